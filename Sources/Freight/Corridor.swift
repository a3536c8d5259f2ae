/// A named chain of terminals people talk about: Trans-Caspian, Northern, Central.
public struct Corridor: Sendable, Hashable {
  public let id: String
  public let name: String
  /// Indices into the network's terminals, in order.
  public let terminals: [Int]

  public init(id: String, name: String, terminals: [Int]) {
    self.id = id
    self.name = name
    self.terminals = terminals
  }
}

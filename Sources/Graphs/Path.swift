/// A walk along arcs, each starting where the one before it ends.
public struct Path: Hashable, Sendable {
  /// The sum of the weights of the arcs, added in their order.
  public let weight: Double
  /// The arcs, in the order they are taken; none where the path ends as it starts.
  public let arcs: [Int]
  /// The vertices passed, from the first to the last: one more than there are arcs.
  public let vertices: [Int]

  /// A path of arcs through vertices.
  ///
  ///     Path(weight: 2, arcs: [0, 1], vertices: [0, 1, 2])
  public init(weight: Double, arcs: [Int], vertices: [Int]) {
    precondition(
      vertices.count == arcs.count + 1, "a path passes one vertex more than it takes arcs")
    self.weight = weight
    self.arcs = arcs
    self.vertices = vertices
  }
}

/// How much work a search has done: figures that are the same on any machine.
public struct Effort: Hashable, Sendable {
  /// Vertices whose distance became final.
  public var settled = 0
  /// Arcs looked at from settled vertices.
  public var relaxed = 0

  /// No work at all.
  public init() {}
}

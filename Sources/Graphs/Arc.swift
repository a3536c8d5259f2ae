/// A way from one vertex to another.
///
///     Arc(from: 0, to: 1)
public struct Arc: Hashable, Sendable {
  /// The vertex the arc leaves.
  public var tail: Int
  /// The vertex the arc enters.
  public var head: Int

  /// An arc from `tail` to `head`.
  public init(from tail: Int, to head: Int) {
    self.tail = tail
    self.head = head
  }
}

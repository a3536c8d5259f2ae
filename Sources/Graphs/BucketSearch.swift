/// Finds distances from one vertex to all others, or to a goal, in large graphs.
///
///     var search = BucketSearch(try WholeWeights(graph, lengths, scale: 1000))
///     try search.run(from: a)
///     search.distance(to: b)         // in the units of the lengths
///     search.path(to: b)?.arcs
///
/// Dijkstra's algorithm with vertices waiting in buckets an eighth of the mean weight wide [1]; a
/// vertex that falls within its bucket is looked at again, so distances are exact. Only distances
/// are kept while searching: a path is read off them afterwards, which also makes ties fall as
/// ``Dijkstra`` has them fall.
///
/// A search is a value to keep: once it has grown to the size that its graph asks for, running it
/// allocates nothing, and a short search after a long one touches only what it reaches.
///
/// - Complexity: O(v + a + d / w) expected time for distances up to d and buckets w wide. About 14
///   bytes a vertex besides the weights.
///
/// [1]: https://doi.org/10.1145/363269.363610
public struct BucketSearch: Sendable {
  /// The weights searched with.
  public let weights: WholeWeights
  /// The work of the last run; a vertex looked at again counts again.
  public private(set) var effort = Effort()

  private var buckets: Buckets
  private var backward: WholeWeights.Fan?

  /// A search with some weights.
  public init(_ weights: WholeWeights) {
    self.weights = weights
    buckets = Buckets(weights)
  }

  /// Searches from a vertex: everywhere, or until a goal is reached.
  ///
  /// - Parameters:
  ///   - source: Where paths start.
  ///   - goal: Where the search may stop.
  /// - Throws: ``WeightOverflow`` if a distance, or that of the goal, comes to 2³¹ or more.
  public mutating func run(from source: Int, to goal: Int? = nil) throws(WeightOverflow) {
    precondition(weights.graph.hasVertex(source), "the graph has no such source")
    precondition(goal.map(weights.graph.hasVertex) ?? true, "the graph has no such goal")
    buckets.begin(at: source)
    buckets.work(along: weights.forward, goal: goal)
    effort = buckets.effort
    let isFound = goal.map { buckets.labels[$0] < WholeWeights.limit } ?? false
    if !isFound && buckets.hasOverflown(along: weights.forward) { throw WeightOverflow(arc: nil) }
  }

  /// The weight of a best path to a vertex; nothing where no path leads, or the search had reached
  /// its goal before it came there.
  public func distance(to vertex: Int) -> Double? {
    wholeDistance(to: vertex).map { Double($0) / weights.scale }
  }

  /// The weight of a best path to a vertex as a whole number.
  public func wholeDistance(to vertex: Int) -> UInt32? {
    precondition(weights.graph.hasVertex(vertex), "the graph has no such vertex")
    return buckets.labels[vertex] < buckets.radius ? buckets.labels[vertex] : nil
  }

  /// A best path to a vertex; nothing where no path leads, or the search had reached its goal
  /// before it came there.
  ///
  /// The first path asked for lays out the arcs as they enter each vertex.
  ///
  /// - Complexity: O(p d) time for p vertices on the path, each entered by d arcs.
  public mutating func path(to vertex: Int) -> Path? {
    guard let weight = distance(to: vertex) else { return nil }
    let backward = self.backward ?? weights.backward()
    self.backward = backward
    let trail = backward.trail(from: vertex, to: buckets.source, buckets.labels)
    return Path(weight: weight, arcs: trail.reversed(), from: buckets.source, in: weights.graph)
  }
}

/// Finds a best path between two vertices of a large graph, from both ends at once.
///
///     var search = BidirectionalSearch(try WholeWeights(graph, lengths, scale: 1000))
///     try search.path(from: a, to: b)?.weight
///
///     //    ╭───╮   ╭───╮
///     //   (  a  )m(  b  )        two small circles instead of one large one
///     //    ╰───╯   ╰───╯
///
/// Two searches in buckets, the one with fewer vertices waiting going on, until no path that is
/// yet to be found can beat the one over the best vertex both have labelled [1]. Of equal paths it
/// is always the same one that is found, but not always the one that ``Dijkstra`` finds.
///
/// - Complexity: O(v + a) expected time; 24 bytes an arc and 20 bytes a vertex.
///
/// [1]: https://doi.org/10.1093/comjnl/9.3.275
public struct BidirectionalSearch: Sendable {
  /// The weights searched with.
  public let weights: WholeWeights
  /// The work of the last run, both sides together.
  public private(set) var effort = Effort()

  private let backward: WholeWeights.Fan
  private var fromSource: Buckets
  private var fromGoal: Buckets

  /// A search with some weights.
  ///
  /// - Complexity: O(v + a) time.
  public init(_ weights: WholeWeights) {
    self.weights = weights
    backward = weights.backward()
    fromSource = Buckets(weights)
    fromGoal = Buckets(weights)
  }

  /// The weight of a best path; nothing where no path leads.
  ///
  /// - Throws: ``WeightOverflow`` if no path weighs less than 2³¹ and one weighs more.
  public mutating func distance(from source: Int, to goal: Int) throws(WeightOverflow) -> Double? {
    try meet(source, goal).map { Double($0.distance) / weights.scale }
  }

  /// A best path; nothing where no path leads.
  ///
  /// - Throws: ``WeightOverflow`` if no path weighs less than 2³¹ and one weighs more.
  public mutating func path(from source: Int, to goal: Int) throws(WeightOverflow) -> Path? {
    guard let (middle, distance) = try meet(source, goal) else { return nil }
    let first = backward.trail(from: middle, to: source, fromSource.labels)
    let second = weights.forward.trail(from: middle, to: goal, fromGoal.labels)
    return Path(
      weight: Double(distance) / weights.scale, arcs: first.reversed() + second, from: source,
      in: weights.graph)
  }

  private mutating func meet(
    _ source: Int, _ goal: Int
  ) throws(WeightOverflow) -> (vertex: Int, distance: UInt32)? {
    precondition(weights.graph.hasVertex(source), "the graph has no such source")
    precondition(weights.graph.hasVertex(goal), "the graph has no such goal")
    fromSource.begin(at: source)
    fromGoal.begin(at: goal)
    var best: (vertex: Int, distance: UInt32)?
    while !fromSource.isDone && !fromGoal.isDone {
      if let best, fromSource.radius + fromGoal.radius >= best.distance { break }
      if fromSource.waiting <= fromGoal.waiting {
        fromSource.workOneBucket(along: weights.forward, meeting: fromGoal.labels)
      } else {
        fromGoal.workOneBucket(along: backward, meeting: fromSource.labels)
      }
      if let met = fromSource.meeting, met.distance < best?.distance ?? .max { best = met }
      if let met = fromGoal.meeting, met.distance < best?.distance ?? .max { best = met }
    }
    effort.settled = fromSource.effort.settled + fromGoal.effort.settled
    effort.relaxed = fromSource.effort.relaxed + fromGoal.effort.relaxed
    if best == nil
      && (fromSource.hasOverflown(along: weights.forward)
        || fromGoal.hasOverflown(along: backward))
    {
      throw WeightOverflow(arc: nil)
    }
    return best
  }
}

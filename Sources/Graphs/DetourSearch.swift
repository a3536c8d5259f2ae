/// Finds the best path between two vertices without some arcs, and then without others, again and
/// again.
///
///     // a ─1─▶ b ─1─▶ c
///     //  ╰─────5────▶╯
///     var search = DetourSearch(graph, from: a, to: c, weights: [1, 1, 5])
///     search.path(without: [])?.weight    // 2
///     search.path(without: [1])?.weight   // 5
///
/// One search backward finds what is left from each vertex while every arc is open: a lower bound of
/// what is left once some are closed. A search forward keeps to the vertices the way over which may,
/// by these bounds, weigh little more than the best path; where it finds none, eight times as much
/// more; and only at last it goes everywhere. The paths are those that ``Dijkstra`` finds, ties
/// included.
///
/// Where arcs lead both ways under the same weight, two searches would do for every arc of the best
/// path. For directed graphs no such way is known, and one that were truly faster than a search for
/// each arc would be so for the paths between all pairs [1]; what can be spared is looking where no
/// short detour leads.
///
/// - Complexity: O((v + a) log a) time at first and for a path far longer than the best, far less for
///   one nearly as short; 32 bytes a vertex and 8 bytes an arc.
///
/// [1]: https://doi.org/10.1145/3186893
public struct DetourSearch: Sendable {
  /// How much more than the best path a detour weighs in the searches to try first, as a share: on
  /// roads most lead round a block.
  private static let excesses = [1.0 / 512, 1.0 / 64, 1.0 / 8, 1]
  /// Bounds give way by more than the rounding of sums taken in another order, 2⁻⁵³ for each of up
  /// to 2¹⁷ arcs, and so does the limit below which a path is known to be the best.
  private static let slack = 0x1p-36

  /// The graph searched.
  public let graph: Graph
  /// The work of the last search.
  public private(set) var effort = Effort()

  private let source: Int
  private let goal: Int
  private let weights: [Double]
  /// What is left at least from each vertex.
  private let bounds: [Double]
  private var search: Dijkstra

  /// A search between two vertices.
  ///
  /// - Parameters:
  ///   - graph: The graph searched.
  ///   - source: Where paths start.
  ///   - goal: Where paths end.
  ///   - weights: The weight of each arc: zero, positive, or +infinity where it is closed for good.
  public init(_ graph: Graph, from source: Int, to goal: Int, weights: [Double]) {
    precondition(graph.hasVertex(source), "the graph has no such source")
    precondition(graph.hasVertex(goal), "the graph has no such goal")
    self.graph = graph
    self.source = source
    self.goal = goal
    self.weights = weights
    search = Dijkstra(graph)
    search.weigh(weights)
    var backward = Dijkstra(graph.reversed())
    backward.run(from: goal, weights: weights)
    bounds = (0..<graph.vertexCount).map {
      (backward.distance(to: $0) ?? .infinity) * (1 - DetourSearch.slack)
    }
  }

  /// A best path that takes none of some arcs; nothing where no path leads.
  public mutating func path(without closed: [Int]) -> Path? {
    effort = Effort()
    let best = bounds[source]
    if best == .infinity { return nil }
    for arc in closed { precondition(weights.indices.contains(arc), "the graph has no such arc") }
    for arc in closed { search.setWeight(of: arc, to: .infinity) }
    defer { for arc in closed { search.setWeight(of: arc, to: weights[arc]) } }
    for limit in DetourSearch.excesses.map({ best * (1 + $0) }) + [.infinity] {
      let isCut = search.run(from: source, to: goal, within: limit, bounds: bounds)
      effort.settled += search.effort.settled
      effort.relaxed += search.effort.relaxed
      let path = search.path(to: goal)
      if let path, path.weight <= limit * (1 - DetourSearch.slack) { return path }
      if !isCut { return path }
    }
    return search.path(to: goal)
  }
}

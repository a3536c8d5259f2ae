/// The best paths from a source to a goal over each single arc.
///
///     // a ─1─▶ b ─1─▶ c
///     //  ╰─────5────▶╯
///     let detours = Detours(graph, from: a, to: c, weights: [1, 1, 5])
///     detours.weight(over: 0)   // 2
///     detours.weight(over: 2)   // 5
///
/// - Complexity: O((v + a) log a) time at first, then O(1) for a weight and O(l) for a path of l arcs;
///   O(v + a) space.
public struct Detours: Sendable {
  private let graph: Graph
  private let weights: [Double]
  private let source: Int
  private let goal: Int
  private var forward: Dijkstra
  private var backward: Dijkstra

  /// Two searches, one from the source and one from the goal.
  ///
  /// - Parameters:
  ///   - graph: The graph searched.
  ///   - source: Where paths start.
  ///   - goal: Where paths end.
  ///   - weights: The weight of each arc: zero, positive, or +infinity where it is closed.
  public init(_ graph: Graph, from source: Int, to goal: Int, weights: [Double]) {
    self.graph = graph
    self.weights = weights
    self.source = source
    self.goal = goal
    forward = Dijkstra(graph)
    forward.run(from: source, weights: weights)
    backward = Dijkstra(graph.reversed())
    backward.run(from: goal, weights: weights)
  }

  /// The best path of all.
  public var best: Path? { forward.path(to: goal) }

  /// The weight of the best path over an arc, +infinity where there is none.
  public func weight(over arc: Int) -> Double {
    guard let before = forward.distance(to: graph.tail(of: arc)),
      let after = backward.distance(to: graph.head(of: arc))
    else { return .infinity }
    return before + weights[arc] + after
  }

  /// The best path over an arc; it may pass a vertex twice.
  public func path(over arc: Int) -> Path? {
    guard weights[arc] < .infinity, let before = forward.path(to: graph.tail(of: arc)),
      let after = backward.path(to: graph.head(of: arc))
    else { return nil }
    let arcs = before.arcs + [arc] + after.arcs.reversed()
    return Path(
      weight: arcs.reduce(0) { $0 + weights[$1] }, arcs: arcs,
      vertices: before.vertices + after.vertices.reversed())
  }
}

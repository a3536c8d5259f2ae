import Graphs

/// Dijkstra's search on a generated grid, against a plain relaxation over all arcs.
enum DijkstraBenchmarks {
  static func run() {
    let side = 300
    let (graph, weights) = grid(side)
    var search = Dijkstra(graph)
    let expected = bellmanFord(graph, weights)
    let goal = side * side - 1
    precondition(expected.isFinite, "the grid is connected")
    print(
      Timing.of("Dijkstra, grid of \(side * side) vertices", expecting: expected) {
        search.run(from: 0, to: goal, weights: weights)
        return search.distance(to: goal) ?? .infinity
      }.line)
  }

  /// A square grid with arcs to the right, the left, up and down, of whole weights.
  private static func grid(_ side: Int) -> (Graph, [Double]) {
    var arcs: [Arc] = []
    var weights: [Double] = []
    for row in 0..<side {
      for column in 0..<side {
        let vertex = row * side + column
        for (down, right) in [(0, 1), (1, 0), (0, -1), (-1, 0)] {
          let (r, c) = (row + down, column + right)
          guard (0..<side).contains(r), (0..<side).contains(c) else { continue }
          arcs.append(Arc(from: vertex, to: r * side + c))
          weights.append(Double(1 + (vertex * 7919 + r * 31 + c * 17) % 100))
        }
      }
    }
    return (Graph(vertexCount: side * side, arcs: arcs), weights)
  }

  /// The distance to the last vertex by relaxing every arc until nothing changes.
  private static func bellmanFord(_ graph: Graph, _ weights: [Double]) -> Double {
    var distances = [Double](repeating: .infinity, count: graph.vertexCount)
    distances[0] = 0
    let ends = (0..<graph.arcCount).map { (graph.tail(of: $0), graph.head(of: $0)) }
    var changes = true
    while changes {
      changes = false
      for (arc, (tail, head)) in ends.enumerated()
      where distances[tail] + weights[arc] < distances[head] {
        distances[head] = distances[tail] + weights[arc]
        changes = true
      }
    }
    return distances[graph.vertexCount - 1]
  }
}

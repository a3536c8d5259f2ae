import Graphs
import Testing

struct BucketSearchTests {
  @Test func `buckets find the distances and the very paths that Dijkstra finds`() throws {
    for seed in 1...900 as ClosedRange<UInt64> {
      var random = RandomGraph(seed: seed, vertices: 14)
      // Weights far apart make buckets wide, so that vertices are looked at again.
      let factor = [1.0, 7, 100][Int(seed % 3)]
      for arc in random.weights.indices { random.weights[arc] *= factor + Double(arc % 2) }
      let weights = try WholeWeights(random.graph, random.weights, scale: 1)
      var buckets = BucketSearch(weights)
      var heap = Dijkstra(random.graph)
      heap.weigh(random.weights)
      for source in 0..<min(3, random.graph.vertexCount) {
        heap.run(from: source)
        for goal in 0..<random.graph.vertexCount {
          try buckets.run(from: source, to: goal)
          guard buckets.path(to: goal) == heap.path(to: goal) else {
            Issue.record("\(source) to \(goal) of \(random)")
            return
          }
        }
        try buckets.run(from: source)
        for goal in 0..<random.graph.vertexCount {
          guard buckets.path(to: goal) == heap.path(to: goal) else {
            Issue.record("\(source) to \(goal), searched everywhere, of \(random)")
            return
          }
        }
      }
    }
  }

  @Test func `a weight too great is thrown with its arc`() throws {
    let graph = Graph(vertexCount: 2, arcs: [Arc(from: 0, to: 1), Arc(from: 0, to: 1)])
    let scaled = #expect(throws: WeightOverflow.self) {
      try WholeWeights(graph, [1, 1e9], scale: 1000)
    }
    #expect(scaled?.arc == 1)
    let whole = #expect(throws: WeightOverflow.self) { try WholeWeights(graph, [1 << 31, 0]) }
    #expect(whole?.arc == 0)
    _ = try WholeWeights(graph, [WholeWeights.closed, 0])
  }

  @Test func `a distance too great is thrown, unless the goal is nearer`() throws {
    let graph = Graph(vertexCount: 3, arcs: [Arc(from: 0, to: 1), Arc(from: 1, to: 2)])
    var search = BucketSearch(try WholeWeights(graph, [2e9, 1e9], scale: 1))
    #expect(throws: WeightOverflow.self) { try search.run(from: 0) }
    #expect(throws: WeightOverflow.self) { try search.run(from: 0, to: 2) }
    try search.run(from: 0, to: 1)
    #expect(search.distance(to: 1) == 2e9)
    #expect(search.distance(to: 2) == nil)
  }
}

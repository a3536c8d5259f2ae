import Graphs
import Testing

struct PointToPointTests {
  @Test func `both ends and landmarks find what Dijkstra finds`() throws {
    for seed in 1...700 as ClosedRange<UInt64> {
      var random = RandomGraph(seed: seed, vertices: 14)
      let factor = [1.0, 7, 100][Int(seed % 3)]
      for arc in random.weights.indices { random.weights[arc] *= factor + Double(arc % 2) }
      let weights = try WholeWeights(random.graph, random.weights, scale: 1)
      var both = BidirectionalSearch(weights)
      var led = LandmarkSearch(try Landmarks(weights, count: 1 + Int(seed % 5)))
      var heap = Dijkstra(random.graph)
      heap.weigh(random.weights)
      for source in 0..<min(3, random.graph.vertexCount) {
        heap.run(from: source)
        for goal in 0..<random.graph.vertexCount {
          let expected = heap.path(to: goal)
          let ledPath = try led.path(from: source, to: goal)
          guard ledPath == expected else {
            Issue.record(
              "\(source) to \(goal): \(ledPath as Any), not \(expected as Any) in \(random)")
            return
          }
          let path = try both.path(from: source, to: goal)
          #expect(path?.weight == expected?.weight, "\(source) to \(goal) in \(random)")
          if let path { expectWalk(path, from: source, to: goal, in: random) }
        }
      }
    }
  }

  @Test func `a sum too great is thrown from both ends`() throws {
    let graph = Graph(vertexCount: 3, arcs: [Arc(from: 0, to: 1), Arc(from: 1, to: 2)])
    var search = BidirectionalSearch(try WholeWeights(graph, [2e9, 1e9], scale: 1))
    #expect(throws: WeightOverflow.self) { try search.path(from: 0, to: 2) }
    #expect(try search.distance(from: 0, to: 1) == 2e9)
    #expect(try search.distance(from: 2, to: 0) == nil)
  }
}

/// Expects a path to lead from its start to its end over open arcs that add up to its weight.
func expectWalk(_ path: Path, from source: Int, to goal: Int, in random: RandomGraph) {
  #expect(path.vertices.first == source && path.vertices.last == goal, "\(path) in \(random)")
  var sum = 0.0
  for (place, arc) in path.arcs.enumerated() {
    #expect(random.arcs[arc].tail == path.vertices[place], "\(path) in \(random)")
    #expect(random.arcs[arc].head == path.vertices[place + 1], "\(path) in \(random)")
    sum += random.weights[arc]
  }
  #expect(sum == path.weight, "\(path) in \(random)")
}

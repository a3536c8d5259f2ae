import Graphs
import Testing

struct ReachabilityTests {
  @Test func `a vertex is reached where its distance is finite, and reaching turned around`() {
    for seed in 1...400 as ClosedRange<UInt64> {
      let random = RandomGraph(seed: seed)
      let all = Textbook.allDistances(in: random)
      let last = random.graph.vertexCount - 1
      #expect(
        random.graph.reached(from: 0, weights: random.weights)
          == (0...last).map { all[0][$0] < .infinity }, "\(random)")
      #expect(
        random.graph.reaching(last, weights: random.weights)
          == (0...last).map { all[$0][last] < .infinity }, "\(random)")
    }
  }

  @Test func `opening any bridge closes the gap, and nothing else does`() {
    for seed in 401...700 as ClosedRange<UInt64> {
      let random = RandomGraph(seed: seed)
      let last = random.graph.vertexCount - 1
      guard let gap = random.graph.gap(from: 0, to: last, weights: random.weights) else {
        let path = random.graph.shortestPath(from: 0, to: last, weights: random.weights)
        #expect(path != nil, "\(random)")
        continue
      }
      #expect(gap.reached.contains(0) && gap.reaching.contains(last))
      for arc in random.arcs.indices {
        var weights = random.weights
        weights[arc] = 1
        let opened = random.graph.shortestPath(from: 0, to: last, weights: weights)
        #expect((opened != nil) == gap.bridges.contains(arc), "arc \(arc) of \(random)")
      }
    }
  }
}

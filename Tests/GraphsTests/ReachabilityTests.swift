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
}

import Graphs
import Testing

struct DetoursTests {
  @Test func `the best path over an arc is the best to it, the arc, and the best from it`() {
    for seed in 1...300 as ClosedRange<UInt64> {
      let random = RandomGraph(seed: seed)
      let goal = random.graph.vertexCount - 1
      let detours = Detours(random.graph, from: 0, to: goal, weights: random.weights)
      func weight(_ from: Int, _ to: Int) -> Double {
        random.graph.shortestPath(from: from, to: to, weights: random.weights)?.weight ?? .infinity
      }
      #expect((detours.best?.weight ?? .infinity) == weight(0, goal), "\(random)")
      for (arc, ends) in random.arcs.enumerated() {
        let expected = weight(0, ends.tail) + random.weights[arc] + weight(ends.head, goal)
        #expect(detours.weight(over: arc) == expected, "arc \(arc) of \(random)")
        let path = detours.path(over: arc)
        #expect((path?.weight ?? .infinity) == expected, "arc \(arc) of \(random)")
        if let path {
          #expect(path.arcs.contains(arc))
          expectWalk(path, from: 0, to: goal, in: random)
        }
      }
    }
  }
}

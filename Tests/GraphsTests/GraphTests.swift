import Graphs
import Testing

struct GraphTests {
  @Test func `arcs keep the numbers they were given`() {
    for seed in 1...300 as ClosedRange<UInt64> {
      let random = RandomGraph(seed: seed)
      for (index, arc) in random.arcs.enumerated() {
        #expect(random.graph.tail(of: index) == arc.tail, "\(random)")
        #expect(random.graph.head(of: index) == arc.head, "\(random)")
      }
      for vertex in 0..<random.graph.vertexCount {
        let leaving = random.arcs.indices.filter { random.arcs[$0].tail == vertex }
        #expect(Array(random.graph.arcs(from: vertex)) == leaving, "\(random)")
      }
    }
  }

  @Test func `an arc to nowhere is refused`() async {
    await #expect(processExitsWith: .failure) {
      _ = Graph(vertexCount: 2, arcs: [Arc(from: 0, to: 2)])
    }
  }
}

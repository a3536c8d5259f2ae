import Graphs
import Testing

struct LaneSearchTests {
  @Test func `each lane finds the distance and the very path that Dijkstra finds`() {
    for seed in 1...800 as ClosedRange<UInt64> {
      var random = RandomGraph(seed: seed, vertices: 12, greatest: seed.isMultiple(of: 2) ? 3 : 9)
      var dice = Dice(seed: seed + 1_000_000)
      let goal = random.graph.vertexCount - 1
      var search = LaneSearch(random.graph, from: 0, to: goal, typical: random.weights)
      var scalar = Dijkstra(random.graph)
      for _ in 0..<2 {
        var vectors = [SIMD16<Float>](repeating: .zero, count: random.arcs.count)
        var sets: [[Double]] = []
        for lane in 0..<16 {
          random.weights = RandomGraph.weights(
            count: random.arcs.count, greatest: 4, dice: &dice)
          sets.append(random.weights)
          for arc in vectors.indices { vectors[arc][lane] = Float(random.weights[arc]) }
        }
        let distances = search.solve(vectors.span)
        search.trace(vectors.span)
        for lane in 0..<16 {
          random.weights = sets[lane]
          scalar.run(from: 0, to: goal, weights: sets[lane])
          let path = scalar.path(to: goal)
          let strands = search.strands.filter { $0.lanes & (1 << lane) != 0 }
          #expect(strands.count == (path == nil ? 0 : 1), "lane \(lane) of \(random)")
          #expect(distances[lane] == Float(path?.weight ?? .infinity), "lane \(lane) of \(random)")
          guard strands.first.map({ Array($0.arcs) }) == path?.arcs else {
            Issue.record("lane \(lane): \(strands), not \(path as Any), in \(random)")
            return
          }
        }
      }
    }
  }

  @Test func `least weights known beforehand change no answer`() {
    for seed in 1...300 as ClosedRange<UInt64> {
      let random = RandomGraph(seed: seed, vertices: 12, greatest: 9)
      var dice = Dice(seed: seed + 2_000_000)
      let goal = random.graph.vertexCount - 1
      var least = [Double](repeating: .infinity, count: random.arcs.count)
      var vectors = [SIMD16<Float>](repeating: .zero, count: random.arcs.count)
      for lane in 0..<16 {
        let weights = RandomGraph.weights(count: random.arcs.count, greatest: 4, dice: &dice)
        for arc in vectors.indices {
          // Tenths, so that sums are rounded.
          let weight = Float(weights[arc]) / 10
          vectors[arc][lane] = weight
          least[arc] = min(least[arc], Double(weight))
        }
      }
      var plain = LaneSearch(random.graph, from: 0, to: goal, typical: random.weights)
      var informed = LaneSearch(
        random.graph, from: 0, to: goal, typical: random.weights, least: least)
      #expect(informed.solve(vectors.span) == plain.solve(vectors.span), "\(random)")
      plain.trace(vectors.span)
      informed.trace(vectors.span)
      #expect(informed.strands.map(\.lanes) == plain.strands.map(\.lanes), "\(random)")
      #expect(informed.strands.map(\.arcs) == plain.strands.map(\.arcs), "\(random)")
      #expect(informed.sweeps <= plain.sweeps, "\(random)")
    }
  }

  @Test func `lanes that agree share one strand`() {
    let graph = Graph(vertexCount: 2, arcs: [Arc(from: 0, to: 1), Arc(from: 0, to: 1)])
    var search = LaneSearch(graph, from: 0, to: 1)
    var first = SIMD16<Float>(repeating: 1)
    first[3] = .infinity
    let weights = [first, SIMD16<Float>(repeating: 1)]
    #expect(search.solve(weights.span) == SIMD16(repeating: 1))
    search.trace(weights.span)
    #expect(search.strands.map(\.lanes) == [1 << 3, ~(1 << 3)])
    #expect(search.strands.map { Array($0.arcs) } == [[1], [0]])
  }

  @Test func `a path of no arcs leads from a vertex to itself`() {
    let graph = Graph(vertexCount: 1, arcs: [Arc(from: 0, to: 0)])
    var search = LaneSearch(graph, from: 0, to: 0)
    let weights = [SIMD16<Float>(repeating: 1)]
    #expect(search.solve(weights.span) == .zero)
    search.trace(weights.span)
    #expect(search.strands.map(\.arcs.isEmpty) == [true])
    #expect(search.strands.map(\.lanes) == [.max])
  }
}

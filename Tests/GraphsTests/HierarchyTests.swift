import Graphs
import Testing

struct HierarchyTests {
  @Test func `a hierarchy finds the distances that Dijkstra finds, under every set of weights`()
    throws
  {
    for seed in 1...300 as ClosedRange<UInt64> {
      var random = RandomGraph(seed: seed, vertices: seed.isMultiple(of: 10) ? 60 : 14)
      var dice = Dice(seed: seed)
      var search = HierarchySearch(Hierarchy(random.graph))
      var heap = Dijkstra(random.graph)
      for _ in 0..<2 {
        random.weights = RandomGraph.weights(
          count: random.arcs.count, greatest: 4, dice: &dice)
        heap.weigh(random.weights)
        try search.customize(
          random.weights.map { $0 < .infinity ? UInt32($0) : HierarchySearch.closed })
        for source in 0..<min(4, random.graph.vertexCount) {
          heap.run(from: source)
          for goal in 0..<random.graph.vertexCount {
            let path = try search.path(from: source, to: goal)
            guard path?.weight == heap.distance(to: goal) else {
              Issue.record("\(source) to \(goal): \(path as Any) in \(random)")
              return
            }
            #expect(try search.distance(from: source, to: goal).map(Double.init) == path?.weight)
            if let path { expectWalk(path, from: source, to: goal, in: random) }
          }
        }
      }
    }
  }

  @Test func `each lane of a hierarchy finds what a hierarchy finds alone`() throws {
    for seed in 1...120 as ClosedRange<UInt64> {
      let random = RandomGraph(seed: seed, vertices: 20)
      var dice = Dice(seed: seed)
      let hierarchy = Hierarchy(random.graph)
      var alone = HierarchySearch(hierarchy)
      var lanes = HierarchyLanes(hierarchy)
      let sets = (0..<16).map { _ in
        RandomGraph.weights(count: random.arcs.count, greatest: 9, dice: &dice)
      }
      var vectors = [SIMD16<Float>](repeating: .zero, count: random.arcs.count)
      for lane in 0..<16 {
        for arc in vectors.indices { vectors[arc][lane] = Float(sets[lane][arc]) }
      }
      lanes.customize(vectors.span)
      for _ in 0..<4 {
        let source = dice.roll(random.graph.vertexCount)
        let goal = dice.roll(random.graph.vertexCount)
        let distances = lanes.distances(from: source, to: goal)
        for lane in 0..<16 {
          try alone.customize(
            sets[lane].map { $0 < .infinity ? UInt32($0) : HierarchySearch.closed })
          let distance = try alone.distance(from: source, to: goal)
          #expect(
            distances[lane] == distance.map { Float($0) } ?? .infinity,
            "\(source) to \(goal), lane \(lane) of \(random)")
        }
      }
    }
  }

  @Test func `a grid is cut in halves and still searched exactly`() throws {
    let side = 30
    var dice = Dice(seed: 5)
    var arcs: [Arc] = []
    for row in 0..<side {
      for column in 0..<side {
        let vertex = row * side + column
        if column + 1 < side { arcs += [Arc(from: vertex, to: vertex + 1)] }
        if row + 1 < side { arcs += [Arc(from: vertex + side, to: vertex)] }
        if column > 0 { arcs += [Arc(from: vertex, to: vertex - 1)] }
        if row > 0 { arcs += [Arc(from: vertex - side, to: vertex)] }
      }
    }
    let graph = Graph(vertexCount: side * side, arcs: arcs)
    let weights = arcs.map { _ in UInt32(1 + dice.roll(100)) }
    let hierarchy = Hierarchy(graph)
    // A grid of n vertices takes at most 31/4 n log2 n arcs by nested dissection (George, 1973).
    #expect(hierarchy.climbCount < 31 * side * side * 10 / 4)
    var search = HierarchySearch(hierarchy)
    try search.customize(weights)
    var heap = Dijkstra(graph)
    heap.weigh(weights.map(Double.init))
    for _ in 0..<40 {
      let (source, goal) = (dice.roll(side * side), dice.roll(side * side))
      heap.run(from: source, to: goal)
      let path = try search.path(from: source, to: goal)
      #expect(path?.weight == heap.distance(to: goal))
      #expect(path?.arcs.reduce(0) { $0 + Double(weights[$1]) } == path?.weight)
    }
  }

  @Test func `a distance too great is thrown`() throws {
    let graph = Graph(vertexCount: 4, arcs: [Arc(from: 0, to: 1), Arc(from: 1, to: 2)])
    var search = HierarchySearch(Hierarchy(graph))
    try search.customize([2_000_000_000, 1_000_000_000])
    #expect(throws: WeightOverflow.self) { try search.distance(from: 0, to: 2) }
    #expect(try search.distance(from: 0, to: 1) == 2_000_000_000)
    #expect(try search.distance(from: 0, to: 3) == nil)
  }
}

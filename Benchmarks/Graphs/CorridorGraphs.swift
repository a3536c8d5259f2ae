import Graphs

/// A graph the size of a corridor's: terminals strewn over a map, each joined with its nearest.
struct CorridorGraph {
  let graph: Graph
  /// A weight for each arc, about its length.
  let weights: [Double]
  let source: Int
  let goal: Int

  /// Terminals on a map, joined both ways with the nearest ones.
  init(terminals: Int, neighbours: Int, seed: UInt64) {
    var dice = Dice(seed: seed)
    let places = (0..<terminals).map { _ in (x: 3 * dice.unit(), y: dice.unit()) }
    func distance(_ a: Int, _ b: Int) -> Double {
      let (dx, dy) = (places[a].x - places[b].x, places[a].y - places[b].y)
      return (dx * dx + dy * dy).squareRoot()
    }
    var pairs: Set<[Int]> = []
    for one in places.indices {
      let nearest = places.indices.filter { $0 != one }.sorted {
        distance(one, $0) < distance(one, $1)
      }
      for other in nearest.prefix(neighbours) { pairs.insert([min(one, other), max(one, other)]) }
    }
    let ordered = pairs.sorted { $0.lexicographicallyPrecedes($1) }
    let arcs = ordered.flatMap { [Arc(from: $0[0], to: $0[1]), Arc(from: $0[1], to: $0[0])] }
    graph = Graph(vertexCount: terminals, arcs: arcs)
    weights = arcs.map { 1000 * distance($0.tail, $0.head) }
    source = places.indices.min { places[$0].x < places[$1].x } ?? 0
    goal = places.indices.max { places[$0].x < places[$1].x } ?? 0
  }
}

extension GraphBenchmarks {
  /// Solves many sets of weights on corridor-sized graphs, in lanes and one by one.
  static func resolve() {
    print("terminals   arcs  sweeps  one by one    in lanes  and traced   ratio")
    for (terminals, neighbours) in [(150, 4), (200, 4), (200, 5), (500, 4), (1000, 4)] {
      let corridor = CorridorGraph(terminals: terminals, neighbours: neighbours, seed: 7)
      let arcCount = corridor.graph.arcCount
      var dice = Dice(seed: 1)
      // Each arc of each trial from 0.8 to 1.6 times its length, as a delay or a price would vary.
      let batches: [[SIMD16<Float>]] = (0..<16).map { _ in
        corridor.weights.map { weight in
          var lanes = SIMD16<Float>()
          for lane in 0..<16 { lanes[lane] = Float(weight * (0.8 + 0.8 * dice.unit())) }
          return lanes
        }
      }
      let sets = batches.flatMap { batch in
        (0..<16).map { lane in batch.map { Double($0[lane]) } }
      }
      var lanes = LaneSearch(
        corridor.graph, from: corridor.source, to: corridor.goal, typical: corridor.weights)
      var scalar = Dijkstra(corridor.graph)

      var sweeps = 0
      for (index, batch) in batches.enumerated() {
        let distances = lanes.solve(batch.span)
        sweeps += lanes.sweeps
        lanes.trace(batch.span)
        for lane in 0..<16 {
          scalar.run(from: corridor.source, to: corridor.goal, weights: sets[16 * index + lane])
          guard let path = scalar.path(to: corridor.goal) else { fatalError("no path") }
          precondition(
            abs(Double(distances[lane]) / path.weight - 1) < 1e-5, "the distances differ")
          let strand = lanes.strands.first { $0.lanes & (1 << lane) != 0 }
          precondition(strand.map { Array($0.arcs) } == path.arcs, "the paths differ")
        }
      }

      var sum = SIMD16<Float>.zero
      let scalarSeconds = medianSeconds {
        for set in sets { scalar.run(from: corridor.source, to: corridor.goal, weights: set) }
      }
      let laneSeconds = medianSeconds {
        for _ in 0..<8 { for batch in batches { sum += lanes.solve(batch.span) } }
      }
      let traceSeconds = medianSeconds {
        for _ in 0..<8 {
          for batch in batches {
            sum += lanes.solve(batch.span)
            lanes.trace(batch.span)
          }
        }
      }
      precondition(sum.sum() > 0)
      let perScalar = scalarSeconds / Double(sets.count)
      let perLane = laneSeconds / Double(8 * sets.count)
      let perTrace = traceSeconds / Double(8 * sets.count)
      print(
        pad(terminals, 9), pad(arcCount, 6), pad(Double(sweeps) / 16, 7), pad(perScalar * 1e6, 8),
        "µs", pad(perLane * 1e6, 8), "µs", pad(perTrace * 1e6, 8), "µs",
        pad(perScalar / perLane, 7))
    }
  }
}

import Foundation
import Graphs

/// A road graph with the lengths of its arcs.
struct RoadGraph {
  let name: String
  let graph: Graph
  let weights: [UInt32]

  /// Reads a DIMACS file that was unpacked before.
  init(contentsOf path: String) throws {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    let file = try DIMACSGraph(parsing: bytes)
    name = URL(fileURLWithPath: path).lastPathComponent
    graph = file.graph
    weights = file.weights
  }

  /// A map like that of roads: a bent grid with gaps, and faster roads every 8, 64 and 512 lines.
  init(generated side: Int, seed: UInt64) {
    var dice = Dice(seed: seed)
    let bends = (0..<(side * side)).map { _ in (0.7 * dice.unit(), 0.7 * dice.unit()) }
    var tails: [Int] = []
    var heads: [Int] = []
    var weights: [UInt32] = []
    func join(_ row: Int, _ column: Int, _ nextRow: Int, _ nextColumn: Int, line: Int) {
      let speed = line % 512 == 0 ? 4.0 : line % 64 == 0 ? 3 : line % 8 == 0 ? 2 : 1
      // A seventh of the small roads is missing, which leaves about 2.7 arcs a vertex or so, as in
      // the challenge's road graphs.
      if speed == 1 && dice.roll(3) == 0 { return }
      let one = row * side + column
      let other = nextRow * side + nextColumn
      let across = Double(nextColumn - column) + bends[other].0 - bends[one].0
      let along = Double(nextRow - row) + bends[other].1 - bends[one].1
      let weight = UInt32(1 + 1000 * (across * across + along * along).squareRoot() / speed)
      tails += [one, other]
      heads += [other, one]
      weights += [weight, weight]
    }
    for row in 0..<side {
      for column in 0..<side {
        if column + 1 < side { join(row, column, row, column + 1, line: row) }
        if row + 1 < side { join(row, column, row + 1, column, line: column) }
      }
    }
    name = "generated \(side)x\(side)"
    graph = Graph(vertexCount: side * side, tails: tails, heads: heads)
    self.weights = weights
  }
}

extension GraphBenchmarks {
  /// Searches road graphs: from one to all, and from point to point.
  static func roads(_ road: RoadGraph, queries: Int) throws {
    let whole = try WholeWeights(road.graph, road.weights)
    let doubles = road.weights.map(Double.init)
    var buckets = BucketSearch(whole)
    var heap = Dijkstra(road.graph)
    heap.weigh(doubles)
    var dice = Dice(seed: 2026)
    let count = road.graph.vertexCount
    let pairs = (0..<queries).map { _ in (dice.roll(count), dice.roll(count)) }
    print("\(road.name): \(count) vertices, \(road.graph.arcCount) arcs")

    for (source, _) in pairs.prefix(3) {
      heap.run(from: source)
      try buckets.run(from: source)
      for vertex in 0..<count {
        precondition(buckets.distance(to: vertex) == heap.distance(to: vertex), "distances differ")
      }
    }
    var heapTimes: [Double] = []
    var bucketTimes: [Double] = []
    for (source, _) in pairs.prefix(11) {
      heapTimes.append(processorSeconds { heap.run(from: source) })
      try bucketTimes.append(processorSeconds { try buckets.run(from: source) })
    }
    print("  one to all: heap", pad(median(heapTimes) * 1e3, 8), "ms")
    print("           buckets", pad(median(bucketTimes) * 1e3, 8), "ms", buckets.effort)

    var both = BidirectionalSearch(whole)
    let preparation = clock()
    var led = LandmarkSearch(try Landmarks(whole))
    print(
      "  landmarks found in", pad(Double(clock() - preparation) / Double(CLOCKS_PER_SEC), 6), "s")
    var times: [String: [Double]] = [:]
    var settled: [String: Int] = [:]
    for (source, goal) in pairs {
      var answers: [Double?] = []
      func time(_ name: String, _ work: () throws -> Double?) rethrows {
        try times[name, default: []].append(processorSeconds { try answers.append(work()) })
      }
      time("heap") {
        heap.run(from: source, to: goal)
        return heap.distance(to: goal)
      }
      try time("buckets") {
        try buckets.run(from: source, to: goal)
        return buckets.distance(to: goal)
      }
      try time("both ends") { try both.distance(from: source, to: goal) }
      try time("landmarks") { try led.distance(from: source, to: goal) }
      precondition(Set(answers).count == 1, "the answers differ")
      settled["heap", default: 0] += heap.effort.settled
      settled["buckets", default: 0] += buckets.effort.settled
      settled["both ends", default: 0] += both.effort.settled
      settled["landmarks", default: 0] += led.effort.settled
    }
    print("  point to point, mean of \(queries)        settled   heap / this   buckets / this")
    func mean(_ name: String) -> Double {
      times[name, default: []].reduce(0, +) / Double(queries)
    }
    for name in ["heap", "buckets", "both ends", "landmarks"] {
      print(
        pad(name, 12), pad(mean(name) * 1e6, 10), "µs",
        pad(settled[name, default: 0] / queries, 12),
        pad(mean("heap") / mean(name), 12), pad(mean("buckets") / mean(name), 12))
    }
  }
}

/// The middle of some numbers.
func median(_ numbers: [Double]) -> Double { numbers.sorted()[numbers.count / 2] }

extension GraphBenchmarks {
  /// Builds a hierarchy over a road graph, customizes and searches it.
  static func hierarchy(_ road: RoadGraph, queries: Int, lanes runsLanes: Bool) throws {
    let start = clock()
    let hierarchy = Hierarchy(road.graph)
    let built = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    print("\(road.name): hierarchy built in", pad(built, 6), "s,")
    print("  \(hierarchy.climbCount) climbs for \(road.graph.arcCount) arcs")
    var search = HierarchySearch(hierarchy)
    var times: [Double] = []
    for _ in 0..<9 {
      try times.append(processorSeconds { try search.customize(road.weights) })
    }
    print("  customized in", pad(median(times) * 1e3, 8), "ms")
    var buckets = BucketSearch(try WholeWeights(road.graph, road.weights))
    var dice = Dice(seed: 2026)
    let count = road.graph.vertexCount
    let pairs = (0..<queries).map { _ in (dice.roll(count), dice.roll(count)) }
    var settled = 0
    for (source, goal) in pairs.prefix(50) {
      try buckets.run(from: source, to: goal)
      let path = try search.path(from: source, to: goal)
      settled += search.effort.settled
      precondition(buckets.distance(to: goal) == path?.weight, "the answers differ")
      let sum = path?.arcs.reduce(0) { $0 + Double(road.weights[$1]) }
      precondition(sum == path?.weight, "the path does not weigh what it says")
    }
    var sum: UInt64 = 0
    let distanceSeconds = medianSeconds {
      for (source, goal) in pairs {
        sum += UInt64((try? search.distance(from: source, to: goal)) ?? 0)
      }
    }
    let pathSeconds = medianSeconds {
      for (source, goal) in pairs {
        sum += UInt64((try? search.path(from: source, to: goal))?.arcs.count ?? 0)
      }
    }
    precondition(sum > 0)
    print("  distance", pad(distanceSeconds / Double(queries) * 1e6, 8), "µs")
    print("      path", pad(pathSeconds / Double(queries) * 1e6, 8), "µs,", settled / 50, "settled")

    if !runsLanes { return }
    let vectors = road.weights.map { weight in
      var vector = SIMD16<Float>(repeating: Float(weight))
      for lane in 1..<16 { vector[lane] = (vector[lane] * Float(8 + dice.roll(8)) / 8).rounded() }
      return vector
    }
    var lanes = HierarchyLanes(hierarchy)
    let customizeSeconds = medianSeconds(runs: 5) { lanes.customize(vectors.span) }
    for (source, goal) in pairs.prefix(50) {
      let distance = try search.distance(from: source, to: goal)
      let found = lanes.distances(from: source, to: goal)[0]
      precondition(found == distance.map { Float($0) } ?? .infinity, "lane 0 differs")
    }
    var total = SIMD16<Float>.zero
    let laneSeconds = medianSeconds {
      for (source, goal) in pairs { total += lanes.distances(from: source, to: goal) }
    }
    precondition(total.sum() > 0)
    print("  sixteen sets of weights at once, each:")
    print("  customized in", pad(customizeSeconds / 16 * 1e3, 8), "ms")
    print("  distance", pad(laneSeconds / 16 / Double(queries) * 1e6, 8), "µs")
  }
}

extension GraphBenchmarks {
  /// Finds the fronts of distance and time between vertices of a road graph, near and far, in
  /// processor time.
  static func compromises(_ lengths: RoadGraph, _ times: RoadGraph) throws {
    precondition(lengths.graph.arcCount == times.graph.arcCount, "the graphs differ")
    let sets = [lengths.weights.map(Double.init), times.weights.map(Double.init)]
    var search = ParetoSearch(lengths.graph)
    var alone = Dijkstra(lengths.graph)
    var dice = Dice(seed: 7)
    let count = lengths.graph.vertexCount
    print("goal, nearest      ms, median     least  greatest   front, median  greatest     labels")
    // As near as the vertex that a search settles so many others before; the last at random.
    for rank in [1 << 10, 1 << 12, 1 << 14, 1 << 16, 0] {
      var seconds: [Double] = []
      var sizes: [Int] = []
      var labels = 0
      let pairs = rank == 0 ? 5 : 11
      for _ in 0..<pairs {
        let source = dice.roll(count)
        alone.run(from: source, weights: sets[0])
        let near = (0..<count).sorted {
          (alone.distance(to: $0) ?? .infinity) < (alone.distance(to: $1) ?? .infinity)
        }
        let goal = rank == 0 ? dice.roll(count) : near[rank]
        let start = clock()
        let front = search.run(from: source, to: goal, weights: sets)
        seconds.append(Double(clock() - start) / Double(CLOCKS_PER_SEC))
        sizes.append(front.count)
        labels += search.effort.settled
        // The ends of a front are the best by either weight alone; in between, less of one weight is
        // more of the other, and every path weighs what it says.
        precondition(alone.distance(to: goal) == front.first?.weights[0], "the front is short")
        alone.run(from: source, to: goal, weights: sets[1])
        precondition(alone.distance(to: goal) == front.last?.weights[1], "the front is short")
        for (one, next) in zip(front, front.dropFirst()) {
          precondition(
            one.weights[0] < next.weights[0] && one.weights[1] > next.weights[1],
            "one compromise beats another")
        }
        for compromise in front {
          precondition(
            compromise.weights == sets.map { set in compromise.arcs.reduce(0) { $0 + set[$1] } },
            "a path does not weigh what it says")
        }
      }
      print(
        pad(rank == 0 ? "any" : String(rank), 13), pad(median(seconds) * 1e3, 15),
        pad((seconds.min() ?? 0) * 1e3, 9), pad((seconds.max() ?? 0) * 1e3, 9),
        pad(sizes.sorted()[pairs / 2], 15), pad(sizes.max() ?? 0, 9), pad(labels / pairs, 10))
    }
  }

  /// Finds the best path without each of the arcs of the best one, in processor time: by a search for
  /// detours, and by a search that knows of nothing.
  static func detours(_ road: RoadGraph) {
    let weights = road.weights.map(Double.init)
    var dice = Dice(seed: 11)
    let count = road.graph.vertexCount
    print("  arcs   detours, ms   searches, ms   ratio")
    var ratios: [Double] = []
    for _ in 0..<7 {
      let (source, goal) = (dice.roll(count), dice.roll(count))
      guard let best = road.graph.shortestPath(from: source, to: goal, weights: weights) else {
        continue
      }
      var start = clock()
      let found = road.graph.replacements(for: best, weights: weights)
      let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
      // One search for each arc takes minutes: every sixteenth stands for all.
      var whole = Dijkstra(road.graph)
      var open = weights
      var searched = 0.0
      let sample = stride(from: 0, to: best.arcs.count, by: 16)
      for place in sample {
        open[best.arcs[place]] = .infinity
        start = clock()
        whole.run(from: source, to: goal, weights: open)
        searched += Double(clock() - start) / Double(CLOCKS_PER_SEC)
        open[best.arcs[place]] = weights[best.arcs[place]]
        precondition(whole.path(to: goal) == found[place], "the detours differ")
      }
      let all = searched / Double(Array(sample).count) * Double(best.arcs.count)
      ratios.append(all / seconds)
      print(
        pad(best.arcs.count, 6), pad(seconds * 1e3, 13), pad(all * 1e3, 14),
        pad(all / seconds, 7))
    }
    print("  median of the ratios", pad(median(ratios), 7))
  }
}

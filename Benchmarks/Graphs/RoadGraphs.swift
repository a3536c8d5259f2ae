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
    let clock = ContinuousClock()
    for (source, _) in pairs.prefix(11) {
      heapTimes.append(clock.measure { heap.run(from: source) } / .seconds(1))
      try bucketTimes.append(clock.measure { try buckets.run(from: source) } / .seconds(1))
    }
    print("  one to all: heap", pad(median(heapTimes) * 1e3, 8), "ms")
    print("           buckets", pad(median(bucketTimes) * 1e3, 8), "ms", buckets.effort)

    var both = BidirectionalSearch(whole)
    let preparation = clock.now
    var led = LandmarkSearch(try Landmarks(whole))
    print("  landmarks found in", pad((clock.now - preparation) / .seconds(1), 6), "s")
    var times: [String: [Double]] = [:]
    var settled: [String: Int] = [:]
    for (source, goal) in pairs {
      var answers: [Double?] = []
      func time(_ name: String, _ work: () throws -> Double?) rethrows {
        let start = clock.now
        try answers.append(work())
        times[name, default: []].append((clock.now - start) / .seconds(1))
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
    let clock = ContinuousClock()
    var start = clock.now
    let hierarchy = Hierarchy(road.graph)
    print("\(road.name): hierarchy built in", pad((clock.now - start) / .seconds(1), 6), "s,")
    print("  \(hierarchy.climbCount) climbs for \(road.graph.arcCount) arcs")
    var search = HierarchySearch(hierarchy)
    var times: [Double] = []
    for _ in 0..<9 {
      start = clock.now
      try search.customize(road.weights)
      times.append((clock.now - start) / .seconds(1))
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

    // Sixteen sets of weights of four million vertices would not fit into a small machine.
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
  /// Finds the fronts of distance and time between vertices of a road graph, near and far.
  static func compromises(_ lengths: RoadGraph, _ times: RoadGraph) throws {
    precondition(lengths.graph.arcCount == times.graph.arcCount, "the graphs differ")
    let sets = [lengths.weights.map(Double.init), times.weights.map(Double.init)]
    var search = ParetoSearch(lengths.graph)
    var both = Dijkstra(lengths.graph)
    let clock = ContinuousClock()
    var dice = Dice(seed: 7)
    let count = lengths.graph.vertexCount
    print("seconds   front    labels")
    var seconds: [Double] = []
    for _ in 0..<5 {
      let (source, goal) = (dice.roll(count), dice.roll(count))
      let start = clock.now
      let front = search.run(from: source, to: goal, weights: sets)
      seconds.append((clock.now - start) / .seconds(1))
      // The ends of a front are the best by either weight alone.
      both.run(from: source, to: goal, weights: sets[0])
      precondition(both.distance(to: goal) == front.first?.weights[0], "the front is too short")
      both.run(from: source, to: goal, weights: sets[1])
      precondition(both.distance(to: goal) == front.last?.weights[1], "the front is too short")
      print(pad(seconds[seconds.count - 1], 7), pad(front.count, 7), pad(search.effort.settled, 9))
    }
    print("median", pad(median(seconds), 7), "s")
  }
}

import Graphs
import Testing

struct ManyPathsTests {
  @Test func `the best paths are the first of all paths in order`() {
    for seed in 1...300 as ClosedRange<UInt64> {
      let random = RandomGraph(seed: seed, vertices: 7)
      let goal = random.graph.vertexCount - 1
      let all = allPaths(in: random, from: 0, to: goal).sorted {
        let (one, other) = (random.weight(of: $0), random.weight(of: $1))
        if one != other { return one < other }
        return $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
      }
      let found = random.graph.bestPaths(10, from: 0, to: goal, weights: random.weights)
      #expect(
        found.map(\.weight) == all.prefix(10).map { random.weight(of: $0) }, "\(random)")
      #expect(Set(found.map(\.arcs)).count == found.count, "\(random)")
      for path in found { expectWalk(path, from: 0, to: goal, in: random) }
      let every = random.graph.bestPaths(10_000, from: 0, to: goal, weights: random.weights)
      #expect(Set(every.map(\.arcs)) == Set(all), "\(random)")
    }
  }

  @Test func `alternatives differ, stay within the stretch and start with the best`() {
    for seed in 1...400 as ClosedRange<UInt64> {
      let random = RandomGraph(seed: seed, vertices: 9, greatest: 9)
      let goal = random.graph.vertexCount - 1
      let best = random.graph.shortestPath(from: 0, to: goal, weights: random.weights)
      let found = random.graph.alternatives(
        4, from: 0, to: goal, weights: random.weights, overlap: 0.5, stretch: 2)
      #expect(found.first == best, "\(random)")
      for (place, path) in found.enumerated() {
        expectWalk(path, from: 0, to: goal, in: random)
        #expect(path.weight <= 2 * found[0].weight, "\(random)")
        #expect(Set(path.vertices).count == path.vertices.count, "\(random)")
        for other in found[..<place] {
          let shared = path.arcs.filter(other.arcs.contains)
          #expect(random.weight(of: shared) <= 0.5 * path.weight, "\(random)")
        }
      }
    }
  }

  @Test func `a best path of no weight has alternatives too, unless a stretch forbids them`() {
    let graph = Graph(vertexCount: 2, arcs: [Arc(from: 0, to: 1), Arc(from: 0, to: 1)])
    func found(stretch: Double) -> [[Int]] {
      graph.alternatives(2, from: 0, to: 1, weights: [0, 3], overlap: 0.5, stretch: stretch)
        .map(\.arcs)
    }
    #expect(found(stretch: .infinity) == [[0], [1]])
    #expect(found(stretch: 1e9) == [[0]])
  }

  @Test func `moving a weight within its tolerance keeps the best path, and beyond it does not`() {
    for seed in 1...300 as ClosedRange<UInt64> {
      let random = RandomGraph(seed: seed, vertices: 8, greatest: 9)
      let goal = random.graph.vertexCount - 1
      guard
        let tolerances = random.graph.tolerances(from: 0, to: goal, weights: random.weights)
      else { continue }
      let best = tolerances.best
      func bestWeight(with arc: Int, at weight: Double) -> (least: Double, kept: Double) {
        var changed = random
        changed.weights[arc] = weight
        let path = random.graph.shortestPath(from: 0, to: goal, weights: changed.weights)
        return (path?.weight ?? .infinity, changed.weight(of: best.arcs))
      }
      for arc in random.arcs.indices where random.weights[arc] < .infinity {
        let weight = random.weights[arc]
        let tolerance = tolerances.arcs[arc]
        let risen = bestWeight(with: arc, at: weight + (tolerance.rise ?? 1000))
        #expect(risen.least == risen.kept, "arc \(arc) of \(random)")
        let fallen = bestWeight(with: arc, at: weight - (tolerance.fall ?? weight))
        #expect(fallen.least == fallen.kept, "arc \(arc) of \(random)")
        if let rise = tolerance.rise {
          let beyond = bestWeight(with: arc, at: weight + rise + 1)
          #expect(beyond.least < beyond.kept, "arc \(arc) of \(random)")
        }
        if let fall = tolerance.fall {
          let beyond = bestWeight(with: arc, at: weight - fall - 0.5)
          #expect(beyond.least < beyond.kept, "arc \(arc) of \(random)")
        }
      }
    }
  }

  @Test func `a detour round any arcs is the best path of the graph without them`() {
    for seed in 1...600 as ClosedRange<UInt64> {
      var random = RandomGraph(seed: seed, vertices: 14, greatest: 9)
      // Tenths round differently from either end; weights far apart ask for every limit in turn.
      let unit = seed.isMultiple(of: 2) ? 1 : 0.1
      for arc in random.weights.indices {
        random.weights[arc] *= seed.isMultiple(of: 3) && arc.isMultiple(of: 4) ? 100 * unit : unit
      }
      let goal = random.graph.vertexCount - 1
      var search = DetourSearch(random.graph, from: 0, to: goal, weights: random.weights)
      var dice = Dice(seed: seed)
      func expectBest(without closed: [Int]) {
        var open = random.weights
        for arc in closed { open[arc] = .infinity }
        let best = random.graph.shortestPath(from: 0, to: goal, weights: open)
        #expect(search.path(without: closed) == best, "without \(closed) of \(random)")
      }
      expectBest(without: [])
      let best = search.path(without: [])?.arcs ?? []
      for arc in best { expectBest(without: [arc]) }
      for _ in 0..<3 { expectBest(without: best.filter { _ in dice.once(in: 2) }) }
      expectBest(without: [])
    }
  }

  @Test func `a search for detours round a short way does not look far`() {
    // A road of unit steps with a lane beside each, in the middle of a thousand vertices away from it.
    var arcs: [Arc] = []
    for step in 0..<20 { arcs += [Arc(from: step, to: step + 1), Arc(from: step, to: step + 1)] }
    for far in 21..<1000 { arcs.append(Arc(from: far.isMultiple(of: 20) ? 0 : far - 1, to: far)) }
    let graph = Graph(vertexCount: 1000, arcs: arcs)
    let weights = arcs.indices.map { $0 < 40 && $0 % 2 == 1 ? 2.0 : 1 }
    var search = DetourSearch(graph, from: 0, to: 20, weights: weights)
    #expect(search.path(without: [8])?.weight == 21)
    #expect(search.effort.settled < 100)
  }

  @Test(arguments: [2, 3])
  func `the front is that of all paths`(measures: Int) {
    for seed in 1...500 as ClosedRange<UInt64> {
      let random = RandomGraph(seed: seed, vertices: 7, greatest: 9)
      var dice = Dice(seed: seed)
      let goal = random.graph.vertexCount - 1
      // Tenths never add up exactly: the front must hold in spite of rounding.
      let unit = seed.isMultiple(of: 2) ? 1 : 0.1
      let sets =
        [random.weights.map { $0 * unit }]
        + (1..<measures).map { _ in
          random.arcs.indices.map { _ in Double(dice.roll(10)) * unit }
        }
      let vectors = Set(
        allPaths(in: random, from: 0, to: goal).map { path in
          sets.map { set in path.reduce(0) { $0 + set[$1] } }
        })
      let expected = vectors.filter { vector in
        !vectors.contains { other in
          other != vector && zip(other, vector).allSatisfy { $0.0 <= $0.1 }
        }
      }.sorted { $0.lexicographicallyPrecedes($1) }
      var search = ParetoSearch(random.graph)
      let front = search.run(from: 0, to: goal, weights: sets)
      guard front.map(\.weights) == expected else {
        Issue.record("\(front.map(\.weights)), not \(expected), in \(random) and \(sets)")
        return
      }
      for compromise in front {
        #expect(
          sets.map { set in compromise.arcs.reduce(0) { $0 + set[$1] } } == compromise.weights,
          "\(random)")
      }
    }
  }
}

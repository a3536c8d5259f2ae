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

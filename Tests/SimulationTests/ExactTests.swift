import Freight
import Sampling
import Testing

@testable import Simulation

/// Simulations held against answers that are known exactly.
struct ExactTests {
  @Test func `a sum of independent legs is their convolution`() throws {
    let laws = [
      try Distribution(.triangular, low: 20, likely: 30, high: 70),
      try Distribution(low: 10, likely: 20, high: 60), .uniform(0...48),
    ]
    let outlook = Simulation(trials: 60_000, seed: 21).outlook(for: try chain(laws))
    // Each law on a grid of a quarter of an hour, folded one into the other.
    let step = 0.25
    let grids = laws.map { law in
      (0..<2000).map { place in
        law.cdf((Double(place) + 0.5) * step) - law.cdf((Double(place) - 0.5) * step)
      }
    }
    let sum = grids.dropFirst().reduce(grids[0]) { folded, grid in
      var next = [Double](repeating: 0, count: folded.count)
      for (place, chance) in folded.enumerated() where chance > 1e-12 {
        for (more, other) in grid.enumerated() where other > 0 && place + more < next.count {
          next[place + more] += chance * other
        }
      }
      return next
    }
    func quantile(_ share: Double) -> Double {
      var below = 0.0
      for (place, chance) in sum.enumerated() {
        below += chance
        if below >= share { return Double(place) * step }
      }
      return .infinity
    }
    let intervals = outlook.hours.intervals
    for (share, interval) in [
      (0.05, intervals.p5), (0.5, intervals.p50), (0.8, intervals.p80), (0.95, intervals.p95),
    ] {
      // Twice the 95 % interval and two steps of the grid.
      let reach = interval.high - interval.low + 2 * step
      let middle = (interval.low + interval.high) / 2
      #expect(abs(quantile(share) - middle) < reach, "P\(share): \(quantile(share)), \(interval)")
    }
  }

  @Test func `sums of normals, exponentials and gammas have their closed forms`() throws {
    // Four normals of mean 100 and deviation 10: a normal of 400 and 20.
    let normal = try Distribution(.normal, low: 0, likely: 100, high: 116.44853626951472)
    try expect([normal, normal, normal, normal], mean: 400, p95: 432.897)
    // Three exponentials of mean 20: a gamma of exponent 3, whose P95 is 6.29579 means.
    let exponential = try Distribution(
      .exponential, low: 0, likely: 0, high: 20 * 2.995732273553991)
    try expect([exponential, exponential, exponential], mean: 60, p95: 20 * 6.295794)
    // Three gammas of exponent 2 and scale 20, so of mode 20 and P95 half a chi-squared of 4 degrees
    // times 20: a gamma of exponent 6, whose P95 is half a chi-squared of 12 degrees times 20.
    let gamma = try Distribution(.gamma, low: 0, likely: 20, high: 10 * 9.487729036781154)
    try expect([gamma, gamma, gamma], mean: 120, p95: 10 * 21.02606981748307)
  }

  @Test(arguments: [Simulation.Method.random, .quasirandom, .stratified])
  func `a constant added to every cost moves the money by as much and no hour`(
    method: Simulation.Method
  ) throws {
    let law = try Distribution(low: 200, likely: 300, high: 900)
    let simulation = Simulation(trials: 20_000, seed: 5, method: method)
    let plain = simulation.outlook(for: try chain([law, law], usd: law))
    let dearer = simulation.outlook(for: try chain([law, law], usd: law.shifted(by: 125)))
    #expect(dearer.hours == plain.hours)
    for (dear, cheap) in zip(dearer.usd.places, plain.usd.places) {
      // Two legs; an outcome is a whole number of cents.
      #expect(abs(dear - cheap - 250) < 0.011)
    }
    #expect(abs(dearer.usd.standardDeviation - plain.usd.standardDeviation) < 0.011)
  }

  @Test func `a split leg, renamed terminals and an unused leg leave what they should`() throws {
    let law = try Distribution(low: 20, likely: 30, high: 90)
    let whole = try chain([law, law])
    let plain = Simulation(trials: 20_000, seed: 5).outlook(for: whole)
    // A leg split off that takes nothing changes no bit: a fixed figure is no variable.
    let split = Simulation(trials: 20_000, seed: 5)
      .outlook(for: try chain([law, law, .fixed(0)]))
    #expect(split.hours == plain.hours)
    // Names are identities: under others the luck is other, and the law the same.
    let renamed = Simulation(trials: 20_000, seed: 5)
      .outlook(for: try chain([law, law], ids: ["A", "B", "C"]))
    #expect(renamed.hours != plain.hours)
    let error = (2 * plain.hours.standardError * plain.hours.standardError).squareRoot()
    #expect(abs(renamed.hours.mean - plain.hours.mean) < 4.5 * error)
    // A leg that the itinerary does not use changes no bit.
    let beside = Simulation(trials: 20_000, seed: 5).outlook(
      for: try chain([law, law], unused: law))
    #expect(beside.hours == plain.hours && beside.usd == plain.usd)
  }

  @Test func `an itinerary beats its twin in half of the trials and never regrets being best`()
    async throws
  {
    let law = try Distribution(low: 20, likely: 30, high: 90)
    let (one, other) = (try chain([law], ids: ["A", "B"]), try chain([law], ids: ["A", "C"]))
    let outlooks = await Simulation(trials: 20_000, seed: 4)
      .outlooks(for: [one, other], threads: 2)
    #expect(abs(outlooks[0].shareBest - 0.5) < 4 * (0.25 / 20_000).squareRoot())
    #expect(abs(outlooks[0].shareBest + outlooks[1].shareBest - 1) < 1e-12)
    let duel = await Simulation(trials: 20_000, seed: 4).duel(between: one, and: other, threads: 2)
    #expect(abs(duel.hours.probability - outlooks[0].shareBest) < 0.001)
    #expect(duel.usd.probability == 0.5)
    let alone = await Simulation(trials: 2000).outlooks(for: [one, one], threads: 1)
    #expect(alone[0].shareBest == 1 && alone[0].regret?.value == 0)
    // What either misses on average is the same, and half the mean distance of two draws.
    let (a, b) = (try #require(outlooks[0].regret), try #require(outlooks[1].regret))
    #expect(a.low < b.high && b.low < a.high && a.value > 0)
  }

  private func expect(_ laws: [Distribution], mean: Double, p95: Double) throws {
    let hours = Simulation(trials: 60_000, seed: 17).outlook(for: try chain(laws)).hours
    #expect(abs(hours.mean - mean) < 4 * hours.standardError)
    let interval = hours.intervals.p95
    #expect(abs(hours.p95 - p95) < interval.high - interval.low, "\(hours.p95), not \(p95)")
  }

  /// Legs one behind the other whose hours follow these laws.
  private func chain(
    _ laws: [Distribution], ids: [String]? = nil, unused: Distribution? = nil,
    usd: Distribution = .fixed(0)
  ) throws -> Itinerary {
    let names = ids ?? (0...laws.count).map { "T\($0)" }
    var legs = laws.enumerated().map { place, law in
      Leg(
        from: place, to: place + 1, mode: .rail, kilometers: 1, usd: Figure(usd),
        hours: Figure(law))
    }
    if let unused {
      legs.append(
        Leg(
          from: 0, to: laws.count, mode: .road, kilometers: 1, usd: Figure(.fixed(1e6)),
          hours: Figure(unused.shifted(by: 1e6))))
    }
    let network = Network(terminals: names.map { Fixture.terminal($0) }, legs: legs)
    return try network.itinerary(
      for: Shipment(from: names[0], to: names[names.count - 1]), minimizing: .time)
  }
}

extension Spread {
  /// Where the outcomes lie.
  fileprivate var places: [Double] { [mean, p5, p50, p80, p95, cvar95] }
}

import Freight
import Sampling
import Testing

@testable import Simulation

@Suite struct StrataTests {
  private let deadline = Deadline.hours(120)

  /// Two legs that take less than the deadline but for a closure in one trial of 500.
  private func closedSometimes() throws -> Itinerary {
    let closure = Disruption(
      id: "closure", name: "Closure", target: "tag:strait", chance: 0.002, effect: .close,
      hours: try Distribution(.gamma, low: 72, likely: 120, high: 480), usd: .fixed(0))
    let hours = try Distribution(.pert, low: 20, likely: 30, high: 55)
    let legs = (0..<2).map { leg in
      Leg(
        from: leg, to: leg + 1, mode: leg == 0 ? .rail : .sea, kilometers: 1,
        usd: Figure(.fixed(10)), hours: Figure(hours), tags: leg == 1 ? ["strait"] : [])
    }
    let network = Network(
      terminals: (0...2).map { Fixture.terminal("T\($0)") }, legs: legs, disruptions: [closure])
    return try network.itinerary(for: Shipment(from: "T0", to: "T2"), minimizing: .cost)
  }

  @Test func `of a rare closure strata know fifty times more than random trials`() throws {
    let itinerary = try closedSometimes()
    func variances(_ method: Simulation.Method) -> (late: Double, lateness: Double) {
      let outlooks = (1...30).map { seed in
        Simulation(trials: 8000, seed: UInt64(seed), method: method)
          .outlook(for: itinerary, by: deadline)
      }
      func variance(_ values: [Double]) -> Double {
        let mean = values.reduce(0, +) / 30
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 29
      }
      return (
        variance(outlooks.map { $0.onTime?.probability ?? 0 }),
        variance(outlooks.map { $0.lateness?.value ?? 0 })
      )
    }
    let (plain, strata) = (variances(.random), variances(.stratified))
    #expect(plain.late > 50 * strata.late && plain.lateness > 50 * strata.lateness)
  }

  @Test func `every estimate agrees with that of random trials`() throws {
    let itinerary = try closedSometimes()
    let strata = Simulation(trials: 20_000, seed: 4, method: .stratified)
      .outlook(for: itinerary, by: deadline)
    let plain = Simulation(trials: 60_000, seed: 9).outlook(for: itinerary, by: deadline)
    for (one, other) in zip(strata.hours.all, plain.hours.all) {
      // Two intervals of 95 % that are this far apart would be a chance in a hundred thousand.
      #expect(one.low - one.width < other.high + other.width, "\(one) \(other)")
      #expect(other.low - other.width < one.high + one.width, "\(one) \(other)")
    }
    // Late is who meets the closure, but for the rarest: the chance is known beforehand.
    let late = 1 - (strata.onTime?.probability ?? 0)
    #expect(abs(late - 0.002) < 2e-4)
    #expect(strata.shareBest == 1)
  }

  @Test func `strata weigh what chance would, and have all the trials`() throws {
    let model = TrialModel([try closedSometimes()])
    let strata = try #require(Strata(model, trials: 10_000, seed: 1, by: [120 * 3600]))
    #expect(abs(strata.weights.reduce(0, +) - 1) < 1e-12)
    #expect(abs(strata.weights[1] - 0.002) < 1e-9)
    #expect(strata.sizes.reduce(0, +) == 10_000)
    // All that is late is late through the closure: to it goes half of what is not spread evenly.
    #expect(strata.sizes[1] > 4900)
    // Too few trials for two strata, and an itinerary without disruptions.
    #expect(Strata(model, trials: 1000, seed: 1, by: nil) == nil)
    let calm = TrialModel([try Fixture.aktauToAlat()])
    #expect(Strata(calm, trials: 10_000, seed: 1, by: nil) == nil)
  }

  @Test func `parts of stratified trials make the same whole, on any threads`() async throws {
    let study = Study(
      Simulation(trials: 20_000, seed: 6, method: .stratified), of: try closedSometimes(),
      by: deadline)
    let whole = await study.work(on: study.shard(), threads: 1)
    for (count, threads) in [(2, 2), (3, 16)] {
      var parts: [Shard] = []
      for number in (1...count).reversed() {
        let part = await study.work(on: study.shard(number, of: count), threads: threads)
        parts.append(try Shard(part.bytes))
      }
      #expect(try Shard.merged(parts).bytes == whole.bytes, "\(count) parts")
    }
  }
}

extension Spread {
  fileprivate var all: [Interval] {
    [
      intervals.mean, intervals.p5, intervals.p50, intervals.p80, intervals.p95, intervals.cvar95,
      intervals.standardDeviation,
    ]
  }
}

extension Interval {
  fileprivate var width: Double { high - low }
}

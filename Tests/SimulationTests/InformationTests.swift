import Freight
import Sampling
import Testing

@testable import Simulation

@Suite struct InformationTests {
  /// One way of 30 hours, and one even from 0 to 50 or, where `chance` is given, of 10 hours but for
  /// a closure of 100.
  private func ways(chance: Double? = nil) throws -> [Itinerary] {
    let risky: Distribution = chance == nil ? .uniform(0...50) : .fixed(10)
    let legs = [(Mode.rail, Distribution.fixed(30)), (.sea, risky)].map { mode, hours in
      Leg(
        from: 0, to: 1, mode: mode, kilometers: 1, usd: Figure(.fixed(0)), hours: Figure(hours))
    }
    let closures = chance.map { chance in
      [
        Disruption(
          id: "closure", name: "Closure", target: .sea, chance: chance, effect: .close,
          hours: .fixed(100), usd: .fixed(0))
      ]
    }
    let network = Network(
      terminals: [Fixture.terminal("A"), Fixture.terminal("B")], legs: legs,
      disruptions: closures ?? [])
    return try [0, 1].compactMap {
      try network.itinerary(following: [$0], for: Shipment(from: "A", to: "B"), minimizing: .time)
    }
  }

  @Test func `knowing an even length first saves what its far part would cost`() async throws {
    // The risky way is 25 hours on average and the better one; where it takes more than 30 the other
    // is taken, which saves (50 − 30)² / (2 × 50) = 4 hours.
    let found = await Simulation(trials: 40_000, seed: 2).information(on: try ways(), threads: 2)
    #expect(found.best == 1)
    #expect(found.perfect.low < 4 && found.perfect.high > 4)
    #expect(found.values.count == 1)
    #expect(abs(found.values[0].worth - 4) < 0.15, "\(found.values)")
  }

  @Test func `knowing of a closure saves its wait in the trials that meet it`() async throws {
    // 10 hours, or 110 in one of ten trials: 20 on average. Known first, the way of 30 hours is taken
    // then: 0.1 × 80 hours are saved.
    let found = await Simulation(trials: 40_000, seed: 2)
      .information(on: try ways(chance: 0.1), threads: 3)
    #expect(found.best == 1)
    #expect(found.values.map(\.kind) == [.disruption])
    #expect(abs(found.values[0].worth - 8) < 0.5, "\(found.values)")
    #expect(abs(found.values[0].worth - found.perfect.value) < 1e-9)
  }

  @Test func `nothing is worth knowing where no answer changes the choice`() async throws {
    // Always the better way, by a little less or a little more: choosing the best of noise would
    // find a gain, choosing on one half of the trials and valuing on the other does not.
    let law = try Distribution(.normal, low: 0, likely: 100, high: 140)
    let legs = (0..<2).map { place in
      Leg(
        from: 0, to: 1, mode: place == 0 ? .rail : .sea, kilometers: 1, usd: Figure(.fixed(0)),
        hours: Figure(place == 0 ? .fixed(60) : law.shifted(by: 100)))
    }
    let network = Network(terminals: [Fixture.terminal("A"), Fixture.terminal("B")], legs: legs)
    let itineraries = try [0, 1].compactMap {
      try network.itinerary(following: [$0], for: Shipment(from: "A", to: "B"), minimizing: .time)
    }
    let found = await Simulation(trials: 5000).information(on: itineraries, threads: 2)
    #expect(found.values.isEmpty && found.perfect.value == 0)
  }
}

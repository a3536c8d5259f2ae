import Freight
import Graphs
import Networks
import Sampling
import Testing

@testable import Simulation

struct FlexibilityTests {
  /// One of the bundled networks: tests are built without optimisation.
  private let trimmed = BundledNetworks.folders.filter { $0.hasSuffix("trans-caspian") }

  @Test(arguments: [Objective.generalized, .time])
  func `what is drawn beforehand and what on demand changes no choice`(objective: Objective) throws
  {
    let network = try Network(contentsOf: trimmed)
    let shipment = Shipment(from: "Aktau", to: "Constanta")
    let ways = try Ways(network, for: shipment, minimizing: objective)
    var model = FlexibleModel(ways)
    model.setCore(Array(model.isCore.indices))
    var block = FlexibleBlock(model, Sampler(seed: 5))
    let trials = 24
    block.run(3, trials: trials)
    // A small core leaves most to be drawn on demand, and must not change a bit.
    var lazy = FlexibleModel(ways)
    lazy.setCore(Array(stride(from: 0, to: lazy.isCore.count, by: 5)))
    var lazyBlock = FlexibleBlock(lazy, Sampler(seed: 5))
    lazyBlock.run(3, trials: trials)
    for trial in 0..<trials {
      let arcs = block.ways[block.choices[trial]].arcs
      #expect(lazyBlock.ways[lazyBlock.choices[trial]].arcs == arcs, "trial \(trial)")
      #expect(lazyBlock.cents[trial] == block.cents[trial])
      #expect(lazyBlock.seconds[trial] == block.seconds[trial])
    }
    // The outcome of a way in a trial is that of the itinerary when committed to.
    let itineraries = block.ways.map { ways.itinerary(along: $0.arcs) }
    let first = 3 * 4096
    let committed = TrialModel(itineraries).outcomes(of: first..<(first + trials), seed: 5)
    for trial in 0..<trials {
      let choice = block.choices[trial]
      func weight(_ way: Int) -> Double {
        itineraries[way].weight(
          by: itineraries[way],
          usd: Double(committed.cents[way][trial]) / 100,
          hours: Double(committed.seconds[way][trial]) / 3600)
      }
      #expect(abs(committed.cents[choice][trial] - block.cents[trial]) <= 1, "trial \(trial)")
      #expect(abs(committed.seconds[choice][trial] - block.seconds[trial]) <= 1)
      // No way that was best elsewhere is better here.
      for way in itineraries.indices { #expect(weight(choice) <= weight(way) + 0.1) }
    }
  }

  @Test func `choosing anew costs no more than any itinerary, and shares add up`() async throws {
    let network = try Network(contentsOf: trimmed)
    let shipment = Shipment(from: "Aktau", to: "Constanta")
    let simulation = Simulation(trials: 600, seed: 3)
    let one = try await simulation.flexibility(
      for: shipment, in: network, by: .days(20), threads: 1)
    #expect(one.gain.weight.value > 0)
    #expect(one.committed.regret == one.gain.weight && one.outlook.regret?.value == 0)
    var greener = shipment
    greener.carbonPrice = 300
    let factors = Dictionary(
      uniqueKeysWithValues: network.modes.map {
        ($0, ModeFactors(gramsCO2ePerTonneKilometer: 25, twentyFootShare: nil, reeferFactor: nil))
      })
    let emitting = Network(
      terminals: network.terminals, legs: network.legs, transfers: network.transfers,
      factors: factors, drivers: network.drivers, disruptions: network.disruptions)
    let green = try await simulation.flexibility(for: greener, in: emitting, threads: 2)
    #expect(green.gain.weight.value > 0)
    #expect(abs(one.ways.reduce(one.otherShare) { $0 + $1.share } - 1) < 1e-9)
    #expect(zip(one.ways, one.ways.dropFirst()).allSatisfy { $0.share >= $1.share })
    let committed = simulation.outlook(for: one.committed.itinerary, by: .days(20))
    #expect(committed.usd == one.committed.usd && committed.hours == one.committed.hours)
    let saved = one.committed.usd.mean - one.outlook.usd.mean
    #expect(abs(saved - one.gain.usd.value) < 1e-6)
    let many = try await simulation.flexibility(
      for: shipment, in: network, by: .days(20), threads: 3)
    #expect(many.outlook.usd == one.outlook.usd && many.outlook.hours == one.outlook.hours)
    #expect(many.ways.map(\.share) == one.ways.map(\.share))
  }

  @Test func `the expected best of two exponential ways is known in closed form`() async throws {
    // The lesser of two independent exponentials of means a and b has the mean ab / (a + b).
    let high = 60.0
    let law = try Distribution(.exponential, low: 0, likely: 0, high: high)
    let other = try Distribution(.exponential, low: 0, likely: 0, high: 2 * high)
    let legs = [law, other].enumerated().map { place, law in
      Leg(
        from: 0, to: 1, mode: place == 0 ? .rail : .road, kilometers: 1, usd: Figure(.fixed(0)),
        hours: Figure(law))
    }
    let network = Network(
      terminals: [Fixture.terminal("A"), Fixture.terminal("B")], legs: legs)
    let found = try await Simulation(trials: 20_000, seed: 8).flexibility(
      for: Shipment(from: "A", to: "B"), minimizing: .time, in: network, threads: 2)
    let (a, b) = (law.mean, other.mean)
    let expected = a * b / (a + b)
    #expect(abs(found.outlook.hours.mean - expected) < 4 * found.outlook.hours.standardError)
    let share = found.ways.first { $0.itinerary.legs[0].mode == .rail }?.share ?? 0
    #expect(abs(share - b / (a + b)) < 4 * (0.25 / 20_000).squareRoot())
  }

  @Test func `the charge for a stay that is always as long is part of every policy`() async throws {
    let legs = (0..<2).map { place in
      Leg(
        from: place, to: place + 1, mode: place == 0 ? .sea : .rail, kilometers: 1,
        usd: Figure(.fixed(100)), hours: Figure(.fixed(10)))
    }
    let network = Network(
      terminals: ["O", "A", "B"].map { Fixture.terminal($0) }, legs: legs,
      transfers: [
        Transfer(at: 1, .terminal, usd: Figure(.fixed(0)), hours: Figure(.fixed(48)))
      ],
      charges: [Charge(at: 1, .storage, freeDays: 1, fromDay: 2, usdPerDay: 70, source: "")])
    for policy in [Policy.flexible, .adaptive] {
      let answer = try await Simulation(trials: 100).flexibility(
        for: Shipment(from: "O", to: "B"), in: network, policy: policy, threads: 1)
      #expect(answer.outlook.usd.mean == 270 && answer.committed.usd.mean == 270)
    }
  }

  @Test func `adapting is worth something, and no more than knowing all beforehand`() async throws {
    // Two ways, of which the shorter is closed in one trial of five, as is seen at its start.
    let closure = Disruption(
      id: "closure", name: "Closure", target: "A-B:sea", chance: 0.2, effect: .close,
      hours: .fixed(100), usd: .fixed(0))
    let legs = [(0, 1, Mode.rail, 5.0), (1, 2, .sea, 10), (1, 2, .road, 40)].map { leg in
      Leg(
        from: leg.0, to: leg.1, mode: leg.2, kilometers: 1, usd: Figure(.fixed(0)),
        hours: Figure(.fixed(leg.3)))
    }
    let network = Network(
      terminals: ["O", "A", "B"].map { Fixture.terminal($0) }, legs: legs, disruptions: [closure])
    let shipment = Shipment(from: "O", to: "B")
    let simulation = Simulation(trials: 5000, seed: 2)
    let adaptive = try await simulation.flexibility(
      for: shipment, minimizing: .time, in: network, policy: .adaptive, threads: 2)
    let flexible = try await simulation.flexibility(
      for: shipment, minimizing: .time, in: network, threads: 2)
    // Committed 15 + 0.2 × 100; adapting 15 + 0.2 × 30, as is knowing all.
    #expect(abs(adaptive.committed.hours.mean - 35) < 2.5)
    #expect(abs(adaptive.outlook.hours.mean - 21) < 0.7)
    #expect(adaptive.outlook.hours == flexible.outlook.hours)
    let real = try Network(contentsOf: trimmed)
    let journey = Shipment(from: "Aktau", to: "Constanta")
    let one = try await Simulation(trials: 300).flexibility(
      for: journey, in: real, policy: .adaptive, threads: 1)
    let best = try await Simulation(trials: 300).flexibility(for: journey, in: real, threads: 1)
    #expect(best.gain.weight.value >= one.gain.weight.value)
    #expect(one.committed.regret == nil)
    // The dearest way to save hours: what it costs more has an interval around it all the same.
    let hurried = try await Simulation(trials: 300).flexibility(
      for: journey, minimizing: .time, in: real, threads: 1)
    let gain = hurried.gain.usd
    #expect(gain.value < 0 && gain.low < gain.value && gain.value < gain.high)
  }
}

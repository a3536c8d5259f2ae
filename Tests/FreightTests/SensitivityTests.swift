import Sampling
import Testing

@testable import Freight

@Suite struct SensitivityTests {
  /// The network with a figure moved to another mean, as its owner would publish it.
  private func moved(_ network: Network, _ value: SwitchingValue, to mean: Double) -> Network {
    var network = network
    let change = mean - value.now
    switch (value.owner, value.figure) {
    case (.leg(let leg), .usd):
      network.changeLegs([leg]) { $0.usd = $0.usd.shifted(by: change) }
    case (.leg(let leg), .hours):
      network.changeLegs([leg]) { $0.hours = $0.hours.shifted(by: change) }
    case (.leg(let leg), .departures):
      network.changeLegs([leg]) { $0.departuresPerWeek = mean }
    case (.transfer(let transfer), .usd):
      network.transfers[transfer].usd = network.transfers[transfer].usd.shifted(by: change)
    case (.transfer(let transfer), _):
      network.transfers[transfer].hours = network.transfers[transfer].hours.shifted(by: change)
    }
    return network
  }

  private func uses(_ itinerary: Itinerary, _ value: SwitchingValue) -> Bool {
    itinerary.steps.contains { step in
      switch value.owner {
      case .leg(let leg): step.leg == leg
      case .transfer(let transfer): step.transfer == transfer
      }
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>, [Objective.cost, .generalized])
  func `just before a switching value the choice stands, just behind it falls`(
    seed: UInt64, objective: Objective
  ) throws {
    let network = Network.random(seed: seed)
    let best = try network.itinerary(for: .small, minimizing: objective)
    let values = try network.switchingValues(for: .small, minimizing: objective)
    for value in values {
      let change = value.switchesAt - value.now
      guard abs(change) > 1e-3 else { continue }
      #expect(uses(best, value) == value.isOnBest, "seed \(seed), \(value.name)")
      let before = moved(network, value, to: value.now + change * 0.999)
      let after = moved(network, value, to: value.now + change * 1.001)
      let stays = try before.itinerary(for: .small, minimizing: objective)
      #expect(
        uses(stays, value) == value.isOnBest, "seed \(seed), \(value.name) \(value.figure)")
      // Where everything is taken off there is no behind.
      guard value.switchesAt > abs(change) * 0.002 else { continue }
      let goes = try after.itinerary(for: .small, minimizing: objective)
      #expect(
        uses(goes, value) != value.isOnBest, "seed \(seed), \(value.name) \(value.figure)")
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `the smallest change that would make another the best does`(seed: UInt64) throws {
    let network = Network.random(seed: seed)
    let sensitivity = try network.sensitivity(for: .small)
    #expect(sensitivity.best == (try network.itinerary(for: .small, minimizing: .generalized)))
    for other in sensitivity.others {
      #expect(other.excess >= -1e-6)
      if let change = other.changes.first, change.switchesAt > 1 {
        let far = change.now + (change.switchesAt - change.now) * 1.0001
        let after = try moved(network, change, to: far).itinerary(
          for: .small, minimizing: .generalized)
        #expect(after.legIndices == other.itinerary.legIndices, "seed \(seed), \(change.name)")
      }
      if let range = other.valueOfTime {
        var shipment = Shipment.small
        shipment.valueOfTime =
          range.to.isFinite ? (range.from + range.to) / 2 : range.from * 2 + 1
        let after = try network.itinerary(for: shipment, minimizing: .generalized)
        #expect(after.legIndices == other.itinerary.legIndices, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `a swing is what the cause's own percentiles do to the total`(seed: UInt64) throws {
    let network = Network.random(seed: seed)
    let best = try network.itinerary(for: .small, minimizing: .generalized)
    let swings = best.swings()
    #expect(swings.map(\.width) == swings.map(\.width).sorted(by: >))
    for part in best.steps.flatMap(\.parts) where part.law.variance > 0 {
      let swing = try #require(swings.first { $0.cause == .part(part.name, part.quantity) })
      let width = part.factor * (part.law.quantile(0.9) - part.law.quantile(0.1))
      let told =
        part.quantity == .usd
        ? swing.bad.usd - swing.good.usd : swing.bad.hours - swing.good.hours
      #expect(abs(told - width) < 1e-9, "seed \(seed), \(part.name)")
    }
  }

  @Test func `a driver moves all that follows it together`() throws {
    let law = try Distribution(low: 10, likely: 20, high: 60)
    let legs = [(0, 1), (1, 2)].map { from, to in
      Leg(
        from: from, to: to, mode: .sea, kilometers: 100, usd: Figure(.fixed(10)),
        hours: Figure(law, driver: "weather"))
    }
    let network = Network(
      terminals: ["A", "B", "C"].map { Fixture.terminal($0) }, legs: legs,
      drivers: [Driver(id: "weather", name: "Weather", loading: 1)])
    let way = try network.itinerary(
      for: Shipment(from: "A", to: "C"), minimizing: .time)
    let swings = way.swings()
    #expect(swings[0].cause == .driver("weather"))
    // A loading of one leaves nothing open: both legs lie at the same percentile.
    let width = 2 * (law.quantile(0.9) - law.quantile(0.1))
    #expect(abs(swings[0].bad.hours - swings[0].good.hours - width) < 1e-6)
  }

  @Test func `a driver moves the disruptions that follow it, by their chance`() throws {
    // Uniform, so that percentiles are shares of the way from the least to the most.
    func law(_ low: Double, _ high: Double) throws -> Distribution {
      try Distribution(.uniform, low: low, likely: low, high: high)
    }
    let leg = Leg(
      from: 0, to: 1, mode: .sea, kilometers: 100, usd: Figure(.fixed(10)),
      hours: Figure(try law(100, 200), driver: "weather"))
    let storm = Disruption(
      id: "storm", name: "Storm", target: "B", chance: 0.25, effect: .delay,
      hours: try law(40, 80), usd: .fixed(0), driver: "weather", source: "")
    let network = Network(
      terminals: ["A", "B"].map { Fixture.terminal($0) }, legs: [leg],
      drivers: [Driver(id: "weather", name: "Weather", loading: 1)], disruptions: [storm])
    let swings = try network.itinerary(for: Shipment(from: "A", to: "B"), minimizing: .time)
      .swings()
    let weather = try #require(swings.first { $0.cause == .driver("weather") })
    // The leg 110 and 190 h instead of 150; the storm 44 and 76 h instead of 60, one time in four.
    #expect(abs(weather.good.hours - (-40 - 4)) < 1e-6)
    #expect(abs(weather.bad.hours - (40 + 4)) < 1e-6)
    // Alone it stays away or comes with its mean: 15 h are expected of it.
    let alone = try #require(swings.first { $0.cause == .disruption("storm") })
    #expect(abs(alone.good.hours + 15) < 1e-9 && abs(alone.bad.hours - 45) < 1e-9)
  }

  @Test func `limits of money have no switching values`() {
    var shipment = Shipment.small
    shipment.limits.usd = 1e6
    #expect(throws: PlanningError.self) {
      try Network.random(seed: 1).switchingValues(for: shipment)
    }
  }
}

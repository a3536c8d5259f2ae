import Freight
import Sampling
import Testing

@testable import Simulation

struct InfluenceTests {
  @Test func `shares of a sum are the shares of its variances, and add up to one`() async throws {
    let storm = Disruption(
      id: "storm", name: "Storm", target: .sea, chance: 0.1, effect: .close, hours: .fixed(30),
      usd: .fixed(0))
    let hours = try Distribution(.uniform, low: 10, likely: 10, high: 40)
    let itinerary = try Fixture.aktauToAlat(
      usd: .fixed(10), hours: hours, perWeek: 7, disruptions: [storm])
    let found = await Simulation(trials: 60_000, seed: 3).influences(on: itinerary, threads: 2)
    // Variances: of the leg 30²/12, of the wait 24²/12, of the storm 30² × 0.1 × 0.9.
    let parts = ["figure": 75.0, "wait": 48.0, "disruption": 81.0]
    let total = parts.values.reduce(0, +)
    #expect(found.count == 3)
    for influence in found {
      let expected = (parts[influence.kind.rawValue] ?? 0) / total
      #expect(abs(influence.hours.share - expected) < 0.02, "\(influence)")
      #expect(influence.usd.share == 0)
      switch influence.kind {
      case .figure: #expect(abs(influence.hours.whenHigh - 13.5) < 0.6)
      case .wait: #expect(abs(influence.hours.whenLow + 10.8) < 0.6)
      default: #expect(abs(influence.hours.whenHigh - 27) < 1)
      }
    }
    #expect(found[0].kind == .disruption)
  }

  @Test func `a driver counts what is common, the figures what is their own`() async throws {
    let law = try Distribution(.normal, low: 0, likely: 100, high: 120)
    let drivers = [Driver(id: "weather", name: "Weather", loading: 0.8)]
    let legs = (0..<2).map { place in
      Leg(
        from: place, to: place + 1, mode: .sea, kilometers: 1, usd: Figure(.fixed(0)),
        hours: Figure(law, driver: "weather"))
    }
    let network = Network(
      terminals: (0..<3).map { Fixture.terminal("T\($0)") }, legs: legs, drivers: drivers)
    let itinerary = try network.itinerary(for: Shipment(from: "T0", to: "T2"), minimizing: .time)
    let found = await Simulation(trials: 40_000, seed: 3).influences(on: itinerary)
    // Two scores 0.8 F + 0.6 E: of the variance 2.56 + 0.72 the driver makes the first part.
    let common = 2.56 / 3.28
    #expect(found[0].kind == .driver && abs(found[0].hours.share - common) < 0.03)
    #expect(abs(found[1].hours.share - (1 - common) / 2) < 0.03)
  }
}

import Freight
import Testing

@testable import Simulation

@Suite struct ArrivalChanceTests {
  private let simulation = Simulation(trials: 3000, seed: 4)

  @Test func `a chance among many is the chance of its own outlook`() async throws {
    let front = try twoWays.front(for: Shipment(from: "A", to: "C"))
    let chances = await simulation.chances(of: front, by: .hours(90), threads: 2)
    for (itinerary, chance) in zip(front, chances) {
      #expect(chance == simulation.outlook(for: itinerary, by: .hours(90)).onTime)
    }
  }

  @Test func `a loss takes the difference of two chances, and all of it where nothing is left`()
    async throws
  {
    let losses = try twoWays.losses(
      for: [Pair(from: "A", to: "C"), Pair(from: "A", to: "B")], minimizing: .time)
    let late = await simulation.chanceLost(of: losses, by: .hours(60), threads: 2)
    let byRoad = try twoWays.itinerary(for: Shipment(from: "A", to: "C"), minimizing: .time)
    let bySea = try twoWays.under(Scenario("", .close("B"))).itinerary(
      for: Shipment(from: "A", to: "C"), minimizing: .time)
    let toB = try twoWays.itinerary(for: Shipment(from: "A", to: "B"), minimizing: .time)
    let chance = [byRoad, bySea, toB].map {
      simulation.outlook(for: $0, by: .hours(60)).onTime?.probability ?? .nan
    }
    // The first road serves both pairs; to B there is nothing else.
    let first = try #require(losses.firstIndex { $0.place == .leg(0) })
    #expect(losses[first].cutOff == 1)
    #expect(abs(late[first] - (chance[0] - chance[1] + chance[2]) / 2) < 1e-12)
    let second = try #require(losses.firstIndex { $0.place == .leg(1) })
    #expect(abs(late[second] - (chance[0] - chance[1]) / 2) < 1e-12)
  }

  @Test func `asking for quasi-random trials leaves comparisons the same`() async throws {
    let quasi = Simulation(trials: 4096, seed: 4, method: .quasirandom)
    let plain = Simulation(trials: quasi.trials, seed: 4)
    let cases = [[Scenario("slow", .scaleHours(.road, by: 2))]]
    let shipment = Shipment(from: "A", to: "C")
    let one = try await quasi.whatIf(cases, for: shipment, in: twoWays)
    let other = try await plain.whatIf(cases, for: shipment, in: twoWays)
    #expect(one.cases[0].staying == other.cases[0].staying)
    #expect(one.baseline.hours == other.baseline.hours)
  }
}

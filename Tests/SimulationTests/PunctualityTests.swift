import Freight
import Testing

@testable import Simulation

@Suite struct PunctualityTests {
  private let itineraries: [Itinerary] = {
    let front = try? twoWays.front(for: Shipment(from: "A", to: "C"))
    return front ?? []
  }()

  @Test func `the cheapest that makes it is chosen`() async throws {
    #expect(itineraries.count == 2)
    let simulation = Simulation(trials: 4000, seed: 3)
    let relaxed = await simulation.punctuality(
      of: itineraries, by: .hours(1000), withChance: 0.95, threads: 2)
    #expect(relaxed.choice == 0)
    let rushed = await simulation.punctuality(
      of: itineraries, by: .hours(70), withChance: 0.9, threads: 2)
    #expect(rushed.choice == 1)
    #expect(rushed.steps[1].itinerary.terminals == ["A", "B", "C"])
    let price = try #require(rushed.steps[1].usdPerDayEarlier)
    let dearer = rushed.steps[1].itinerary.total.usd - rushed.steps[0].itinerary.total.usd
    let sooner = rushed.steps[0].hours - rushed.steps[1].hours
    #expect(abs(price - dearer / sooner * 24) < 1e-9)
    let hopeless = await simulation.punctuality(
      of: itineraries, by: .hours(1), withChance: 0.9, threads: 2)
    #expect(hopeless.choice == nil)
  }

  @Test func `leaving at the latest departure arrives with the wanted chance, under another seed`()
    async throws
  {
    let answer = await Simulation(trials: 20_000, seed: 11).punctuality(
      of: itineraries, by: .hours(90), withChance: 0.95, threads: 2)
    let step = answer.steps[try #require(answer.choice)]
    let rest = Deadline.hours(answer.deadline.hours - step.latestDeparture)
    let again = Simulation(trials: 20_000, seed: 987).outlook(for: step.itinerary, by: rest)
    // Two estimates from 20,000 trials each differ by 0.0022 at one standard error; four of them.
    #expect(abs((again.onTime?.probability ?? 0) - 0.95) < 0.009)
    let full = Simulation(trials: 20_000, seed: 987).outlook(for: step.itinerary, by: .hours(90))
    #expect((full.onTime?.high ?? 0) >= 0.95)
    #expect(abs((full.onTime?.probability ?? 0) - step.onTime.probability) < 0.009)
  }
}

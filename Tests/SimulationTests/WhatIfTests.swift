import Freight
import Sampling
import Testing

@testable import Simulation

/// Two ways from A to C: over B by road, or across the sea, with luck on both.
let twoWays: Network = {
  func terminal(_ id: String, _ longitude: Double) -> Terminal {
    Terminal(
      id: id, name: id, country: "AA", latitude: 0, longitude: longitude, kind: .city)
  }
  func uncertain(_ likely: Double) -> Figure {
    Figure((try? Distribution(low: likely / 2, likely: likely, high: likely * 3)) ?? .fixed(likely))
  }
  return Network(
    terminals: [terminal("A", 0), terminal("B", 1), terminal("C", 2)],
    legs: [
      Leg(from: 0, to: 1, mode: .road, kilometers: 400, usd: uncertain(500), hours: uncertain(10)),
      Leg(from: 1, to: 2, mode: .road, kilometers: 300, usd: uncertain(400), hours: uncertain(9)),
      Leg(
        from: 0, to: 2, mode: .sea, kilometers: 900, usd: uncertain(700), hours: uncertain(80),
        departuresPerWeek: 2),
    ])
}()

@Suite struct WhatIfTests {
  private let shipment = Shipment(from: "A", to: "C")
  private let simulation = Simulation(trials: 2000, seed: 5)

  private func answer(_ cases: [[Scenario]]) async throws -> WhatIf {
    try await simulation.whatIf(cases, for: shipment, in: twoWays, threads: 2)
  }

  @Test func `an empty scenario makes no difference in any trial`() async throws {
    let item = try await answer([[Scenario("nothing")]]).cases[0]
    #expect(!item.bestChanges)
    let nothing = Estimate(value: 0, low: 0, high: 0)
    #expect(item.staying == Paired(usd: nothing, hours: nothing))
    #expect(item.gain == Paired(usd: nothing, hours: nothing))
  }

  @Test func `an added cost is the whole difference, without an interval's width`() async throws {
    let item = try await answer([[Scenario("toll", .addCost("A-B:road", 25))]]).cases[0]
    #expect(item.staying?.usd == Estimate(value: 25, low: 25, high: 25))
    #expect(item.staying?.hours == Estimate(value: 0, low: 0, high: 0))
  }

  @Test func `the difference is that of the means, and its interval that of the pairs`()
    async throws
  {
    let slow = Scenario("slow", .scaleHours("A-B:road", by: 3))
    let answer = try await answer([[slow]])
    let item = answer.cases[0]
    let after = try #require(item.outlooks[0])
    let paired = try #require(item.staying)
    #expect(abs(after.hours.mean - answer.baseline.hours.mean - paired.hours.value) < 1e-9)
    // Against independent worlds the interval would be wider than either mean's own.
    #expect(paired.hours.high - paired.hours.low < 4 * after.hours.standardError)
  }

  @Test func `a case nobody can travel is an answer`() async throws {
    let answer = try await answer([
      [Scenario("shut", .close("C"))], [Scenario("no road", .close(.road))],
    ])
    #expect(answer.cases[0].best == nil && !answer.cases[0].bestChanges)
    #expect(answer.cases[0].refusal?.isNegativeAnswer == true)
    #expect(answer.cases[0].outlooks.allSatisfy { $0 == nil })
    #expect(answer.cases[1].best == 1)
    #expect(answer.cases[1].staying == nil)
    #expect(answer.cases[1].adapting != nil)
  }

  @Test func `adapting is staying and the gain together`() async throws {
    let item = try await answer([[Scenario("dear", .scaleCost(.road, by: 9))]]).cases[0]
    #expect(item.bestChanges)
    let sum = (item.staying?.usd.value ?? 0) + (item.gain?.usd.value ?? 0)
    #expect(abs(sum - (item.adapting?.usd.value ?? .infinity)) < 1e-6)
    #expect((item.gain?.usd.high ?? 0) < 0)
  }

  @Test func `opening what an earlier scenario shut is as if nothing had been`() async throws {
    let shut = Scenario("shut", .close("B"))
    let open = Scenario("open", .open("B"))
    let cases = try await answer([[shut, open], [open, shut]]).cases
    #expect(!cases[0].bestChanges)
    #expect(cases[0].staying?.usd == Estimate(value: 0, low: 0, high: 0))
    #expect(cases[1].bestChanges)
  }

  @Test func `what is to be avoided stays avoided when a scenario opens it`() async throws {
    let answer = try await simulation.whatIf(
      [[Scenario("open", .open("B"))]], for: shipment, in: twoWays, avoiding: ["B"], threads: 1)
    #expect(!answer.cases[0].bestChanges)
    #expect(answer.baseline.itinerary.terminals == ["A", "C"])
  }

  @Test func `threads change no number`() async throws {
    let cases = [[Scenario("slow", .scaleHours(.road, by: 3))]]
    let one = try await simulation.whatIf(cases, for: shipment, in: twoWays, threads: 1)
    let three = try await simulation.whatIf(cases, for: shipment, in: twoWays, threads: 3)
    #expect(one.cases[0].staying == three.cases[0].staying)
  }
}

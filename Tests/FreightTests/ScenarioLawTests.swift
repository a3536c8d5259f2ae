import Sampling
import Testing

@testable import Freight

@Suite struct ScenarioLawTests {
  /// The least weight, infinite where no way leads.
  private func least(_ network: Network, _ objective: Objective = .generalized) -> Double {
    (try? network.itinerary(for: .small, minimizing: objective).weight) ?? .infinity
  }

  private func itinerary(_ network: Network) -> Itinerary? {
    try? network.itinerary(for: .small, minimizing: .generalized)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the empty scenario changes nothing, to the bit`(seed: UInt64) throws {
    let network = Network.random(seed: seed)
    let same = try network.under(Scenario("nothing"))
    for objective in Objective.allCases {
      let before = try? network.itinerary(for: .small, minimizing: objective)
      let after = try? same.itinerary(for: .small, minimizing: objective)
      #expect(before == after, "seed \(seed)")
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `closing never helps, and opening again never harms`(seed: UInt64) throws {
    let network = Network.random(seed: seed)
    for leg in network.legs.indices {
      let target = Target(network.name(ofLeg: leg))
      let closed = try network.under(Scenario("shut", .close(target)))
      #expect(least(closed) >= least(network), "seed \(seed), \(target)")
      let opened = try closed.under(Scenario("open", .open(target)))
      #expect(least(opened) <= least(closed), "seed \(seed), \(target)")
      #expect(itinerary(opened) == itinerary(network), "seed \(seed), \(target)")
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `dearer or slower never helps, cheaper never harms`(seed: UInt64) throws {
    let network = Network.random(seed: seed)
    for target in [Target.sea, .rail, "T2", "country:BB", "tag:third"] {
      let dearer = try network.under(Scenario("dearer", .scaleCost(target, by: 1.7)))
      let slower = try network.under(Scenario("slower", .addHours(target, 30)))
      let cheaper = try network.under(Scenario("cheaper", .scaleCost(target, by: 0.4)))
      let base = least(network) * (1 - 1e-12)
      #expect(least(dearer) >= base, "seed \(seed), \(target)")
      #expect(least(slower) >= base, "seed \(seed), \(target)")
      #expect(least(cheaper) * (1 - 1e-12) <= least(network), "seed \(seed), \(target)")
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `changes of different things may come in any order`(seed: UInt64) throws {
    let network = Network.random(seed: seed)
    let changes: [Change] = [
      .scaleCost(.sea, by: 1.3), .scaleHours(.rail, by: 2), .addCost(.road, 70), .close("T3"),
      .addHours("T2", 12),
    ]
    let forward = try network.under(
      Scenario(id: "forward", title: "", changes: changes))
    let backward = try network.under(
      Scenario(id: "backward", title: "", changes: changes.reversed()))
    #expect(itinerary(forward) == itinerary(backward), "seed \(seed)")
  }

  @Test func `a change of which nothing can come is refused with what it needs`() throws {
    let network = Network(
      terminals: [Fixture.terminal("A"), Fixture.terminal("B"), Fixture.terminal("C")],
      legs: [Fixture.leg(0, 1, usd: 10, hours: 1), Fixture.leg(1, 2, usd: 0, hours: 5)],
      transfers: [
        Transfer(at: 1, .terminal, usd: Figure(.fixed(0)), hours: Figure(.fixed(3)))
      ], corridors: [Corridor(id: "apart", name: "Apart", terminals: [0, 2])])
    for (change, needs) in [
      (Change.setDepartures("A", perWeek: 2), "a leg, such as A-B:rail"),
      (.setDepartures("C", perWeek: 2), "a leg, such as C-TO:sea"),
      (.setDepartures("corridor:apart", perWeek: 2), "a leg, such as A-B:rail"),
      (.scaleCost("A", by: 2), "a leg or a transfer (add-cost acts on each stop)"),
      (.scaleHours("C", by: 2), "a leg or a transfer (add-hours acts on each stop)"),
    ] {
      #expect(throws: PlanningError.idleChange(change.verb, change.target, needs: needs)) {
        try network.under(Scenario("idle", change))
      }
    }
    for change in [
      Change.scaleHours("B", by: 2), .scaleCost("country:KZ", by: 2), .addCost("A", 5),
      .addHours("C", 5), .close("A"), .open("A"), .setDepartures("B-C:rail", perWeek: 1),
      .scaleCost(.sea, by: 2),
    ] {
      #expect(throws: Never.self) { try network.under(Scenario("some", change)) }
    }
  }

  @Test func `scaling, then adding is not adding, then scaling`() throws {
    let network = Network.random(seed: 3)
    let leg = Target(network.name(ofLeg: 0))
    let mean = network.legs[0].usd.law.mean
    let scaledFirst = try network.under(
      Scenario("", .scaleCost(leg, by: 2), .addCost(leg, 100)))
    let addedFirst = try network.under(
      Scenario("", .addCost(leg, 100), .scaleCost(leg, by: 2)))
    #expect(abs(scaledFirst.legs[0].usd.law.mean - (2 * mean + 100)) < 1e-9)
    #expect(abs(addedFirst.legs[0].usd.law.mean - (2 * mean + 200)) < 1e-9)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `following the legs of an itinerary gives the itinerary again`(seed: UInt64) throws {
    let network = Network.random(seed: seed)
    guard let itinerary = itinerary(network) else { return }
    let again = try network.itinerary(
      following: itinerary.legIndices, for: .small, minimizing: .generalized)
    #expect(again == itinerary, "seed \(seed)")
    let closed = try network.under(
      Scenario("", .close(Target(network.name(ofLeg: itinerary.legIndices[0])))))
    #expect(
      try closed.itinerary(
        following: itinerary.legIndices, for: .small, minimizing: .generalized) == nil)
  }

  @Test(arguments: [[7], [1], [0], [0, 0]])
  func `legs that lead elsewhere cannot be followed`(legs: [Int]) async {
    await #expect(processExitsWith: .failure) { [legs] in
      let network = Network(
        terminals: ["A", "B", "C"].map { Fixture.terminal($0) },
        legs: [(0, 1), (1, 2)].map { Fixture.leg($0.0, $0.1, usd: 1, hours: 1) })
      _ = try network.itinerary(
        following: legs, for: Shipment(from: "A", to: "C"), minimizing: .cost)
    }
  }
}

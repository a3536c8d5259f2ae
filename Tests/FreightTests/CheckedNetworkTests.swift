import Networks
import Sampling
import Testing

@testable import Freight

/// Networks of parts that come from outside: what does not fit is told, not run into.
struct CheckedNetworkTests {
  private static let terminals = [Fixture.terminal("A"), Fixture.terminal("B")]
  private static let leg = Fixture.leg(0, 1, usd: 100, hours: 10)

  /// Everything that is told of the parts.
  private func told(
    _ terminals: [Terminal] = terminals, _ legs: [Leg] = [leg], transfers: [Transfer] = [],
    corridors: [Corridor] = [], charges: [Charge] = [], factors: [Mode: ModeFactors] = [:],
    drivers: [Driver] = [], disruptions: [Disruption] = [], scenarios: [Scenario] = [],
    sources: [Source] = []
  ) -> [String] {
    do {
      _ = try Network(
        checking: terminals, legs: legs, transfers: transfers, corridors: corridors,
        charges: charges, factors: factors, drivers: drivers, disruptions: disruptions,
        scenarios: scenarios, sources: sources)
      return []
    } catch {
      guard case .problems(let problems) = error else { return ["\(error)"] }
      return problems.map(\.description)
    }
  }

  private static func leg(
    perWeek: Double? = nil, km: Double = 1, usd: Double = 1, hours: Double = 1, to: Int = 1,
    driver: String? = nil, source: String = ""
  ) -> Leg {
    Leg(
      from: 0, to: to, mode: .road, kilometers: km,
      usd: Figure(.fixed(usd), source: source, driver: driver), hours: Figure(.fixed(hours)),
      departuresPerWeek: perWeek)
  }

  private static func stop(at place: Int, comingFrom: Transfer.Neighbor = .any) -> Transfer {
    Transfer(
      at: place, .border, comingFrom: comingFrom, usd: Figure(.fixed(1)), hours: Figure(.fixed(1)))
  }

  @Test func `parts that fit make the network that the plain way makes`() throws {
    let checked = try Network(
      checking: CheckedNetworkTests.terminals, legs: [CheckedNetworkTests.leg])
    let shipment = Shipment(from: "A", to: "B")
    #expect(try checked.itinerary(for: shipment, minimizing: .cost).total.usd == 100)
  }

  @Test func `every bundled network fits, part by part`() throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    let checked = try Network(
      checking: network.terminals, legs: network.legs, transfers: network.transfers,
      corridors: network.corridors, charges: network.charges, factors: network.factors,
      drivers: network.drivers, disruptions: network.disruptions, scenarios: network.scenarios,
      sources: network.sources)
    #expect(checked.legs == network.legs)
  }

  @Test(arguments: [
    (
      leg(perWeek: 0),
      "departuresPerWeek: 0 departures never leave; leave it blank, or close the leg"
    ),
    (leg(perWeek: -1), "departuresPerWeek: -1 is out of bounds; the number must be from 0.001 to"),
    (leg(perWeek: .nan), "departuresPerWeek: nan is out of bounds"),
    (leg(km: -1), "kilometers: -1 is out of bounds; the number must be from 0 to 100000000"),
    (leg(usd: -5), "usd: -5 is out of bounds"), (leg(usd: 1e303), "usd: 1e+303 is out of bounds"),
    (leg(hours: 2e6), "hours: 2000000 is out of bounds"),
    (leg(to: 7), "to: there is no terminal 7; the network has 2, counted from 0"),
    (leg(to: 0), "to: the leg ends where it starts"),
    (leg(driver: "storm"), "usd: no driver has the id 'storm'"),
    (leg(source: "rates"), "usd: no source has the id 'rates'"),
  ])
  func `a leg that does not fit is told with its place and property`(leg: Leg, says: String) {
    let told = told(legs: [CheckedNetworkTests.leg, leg])
    #expect(told.count == 1 && told.allSatisfy { $0.hasPrefix("legs[1]: " + says) }, "\(told)")
  }

  private func told(legs: [Leg]) -> [String] { told(CheckedNetworkTests.terminals, legs) }

  @Test func `of ids that differ only in case or marks the second is told`() {
    let told = told([Fixture.terminal("A-1"), Fixture.terminal("a1")])
    #expect(
      told == [
        "terminals[1]: id: 'a1' differs from 'A-1' at terminals[0] only in its case or marks; "
          + "ids are told apart by their letters and digits alone"
      ])
  }

  @Test func `all that does not fit is told at once`() {
    let terminals = [
      Fixture.terminal("A"), Fixture.terminal("B", "Kazakhstan", at: (91, .nan)),
      Fixture.terminal("C:1"), Fixture.terminal(""),
    ]
    let told = told(
      terminals, [CheckedNetworkTests.leg, CheckedNetworkTests.leg],
      transfers: [
        CheckedNetworkTests.stop(at: 99),
        CheckedNetworkTests.stop(at: 1, comingFrom: .terminal(9)), CheckedNetworkTests.stop(at: 1),
        CheckedNetworkTests.stop(at: 1),
      ],
      corridors: [
        Corridor(id: "c", name: "", terminals: [0, 55]),
        Corridor(id: "C", name: "", terminals: [0]),
      ],
      charges: [
        Charge(at: 44, .storage, freeDays: 0, fromDay: 1, usdPerDay: -1, source: ""),
        Charge(at: 1, .storage, freeDays: 2, fromDay: 3, usdPerDay: 1, source: ""),
        Charge(at: 1, .storage, freeDays: 1, fromDay: 3, usdPerDay: 1, source: "x"),
      ],
      factors: [.road: ModeFactors(gramsCO2ePerTonneKilometer: .nan, twentyFootShare: 2)],
      drivers: [Driver(id: "w", name: "", loading: 1.5)],
      disruptions: [
        Disruption(
          id: "d", name: "", target: "A", chance: 1.5, effect: .delay, hours: .fixed(-1),
          usd: .fixed(0), driver: "v")
      ])
    let properties = told.map { $0.split(separator: ": ").prefix(2).joined(separator: " ") }
    #expect(
      properties == [
        "terminals[1] latitude", "terminals[1] longitude", "transfers[0] terminal",
        "transfers[1] comingFrom", "corridors[0] terminals", "charges[0] terminal",
        "charges[0] usdPerDay", "factors[.road] gramsCO2ePerTonneKilometer",
        "factors[.road] twentyFootShare", "drivers[0] loading", "disruptions[0] chance",
        "disruptions[0] hours", "terminals[1] country", "terminals[2] id", "terminals[3] id",
        "terminals[3] name", "legs[1] service", "transfers[3] process", "disruptions[0] driver",
        "corridors[1] terminals", "charges[2] fromDay", "charges[2] freeDays", "charges[2] source",
        "corridors[1] id",
      ])
  }

  @Test func `a disruption or a scenario that aims at nothing is told`() {
    let lost = Disruption(
      id: "d", name: "", target: "tag:suez", chance: 0.5, effect: .delay, hours: .fixed(1),
      usd: .fixed(0))
    let wild = Scenario("wild", .scaleCost("A-B", by: 2e6))
    let told = told(disruptions: [lost], scenarios: [wild])
    #expect(
      told == [
        "disruptions[0]: nothing in the network is meant by 'tag:suez'",
        "scenarios[0]: scale-cost needs a factor from 0 to 1e6, not 2000000.0",
      ])
  }

  @Test func `a network of nothing is told`() {
    #expect(
      told([], []) == ["network: terminals: there are none", "network: legs: there are none"])
  }

  @Test func `the plain way to a network stops at the first part that does not fit`() async {
    await #expect(processExitsWith: .failure) {
      _ = Network(
        terminals: [Fixture.terminal("A"), Fixture.terminal("B")],
        legs: [Fixture.leg(0, 1, usd: 1, hours: 1, perWeek: 0)])
    }
  }

  @Test(arguments: ["tag:Suez", "tag:suez", "A-B:road:CAPE", "a-b:road:cape", "country:kz"])
  func `targets mean tags, services and countries in any case`(target: String) throws {
    let network = Network(
      terminals: [Fixture.terminal("A", "kz"), Fixture.terminal("B", "uz")],
      legs: [Fixture.leg(0, 1, .road, usd: 1, hours: 1, service: "Cape", tags: ["Suez"])])
    let changed = try network.under(Scenario("x", .close(Target(target))))
    #expect(!changed.isPassable(leg: 0))
  }

  @Test func `a stop's condition on a country holds in any case`() throws {
    let network = Network(
      terminals: ["A", "B", "C"].map { Fixture.terminal($0, "kz") },
      legs: [Fixture.leg(0, 1, usd: 1, hours: 1), Fixture.leg(1, 2, usd: 1, hours: 1)],
      transfers: [CheckedNetworkTests.stop(at: 1, comingFrom: .country("kz"))])
    let shipment = Shipment(from: "A", to: "C")
    #expect(try network.itinerary(for: shipment, minimizing: .cost).total.usd == 3)
  }

  @Test func `what is added to a network leaves its scenarios as they are`() throws {
    let network = Network(
      terminals: ["A", "B", "C"].map { Fixture.terminal($0) },
      legs: [(0, 1), (1, 2)].map { Fixture.leg($0.0, $0.1, usd: 1, hours: 1) })
    let changed = try network.under(Scenario("x", .close("B"), .addCost("C", 5)))
    let larger = try changed.adding(
      terminals: [Fixture.terminal("D")],
      legs: [(0, 3), (3, 2), (2, 0)].map { Fixture.leg($0.0, $0.1, usd: 10, hours: 1) },
      transfers: [CheckedNetworkTests.stop(at: 3)])
    #expect(larger.closedTerminals == [1] && larger.surcharges == changed.surcharges)
    let itinerary = try larger.itinerary(
      for: Shipment(from: "A", to: "C"), minimizing: .cost)
    #expect(itinerary.terminals == ["A", "D", "C"])
  }

  @Test func `what is added is checked, and what was there is not`() throws {
    let twins = Network(
      terminals: CheckedNetworkTests.terminals,
      legs: [CheckedNetworkTests.leg, CheckedNetworkTests.leg])
    let dear = try twins.under(
      Scenario("x", .scaleCost("A-B", by: 1e6), .scaleCost("A-B", by: 100)))
    #expect(try dear.adding(terminals: [Fixture.terminal("C")]).terminals.count == 3)
    do {
      _ = try dear.adding(
        terminals: [Fixture.terminal("a")],
        legs: [CheckedNetworkTests.leg, CheckedNetworkTests.leg(perWeek: 0)])
      Issue.record("it was added")
    } catch {
      guard case .problems(let problems) = error else { throw error }
      #expect(problems.map(\.file) == ["legs[3]", "terminals[2]", "legs[2]"])
    }
  }
}

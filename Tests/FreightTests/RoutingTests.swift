import Networks
import Sampling
import Testing

@testable import Freight

struct RoutingTests {
  /// Almaty ─rail→ Aktau ─sea→ Alat, and a lorry all the way.
  private let caspian = Network(
    terminals: [
      Fixture.terminal("ALMATY"), Fixture.terminal("AKTAU"), Fixture.terminal("ALAT", "AZ"),
    ],
    legs: [
      Fixture.leg(0, 1, .rail, usd: 1000, hours: 100),
      Fixture.leg(1, 2, .sea, usd: 500, hours: 20, perWeek: 7),
      Fixture.leg(0, 2, .road, usd: 4000, hours: 70, kilometers: 300),
    ],
    transfers: [
      Transfer(
        at: 1, .terminal, arrivingBy: .by(.rail), departingBy: .by(.sea),
        usd: Figure(.fixed(200)), hours: Figure(.fixed(48)))
    ])

  @Test func `the cheapest way and the fastest differ, and waiting and handling count`() throws {
    let shipment = Shipment(from: "Almaty", to: "Alat", containers: 2)
    let cheapest = try caspian.itinerary(for: shipment, minimizing: .cost)
    #expect(cheapest.terminals == ["ALMATY", "AKTAU", "ALAT"])
    #expect(cheapest.total.usd == 2 * (1000 + 200 + 500))
    #expect(cheapest.total.hours == 100 + 48 + 12 + 20)
    #expect(cheapest.weight == cheapest.total.usd)
    let fastest = try caspian.itinerary(for: shipment, minimizing: .time)
    #expect(fastest.terminals == ["ALMATY", "ALAT"])
    #expect(fastest.weight == 70)
  }

  @Test func `an itinerary's total is the sum of its steps, and a step's mean that of its parts`()
    throws
  {
    let network = try Network(contentsOf: BundledNetworks.folders)
    for objective in Objective.allCases where objective != .emissions {
      let itinerary = try network.itinerary(
        for: Shipment(from: "Kigali", to: "Almaty"), minimizing: objective)
      let usd = itinerary.steps.reduce(0) { $0 + $1.mean.usd }
      #expect(abs(usd - itinerary.total.usd) < 1e-6)
      for step in itinerary.steps where step.stay == nil {
        let hours = step.parts.filter { $0.quantity == .hours }.reduce(0) { $0 + $1.mean }
        #expect(abs(hours - step.mean.hours) < 1e-9, "\(step.from) \(step.to)")
      }
    }
  }

  @Test(arguments: [
    ("Kigali", "Almaty"), ("Kigali", "Astana"), ("Kigali", "Rotterdam"), ("Mombasa", "Poti"),
    ("Xi'an", "Duisburg"), ("Altynkol", "Constanta"), ("Shanghai", "Kigali"), ("Almaty", "Kigali"),
  ])
  func `the bundled networks join the pairs planners ask for`(from: String, to: String) throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    let itinerary = try network.itinerary(for: Shipment(from: from, to: to), minimizing: .cost)
    #expect(itinerary.legs.count >= 1)
    #expect(itinerary.total.usd > 0 && itinerary.total.hours > 0)
  }

  @Test func `transfers apply by mode, by where the container comes from, and once a process`()
    throws
  {
    // China ─rail→ Altynkol ─rail→ Almaty changes gauge; Almaty ─rail→ Altynkol ─rail→ Almaty not.
    let network = Network(
      terminals: [
        Fixture.terminal("HORGOS", "CN"), Fixture.terminal("ALTYNKOL"), Fixture.terminal("ALMATY"),
        Fixture.terminal("TASHKENT", "UZ"),
      ],
      legs: [
        Fixture.leg(0, 1, usd: 10, hours: 1), Fixture.leg(1, 2, usd: 10, hours: 1),
        Fixture.leg(3, 1, usd: 10, hours: 1),
      ],
      transfers: [
        Transfer(
          at: 1, .gaugeChange, comingFrom: .country("CN"), usd: Figure(.fixed(300)),
          hours: Figure(.fixed(40))),
        Transfer(at: 1, .border, usd: Figure(.fixed(5)), hours: Figure(.fixed(2))),
        Transfer(
          at: 1, .border, comingFrom: .country("CN"), goingTo: .terminal(2),
          usd: Figure(.fixed(7)), hours: Figure(.fixed(3))),
      ])
    let fromChina = try network.itinerary(
      for: Shipment(from: "Horgos", to: "Almaty"), minimizing: .cost)
    #expect(fromChina.total.usd == 20 + 300 + 7)
    #expect(fromChina.steps.map(\.process) == [nil, .border, .gaugeChange, nil])
    let fromTashkent = try network.itinerary(
      for: Shipment(from: "Tashkent", to: "Almaty"), minimizing: .cost)
    #expect(fromTashkent.total.usd == 20 + 5)
  }

  @Test func `at the ends of a trip only a transfer that names the end applies`() throws {
    let network = Network(
      terminals: [Fixture.terminal("A"), Fixture.terminal("B")],
      legs: [Fixture.leg(0, 1, usd: 10, hours: 1)],
      transfers: [
        Transfer(at: 0, .terminal, usd: Figure(.fixed(1000)), hours: Figure(.fixed(1000))),
        Transfer(
          at: 0, .terminal, arrivingBy: .end, usd: Figure(.fixed(50)), hours: Figure(.fixed(5))),
        Transfer(
          at: 1, .terminal, departingBy: .end, usd: Figure(.fixed(60)), hours: Figure(.fixed(6))),
      ])
    let itinerary = try network.itinerary(for: Shipment(from: "A", to: "B"), minimizing: .cost)
    #expect(itinerary.total.usd == 10 + 50 + 60)
  }

  @Test func `a place to pass is passed, in order, and leaving it out is never worse`() throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    var shipment = Shipment(from: "Kigali", to: "Almaty")
    let free = try network.itinerary(for: shipment, minimizing: .cost)
    shipment.via = ["Mombasa", "Poti", "Aktau"]
    let bound = try network.itinerary(for: shipment, minimizing: .cost)
    let places = shipment.via.compactMap { name in
      (try? network.terminal(named: name)).flatMap {
        bound.terminals.firstIndex(of: network.terminals[$0].id)
      }
    }
    #expect(places.count == 3 && places == places.sorted())
    #expect(free.total.usd <= bound.total.usd)
  }

  @Test func `an added leg never makes anything worse`() throws {
    for seed in UInt64(1)...60 {
      var random = Randomness(seed: seed)
      let small = random.network(terminals: 7, legs: 12)
      let larger = Network(
        terminals: small.terminals, legs: small.legs + [random.leg(among: 7)],
        transfers: small.transfers)
      let shipment = Shipment(from: "T0", to: "T6")
      guard let before = try? small.itinerary(for: shipment, minimizing: .cost) else { continue }
      let after = try larger.itinerary(for: shipment, minimizing: .cost)
      #expect(after.weight <= before.weight, "seed \(seed)")
    }
  }

  @Test func `no chain of legs beats the itinerary`() throws {
    for seed in UInt64(1)...60 {
      var random = Randomness(seed: seed)
      let network = random.network(terminals: 6, legs: 14)
      let shipment = Shipment(from: "T0", to: "T5")
      let best = try? network.itinerary(for: shipment, minimizing: .cost)
      #expect(best?.weight == bruteForce(network, from: 0, to: 5), "seed \(seed)")
    }
  }

  @Test func `an unreachable pair says where the gap is narrowest`() throws {
    let network = Network(
      terminals: [
        Fixture.terminal("A", at: (0, 0)), Fixture.terminal("B", at: (0, 10)),
        Fixture.terminal("C", at: (0, 11)), Fixture.terminal("D", at: (0, 30)),
      ],
      legs: [Fixture.leg(0, 1, usd: 1, hours: 1), Fixture.leg(2, 3, usd: 1, hours: 1)])
    do {
      _ = try network.itinerary(for: Shipment(from: "A", to: "D"), minimizing: .cost)
      Issue.record("there is no way")
    } catch PlanningError.unreachable(let gap) {
      #expect(gap.near == "B" && gap.far == "C")
      #expect(abs(gap.kilometers - 111.2) < 0.1)
      #expect(gap.reached == 2 && gap.leading == 2)
    }
  }

  @Test func `a closed leg is named where it is the gap`() throws {
    let closed = try caspian.under(Scenario("shut", .close("AKTAU-ALAT:sea"), .close(.road)))
    do {
      _ = try closed.itinerary(for: Shipment(from: "Almaty", to: "Alat"), minimizing: .cost)
      Issue.record("there is no way")
    } catch PlanningError.unreachable(let gap) {
      #expect(gap.closed == ["AKTAU-ALAT:sea", "ALMATY-ALAT:road"])
    }
  }

  /// Where a question that has no answer says that nothing leads on.
  private func gap(_ shipment: Shipment, under changes: Change...) throws -> Gap {
    let network = try caspian.under(Scenario(id: "shut", title: "Shut", changes: changes))
    let error = #expect(throws: PlanningError.self) {
      try network.itinerary(for: shipment, minimizing: .cost)
    }
    guard case .unreachable(let gap) = error else { throw NoGap() }
    return gap
  }

  private struct NoGap: Error {}

  @Test(arguments: [["Aktau"], ["Almaty", "Aktau", "Aktau"]])
  func `a closed terminal to pass is named, and the section that it closes`(via: [String]) throws {
    let gap = try gap(Shipment(from: "Almaty", to: "Alat", via: via), under: .close("AKTAU"))
    #expect(gap.origin == "ALMATY" && gap.destination == "ALAT")
    #expect(gap.from == "ALMATY" && gap.to == "AKTAU")
    #expect(gap.closed == ["AKTAU"])
    #expect(
      gap.description.hasPrefix(
        "no way leads from ALMATY to ALAT, as none does from ALMATY to AKTAU: ALMATY reaches 2"))
  }

  @Test func `a closed terminal is named where it would lead across the gap`() throws {
    let gap = try gap(
      Shipment(from: "Almaty", to: "Alat"), under: .close("AKTAU"), .close(.road))
    #expect(gap.closed == ["AKTAU", "ALMATY-ALAT:road"])
  }

  @Test func `a terminal is found by its id, and by its id alone`() {
    #expect(caspian.terminal(id: "AKTAU")?.name == "Aktau")
    #expect(caspian.terminal(id: "Poti") == nil)
    let named = Network(
      terminals: [
        Terminal(
          id: "GEPTI", name: "Poti", country: "GE", latitude: 42, longitude: 41, kind: .seaport)
      ], legs: [])
    #expect(named.terminal(id: "GEPTI")?.name == "Poti" && named.terminal(id: "Poti") == nil)
  }

  @Test func `terminals are named by id or name in any case, and slips are answered`() throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    let kigali = try network.terminal(named: "RWKGL")
    for name in ["rw kgl", "Kigali", "KIGALI"] {
      #expect(try network.terminal(named: name) == kigali)
    }
    do {
      _ = try network.terminal(named: "Kigalli")
    } catch PlanningError.unknownTerminal(_, let nearest) {
      #expect(nearest.first == "Kigali (RWKGL)")
    }
  }

  @Test func `a bad shipment is refused with a sentence`() {
    for shipment in [
      Shipment(from: "Almaty", to: "Alat", containers: 0),
      Shipment(from: "Almaty", to: "Alat", cargoValue: -1),
      Shipment(from: "Almaty", to: "Alat", tonnes: .nan),
      Shipment(from: "Almaty", to: "almaty"),
      Shipment(from: "Almaty", to: "Alat", isReefer: true),
    ] {
      #expect(throws: PlanningError.self) {
        try caspian.itinerary(for: shipment, minimizing: .cost)
      }
    }
  }

  /// The least cost over all chains without a terminal twice.
  private func bruteForce(_ network: Network, from: Int, to: Int) -> Double? {
    var best: Double?
    func go(_ place: Int, _ visited: Set<Int>, _ last: Mode?, _ usd: Double) {
      if place == to {
        best = min(best ?? .infinity, usd)
        return
      }
      for leg in network.legs where leg.from == place && !visited.contains(leg.to) {
        var cost = usd + leg.usd.law.mean
        if let last {
          for transfer in network.transfers where transfer.terminal == place {
            if transfer.arrivingBy == .by(last), transfer.departingBy == .by(leg.mode) {
              cost += transfer.usd.law.mean
            }
          }
        }
        go(leg.to, visited.union([leg.to]), leg.mode, cost)
      }
    }
    go(from, [from], nil, 0)
    return best
  }
}

/// Random small networks whose every number is whole, so that sums are exact in any order.
struct Randomness {
  private let draw: Draw
  private var count = 0

  init(seed: UInt64) { draw = Draw(seed: seed) }

  mutating func below(_ bound: Int) -> Int {
    count += 1
    return Int(draw.uniform(trial: count, variable: VariableID("test")) * Double(bound))
  }

  mutating func leg(among terminals: Int) -> Leg {
    let from = below(terminals)
    let to = (from + 1 + below(terminals - 1)) % terminals
    count += 1
    return Fixture.leg(
      from, to, [.rail, .road, .sea][below(3)], usd: Double(below(20)), hours: Double(below(50)),
      service: "s\(count)")
  }

  mutating func network(terminals: Int, legs: Int) -> Network {
    let legs = (0..<legs).map { _ in leg(among: terminals) }
    var transfers: [Transfer] = []
    for place in 0..<terminals {
      for (from, to) in [(Mode.rail, Mode.sea), (.road, .rail), (.sea, .road)] where below(2) == 0 {
        transfers.append(
          Transfer(
            at: place, .terminal, arrivingBy: .by(from), departingBy: .by(to),
            usd: Figure(.fixed(Double(below(30)))), hours: Figure(.fixed(Double(below(30))))))
      }
    }
    return Network(
      terminals: (0..<terminals).map { Fixture.terminal("T\($0)") }, legs: legs,
      transfers: transfers)
  }
}

import Networks
import Testing

@testable import Freight

@Suite struct FrontTests {
  /// The ways that none beats, found by trying them all.
  private func bruteFront(_ routing: Routing, _ limits: Limits = Limits()) -> [Amounts] {
    let ways = routing.everyWay().map(\.amounts)
    func key(_ a: Amounts) -> [Double] {
      [a.usd, a.hours, a.countedKilogramsCO2e].map { ($0 * 1e4).rounded() }
    }
    var kept: [Amounts] = []
    for way in ways.sorted(by: { key($0).lexicographicallyPrecedes(key($1)) })
    where !kept.contains(where: { zip(key($0), key(way)).allSatisfy { $0 <= $1 } }) {
      kept.append(way)
    }
    return kept.filter(limits.allow)
  }

  @Test func `no itinerary is refused for a limit of its own total`() throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    let pairs = [
      ("KZ-ASTANA", "NLRTM"), ("KZALA", "UGKLA"), ("KZALA", "KEMBA"), ("RWKGL", "CNLYG"),
      ("RWKGL", "KZALA"), ("RWKGL", "RUMOW"), ("RWKGL", "UZTAS"), ("RWKGL", "UZ-ANDIJAN"),
    ]
    for pair in pairs {
      let free = Shipment(from: pair.0, to: pair.1, containers: 3)
      let cheapest = try network.itinerary(for: free, minimizing: .cost)
      let fastest = try network.itinerary(for: free, minimizing: .time)
      var limited = free
      limited.limits = Limits(usd: cheapest.total.usd)
      #expect(throws: Never.self, "\(pair)") {
        try network.itinerary(for: limited, minimizing: .cost)
      }
      limited.limits = Limits(hours: fastest.total.hours)
      #expect(throws: Never.self, "\(pair)") {
        try network.itinerary(for: limited, minimizing: .time)
      }
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `the front is what trying every way finds`(seed: UInt64) throws {
    let routing = try Routing(.random(seed: seed), .small)
    let front = routing.front().map(\.amounts)
    let brute = bruteFront(routing)
    #expect(front.count == brute.count, "seed \(seed)")
    for (a, b) in zip(front, brute) {
      #expect(abs(a.usd - b.usd) < 0.01 && abs(a.hours - b.hours) < 0.01, "seed \(seed)")
      #expect(abs(a.countedKilogramsCO2e - b.countedKilogramsCO2e) < 0.01, "seed \(seed)")
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `the convex part of a front is the part that break-evens choose from`(seed: UInt64) throws {
    let routing = try Routing(.random(seed: seed), .small)
    let convex = routing.convexFront().map(\.amounts)
    let front = routing.front().map(\.amounts)
    for measure: KeyPath<Amounts, Double> in [\.hours, \.countedKilogramsCO2e] {
      let lines = front.map { Line(offset: $0.usd, slope: $0[keyPath: measure]) }
      for corner in lowerEnvelope(lines).map({ front[$0.line] }) {
        #expect(
          convex.contains {
            abs($0.usd - corner.usd) < 0.01
              && abs($0[keyPath: measure] - corner[keyPath: measure]) < 0.01
          }, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `the tradeoffs hold the best in everything and differ from one another`(seed: UInt64)
    throws
  {
    let network = Network.random(seed: seed)
    guard let tradeoffs = try? network.tradeoffs(for: .small) else { return }
    for objective in Objective.allCases {
      let best = try network.itinerary(for: .small, minimizing: objective)
      let least = tradeoffs.map { objective.weight(of: $0.total, for: .small) }.min()
      #expect(abs((least ?? .infinity) - best.weight) < 1e-3, "seed \(seed), \(objective)")
    }
    #expect(Set(tradeoffs).count == tradeoffs.count)
    #expect(tradeoffs.allSatisfy { $0.objective == .generalized })
    #expect(try network.tradeoffs(for: .small, atMost: 1).itineraries == [tradeoffs[0]])
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>, 1...6)
  func `cheapest, fastest and greenest are said of all ways, not of those shown`(
    seed: UInt64, count: Int
  ) throws {
    let network = Network.random(seed: seed)
    guard let tradeoffs = try? network.tradeoffs(for: .small, atMost: count) else { return }
    let words: [(Tradeoffs.Distinction, Objective)] = [
      (.recommended, .generalized), (.cheapest, .cost), (.fastest, .time), (.greenest, .emissions),
    ]
    for (word, objective) in words {
      let least = try network.itinerary(for: .small, minimizing: objective).weight
      for way in tradeoffs {
        let isLeast = objective.weight(of: way.total, for: .small) < least + 1e-3
        #expect(
          tradeoffs.distinctions(of: way).contains(word) == isLeast, "seed \(seed), \(word)")
      }
      if count >= 4 {
        #expect(tradeoffs.contains { tradeoffs.distinctions(of: $0).contains(word) })
      }
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `emissions of a mode without a factor are unknown, and compared with none`(seed: UInt64)
    throws
  {
    let known = Network.random(seed: seed)
    var shipment = Shipment.small
    shipment.carbonPrice = 0
    for silent in [[.sea], Mode.allCases] as [[Mode]] {
      var network = known
      for mode in silent { network.factors[mode] = nil }
      guard let tradeoffs = try? network.tradeoffs(for: shipment, atMost: 9) else { return }
      #expect(tradeoffs.contains { tradeoffs.distinctions(of: $0).contains(.cheapest) })
      #expect(!tradeoffs.contains { tradeoffs.distinctions(of: $0).contains(.greenest) })
      for way in tradeoffs {
        let isKnown = way.legs.allSatisfy { !silent.contains($0.mode ?? .sea) }
        #expect((way.total.kilogramsCO2e != nil) == isKnown, "seed \(seed), \(silent)")
      }
      // The front is that of money and time alone.
      let front = try network.front(for: shipment).map(\.total)
      for (way, dearer) in zip(front, front.dropFirst()) {
        #expect(way.usd < dearer.usd && way.hours > dearer.hours, "seed \(seed), \(silent)")
      }
      let withFactors = try known.front(for: shipment).map(\.total)
      #expect(front.first?.usd == withFactors.first?.usd, "seed \(seed), \(silent)")
      #expect(front.last?.hours == withFactors.map(\.hours).min(), "seed \(seed), \(silent)")
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `compromises beside the four share no more than they may`(seed: UInt64) throws {
    let network = Network.random(seed: seed)
    let tradeoffs = try network.tradeoffs(for: .small, atMost: 9, overlap: 0.4)
    let best = Objective.allCases.map { objective in
      tradeoffs.map { objective.weight(of: $0.total, for: .small) }.min() ?? 0
    }
    let others = tradeoffs.dropFirst().filter { way in
      !zip(Objective.allCases, best).contains { $0.weight(of: way.total, for: .small) == $1 }
    }
    for way in others {
      for other in tradeoffs where other != way {
        let common = Set(way.legIndices).intersection(other.legIndices)
        let kilometers = common.reduce(0) { $0 + network.legs[$1].kilometers }
        let shorter = min(way.total.kilometers, other.total.kilometers)
        #expect(kilometers <= 0.4 * shorter + 1e-9, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `within limits the best is the best of all ways within them`(seed: UInt64) throws {
    let network = Network.random(seed: seed)
    let free = try Routing(network, .small)
    let ways = free.everyWay().map { free.itinerary(along: $0.arcs, .generalized) }
    guard !ways.isEmpty else { return }
    let usd = ways.map(\.total.usd).sorted()
    let hours = ways.map(\.total.hours).sorted()
    let all: [Limits] = [
      Limits(usd: usd[usd.count / 3]), Limits(hours: hours[hours.count / 4]),
      Limits(usd: usd[usd.count / 2], hours: hours[hours.count / 2]), Limits(transfers: 0),
      Limits(transfers: 1), Limits(usd: usd[usd.count / 2], transfers: 2),
      Limits(modes: [.sea, .road]), Limits(hours: hours[0] * 0.9),
    ]
    for limits in all {
      var shipment = Shipment.small
      shipment.limits = limits
      let allowed = ways.filter { way in
        limits.allow(way.total) && way.vehicleChanges <= limits.transfers ?? .max
          && way.legs.allSatisfy { limits.modes?.contains($0.mode ?? .air) != false }
      }
      let least = allowed.map { $0.weight }.min()
      do {
        let best = try network.itinerary(for: shipment, minimizing: .generalized)
        #expect(abs(best.weight - (least ?? .infinity)) < 1e-3, "seed \(seed), \(limits)")
        #expect(best.vehicleChanges <= limits.transfers ?? .max, "seed \(seed), \(limits)")
      } catch {
        #expect(least == nil && error.isNegativeAnswer, "seed \(seed), \(limits)")
      }
    }
  }

  @Test func `a limit nothing meets names itself and what would do`() throws {
    let network = Network.random(seed: 1)
    let cheapest = try network.itinerary(for: .small, minimizing: .cost)
    var shipment = Shipment.small
    shipment.limits = Limits(usd: cheapest.total.usd - 1, hours: 1e6)
    do {
      _ = try network.itinerary(for: shipment, minimizing: .time)
      Issue.record("a way was found")
    } catch {
      guard case .beyondLimits(let overrun) = error else { throw error }
      #expect(
        overrun.bites[0]
          == .usd(allowed: cheapest.total.usd - 1, least: cheapest.total.usd))
      #expect(error.description.contains("USD, where"))
    }
  }
}

@Suite struct BreakEvenTests {
  @Test(arguments: 1...12 as ClosedRange<UInt64>, BreakEven.Axis.allCases)
  func `break-evens tile the axis, and in each range its itinerary is the best`(
    seed: UInt64, axis: BreakEven.Axis
  ) throws {
    guard
      let itineraries = try? Network.random(seed: seed)
        .tradeoffs(for: .small, overlap: 1).itineraries
    else { return }
    let ranges = breakEvens(of: itineraries, along: axis)
    #expect(ranges.first?.from == 0 && ranges.last?.to == .infinity)
    for (range, next) in zip(ranges, ranges.dropFirst()) { #expect(range.to == next.from) }
    for range in ranges {
      #expect(range.from < range.to)
      let inside = range.to.isFinite ? (range.from + range.to) / 2 : range.from + 1000
      var shipment = Shipment.small
      switch axis {
      case .valueOfTime: shipment.valueOfTime = inside
      case .cargoValue: shipment.cargoValue = inside
      }
      let weights = itineraries.map { Objective.generalized.weight(of: $0.total, for: shipment) }
      let least = weights.min() ?? 0
      #expect(weights[range.itinerary] <= least + 1e-6, "seed \(seed)")
    }
  }

  @Test func `equal lines are one, and a line above all others is none`() {
    let lines = [
      Line(offset: 1, slope: 2), Line(offset: 1, slope: 2), Line(offset: 3, slope: 1),
      Line(offset: 9, slope: 1.5),
    ]
    let ranges = lowerEnvelope(lines)
    #expect(ranges.map(\.line) == [0, 2])
    #expect(ranges.map(\.from) == [0, 2])
  }
}

@Suite struct GeneralizedCostTests {
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `its parts add up to the weight and the insurance`(seed: UInt64) throws {
    var shipment = Shipment.small
    shipment.containers = 3
    let network = Network.random(seed: seed)
    guard let way = try? network.itinerary(for: shipment, minimizing: .generalized) else { return }
    let cost = way.generalizedCost
    #expect(abs(cost.total - cost.insurance - way.weight) < 1e-6)
    #expect(abs(cost.tariff + cost.handling + cost.charges - way.total.usd) < 1e-6)
    #expect(abs(cost.insurance - 3 * 20_000 * 1.1 * 0.002) < 1e-9)
  }
}

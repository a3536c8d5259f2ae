import Graphs
import Sampling

@testable import Freight

/// A generator whose numbers a failing test can repeat from its seed.
///
/// SplitMix64, https://doi.org/10.1145/2714064.2660195.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func roll(_ range: Range<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  mutating func isLucky(_ chance: Double) -> Bool { Double(next() >> 11) < chance * 0x1p53 }
}

extension Network {
  /// A small network in which much can happen: parallel legs, modes, waits, transfers, charges.
  static func random(seed: UInt64, terminals count: Int = 6, legs legCount: Int = 14) -> Network {
    var dice = Dice(seed: seed)
    let terminals = (0..<count).map { (place: Int) -> Terminal in
      Terminal(
        id: "T\(place)", name: "Terminal \(place)", country: place % 2 == 0 ? "AA" : "BB",
        latitude: Double(place), longitude: Double((place * 2) % 5), kind: .city)
    }
    let modes: [Mode] = [.sea, .rail, .road]
    var seen = Set<String>()
    var legs: [Leg] = []
    // Two ways lead through whatever is rolled, one over the terminal that charges by the day.
    let joints = [(0, 1), (1, count - 1), (0, count / 2), (count / 2, count - 1)]
    while legs.count < legCount {
      let rolled = (dice.roll(0..<count), dice.roll(0..<count))
      let (from, to) = legs.count < joints.count ? joints[legs.count] : rolled
      let mode = modes[dice.roll(0..<3)]
      guard from != to, seen.insert("\(from) \(to) \(mode)").inserted else { continue }
      legs.append(
        Leg(
          from: from, to: to, mode: mode, kilometers: Double(dice.roll(50..<900)),
          usd: Figure(.random(&dice, 100..<900), source: "a"),
          hours: Figure(.random(&dice, 10..<90), source: "a"),
          departuresPerWeek: dice.isLucky(0.4) ? Double(dice.roll(1..<8)) : nil,
          tags: legs.count % 3 == 0 ? ["third"] : []))
    }
    var transfers: [Transfer] = []
    for place in 0..<count {
      for a in modes {
        for b in modes where a != b && dice.isLucky(0.7) {
          transfers.append(
            Transfer(
              at: place, .terminal, arrivingBy: .by(a), departingBy: .by(b),
              usd: Figure(.random(&dice, 20..<200)), hours: Figure(.random(&dice, 5..<60))))
        }
      }
      if dice.isLucky(0.3) {
        transfers.append(
          Transfer(
            at: place, .border, comingFrom: .country(place % 2 == 0 ? "BB" : "AA"),
            usd: Figure(.fixed(Double(dice.roll(10..<90)))),
            hours: Figure(.random(&dice, 5..<60))))
      }
    }
    let factors = Dictionary(
      uniqueKeysWithValues: [(Mode.sea, 10.0), (.rail, 25), (.road, 90)].map { mode, grams in
        (
          mode,
          ModeFactors(gramsCO2ePerTonneKilometer: grams, twentyFootShare: 0.6, reeferFactor: 1.4)
        )
      })
    return Network(
      terminals: terminals, legs: legs, transfers: transfers,
      charges: [
        Charge(
          at: count / 2, .storage, freeDays: 1, fromDay: 2,
          usdPerDay: Double(dice.roll(5..<60)), source: "a")
      ], factors: factors)
  }
}

extension Distribution {
  /// Fixed as often as not.
  static func random(_ dice: inout Dice, _ range: Range<Int>) -> Distribution {
    let likely = Double(dice.roll(range))
    let law = try? Distribution(low: likely * 0.8, likely: likely, high: likely * 1.5)
    return dice.isLucky(0.5) ? .fixed(likely) : law ?? .fixed(likely)
  }
}

extension Shipment {
  static let small = Shipment(from: "T0", to: "T5", cargoValue: 20_000, carbonPrice: 80)
}

extension Routing {
  /// Every way that passes no vertex twice, with its arcs and amounts, found by trying them all.
  func everyWay() -> [(arcs: [Int], amounts: Amounts)] {
    guard let start = modeGraph.starts[origin], let end = modeGraph.ends[destination] else {
      return []
    }
    var found: [([Int], Amounts)] = []
    let graph = modeGraph.graph
    var isPassed = [Bool](repeating: false, count: modeGraph.terminals.count)
    func walk(_ vertex: Int, _ arcs: [Int], _ sum: Amounts) {
      if vertex == end { return found.append((arcs, sum)) }
      isPassed[vertex] = true
      for arc in graph.arcs(from: vertex) {
        guard let amount = amounts[arc], !isPassed[graph.head(of: arc)] else { continue }
        walk(graph.head(of: arc), arcs + [arc], sum + amount)
      }
      isPassed[vertex] = false
    }
    walk(start, [], Amounts())
    return found
  }
}

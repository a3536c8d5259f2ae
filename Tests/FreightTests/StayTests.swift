import Sampling
import Testing

@testable import Freight

struct StayTests {
  /// 40 USD a day from the fifth day on, 70 from the twelfth, four days free.
  private let charges = [
    Charge(at: 0, .demurrage, freeDays: 4, fromDay: 5, usdPerDay: 40, source: ""),
    Charge(at: 0, .demurrage, freeDays: 4, fromDay: 12, usdPerDay: 70, source: ""),
  ]

  @Test(arguments: zip([0, 96, 96.1, 120, 264, 265], [0.0, 0, 40, 40, 280, 350]))
  func `started days beyond the free ones are charged at their slab`(hours: Double, usd: Double) {
    #expect(stay([]).usd(hours: hours) == usd)
  }

  /// Lengths that lie on the edge of a day and others, each as a name and its parts.
  private static let lengths: [(String, [Part])] = [
    ("handling and a wait", [part("handling", 24, 72, 240), part("wait", .uniform(0...168))]),
    (
      "just four days, and one more in twenty",
      [part("dwell", .fixed(96)), delay(0.05, .fixed(24))]
    ),
    ("a day and a weekly departure", [part("dwell", .fixed(96)), part("wait", .uniform(0...168))]),
    ("observed in whole days", [part("dwell", observed([24, 48, 96, 96, 120, 288]))]),
    ("observed twice", [part("a", observed([24, 72])), part("b", observed([24, 48, 264]))]),
    ("never below four days", [part("dwell", law(.normal, 96, 97, 130))]),
    (
      "never as long as four days",
      [part("dwell", law(.uniform, 90, 92, 95)), part("b", 0.1, 0.2, 0.3)]
    ),
    (
      "the same, but in one of a thousand",
      [
        part("dwell", law(.pert, 80, 88, 94)), part("b", law(.uniform, 0, 1, 1)),
        delay(0.001, law(.lognormal, 0, 400, 4000)),
      ]
    ),
    (
      "fixed, whatever else is said of it",
      [
        part("dwell", law(.fixed, 1, 100, 200)), part("wait", .uniform(0...24)),
      ]
    ),
    ("far beyond a quarter", [part("dwell", 24, 72, 3000), delay(0.3, .uniform(0...240))]),
  ]

  @Test(arguments: lengths)
  func `the expected charge is that of many drawn stays`(name: String, parts: [Part]) {
    let stay = stay(parts)
    let draw = Draw(seed: 3)
    let trials = 100_000
    var (sum, squares) = (0.0, 0.0)
    for trial in 0..<trials {
      let hours = stay.parts.reduce(0) { hours, part in
        let happens = draw.uniform(trial: trial, variable: VariableID("if " + part.name))
        return happens < part.chance
          ? hours + draw.value(of: part.law, trial: trial, variable: VariableID(part.name)) : hours
      }
      let usd = stay.usd(hours: hours)
      (sum, squares) = (sum + usd, squares + usd * usd)
    }
    let mean = sum / Double(trials)
    let error = ((squares / Double(trials) - mean * mean) / Double(trials)).squareRoot()
    #expect(
      abs(stay.meanUSD - mean) <= 4 * error + 0.002 * mean,
      "\(name): \(stay.meanUSD) against \(mean) ± \(error)")
  }

  @Test func `what a stay costs is shared out among the sources of its rates`() {
    let rates = [
      Charge(at: 0, .demurrage, freeDays: 4, fromDay: 5, usdPerDay: 40, source: "line"),
      Charge(at: 0, .demurrage, freeDays: 4, fromDay: 7, usdPerDay: 70, source: "line in 2024"),
      Charge(at: 0, .storage, freeDays: 2, fromDay: 3, usdPerDay: 10, source: "port"),
    ]
    let stay = Stay(charges: rates, parts: [Self.part("dwell", .fixed(9 * 24))], factor: 2)
    let shares = stay.meansBySource
    #expect(shares.map(\.source) == ["line", "line in 2024", "port"])
    // Two containers: two days at 40 USD, three at 70, and seven at 10.
    #expect(shares.map(\.usd) == [160, 420, 140])
    #expect(shares.reduce(0) { $0 + $1.usd } == stay.meanUSD)
  }

  @Test func `a stay of just the free days costs nothing`() {
    let stay = stay([Self.part("dwell", .fixed(96)), Self.delay(0.05, .fixed(24))])
    #expect(abs(stay.meanUSD - 0.05 * 40) < 1e-12)
    #expect(stay.usd(atProbability: 0.94) == 0 && stay.usd(atProbability: 0.96) == 40)
  }

  private func stay(_ parts: [Part]) -> Stay { Stay(charges: charges, parts: parts, factor: 1) }

  private static func part(_ name: String, _ law: Distribution) -> Part {
    Part(name: name, quantity: .hours, role: .figure, law: law, factor: 1, driver: nil, source: "")
  }

  private static func part(_ name: String, _ low: Double, _ likely: Double, _ high: Double) -> Part
  {
    part(name, law(.lognormal, low, likely, high))
  }

  private static func delay(_ chance: Double, _ law: Distribution) -> Part {
    Part(
      name: "delay", quantity: .hours, role: .disruption("delay", chance: chance), law: law,
      factor: 1, driver: nil, source: "")
  }

  private static func law(
    _ law: Distribution.Law, _ low: Double, _ likely: Double, _ high: Double
  ) -> Distribution {
    (try? Distribution(law, low: low, likely: likely, high: high)) ?? .fixed(-1)
  }

  private static func observed(_ hours: [Double]) -> Distribution {
    (try? Distribution(observations: hours)) ?? .fixed(-1)
  }
}

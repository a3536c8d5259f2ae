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

  @Test func `the expected charge is that of many drawn stays`() throws {
    let handling = try Distribution(low: 24, likely: 72, high: 240)
    let stay = stay([part("handling", handling), part("wait", .uniform(0...168))])
    let draw = Draw(seed: 3)
    let trials = 20_000
    var sum = 0.0
    for trial in 0..<trials {
      let hours = stay.parts.reduce(0) {
        $0 + draw.value(of: $1.law, trial: trial, variable: VariableID($1.name))
      }
      sum += stay.usd(hours: hours)
    }
    let mean = sum / Double(trials)
    #expect(abs(stay.meanUSD - mean) < 0.03 * mean, "\(stay.meanUSD) against \(mean)")
  }

  private func stay(_ parts: [Part]) -> Stay { Stay(charges: charges, parts: parts, factor: 1) }

  private func part(_ name: String, _ law: Distribution) -> Part {
    Part(name: name, quantity: .hours, role: .figure, law: law, factor: 1, driver: nil, source: "")
  }
}

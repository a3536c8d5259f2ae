import Testing

@testable import Simulation

struct StatisticsTests {
  @Test func `quantiles are order statistics and the worst five percent is their average`() {
    // Multiples of 37 visit every remainder of 101 once, in no sorted order.
    let spread = Spread((1...100).map { Int64($0 * 37 % 101 * 100) }, unit: 100)
    #expect(spread.mean == 50.5)
    #expect(spread.p5 == 5 && spread.p50 == 50 && spread.p80 == 80 && spread.p95 == 95)
    #expect(abs(spread.cvar95 - 98) < 1e-9)
    #expect(abs(spread.standardDeviation - 29.011491975882016) < 1e-12)
    #expect(abs(spread.standardError - 2.9011491975882016) < 1e-12)
  }

  @Test func `one trial has a mean and no spread`() {
    let spread = Spread([42], unit: 1)
    #expect(spread.mean == 42 && spread.p5 == 42 && spread.p95 == 42)
    #expect(spread.standardDeviation == 0 && spread.standardError == 0)
  }

  @Test func `a chance has Wilson's interval`() {
    // 81 of 263, the example of Newcombe 1998: 0.2553 to 0.3662.
    let chance = Chance(hits: 81, of: 263)
    #expect(abs(chance.low - 0.2553) < 5e-5 && abs(chance.high - 0.3662) < 5e-5)
    #expect(Chance(hits: 0, of: 10).low == 0 && Chance(hits: 10, of: 10).high == 1)
  }
}

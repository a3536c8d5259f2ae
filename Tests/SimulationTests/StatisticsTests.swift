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

  @Test func `one trial has a mean, no spread, and tells nothing of its error`() {
    let spread = Spread([42], unit: 1)
    #expect(spread.mean == 42 && spread.p5 == 42 && spread.p95 == 42)
    #expect(spread.standardDeviation == 0 && spread.standardError == .infinity)
    #expect(spread.intervals.mean == Interval(low: -.infinity, high: .infinity))
    #expect(Estimate([42], minus: [40], unit: 1).high == .infinity)
  }

  @Test func `few trials bound far quantiles on one side and the worst twentieth on none`() {
    let few = Spread((1...71).map { Int64($0) }, unit: 1).intervals
    #expect(few.p5.low == -.infinity && few.p5.high < 20)
    #expect(few.p95.high == .infinity && few.p95.low > 50)
    #expect(few.p50.low > 20 && few.p50.high < 50)
    let more = Spread((1...72).map { Int64($0) }, unit: 1).intervals
    #expect(more.p5.low == 1 && more.p95.high == 72)
    #expect(more.cvar95.high == .infinity && more.standardDeviation.high == .infinity)
    let many = Spread((1...1000).map { Int64($0) }, unit: 1).intervals
    #expect(many.cvar95.high < 1000 && many.standardDeviation.high < 310)
  }

  @Test func `a chance has Wilson's interval`() {
    // 81 of 263, the example of Newcombe 1998: 0.2553 to 0.3662.
    let chance = Chance(hits: 81, of: 263)
    #expect(abs(chance.low - 0.2553) < 5e-5 && abs(chance.high - 0.3662) < 5e-5)
    #expect(Chance(hits: 0, of: 10).low == 0 && Chance(hits: 10, of: 10).high == 1)
  }
}

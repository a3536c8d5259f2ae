import Testing

@testable import Simulation

@Suite struct DifferenceTests {
  @Test func `the interval is the textbook's around a mean of pairs`() {
    let values: [Int64] = [1200, 900, 1500, 700]
    let others: [Int64] = [1000, 950, 1100, 650]
    let difference = Estimate(values, minus: others, unit: 100)
    // Differences of 2, -0.5, 4 and 0.5: mean 1.5, variance (0.25 + 4 + 6.25 + 1) / 3.
    // Student's with three degrees of freedom reaches 3.182446.
    let half = 3.182446305284263 * (11.5 / 3 / 4 as Double).squareRoot()
    #expect(abs(difference.value - 1.5) < 1e-12)
    #expect(abs(difference.low - (1.5 - half)) < 1e-9)
    #expect(abs(difference.high - (1.5 + half)) < 1e-9)
  }

  @Test func `a constant difference has an interval of no width, however large the amounts`() {
    let others = (0..<1000).map { Int64($0) * 1_000_000_007 }
    let difference = Estimate(others.map { $0 + 250 }, minus: others, unit: 100)
    #expect(difference == Estimate(value: 2.5, low: 2.5, high: 2.5))
  }

  @Test func `turned round it has the other sign`() {
    let values: [Int64] = [3, 8, 1, 9]
    let others: [Int64] = [4, 1, 1, 2]
    let there = Estimate(values, minus: others, unit: 1)
    let back = Estimate(others, minus: values, unit: 1)
    #expect(there.value == -back.value && abs(there.low + back.high) < 1e-12)
  }
}

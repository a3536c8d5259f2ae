import Testing

@testable import Sampling

/// Moments, histograms and intervals.
@Suite struct SummaryTests {
  /// Whole numbers of many sizes, some negative.
  private func outcomes(_ seed: UInt64, from least: Int64 = 0, to greatest: Int64) -> Outcomes {
    var outcomes = Outcomes()
    let draw = Draw(seed: seed)
    outcomes.update { span in
      for place in span.indices {
        let u = draw.uniform(trial: place, variable: VariableID("outcome"))
        span[place] = least + Int64(u * u * Double(greatest - least))
      }
    }
    return outcomes
  }

  @Test func `rounding is to the nearest, ties to even, in parts of a unit`() {
    var column = Column()
    for (place, value) in [0.125, 0.375, -0.125, 1.004, 1.006, 123.456].enumerated() {
      column[place] = Float(value)
    }
    var cents = Outcomes()
    cents.round(column, partsPerUnit: 100)
    #expect((0..<6).map { cents[$0] } == [12, 38, -12, 100, 101, 12346])
    cents.round(column, plus: 1e9, partsPerUnit: 100)
    #expect((cents[1], cents[6]) == (100_000_000_038, 100_000_000_000))
  }

  @Test func `moments are those of the numbers`() {
    var moments = Moments()
    for outcome in [2, 4, 4, 4, 5, 5, 7, 9] as [Int64] { moments.add(outcome) }
    #expect((moments.count, moments.mean) == (8, 5))
    expectClose(moments.variance, 32.0 / 7)
    expectClose(moments.standardError, (32.0 / 7 / 8).squareRoot())
  }

  @Test func `variances far from zero lose nothing`() {
    var moments = Moments()
    for outcome in [0, 1, 2, 3] as [Int64] { moments.add(1 << 50 + outcome) }
    expectClose(moments.variance, 5.0 / 3)
  }

  @Test func `sums of great outcomes are exact`() {
    var moments = Moments()
    var outcomes = Outcomes()
    outcomes.update { span in
      for place in span.indices { span[place] = place % 2 == 0 ? 1 << 55 : -(1 << 55) - 2 }
    }
    moments.add(outcomes)
    #expect(moments.sum == -4096)
    let greatest: Int128 = 1 << 55
    #expect(moments.squares == 2048 * (greatest * greatest + (greatest + 2) * (greatest + 2)))
  }

  @Test func `summaries merge the same in any order`() {
    let parts = (0..<4).map { outcomes(UInt64($0), from: -50, to: 1_000_000 << Int64($0)) }
    var (forward, backward) = (Moments(), Moments())
    var (one, other) = (BitHistogram(), BitHistogram())
    for part in parts {
      forward.add(part)
      one.add(part)
    }
    for part in parts.reversed() {
      // In two halves, each with a summary of its own.
      for half in [2048..<4096, 0..<2048] {
        var moments = Moments()
        moments.add(part, in: half)
        backward.merge(moments)
        var histogram = BitHistogram()
        histogram.add(part, in: half)
        other.merge(histogram)
      }
    }
    #expect(forward == backward)
    #expect(one == other)
    #expect(one.count == 4 * 4096)
    #expect(BitHistogram(bins: one.bins) == one)
    #expect(
      Moments(count: forward.count, sum: forward.sum, squares: forward.squares) == forward)
  }

  @Test func `bins cover all whole numbers without gap or overlap`() {
    var last = -1.0
    for key in 0..<(14 * 2048) {
      let (least, greatest) = BitHistogram.bounds(key)
      // Below 2,048 there are more bins than numbers; an empty one reports its next number.
      guard BitHistogram.key(Int64(least)) == key else { continue }
      #expect(least == last + 1)
      #expect(greatest - least < max(1, least / 2048))
      #expect(BitHistogram.key(Int64(greatest)) == key)
      #expect(BitHistogram.key(-Int64(least)) == -key)
      last = greatest
    }
    for outcome in [Int64.max, .min, 1 << 40, -(1 << 50)] {
      var histogram = BitHistogram()
      histogram.add(outcome)
      #expect((histogram.quantile(0.5) / Double(outcome) - 1).magnitude < 0x1p-11)
    }
  }

  @Test func `quantiles are those of the sorted outcomes`() {
    let values = outcomes(1, from: -2000, to: 1_000_000)
    var histogram = BitHistogram()
    histogram.add(values)
    let sorted = values.values.sorted()
    for rank in [1, 2, 40, 205, 2048, 3277, 3892, 4095, 4096] {
      let exact = Double(sorted[rank - 1])
      #expect(
        (histogram.outcome(ofRank: rank) - exact).magnitude <= exact.magnitude * 0x1p-11,
        "rank \(rank)")
    }
    #expect(histogram.quantile(0.95) == histogram.outcome(ofRank: 3892))
    #expect(histogram.quantile(0) == histogram.outcome(ofRank: 1))
    let worst = sorted[3892...].reduce(0.0) { $0 + Double($1) }
    let exact = (worst + (4096 * 0.05 - 204) * Double(sorted[3891])) / (4096 * 0.05)
    expectClose(histogram.meanBeyond(0.95).mean, exact, within: 1e-4)
    let limit = sorted[1000]
    expectClose(histogram.share(atMost: Double(limit)), 1001.0 / 4096, within: 2e-3)
    #expect(values.count(atMost: limit) == 1001)
    #expect(histogram.share(atMost: -3000) == 0)
    #expect(histogram.share(atMost: 2e6) == 1)
  }

  @Test func `small outcomes are counted one by one`() {
    var histogram = BitHistogram()
    for outcome in [0, 0, 1, 3, 3, 3, -2, 4095] as [Int64] { histogram.add(outcome) }
    #expect([0, 0.3, 0.5, 0.75, 0.8, 1].map { histogram.quantile($0) } == [-2, 0, 1, 3, 3, 4095])
    #expect(histogram.share(atMost: 0) == 3.0 / 8)
  }

  @Test func `the mean of a tail knows its error`() {
    // Of outcomes even from 0 to a million, those beyond 0.9 average 950,000.
    var histogram = BitHistogram()
    let draw = Draw(seed: 5)
    for trial in 0..<4000 {
      histogram.add(Int64(1e6 * draw.uniform(trial: trial, variable: VariableID("even"))))
    }
    let (mean, error) = histogram.meanBeyond(0.9)
    #expect((mean - 950_000).magnitude < 4 * error)
    // sd of (x − q)⁺ is 10⁶ √(0.1³/3 − 0.005²); over 0.1 √4000.
    expectClose(error, 1e6 * (1e-3 / 3 - 2.5e-5).squareRoot() / (0.1 * 63.25), within: 0.1)
  }

  static let students: [(Double, Int, Double)] = [
    (0.975, 1, 12.706204736174694), (0.975, 2, 4.302652729749462), (0.9, 5, 1.4758840488244815),
    (0.975, 31, 2.039513446396408), (0.995, 100, 2.6258905214380173),
    (0.975, 1000, 1.9623390808264083), (0.975, 1001, 1.9623367052808798),
    (0.025, 31, -2.039513446396408), (0.975, 100_000, 1.9599877075346095),
  ]

  @Test func `Student's quantiles are right`() {
    for (probability, degrees, expected) in Self.students {
      expectClose(
        StudentT.quantile(probability, degreesOfFreedom: degrees), expected, within: 1e-10)
    }
    #expect(StudentT.quantile(0.5, degreesOfFreedom: 3) == 0)
  }

  @Test func `ranks around a quantile leave out one twentieth of a binomial count`() {
    // From tables of the binomial law: of 100 trials of chance one half 40 and 60, and so on.
    #expect(OrderStatistics.ranks(around: 0.5, of: 100) == 40...61)
    #expect(OrderStatistics.ranks(around: 0.95, of: 1000) == 936...964)
    #expect(OrderStatistics.ranks(around: 0.5, of: 1_000_000).lowerBound == 499_020)
    #expect(OrderStatistics.ranks(around: 0.05, of: 1_000_000).upperBound == 50429)
  }

  @Test func `few outcomes bound a far quantile on one side only`() {
    // 0.95⁷¹ is above 2.5 %, 0.95⁷² below.
    #expect(OrderStatistics.ranks(around: 0.95, of: 71).upperBound == 72)
    #expect(OrderStatistics.ranks(around: 0.95, of: 72).upperBound == 72)
    #expect(OrderStatistics.ranks(around: 0.05, of: 71).lowerBound == 0)
    #expect(OrderStatistics.ranks(around: 0.05, of: 72).lowerBound == 1)
    #expect(OrderStatistics.ranks(around: 0.05, of: 1) == 0...2)
  }

  @Test func `intervals of shares are Wilson's, and exact for rare events`() {
    let common = Proportion(930, of: 1000).interval()
    expectClose(common.lowerBound, 0.9124853518487167, within: 1e-12)
    expectClose(common.upperBound, 0.9442236358537061, within: 1e-12)
    let rare = Proportion(3, of: 100).interval()
    expectClose(rare.lowerBound, 0.006229971538306395, within: 1e-10)
    expectClose(rare.upperBound, 0.08517605297428002, within: 1e-10)
    let never = Proportion(0, of: 100).interval()
    #expect(never.lowerBound == 0)
    expectClose(never.upperBound, 0.03621669264517641, within: 1e-10)
    #expect(Proportion(100, of: 100).interval().upperBound == 1)
    #expect(Proportion(0, of: 0).interval() == 0...1)
  }

  @Test func `replicates give Student's interval`() {
    let replicates = Replicates([9, 10, 11, 10])
    #expect(replicates.mean == 10)
    expectClose(replicates.standardError, (2.0 / 12).squareRoot())
    let reach = StudentT.quantile(0.975, degreesOfFreedom: 3) * (2.0 / 12).squareRoot()
    expectClose(replicates.reach(), reach)
  }

  @Test func `intervals hold the truth as often as they say`() {
    // The median and the chance below it, of 300 uniform outcomes, 80 times.
    var (mean, median, share) = (0, 0, 0)
    for seed in 0..<80 {
      let draw = Draw(seed: UInt64(seed))
      var moments = Moments()
      var histogram = BitHistogram()
      for trial in 0..<300 {
        let outcome = Int64(4000 * draw.uniform(trial: trial, variable: VariableID("cover")))
        moments.add(outcome)
        histogram.add(outcome)
      }
      if abs(moments.mean - 1999.5) <= moments.reach() { mean += 1 }
      if histogram.quantileInterval(0.5).contains(1999.5) { median += 1 }
      let below = Int((histogram.share(atMost: 999) * 300 + 0.5))
      if Proportion(below, of: 300).interval().contains(0.25) { share += 1 }
    }
    // 76 expected; the standard deviation of the number is 1.9.
    for held in [mean, median, share] {
      #expect(held >= 68, "\(mean) \(median) \(share)")
    }
  }
}

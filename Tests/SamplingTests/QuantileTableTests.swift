import Testing

@testable import Sampling

@Suite struct QuantileTableTests {
  static let laws = Distribution.Law.allCases.filter { $0 != .empirical }

  /// Words all over the range, some far in the tails.
  static let words: [UInt32] =
    [0, 1, 2, 1000, 0x7FFF_FFFF, 0x8000_0000, .max - 1000, .max - 1, .max]
    + (0..<200).map { UInt32(truncatingIfNeeded: $0 * 21_474_836 + 12_345) }

  @Test(arguments: laws)
  func `values are the quantiles to a ten-thousandth of a standard deviation`(
    law: Distribution.Law
  ) throws {
    for (low, likely, high) in [(20.0, 30.0, 90.0), (20, 50, 90), (0, 1, 3)] {
      let distribution = try Distribution(law, low: low, likely: likely, high: high)
      let table = QuantileTable(distribution)
      let deviation = distribution.variance.squareRoot()
      for word in Self.words {
        let probability = Draw.uniform(from: word)
        let exact = distribution.quantile(probability)
        // In the far tails the error grows with the distance from the middle.
        let scale = max(deviation, (exact - distribution.mean).magnitude)
        let error = (Double(table.value(at: word)) - exact).magnitude
        // The segment in which a normal meets its floor cuts the corner.
        let corner = law == .normal && exact < low + 0.1 * deviation ? 5e-3 * deviation : 0
        #expect(
          error <= 1e-4 * scale + corner + 1e-7 * exact.magnitude,
          "\(law) \(low) \(likely) \(high) at \(probability)")
      }
    }
  }

  @Test(arguments: laws)
  func `values rise with the word and stay above the least`(law: Distribution.Law) throws {
    let distribution = try Distribution(law, low: 20, likely: 30, high: 90)
    let table = QuantileTable(distribution)
    var last = table.value(at: 0)
    #expect(last >= 20)
    for word in Self.words.sorted() {
      let value = table.value(at: word)
      #expect(value >= last - last.ulp)
      last = value
    }
  }

  @Test(arguments: laws)
  func `the mean of a table is the mean of the law`(law: Distribution.Law) throws {
    for (low, likely, high) in [(20.0, 30.0, 90.0), (0, 1, 3), (10, 10, 70), (5, 9, 9)] {
      let distribution = try Distribution(law, low: low, likely: likely, high: high)
      expectClose(tableMean(distribution), distribution.mean, within: 1e-7, "\(distribution)")
    }
  }

  @Test func `a chance is kept to a part in four billion`() {
    let table = QuantileTable(chance: 0.002)
    #expect(table.value(at: 8_589_933) == 1)  // 0.002 × 2³² = 8,589,934.6, rounded up
    #expect(table.value(at: 8_589_934) == 1)
    #expect(table.value(at: 8_589_935) == 0)
    #expect(QuantileTable(chance: 0).isFixed && QuantileTable(chance: 1).isFixed)
    #expect(QuantileTable(chance: 1).value(at: .max) == 1)
  }

  @Test func `observations are picked with equal chance`() throws {
    let table = QuantileTable(try Distribution(observations: [3, 1, 2]))
    #expect(
      [0, 0x5555_5555, 0x5555_5556, 0xAAAA_AAAA, 0xAAAA_AAAB, .max].map {
        table.value(at: $0)
      } == [1, 1, 2, 2, 3, 3])
  }

  @Test(arguments: laws)
  func `a score table gives the quantile of a score`(law: Distribution.Law) throws {
    let distribution = try Distribution(law, low: 20, likely: 30, high: 90)
    let table = ScoreTable(distribution)
    let deviation = distribution.variance.squareRoot()
    for step in -60...60 {
      let score = Double(step) / 10
      let exact = distribution.value(atScore: score)
      let scale = max(deviation, (exact - distribution.mean).magnitude)
      #expect(
        (Double(table.value(at: Float(score))) - exact).magnitude <= 2e-4 * scale,
        "\(law) at \(score)")
    }
    #expect(table.value(at: -100) >= 20)
    #expect(table.value(at: 100).isFinite)
    #expect(table.value(at: .nan).isFinite)
  }

  /// The area under the segments, each as wide as its part of the probability.
  private func tableMean(_ distribution: Distribution) -> Double {
    switch QuantileTable(distribution).form {
    case .point(let value): return Double(value)
    case .spread(let low, let step): return Double(low) + Double(step) * 0x1p30
    case .items, .chance: return .nan
    case .segments(let segments):
      var area = 0.0
      for start in [0, QuantileTable.upperStart] {
        for node in 0..<QuantileTable.sideCount {
          let segment = segments[start + node]
          let width = QuantileTable.nodes[node + 1] - QuantileTable.nodes[node]
          area += width * (Double(segment.x) + Double(segment.y) * 0x1p17)
        }
      }
      // What lies beyond 2⁻³³ on both sides is a part in four billion.
      return area / (1 - 0x1p-32)
    }
  }
}

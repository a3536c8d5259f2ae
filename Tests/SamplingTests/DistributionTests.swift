import Testing

@testable import Sampling

@Suite struct DistributionTests {
  /// Numbers people might write, from narrow to wild.
  static let triples: [(Double, Double, Double)] = [
    (0, 1, 3), (20, 30, 90), (100, 100.5, 400), (1000, 1900, 2000), (0, 0.25, 1e6),
    (5, 5.001, 5.002), (2400, 3000, 5200),
  ]
  static let laws = Distribution.Law.allCases.filter { $0 != .empirical }

  @Test(arguments: triples)
  func `the lognormal passes through its mode and its P95`(
    low: Double, likely: Double, high: Double
  )
    throws
  {
    let law = try Distribution(low: low, likely: likely, high: high)
    expectClose(law.quantile(0.95), high, within: 1e-13)
    expectClose(law.cdf(high), 0.95, within: 1e-12)
    expectPeak(of: law, at: likely)
  }

  @Test func `the lognormal follows the closed form`() throws {
    // L = ln 7, σ = (√(z² + 4L) − z)/2, μ = ln 10 + σ².
    let law = try Distribution(low: 20, likely: 30, high: 90)
    let z = 1.6448536269514722
    let sigma = ((z * z + 4 * Elementary.log(7)).squareRoot() - z) / 2
    let mu = Elementary.log(10) + sigma * sigma
    expectClose(law.mean, 20 + Elementary.exp(mu + sigma * sigma / 2), within: 1e-14)
    expectClose(law.quantile(0.5), 20 + Elementary.exp(mu), within: 1e-14)
    expectClose(
      law.variance,
      Elementary.exp(2 * mu + sigma * sigma) * (Elementary.exp(sigma * sigma) - 1), within: 1e-13)
  }

  @Test(arguments: triples)
  func `the gamma passes through its mode and its P95`(low: Double, likely: Double, high: Double)
    throws
  {
    let law = try Distribution(.gamma, low: low, likely: likely, high: high)
    expectClose(law.quantile(0.95), high, within: 1e-10)
    guard case .gamma(let gamma) = law.shape else {
      Issue.record("\(law) is no gamma")
      return
    }
    // The density x^(k − 1) e^(−x / θ) is greatest at (k − 1) θ.
    expectClose(low + (gamma.shape - 1) * law.scale, likely, within: 1e-14)
  }

  @Test(arguments: triples)
  func `the exponential and the normal pass through their P95`(
    low: Double, likely: Double, high: Double
  ) throws {
    let exponential = try Distribution(.exponential, low: low, likely: likely, high: high)
    expectClose(exponential.quantile(0.95), high, within: 1e-14)
    expectClose(exponential.mean, low + (high - low) / Elementary.log(20), within: 1e-14)
    expectClose(exponential.variance.squareRoot(), exponential.mean - low, within: 1e-11)
    let normal = try Distribution(.normal, low: low, likely: likely, high: high)
    expectClose(normal.quantile(0.95), high, within: 1e-14)
    expectClose(normal.quantile(0.5), likely, within: 1e-14)
    #expect(normal.quantile(0) == low)
  }

  @Test func `bounded laws have their textbook moments`() throws {
    let triangular = try Distribution(.triangular, low: 100, likely: 120, high: 200)
    expectClose(triangular.mean, 140)
    expectClose(triangular.variance, 466.66666666666669, within: 1e-14)
    expectClose(triangular.quantile(0.2), 120, within: 1e-14)
    let pert = try Distribution(.pert, low: 100, likely: 120, high: 200)
    expectClose(pert.mean, 130)
    expectClose(pert.variance, (130.0 - 100) * (200 - 130) / 7, within: 1e-14)
    let uniform = Distribution.uniform(4...10)
    expectClose(uniform.mean, 7)
    expectClose(uniform.variance, 3)
    expectClose(uniform.quantile(0.25), 5.5)
    let fixed = Distribution.fixed(12)
    #expect((fixed.mean, fixed.variance) == (12, 0))
    #expect((fixed.cdf(11.9), fixed.cdf(12)) == (0, 1))
  }

  @Test(arguments: laws)
  func `mean and variance are those of what is drawn`(law: Distribution.Law) throws {
    // Gauss–Legendre would be finer; the midpoint rule over the quantile needs no other function.
    for (low, likely, high) in [(20.0, 30.0, 90.0), (20, 20, 90), (20, 90, 90), (8, 30, 60)] {
      let distribution = try Distribution(law, low: low, likely: likely, high: high)
      let cells = 4000
      var (sum, squares) = (0.0, 0.0)
      for cell in 0..<cells {
        // Substituting p = 3t² − 2t³ gathers points at both ends, where quantiles are steep.
        let t = (Double(cell) + 0.5) / Double(cells)
        let weight = 6 * t * (1 - t) / Double(cells)
        let value = distribution.quantile(t * t * (3 - 2 * t)) - distribution.mean
        sum += weight * value
        squares += weight * value * value
      }
      let deviation = distribution.variance.squareRoot()
      #expect(sum.magnitude <= 1e-4 * deviation, "\(distribution)")
      #expect(
        (squares - distribution.variance).magnitude <= 5e-3 * distribution.variance,
        "\(distribution): \(squares) for \(distribution.variance)")
    }
  }

  @Test(arguments: laws)
  func `quantiles rise from low and undo probabilities`(law: Distribution.Law) throws {
    for (low, likely, high) in Self.triples {
      let distribution = try Distribution(law, low: low, likely: likely, high: high)
      var last = -Double.infinity
      for step in 0...40 {
        let value = distribution.quantile(Double(step) / 40)
        #expect(value >= last && value >= low, "\(distribution) at \(step)/40")
        last = value
        if law != .fixed, value > low, value < .infinity {
          #expect((distribution.cdf(value) - Double(step) / 40).magnitude < 1e-8)
        }
      }
    }
  }

  @Test(arguments: laws)
  func `equal numbers are that value, always`(law: Distribution.Law) throws {
    let distribution = try Distribution(law, low: 7, likely: 7, high: 7)
    #expect((distribution.mean, distribution.variance) == (7, 0))
    #expect((distribution.quantile(0), distribution.quantile(1)) == (7, 7))
    let nothing = try Distribution(law, low: 0, likely: 0, high: 0)
    #expect((nothing.mean, nothing.quantile(0.3), nothing.cdf(0)) == (0, 0, 1))
  }

  @Test(arguments: [Distribution.Law.lognormal, .gamma])
  func `a mode at the bottom is drawn as the exponential`(law: Distribution.Law) throws {
    let distribution = try Distribution(law, low: 10, likely: 10, high: 70)
    let exponential = try Distribution(.exponential, low: 10, likely: 10, high: 70)
    #expect(distribution.mean == exponential.mean)
    #expect(distribution.quantile(0.95) == exponential.quantile(0.95))
    #expect(distribution.law == law)
  }

  @Test(arguments: [Distribution.Law.lognormal, .gamma, .normal])
  func `a mode at the top is drawn as a bounded law`(law: Distribution.Law) throws {
    let distribution = try Distribution(law, low: 10, likely: 70, high: 70)
    expectClose(distribution.mean, 60)
    expectClose(distribution.quantile(1), 70)
    #expect(distribution.quantile(0) == 10)
  }

  @Test(arguments: laws)
  func `no three ordered numbers give nonsense`(law: Distribution.Law) throws {
    let numbers = [
      0, .leastNonzeroMagnitude, 1e-300, 1e-9, 1, 1.0000000000000002, 1.000001, 2, 1e6, 1e12,
    ]
    for (low, rest) in numbers.enumerated() {
      for likely in low..<numbers.count {
        for high in likely..<numbers.count {
          let distribution = try Distribution(
            law, low: rest, likely: numbers[likely], high: numbers[high])
          let note = "\(law) \(rest) \(numbers[likely]) \(numbers[high])"
          let mean = distribution.mean
          #expect(mean >= rest * (1 - 1e-15) && mean <= 1.0001e12, "\(note): mean \(mean)")
          #expect(distribution.variance >= 0 && distribution.variance < .infinity, "\(note)")
          for probability in [0, 0x1p-33, 0.5, 0.95] {
            let value = distribution.quantile(probability)
            #expect(value >= rest * (1 - 1e-15) && value < 1.0001e12, "\(note): \(value)")
            let share = distribution.cdf(value)
            #expect(share >= 0 && share <= 1, "\(note): \(share)")
          }
        }
      }
    }
  }

  @Test func `observations are drawn as they are`() throws {
    let law = try Distribution(observations: [3, 1, 2, 10])
    #expect((law.low, law.likely, law.high) == (1, 2, 10))
    #expect((law.mean, law.variance) == (4, 12.5))
    #expect(
      [0, 0.25, 0.26, 0.5, 0.75, 0.76, 1].map { law.quantile($0) } == [1, 1, 2, 2, 3, 10, 10])
    #expect([0.9, 1, 2.5, 10].map { law.cdf($0) } == [0, 0.25, 0.5, 1])
    #expect(try Distribution(observations: [10, 1, 3, 2]) == law)
  }

  @Test func `a multiple and a shift keep the law`() throws {
    for law in Self.laws {
      let distribution = try Distribution(law, low: 20, likely: 30, high: 90)
      let moved = distribution.scaled(by: 1.5).shifted(by: -4)
      expectClose(moved.mean, 1.5 * distribution.mean - 4, within: 1e-14)
      expectClose(moved.variance, 2.25 * distribution.variance, within: 1e-14)
      expectClose(moved.quantile(0.8), 1.5 * distribution.quantile(0.8) - 4, within: 1e-14)
      #expect((moved.low, moved.likely, moved.high) == (26, 41, 131))
      #expect(distribution.scaled(by: 0).quantile(0.9) == 0)
    }
  }

  @Test func `what is wrong is said in a sentence`() {
    expectError("low is not a finite number") { try Distribution(low: .nan, likely: 1, high: 2) }
    expectError("high is not a finite number") {
      try Distribution(low: 0, likely: 1, high: .infinity)
    }
    expectError("low is negative (-1.0)") { try Distribution(low: -1, likely: 1, high: 2) }
    expectError("low (3.0) is above likely (2.0)") { try Distribution(low: 3, likely: 2, high: 5) }
    expectError("likely (3.0) is above high (2.0)") { try Distribution(low: 1, likely: 3, high: 2) }
    expectError("high is too large (10000000000000.0, at most 1000000000000.0)") {
      try Distribution(low: 1, likely: 3, high: 1e13)
    }
    expectError("an empirical distribution needs at least one observation") {
      try Distribution(observations: [])
    }
    expectError("observation 2 is not a finite number") {
      try Distribution(observations: [1, .nan])
    }
    expectError("an empirical distribution needs at least one observation") {
      try Distribution(.empirical, low: 1, likely: 2, high: 3)
    }
  }

  private func expectError(
    _ sentence: String, at location: SourceLocation = #_sourceLocation,
    from make: () throws -> Distribution
  ) {
    do {
      let distribution = try make()
      Issue.record("\(distribution) was accepted", sourceLocation: location)
    } catch {
      #expect("\(error)" == sentence, sourceLocation: location)
    }
  }

  /// Expects the density, measured over narrow equal steps, to be greatest around a value.
  private func expectPeak(of law: Distribution, at mode: Double) {
    let step = (law.quantile(0.6) - law.quantile(0.4)) / 20
    let middle = law.cdf(mode + step / 2) - law.cdf(mode - step / 2)
    let before = law.cdf(mode - step / 2) - law.cdf(mode - 1.5 * step)
    let after = law.cdf(mode + 1.5 * step) - law.cdf(mode + step / 2)
    #expect(middle >= before * (1 - 1e-9) && middle >= after * (1 - 1e-9), "\(law)")
  }
}

import Testing

@testable import Sampling

struct FittingTests {
  private static func sample(_ law: LawFit, _ count: Int, seed: UInt64) -> [Double] {
    let draw = Draw(seed: seed)
    return (0..<count).map {
      law.quantile(draw.uniform(trial: $0, variable: VariableID("observations")))
    }
  }

  static let laws = [
    LawFit(
      family: .lognormal, shift: 20, first: 2.5, second: 0.8, logLikelihood: 0, count: 0),
    LawFit(family: .gamma, shift: 10, first: 3, second: 12, logLikelihood: 0, count: 0),
    LawFit(family: .weibull, shift: 5, first: 2.2, second: 40, logLikelihood: 0, count: 0),
  ]

  @Test(arguments: FittingTests.laws)
  func `a law is found again from what was drawn from it`(law: LawFit) {
    let sample = FittingTests.sample(law, 1500, seed: 5)
    let fit = LawFit.fit(law.family, sample.sorted())
    for share in [0.05, 0.25, 0.5, 0.75, 0.95] {
      #expect(abs(fit.quantile(share) / law.quantile(share) - 1) < 0.06, "at \(share)")
    }
    #expect(fit.logLikelihood >= logLikelihood(law, sample) - 1e-6)
  }

  @Test(arguments: LawFit.Family.allCases)
  func `observations of nought stretch no law beyond all measure`(family: LawFit.Family) {
    let fit = LawFit.fit(family, [0, 0, 1, 2, 9])
    #expect(fit.shift == 0)
    #expect((5...40).contains(fit.quantile(0.95)), "\(fit.quantile(0.95))")
  }

  /// The likelihood of a sample by its own formula.
  private func logLikelihood(_ law: LawFit, _ sample: [Double]) -> Double {
    sample.reduce(0) { sum, x in
      let y = x - law.shift
      let log = Elementary.log
      switch law.family {
      case .lognormal:
        let z = (log(y) - law.first) / law.second
        return sum - z * z / 2 - log(y * law.second) - 0.5 * log(2 * .pi)
      case .gamma:
        return sum + (law.first - 1) * log(y) - y / law.second - law.first * log(law.second)
          - GammaFunction.logarithm(law.first)
      case .weibull:
        let power = Elementary.exp(law.first * log(y / law.second))
        return sum + log(law.first / law.second) + (law.first - 1) * log(y / law.second) - power
      }
    }
  }

  @Test(arguments: FittingTests.laws)
  func `the likelihood told is that of the law found`(law: LawFit) {
    let sample = FittingTests.sample(law, 200, seed: 9)
    for family in LawFit.Family.allCases {
      let fit = LawFit.fit(family, sample.sorted())
      #expect(abs(logLikelihood(fit, sample) - fit.logLikelihood) < 1e-6 * 200, "\(family)")
    }
  }

  @Test func `no small move of the parameters is likelier`() {
    let sample = FittingTests.sample(FittingTests.laws[0], 300, seed: 2)
    for family in LawFit.Family.allCases {
      let fit = LawFit.fit(family, sample.sorted())
      for (first, second) in [(1.01, 1.0), (0.99, 1), (1, 1.01), (1, 0.99)] {
        let other = LawFit(
          family: family, shift: fit.shift, first: max(1, fit.first * first),
          second: fit.second * second, logLikelihood: 0, count: 300)
        #expect(logLikelihood(other, sample) <= fit.logLikelihood + 1e-6, "\(family)")
      }
    }
  }

  @Test func `observations of a law do not refute it, those of two do`() {
    let sound = FittingTests.sample(FittingTests.laws[0], 60, seed: 4).sorted()
    let fit = LawFit.fit(.lognormal, sound)
    #expect(fit.probabilityOfDistance(of: sound, samples: 39) > 0.05)
    let mixed =
      (FittingTests.sample(FittingTests.laws[0], 40, seed: 4)
      + FittingTests.sample(FittingTests.laws[0], 40, seed: 6).map { $0 + 500 }).sorted()
    let other = LawFit.fit(.lognormal, mixed)
    #expect(other.probabilityOfDistance(of: mixed, samples: 39) < 0.05)
  }

  @Test func `the distance of evenly spread observations is nearly the least there can be`() {
    let law = FittingTests.laws[1]
    let even = (0..<50).map { law.quantile((Double($0) + 0.5) / 50) }
    #expect(law.distance(of: even) > 0 && law.distance(of: even) < 0.05)
    #expect(law.distance(of: even.map { $0 + 30 }) > 10)
  }

  @Test func `figures of a lognormal give it back`() {
    let law = FittingTests.laws[0]
    var figures = PublishedFigures(low: 20)
    figures.mode = law.mode
    figures.p95 = law.quantile(0.95)
    let found = figures.lognormal()
    #expect(abs(found.quantile(0.5) / law.quantile(0.5) - 1) < 1e-3)
  }

  @Test func `the dwell at Mombasa comes near its published figures`() {
    // Arvis, Raballand and Marteau, The Cost of Being Landlocked (World Bank, 2010), table 4.1.
    let figures = PublishedFigures(mode: 4.5, median: 8, mean: 13, p95: 27)
    let said = figures.said(by: figures.lognormal())
    for (a, b) in zip(said, [4.65, 8.03, 11.2, 29.1]) { #expect(abs(a / b - 1) < 0.1) }
  }

  @Test func `observations as odd as can be give finite laws`() {
    for odd in [
      [0, 0, 0, 0, 1.0], [1e12, 1e12, 1e12, 1e12, 1], [0, 1e-300, 1, 2, 3], [1, 1, 1, 1, 1.000001],
      [1e-9, 1e12, 5, 5, 5], (0..<300).map { Double($0 % 2) },
    ] {
      for fit in LawFit.all(of: odd) {
        #expect(fit.first.isFinite && fit.second.isFinite && fit.shift.isFinite, "\(odd.prefix(5))")
        #expect(fit.quantile(0.95).isFinite && fit.mode.isFinite, "\(odd.prefix(5))")
        #expect(!fit.distance(of: odd.sorted()).isNaN)
      }
    }
  }
}

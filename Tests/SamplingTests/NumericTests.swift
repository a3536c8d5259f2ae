import Testing

@testable import Sampling

/// Expected values were computed with 40 digits.
@Suite struct NumericTests {
  static let exponentials: [(Double, Double)] = [
    (-745.0, .leastNonzeroMagnitude), (-700.5, 5.980196118639791e-305),
    (-37.25, 6.64554417291507e-17),
    (-1.5, 0.22313016014842982), (-0.125, 0.8824969025845955), (1e-10, 1.0000000001),
    (0.3465, 1.4141094938303624), (1.0, 2.718281828459045), (10.75, 46630.028453524326),
    (88.0, 1.6516362549940018e+38), (709.5, 1.3549863193146328e+308),
  ]

  @Test func `the exponential is right to two units in the last place`() {
    for (x, expected) in Self.exponentials {
      #expect((Elementary.exp(x) - expected).magnitude <= 2 * expected.ulp, "exp(\(x))")
    }
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.exp(710) == .infinity)
    #expect(Elementary.exp(-.infinity) == 0)
    #expect(Elementary.exp(.nan).isNaN)
  }

  static let logarithms: [(Double, Double)] = [
    (.leastNonzeroMagnitude, -744.4400719213812), (1e-300, -690.7755278982137),
    (1e-05, -11.512925464970229),
    (0.5, -0.6931471805599453), (0.7071, -0.346583180371942),
    (0.9999999, -1.0000000494736474e-07), (1.0000001, 9.999999505838704e-08),
    (1.5, 0.4054651081081644), (2.718281828, 0.9999999998311266),
    (12345.678, 9.421061321291832), (1e+300, 690.7755278982137),
  ]

  @Test func `the logarithm is right to two units in the last place`() {
    for (x, expected) in Self.logarithms {
      #expect((Elementary.log(x) - expected).magnitude <= 2 * expected.ulp, "log(\(x))")
    }
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.log(.infinity) == .infinity)
  }

  @Test func `small arguments keep their precision`() {
    expectClose(Elementary.expMinusOne(1e-12), 1.0000000000005e-12)
    expectClose(Elementary.logOnePlus(1e-12), 9.999999999995e-13)
    // ln(1 + x) − x = −x²/2 + x³/3 − ...
    expectClose(Elementary.logOnePlusExcess(1e-6), -4.99999666666916667e-13)
    expectClose(Elementary.logOnePlusExcess(-0.35), 0.65.logarithm + 0.35, within: 1e-14)
  }

  static let gammaLogarithms: [(Double, Double)] = [
    (0.5, 0.5723649429247001), (1.5, -0.12078223763524522), (4.25, 2.1144569274503713),
    (9.75, 12.242204940050762), (15.5, 26.536914491115613), (123.25, 468.6144829505166),
    (1e6, 12815504.569147611),
  ]

  @Test func `the gamma function is right`() {
    for (a, expected) in Self.gammaLogarithms {
      expectClose(GammaFunction.logarithm(a), expected, within: 2e-14)
    }
  }

  static let gammaShares: [(Double, Double, Double, Double)] = [
    (0.5, 0.01, 0.1124629160182849, 0.8875370839817152),
    (0.5, 12.5, 0.9999994266968563, 5.733031437583878e-07),
    (1, 3, 0.950212931632136, 0.049787068367863944),
    (2.5, 0.125, 0.0015208185533684398, 0.9984791814466316),
    (2.5, 9, 0.9970535954121197, 0.0029464045878802906),
    (40.5, 30, 0.038758353544780834, 0.9612416464552191),
    (40.5, 70, 0.9999479616312844, 5.203836871555057e-05),
    (1000.5, 1050, 0.9394704687975043, 0.06052953120249575),
  ]

  @Test func `shares of the gamma law are right on both sides`() {
    for (shape, x, below, above) in Self.gammaShares {
      expectClose(GammaLaw(shape: shape).lower(x), below, within: 1e-13)
      expectClose(GammaLaw(shape: shape).upper(x), above, within: 1e-13)
    }
  }

  static let betaShares: [(Double, Double, Double, Double)] = [
    (1, 5, 0.25, 0.7626953125), (2.5, 3.5, 0.125, 0.047583549778572515),
    (2.5, 3.5, 0.5, 0.669765272631355), (4.75, 1.25, 0.875, 0.6350808620093089),
    (15.5, 0.5, 0.9, 0.07299341812291578),
  ]

  @Test func `shares of the beta law are right`() {
    for (alpha, beta, x, below) in Self.betaShares {
      expectClose(BetaLaw(alpha, beta).lower(x), below, within: 1e-13)
    }
  }

  static let normalQuantiles: [(Double, Double)] = [
    (0x1p-33, -6.3379577545537895), (1e-06, -4.753424308822899), (0.025, -1.9599639845400543),
    (0.3, -0.5244005127080408), (0.5, 0), (0.75, 0.6744897501960817),
    (0.95, 1.6448536269514722), (0.999, 3.090232306167813),
  ]

  @Test func `normal quantiles are right`() {
    for (probability, expected) in Self.normalQuantiles {
      expectClose(StandardNormal.quantile(probability), expected)
    }
    #expect(StandardNormal.quantile(0) == -.infinity)
    #expect(StandardNormal.quantile(1) == .infinity)
  }

  static let normalShares: [(Double, Double)] = [
    (-8.0, 6.220960574271784e-16), (-3.5, 0.00023262907903552504), (-1.0, 0.15865525393145705),
    (-0.0625, 0.47508233097075275), (0.5, 0.6914624612740131), (2.25, 0.9877755273449553),
    (5.0, 0.9999997133484281),
  ]

  @Test func `normal shares are right far into the tail`() {
    for (x, expected) in Self.normalShares {
      expectClose(StandardNormal.cdf(x), expected, within: 1e-13)
    }
  }

  @Test(arguments: [1.0, 1.001, 2.5, 9.75, 10.25, 300, 40_000, 1e6])
  func `gamma quantiles undo gamma shares`(shape: Double) {
    for probability in [0x1p-33, 1e-4, 0.3, 0.5] {
      let low = GammaLaw(shape: shape).quantile(Tail(lower: probability))
      expectClose(GammaLaw(shape: shape).lower(low), probability, within: 1e-9)
      let high = GammaLaw(shape: shape).quantile(Tail(upper: probability))
      expectClose(GammaLaw(shape: shape).upper(high), probability, within: 1e-9)
    }
  }

  @Test(arguments: [1.0, 1.25, 3, 4.5, 5])
  func `beta quantiles undo beta shares`(alpha: Double) {
    let law = BetaLaw(alpha, 6 - alpha)
    for probability in [0x1p-33, 1e-4, 0.3, 0.5] {
      let low = law.quantile(Tail(lower: probability))
      expectClose(law.lower(low), probability, within: 1e-12)
    }
  }
}

extension Double {
  var logarithm: Double { Elementary.log(self) }
}

/// Expects two numbers to agree to a relative error.
func expectClose(
  _ value: Double, _ expected: Double, within tolerance: Double = 1e-15,
  _ note: @autoclosure () -> String = "", at location: SourceLocation = #_sourceLocation
) {
  #expect(
    (value - expected).magnitude <= tolerance * max(expected.magnitude, .leastNormalMagnitude),
    "\(value) for \(expected) \(note())", sourceLocation: location)
}

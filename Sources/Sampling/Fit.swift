extension Distribution {
  /// Where a law through three ordered numbers lies: offset, scale and shape.
  static func fitted(
    _ law: Law, _ low: Double, _ likely: Double, _ high: Double
  ) -> (offset: Double, scale: Double, shape: Shape) {
    let excess = likely - low
    let width = high - low
    guard width >= .leastNormalMagnitude, law != .fixed else { return (likely, 1, .point) }
    let hasNoUpperTail = likely == high
    switch law {
    case .uniform:
      return (low, width, .uniform)
    case .triangular:
      return (low, width, .triangular(mode: excess / width))
    case .exponential:
      return (low, width / Self.exponentialHigh, .exponential)
    case .lognormal where !hasNoUpperTail:
      let sigma = lognormalSigma(excess, width)
      guard sigma <= 2 * normalHigh else { break }
      return (low, excess * Elementary.exp(sigma * sigma), .lognormal(sigma: sigma))
    case .gamma where !hasNoUpperTail:
      guard excess > leastGammaExcess * width else { break }
      let shape = gammaShape(excess, width)
      guard shape < greatestGammaShape else {
        return fitted(.lognormal, low, likely, high)
      }
      return (low, excess / (shape - 1), .gamma(GammaLaw(shape: shape)))
    case .normal where !hasNoUpperTail:
      let deviation = (high - likely) / normalHigh
      return (likely, deviation, .flooredNormal(floor: -excess / deviation))
    case .fixed, .empirical, .pert, .lognormal, .gamma, .normal:
      // PERT with its usual weight of 4 on the mode (Malcolm, Roseboom, Clark and Fazar 1959,
      // https://doi.org/10.1287/opre.7.5.646), also where an unbounded law has no upper tail.
      let mode = excess / width
      return (low, width, .beta(BetaLaw(1 + 4 * mode, 1 + 4 * (1 - mode))))
    }
    return (low, width / exponentialHigh, .exponential)
  }

  /// σ of the lognormal through mode and P95, written without the cancellation of −z + √(z² + 4L).
  private static func lognormalSigma(_ mode: Double, _ high: Double) -> Double {
    guard mode > 0 else { return .infinity }
    let ratio = high / mode
    let log = ratio < 2 ? Elementary.logOnePlus((high - mode) / mode) : Elementary.log(ratio)
    return 2 * log / (normalHigh + Elementary.squareRoot(normalHigh * normalHigh + 4 * log))
  }

  /// The exponent of the gamma law through mode and P95, by halving the interval of its logarithm.
  ///
  /// With the mode at (k − 1) θ, the share below `high` is P(k, (k − 1) high / mode): it rises with
  /// k from 0 to 1. Sixty halvings leave nothing of the interval in double precision.
  private static func gammaShape(_ mode: Double, _ high: Double) -> Double {
    var least = Elementary.log(leastGammaExcess)
    var greatest = Elementary.log(greatestGammaShape)
    for _ in 0..<60 {
      let middle = (least + greatest) / 2
      let excess = Elementary.exp(middle)
      if GammaLaw(shape: 1 + excess).lower(excess * high / mode) < 0.95 {
        least = middle
      } else {
        greatest = middle
      }
    }
    return 1 + Elementary.exp(greatest)
  }

  /// The 95th percentile of the standard normal law.
  private static let normalHigh = 1.6448536269514722
  /// The 95th percentile of the exponential law of mean 1, ln 20.
  private static let exponentialHigh = 2.995732273553991
  /// Modes nearer than this to the bottom make a gamma that differs from an exponential by less
  /// than a billionth.
  private static let leastGammaExcess = 1e-9
  private static let greatestGammaShape = 1e6
}

/// The share of the beta law below a bound, the same bits on every machine.
///
/// Lentz's evaluation of the continued fraction DLMF 8.17.22, https://dlmf.nist.gov/8.17.
enum BetaFunction {
  /// The share of the beta law of two shapes that lies at or below x.
  static func lower(_ alpha: Double, _ beta: Double, _ x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    // The fraction converges quickly below the mean; above it, look from the other end.
    return x * (alpha + beta + 2) < alpha + 1
      ? fraction(alpha, beta, x, 1 - x) : 1 - fraction(beta, alpha, 1 - x, x)
  }

  /// The value of the beta law of two shapes, each at least 1, at a tail probability.
  ///
  /// Newton's method on the logarithm of the probability over ln x, which is concave for shapes
  /// from 1 on: it closes in from one side and cannot overshoot.
  static func quantile(_ alpha: Double, _ beta: Double, _ tail: Tail) -> Double {
    tail.isUpper
      ? 1 - lowerQuantile(beta, alpha, tail.probability)
      : lowerQuantile(alpha, beta, tail.probability)
  }

  /// The value at a probability of at most one half.
  ///
  /// - Parameters:
  ///   - alpha: The exponent of x, at least 1.
  ///   - beta: The exponent of 1 − x, at least 1.
  ///   - probability: From 0 to 1/2.
  ///   - guess: A value near the answer, if one is known.
  /// - Returns: The value, to about 1e-14.
  static func lowerQuantile(
    _ alpha: Double, _ beta: Double, _ probability: Double, near guess: Double? = nil
  ) -> Double {
    guard probability > 0 else { return 0 }
    let target = Elementary.log(probability)
    let logBeta = logarithm(alpha, beta)
    // Left of the answer always: I(x) <= x^alpha / (alpha B).
    var x = guess ?? Elementary.exp((target + Elementary.log(alpha) + logBeta) / alpha)
    for _ in 0..<64 {
      let below = lower(alpha, beta, x)
      let slope = Elementary.exp(
        alpha * Elementary.log(x) + (beta - 1) * Elementary.logOnePlus(-x) - logBeta)
      let before = x
      x *= Elementary.exp((target - Elementary.log(below)) * below / slope)
      // The error is squared in each step: after one this short it is below rounding.
      if (x - before).magnitude <= 1e-8 * x { break }
    }
    return x
  }

  /// ln B(alpha, beta).
  static func logarithm(_ alpha: Double, _ beta: Double) -> Double {
    GammaFunction.logarithm(alpha) + GammaFunction.logarithm(beta)
      - GammaFunction.logarithm(alpha + beta)
  }

  private static func fraction(
    _ alpha: Double, _ beta: Double, _ x: Double, _ rest: Double
  ) -> Double {
    let sum = alpha + beta
    var c = 1.0
    var d = 1 / (1 - sum * x / (alpha + 1))
    var value = d
    for step in 1..<10_000 {
      let m = Double(step)
      let even = m * (beta - m) * x / ((alpha + 2 * m - 1) * (alpha + 2 * m))
      d = 1 / (1 + even * d)
      c = 1 + even / c
      value *= c * d
      let odd = -(alpha + m) * (sum + m) * x / ((alpha + 2 * m) * (alpha + 2 * m + 1))
      d = 1 / (1 + odd * d)
      c = 1 + odd / c
      let factor = c * d
      value *= factor
      if (factor - 1).magnitude < 3e-16 { break }
    }
    let power =
      alpha * Elementary.log(x) + beta * Elementary.log(rest) - logarithm(alpha, beta)
    return Elementary.exp(power) * value / alpha
  }
}

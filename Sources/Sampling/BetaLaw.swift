/// The beta law: density proportional to x^(a − 1) (1 − x)^(b − 1) from 0 to 1.
///
/// Lentz's evaluation of the continued fraction DLMF 8.17.22, https://dlmf.nist.gov/8.17.
struct BetaLaw: Sendable, Hashable {
  /// The exponent of x.
  let alpha: Double
  /// The exponent of 1 − x.
  let beta: Double
  private let logarithm: Double

  /// Creates the law of two positive exponents.
  init(_ alpha: Double, _ beta: Double) {
    (self.alpha, self.beta) = (alpha, beta)
    logarithm =
      GammaFunction.logarithm(alpha) + GammaFunction.logarithm(beta)
      - GammaFunction.logarithm(alpha + beta)
  }

  private init(_ alpha: Double, _ beta: Double, logarithm: Double) {
    (self.alpha, self.beta, self.logarithm) = (alpha, beta, logarithm)
  }

  /// The law of 1 − x.
  var mirrored: BetaLaw { BetaLaw(beta, alpha, logarithm: logarithm) }

  /// The share at or below x.
  func lower(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    return lower(x, leading: leading(x))
  }

  /// The value at a tail probability, for exponents from 1 on.
  func quantile(_ tail: Tail) -> Double {
    tail.isUpper
      ? 1 - mirrored.lowerQuantile(tail.probability) : lowerQuantile(tail.probability)
  }

  /// The value at a probability of at most one half, for exponents from 1 on.
  ///
  /// Newton's method on the logarithm of the probability over ln x, which is concave: it closes in
  /// from one side and cannot overshoot.
  ///
  /// - Parameters:
  ///   - probability: From 0 to 1/2.
  ///   - guess: A value near the answer, if one is known.
  /// - Returns: The value, to about 1e-14.
  func lowerQuantile(_ probability: Double, near guess: Double? = nil) -> Double {
    guard probability > 0 else { return 0 }
    let target = Elementary.log(probability)
    // Left of the answer always: I(x) <= x^a / (a B).
    var x = guess ?? Elementary.exp((target + Elementary.log(alpha) + logarithm) / alpha)
    for _ in 0..<64 {
      let leading = leading(x)
      let share = lower(x, leading: leading)
      // The density is leading / (x (1 − x)).
      let miss = (target - Elementary.log(share)) * share * (1 - x) / leading
      let before = x
      x *= Elementary.exp(miss)
      // The error is squared in each step: after one this short it is below rounding.
      if (x - before).magnitude <= 1e-8 * x { break }
    }
    return x
  }

  /// x^a (1 − x)^b / B.
  private func leading(_ x: Double) -> Double {
    Elementary.exp(alpha * Elementary.log(x) + beta * Elementary.logOnePlus(-x) - logarithm)
  }

  private func lower(_ x: Double, leading: Double) -> Double {
    // The fraction converges quickly below the mean; above it, look from the other end.
    x * (alpha + beta + 2) < alpha + 1
      ? leading * Self.fraction(alpha, beta, x) : 1 - leading * Self.fraction(beta, alpha, 1 - x)
  }

  /// The share below x over the leading term.
  private static func fraction(_ alpha: Double, _ beta: Double, _ x: Double) -> Double {
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
    return value / alpha
  }
}

/// The gamma law of scale 1: density x^(k − 1) e^−x / Γ(k).
///
/// Series below the mean and a continued fraction above, DLMF 8.11.4 and 8.9.2
/// (https://dlmf.nist.gov/8), with the leading power written so that it stays precise for large
/// exponents (Loader, *Fast and accurate computation of binomial probabilities*, 2000).
struct GammaLaw: Sendable, Hashable {
  /// The exponent k.
  let shape: Double
  private let logarithm: Double

  /// Creates the law of a positive exponent.
  init(shape: Double) {
    self.shape = shape
    logarithm = GammaFunction.logarithm(shape + 1)
  }

  /// The share at or below a value.
  func lower(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < .infinity else { return 1 }
    return x < shape + 1 ? leading(x) * series(x) : 1 - leading(x) * fraction(x)
  }

  /// The share above a value.
  func upper(_ x: Double) -> Double {
    guard x > 0 else { return 1 }
    guard x < .infinity else { return 0 }
    return x < shape + 1 ? 1 - leading(x) * series(x) : leading(x) * fraction(x)
  }

  /// The value at a tail probability, for exponents from 1 on.
  ///
  /// Newton's method on the logarithm of the nearer tail, which is concave: in ln x the lower, in x
  /// the upper. So from the second step on it closes in from one side and cannot overshoot.
  ///
  /// - Parameters:
  ///   - tail: The probability.
  ///   - guess: A value near the answer, if one is known.
  /// - Returns: The value, to about 1e-14.
  func quantile(_ tail: Tail, near guess: Double? = nil) -> Double {
    guard tail.probability > 0 else { return tail.isUpper ? .infinity : 0 }
    let target = Elementary.log(tail.probability)
    var x = guess ?? start(tail, target)
    for _ in 0..<64 {
      let leading = leading(x)
      let isBelowMean = x < shape + 1
      let near = leading * (isBelowMean ? series(x) : fraction(x))
      let share = isBelowMean == tail.isUpper ? 1 - near : near
      // The density is shape × leading / x.
      let miss = (target - Elementary.log(share)) * share / (shape * leading)
      let before = x
      x = tail.isUpper ? x - miss * x : x * Elementary.exp(miss)
      // The error is squared in each step: after one this short it is below rounding.
      if (x - before).magnitude <= 1e-8 * x { break }
    }
    return x
  }

  private func start(_ tail: Tail, _ target: Double) -> Double {
    // Wilson and Hilferty (1931): the cube root of a gamma draw is nearly normal.
    let spread = 1 / (9 * shape)
    let root = 1 - spread + StandardNormal.quantile(tail) * Elementary.squareRoot(spread)
    let x = shape * root * root * root
    if tail.isUpper { return x }
    // Left of the answer always, and close to it far down: P(k, x) <= x^k / Γ(k + 1).
    return max(x, Elementary.exp((target + logarithm) / shape))
  }

  /// x^k e^-x / Γ(k + 1).
  private func leading(_ x: Double) -> Double {
    guard shape >= GammaFunction.stirlingFrom else {
      return Elementary.exp(shape * Elementary.log(x) - x - logarithm)
    }
    // With x = k (1 + u), the large terms cancel on paper rather than in floating point.
    let excess =
      shape * Elementary.logOnePlusExcess((x - shape) / shape) - GammaFunction.stirlingRest(shape)
    return Elementary.exp(excess) / Elementary.squareRoot(2 * .pi * shape)
  }

  /// The lower share over the leading term: 1 + x/(k + 1) + x²/((k + 1)(k + 2)) + ...
  private func series(_ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var divisor = shape
    while term > sum * 1e-17 {
      divisor += 1
      term *= x / divisor
      sum += term
    }
    return sum
  }

  /// The upper share over the leading term: Lentz's evaluation of
  /// k/(x + 1 − k − 1(1 − k)/(x + 3 − k − ...)).
  private func fraction(_ x: Double) -> Double {
    var b = x + 1 - shape
    var c = Double.greatestFiniteMagnitude
    var d = 1 / b
    var value = d
    for step in 1..<100_000 {
      let n = Double(step)
      let numerator = n * (shape - n)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      let factor = c * d
      value *= factor
      if (factor - 1).magnitude < 3e-16 { break }
    }
    return shape * value
  }
}

/// The gamma function and the share of it below a bound, the same bits on every machine.
///
/// Series below the mean and a continued fraction above, DLMF 8.11.4 and 8.9.2
/// (https://dlmf.nist.gov/8), with the leading power written so that it stays precise for large
/// shapes (Loader, *Fast and accurate computation of binomial probabilities*, 2000).
enum GammaFunction {
  /// The logarithm of the gamma function of a positive number.
  static func logarithm(_ a: Double) -> Double {
    // Γ(a) = Γ(a + n) / (a (a + 1) ... (a + n − 1)), up to where Stirling's series is exact.
    var shifted = a
    var product = 1.0
    while shifted < stirlingFrom {
      product *= shifted
      shifted += 1
    }
    return (shifted - 0.5) * Elementary.log(shifted) - shifted + halfLogTwoPi
      + stirlingRest(shifted) - Elementary.log(product)
  }

  /// The share of the gamma law of a shape that lies at or below a value.
  static func lower(_ shape: Double, _ x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < .infinity else { return 1 }
    return x < shape + 1 ? series(shape, x) : 1 - continuedFraction(shape, x)
  }

  /// The share of the gamma law of a shape that lies above a value.
  static func upper(_ shape: Double, _ x: Double) -> Double {
    guard x > 0 else { return 1 }
    guard x < .infinity else { return 0 }
    return x < shape + 1 ? 1 - series(shape, x) : continuedFraction(shape, x)
  }

  /// The value of the gamma law of a shape, at least 1, at a tail probability.
  ///
  /// Newton's method on the logarithm of the nearer tail. For shapes from 1 on, the lower tail is
  /// log-concave in ln x and the upper in x, so from the second step on it closes in from one side
  /// and cannot overshoot.
  ///
  /// - Parameters:
  ///   - shape: The exponent, at least 1.
  ///   - tail: The probability.
  ///   - guess: A value near the answer, if one is known.
  /// - Returns: The value, to about 1e-14.
  static func quantile(_ shape: Double, _ tail: Tail, near guess: Double? = nil) -> Double {
    guard tail.probability > 0 else { return tail.isUpper ? .infinity : 0 }
    let target = Elementary.log(tail.probability)
    var x = guess ?? start(shape, tail, target)
    for _ in 0..<64 {
      let density = leadingTerm(shape, x) * shape / x
      let before = x
      if tail.isUpper {
        let above = upper(shape, x)
        x += (Elementary.log(above) - target) * above / density
      } else {
        let below = lower(shape, x)
        x *= Elementary.exp((target - Elementary.log(below)) * below / (density * x))
      }
      // The error is squared in each step: after one this short it is below rounding.
      if (x - before).magnitude <= 1e-8 * x { break }
    }
    return x
  }

  private static func start(_ shape: Double, _ tail: Tail, _ target: Double) -> Double {
    // Wilson and Hilferty (1931): the cube root of a gamma draw is nearly normal.
    let spread = 1 / (9 * shape)
    let root = 1 - spread + StandardNormal.quantile(tail) * Elementary.squareRoot(spread)
    let x = shape * root * root * root
    if tail.isUpper { return x }
    // Left of the answer always, and close to it far down: P(a, x) <= x^a / Γ(a + 1).
    return max(x, Elementary.exp((target + logarithm(shape + 1)) / shape))
  }

  /// x^a e^-x / Γ(a + 1).
  private static func leadingTerm(_ a: Double, _ x: Double) -> Double {
    guard a >= stirlingFrom else {
      return Elementary.exp(a * Elementary.log(x) - x - logarithm(a + 1))
    }
    // With x = a (1 + u), the large terms cancel on paper rather than in floating point.
    let excess = a * Elementary.logOnePlusExcess((x - a) / a) - stirlingRest(a)
    return Elementary.exp(excess) / Elementary.squareRoot(2 * .pi * a)
  }

  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    var divisor = a
    while term > sum * 1e-17 {
      divisor += 1
      term *= x / divisor
      sum += term
    }
    return leadingTerm(a, x) * sum
  }

  /// Lentz's evaluation of 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − ...)).
  private static func continuedFraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = Double.greatestFiniteMagnitude
    var d = 1 / b
    var fraction = d
    for step in 1..<100_000 {
      let n = Double(step)
      let numerator = n * (a - n)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      let factor = c * d
      fraction *= factor
      if (factor - 1).magnitude < 3e-16 { break }
    }
    return leadingTerm(a, x) * a * fraction
  }

  /// ln Γ(a) − (a − ½) ln a + a − ½ ln 2π, by Stirling's series.
  private static func stirlingRest(_ a: Double) -> Double {
    let inverse = 1 / a
    let square = inverse * inverse
    var sum = stirlingTerms[0]
    for term in 1..<stirlingTerms.count {
      sum = sum * square + stirlingTerms[term]
    }
    return sum * inverse
  }

  // Eight terms leave 2e-18 at ten.
  private static let stirlingFrom = 10.0
  private static let halfLogTwoPi = 0.9189385332046728
  // B(2k) / (2k (2k − 1)) of Bernoulli's numbers, from k = 8 down to 1, DLMF 5.11.1.
  private static let stirlingTerms: [8 of Double] = [
    -3617.0 / 122_400, 1.0 / 156, -691.0 / 360_360, 1.0 / 1_188, -1.0 / 1_680, 1.0 / 1_260,
    -1.0 / 360, 1.0 / 12,
  ]
}

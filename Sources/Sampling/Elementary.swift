/// Exponential and logarithm with the same bits on every machine.
///
/// The system's own versions change their last bits with the processor. These use only
/// addition, multiplication, division and comparisons of doubles, in a fixed order,
/// and agree with the true values to about one unit in the last place.
public enum Elementary {
  /// The exponential function.
  ///
  /// The argument is reduced by multiples of ln 2 to at most 0.347, where 13 terms of Taylor's
  /// series leave 4e-18.
  public static func exp(_ x: Double) -> Double {
    guard x == x else { return x }
    if x > 709.79 { return .infinity }  // ln of the greatest double is 709.783
    if x < -745.14 { return 0 }  // ln of half the least double is -745.133
    // Adding 1.5 × 2^52 and taking it away rounds to a whole number without the system's library.
    let power = (x * 1.4426950408889634 + 0x1.8p52) - 0x1.8p52
    let rest = (x - power * ln2High) - power * ln2Low
    // The power of two goes in as two factors, since 2^1024 and 2^-1074 are out of reach of one.
    let whole = Int(power)
    let half = whole / 2
    return (1 + exponentialExcess(rest)) * twoToThe(half) * twoToThe(whole - half)
  }

  /// The exponential less one, precise near zero.
  public static func expMinusOne(_ x: Double) -> Double {
    x.magnitude < 0.34 ? exponentialExcess(x) : exp(x) - 1
  }

  /// The natural logarithm; minus infinity of zero, not a number below.
  ///
  /// With x = m 2^k and m near 1, ln m = 2 artanh s, s = (m − 1) / (m + 1), |s| < 0.172.
  public static func log(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    guard x < .infinity else { return x }
    var power = Double(x.exponent)
    var m = x.significand
    if m > 1.4142135623730951 {
      m *= 0.5
      power += 1
    }
    let f = m - 1
    let s = f / (2 + f)
    // ln(1 + f) = f − s (f − 2 (artanh s − s) / s): the largest part, f, is exact.
    return power * ln2High + (f - (s * (f - artanhExcess(s)) - power * ln2Low))
  }

  /// The natural logarithm of one more than a number, precise near zero.
  public static func logOnePlus(_ x: Double) -> Double {
    let sum = 1 + x
    guard sum > 0, sum < .infinity else { return log(sum) }
    // What rounding lost in the sum, as a first-order correction.
    return log(sum) - ((sum - 1) - x) / sum
  }

  /// ln(1 + x) − x, precise near zero, where both terms nearly cancel.
  static func logOnePlusExcess(_ x: Double) -> Double {
    guard x.magnitude < 0.4 else { return logOnePlus(x) - x }
    // With s = x / (2 + x): ln(1 + x) = 2 artanh s and x = 2 s / (1 − s).
    let s = x / (2 + x)
    return s * (artanhExcess(s) - x)
  }

  /// The square root of a number that is not negative.
  ///
  /// The processor's own root is as reproducible, but comes with a call of the C library, which
  /// this module does without. Heron's rule doubles the digits of a guess, at first within 4 %,
  /// in each of five steps.
  static func squareRoot(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return x }
    if x < .leastNormalMagnitude { return squareRoot(x * 0x1p108) * 0x1p-54 }
    // Halving the bits halves the exponent, and nearly draws the root of the rest.
    var root = Double(bitPattern: (x.bitPattern >> 1) + 0x1FF7_6000_0000_0000)
    for _ in 0..<5 {
      root = (root + x / root) / 2
    }
    return root
  }

  /// 2 (artanh s − s) / s = 2 (s²/3 + s⁴/5 + ...), for |s| up to 0.25.
  private static func artanhExcess(_ s: Double) -> Double {
    let square = s * s
    var sum = 0.0
    for term in 0..<artanhTerms.count {
      sum = square * (sum + artanhTerms[term])
    }
    return sum
  }

  /// e^x − 1 by Taylor's series, for |x| up to 0.35.
  private static func exponentialExcess(_ x: Double) -> Double {
    var sum = taylorTerms[0]
    for term in 1..<taylorTerms.count {
      sum = taylorTerms[term] + sum * x
    }
    return x + x * x * sum
  }

  private static func twoToThe(_ power: Int) -> Double {
    Double(sign: .plus, exponent: power, significand: 1)
  }

  // ln 2 in two parts: the first has 20 zero bits at its end, so that its multiples are exact.
  private static let ln2High = 0x1.62e42feep-1
  private static let ln2Low = 1.9082149292705877e-10

  // 1/13!, 1/12!, ... 1/2!
  private static let taylorTerms: [12 of Double] = [
    1.0 / 6_227_020_800, 1.0 / 479_001_600, 1.0 / 39_916_800, 1.0 / 3_628_800, 1.0 / 362_880,
    1.0 / 40_320, 1.0 / 5_040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5,
  ]

  // 2/27, 2/25, ... 2/3; the next would add less than 1e-17 for s = 0.25.
  private static let artanhTerms: [13 of Double] = [
    2.0 / 27, 2.0 / 25, 2.0 / 23, 2.0 / 21, 2.0 / 19, 2.0 / 17, 2.0 / 15, 2.0 / 13, 2.0 / 11,
    2.0 / 9, 2.0 / 7, 2.0 / 5, 2.0 / 3,
  ]
}

/// The logarithm of the gamma function, the same bits on every machine.
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

  /// ln Γ(a) − (a − ½) ln a + a − ½ ln 2π, by Stirling's series, for a from ten on.
  static func stirlingRest(_ a: Double) -> Double {
    let inverse = 1 / a
    let square = inverse * inverse
    var sum = stirlingTerms[0]
    for term in 1..<stirlingTerms.count {
      sum = sum * square + stirlingTerms[term]
    }
    return sum * inverse
  }

  // Eight terms leave 2e-18 at ten.
  static let stirlingFrom = 10.0
  private static let halfLogTwoPi = 0.9189385332046728
  // B(2k) / (2k (2k − 1)) of Bernoulli's numbers, from k = 8 down to 1, DLMF 5.11.1.
  private static let stirlingTerms: [8 of Double] = [
    -3617.0 / 122_400, 1.0 / 156, -691.0 / 360_360, 1.0 / 1_188, -1.0 / 1_680, 1.0 / 1_260,
    -1.0 / 360, 1.0 / 12,
  ]
}

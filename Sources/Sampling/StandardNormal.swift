/// The normal law of mean 0 and standard deviation 1.
///
///     StandardNormal.quantile(0.95)   // 1.6448536269514722
///     StandardNormal.cdf(0)           // 0.5
///
/// The quantile is algorithm AS 241 (PPND16) of Wichura (1988), https://doi.org/10.2307/2347330,
/// with relative errors about 1e-16; the rest rests on the incomplete gamma function.
public enum StandardNormal {
  /// The value below which a draw falls with a given probability.
  ///
  /// - Parameter probability: From 0 (minus infinity) to 1 (infinity).
  /// - Returns: The quantile.
  public static func quantile(_ probability: Double) -> Double {
    quantile(Tail(probability))
  }

  /// The probability of falling at or below a value, precise far below zero.
  public static func cdf(_ x: Double) -> Double {
    let beyond = half.upper(x * x / 2) / 2
    return x < 0 ? beyond : 1 - beyond
  }

  /// The density at a value.
  public static func density(_ x: Double) -> Double {
    Elementary.exp(-x * x / 2) * 0.3989422804014327  // 1 / sqrt(2 pi)
  }

  // The square of a normal draw, halved, is a gamma draw with exponent 1/2.
  private static let half = GammaLaw(shape: 0.5)

  static func quantile(_ tail: Tail) -> Double {
    let fromHalf = 0.5 - tail.probability
    let distance: Double
    if fromHalf <= 0.425 {
      let r = 0.180625 - fromHalf * fromHalf  // 0.425 squared less q squared
      distance = fromHalf * (polynomial(centerTop, r) / polynomial(centerBottom, r))
    } else if tail.probability > 0 {
      let r = Elementary.squareRoot(-Elementary.log(tail.probability))
      distance =
        r <= 5
        ? polynomial(sideTop, r - 1.6) / polynomial(sideBottom, r - 1.6)
        : polynomial(farTop, r - 5) / polynomial(farBottom, r - 5)
    } else {
      distance = .infinity
    }
    return tail.isUpper ? distance : -distance
  }

  private static func polynomial(_ coefficients: [8 of Double], _ x: Double) -> Double {
    var sum = coefficients[0]
    for power in 1..<8 {
      sum = sum * x + coefficients[power]
    }
    return sum
  }

  // The three rational approximations of AS 241, highest power first.
  private static let centerTop: [8 of Double] = [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987,
    13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  ]
  private static let centerBottom: [8 of Double] = [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597,
    5394.196021424751, 687.1870074920579, 42.31333070160091, 1.0,
  ]
  private static let sideTop: [8 of Double] = [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
    3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ]
  private static let sideBottom: [8 of Double] = [
    1.0507500716444169e-09, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008,
    0.6897673349851, 1.6763848301838038, 2.053191626637759, 1.0,
  ]
  private static let farTop: [8 of Double] = [
    2.0103343992922881e-07, 2.7115555687434876e-05, 0.0012426609473880784, 0.026532189526576124,
    0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ]
  private static let farBottom: [8 of Double] = [
    2.0442631033899397e-15, 1.421511758316446e-07, 1.8463183175100548e-05, 0.0007868691311456133,
    0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1.0,
  ]
}

/// Student's law of the mean of few observations.
public enum StudentT {
  /// The value below which a draw falls with a given probability.
  ///
  ///     StudentT.quantile(0.975, degreesOfFreedom: 31)   // 2.0395
  ///
  /// - Parameters:
  ///   - probability: Strictly between 0 and 1.
  ///   - degreesOfFreedom: One less than the number of observations, at least 1.
  /// - Returns: The quantile, to about 1e-10.
  public static func quantile(_ probability: Double, degreesOfFreedom: Int) -> Double {
    precondition(0 < probability && probability < 1, "a probability strictly between 0 and 1")
    precondition(degreesOfFreedom >= 1, "at least one degree of freedom")
    let tail = Tail(probability)
    let n = Double(degreesOfFreedom)
    let distance =
      degreesOfFreedom > 1000
      ? nearNormal(StandardNormal.quantile(Tail(upper: tail.probability)), n)
      : exact(tail.probability, n)
    return tail.isUpper ? distance : -distance
  }

  /// How many standard errors a two-sided interval reaches to each side.
  ///
  /// - Parameters:
  ///   - confidence: Strictly between 0 and 1, such as 0.95.
  ///   - degreesOfFreedom: One less than the number of observations, at least 1.
  /// - Returns: The number of standard errors.
  public static func reach(_ confidence: Double, degreesOfFreedom: Int) -> Double {
    quantile((1 + confidence) / 2, degreesOfFreedom: degreesOfFreedom)
  }

  /// Halves an interval of t until nothing is left of it.
  private static func exact(_ tail: Double, _ n: Double) -> Double {
    // The chance beyond t is half of I(n / (n + t²)) with exponents n/2 and 1/2, DLMF 8.17.
    let law = BetaLaw(n / 2, 0.5)
    func beyond(_ t: Double) -> Double { law.lower(n / (n + t * t)) / 2 }
    if tail == 0.5 { return 0 }
    var (near, far) = (0.0, 1.0)
    while beyond(far) > tail { far *= 2 }
    while true {
      let middle = (near + far) / 2
      guard middle > near, middle < far else { return far }
      if beyond(middle) > tail { near = middle } else { far = middle }
    }
  }

  /// Cornish and Fisher's expansion, Abramowitz and Stegun 26.7.5; exact to 1e-12 from 1,000 on.
  private static func nearNormal(_ z: Double, _ n: Double) -> Double {
    let square = z * z
    let first = z * (square + 1) / 4
    let second = z * ((5 * square + 16) * square + 3) / 96
    let third = z * (((3 * square + 19) * square + 17) * square - 15) / 384
    return z + (first + (second + third / n) / n) / n
  }
}

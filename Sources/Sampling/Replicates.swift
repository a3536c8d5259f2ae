/// Estimates of one number from independent scramblings, and what their spread says.
///
///     let replicates = Replicates(averages)        // one for each scrambling
///     replicates.mean
///     replicates.reach()
///
/// Quasi-random trials are not independent within a scrambling, so only the spread between
/// scramblings tells the error. Student's interval over them covers well: L'Ecuyer, Nakayama,
/// Owen and Tuffin, *Confidence intervals for randomized quasi-Monte Carlo estimators* (2023),
/// https://doi.org/10.1109/WSC60868.2023.10408613.
public struct Replicates: Sendable, Hashable {
  /// One estimate for each scrambling, in order.
  public var estimates: [Double]

  /// Creates the replicates of some estimates, at least two.
  public init(_ estimates: [Double]) {
    precondition(estimates.count > 1, "a spread takes two replicates")
    self.estimates = estimates
  }

  /// The average of the estimates.
  public var mean: Double {
    estimates.reduce(0, +) / Double(estimates.count)
  }

  /// The standard error of the average.
  public var standardError: Double {
    let mean = mean
    let squares = estimates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let count = Double(estimates.count)
    return Elementary.squareRoot(squares / (count * (count - 1)))
  }

  /// How far to each side of the average an interval reaches that holds the true number with a given
  /// confidence.
  public func reach(confidence: Double = 0.95) -> Double {
    StudentT.reach(confidence, degreesOfFreedom: estimates.count - 1) * standardError
  }

  /// The interval for estimates whose law leans to one side, as that of a variance does, which a few
  /// far outcomes decide.
  ///
  /// Student's interval after Hall's cubic transformation, *On the removal of skewness by
  /// transformation* (1992), https://doi.org/10.1111/j.2517-6161.1992.tb01876.x.
  public func skewedInterval(confidence: Double = 0.95) -> ClosedRange<Double> {
    let (count, mean, error) = (Double(estimates.count), mean, standardError)
    let reach = StudentT.reach(confidence, degreesOfFreedom: estimates.count - 1)
    guard error > 0 else { return mean...mean }
    let deviation = error * Elementary.squareRoot(count)
    let cubes = estimates.reduce(0) { sum, estimate in
      let distance = (estimate - mean) / deviation
      return sum + distance * distance * distance
    }
    let lean = cubes / count / Elementary.squareRoot(count)
    guard lean.magnitude > 1e-6 else { return (mean - reach * error)...(mean + reach * error) }
    func untransformed(_ x: Double) -> Double {
      let cube = 1 + lean * (x - lean / 6)
      let root = Elementary.exp(Elementary.log(max(cube.magnitude, 1e-300)) / 3)
      return 3 / lean * ((cube < 0 ? -root : root) - 1)
    }
    // A lean judged by a few tens of estimates is uncertain itself: neither end lies further in than
    // without it.
    let low = min(mean - reach * error, mean - error * untransformed(reach))
    let high = max(mean + reach * error, mean - error * untransformed(-reach))
    return low...high
  }
}

/// Estimates of one number from independent scramblings, and what their spread says.
///
///     let mean = Replicates(averages)              // one for each scrambling
///     mean.mean, mean.standardError, mean.interval()
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

  /// An interval that holds the true number with a given confidence.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double> {
    let reach =
      StudentT.reach(confidence, degreesOfFreedom: estimates.count - 1) * standardError
    return mean - reach...mean + reach
  }
}

/// An uncertain amount: a law through three numbers that people can judge.
///
/// `low` is the least possible value, `likely` the most likely one, and `high` the 95th percentile
/// of a law without an upper bound, or the greatest value of a law with one.
///
///     let hours = try Distribution(low: 20, likely: 30, high: 90)        // lognormal
///     hours.quantile(0.95)                                               // 90
///     hours.mean                                                         // 45.9...
///     try Distribution(.triangular, low: 100, likely: 120, high: 200).mean   // 140
///     Distribution.uniform(0...56).quantile(0.5)                         // 28
///
/// | law | what is drawn |
/// |---|---|
/// | `lognormal` | `low` plus a lognormal excess with its mode at `likely` and its P95 at `high` |
/// | `triangular` | from `low` to `high`, peak at `likely` |
/// | `pert` | beta from `low` to `high`, mode at `likely`, mean (`low` + 4 `likely` + `high`) / 6 |
/// | `uniform` | even from `low` to `high`; `likely` has no part |
/// | `fixed` | `likely`, always; `low` and `high` have no part |
/// | `normal` | median `likely` and P95 `high`; what would fall below `low` lies on `low` |
/// | `exponential` | `low` plus an exponential with its P95 at `high`; `likely` has no part |
/// | `gamma` | `low` plus a gamma with its mode at `likely` and its P95 at `high` |
/// | `empirical` | one of the observations, each as likely as another |
///
/// The lognormal in closed form: with L = ln((high − low) / (likely − low)) and z = Φ⁻¹(0.95),
/// σ = (√(z² + 4L) − z) / 2 and μ = ln(likely − low) + σ².
///
/// What happens at the edges, for every law:
/// - `low` = `likely` = `high` is that value, always.
/// - `low` = `likely` < `high`: a `lognormal` or `gamma` with its mode at the very bottom is drawn
///   as `exponential`, the law that is densest at its least value; it keeps `low` and the P95.
///   So is a lognormal whose mode is so near `low` that its mean would pass its own P95
///   (σ > 2 z: a `likely` within 9e-8 of the way from `low` to `high`), and a gamma within 1e-9.
/// - `low` < `likely` = `high`: an unbounded law (`lognormal`, `gamma`, `normal`) has no room for an
///   upper tail, so it is drawn as `pert`, bounded by `high`: mean (`low` + 5 `high`) / 6.
/// - A gamma with an exponent above a million is drawn as the lognormal through the same numbers;
///   both are then normal to three digits of their narrow spread.
///
/// Mean and variance are those of the law drawn, after these rules.
public struct Distribution: Sendable, Hashable {
  /// The family a distribution belongs to.
  public enum Law: String, CaseIterable, Sendable {
    case lognormal, triangular, pert, uniform, fixed, normal, exponential, gamma, empirical
  }

  /// The law asked for; see the type for the edges where another one is drawn.
  public let law: Law
  /// The least possible value.
  public let low: Double
  /// The most likely value; of observations, the median.
  public let likely: Double
  /// The 95th percentile of an unbounded law, the greatest value of a bounded one.
  public let high: Double

  // What is drawn is offset + scale × shape.
  let offset: Double
  let scale: Double
  let shape: Shape

  /// The greatest number a distribution takes.
  ///
  /// Sums of squares of a billion trials in hundredths of such a number still fit 128 bits.
  public static let greatest = 1e12

  /// Creates the distribution of a law through three numbers.
  ///
  /// - Parameters:
  ///   - law: The family; lognormal unless said.
  ///   - low: The least possible value, at least 0.
  ///   - likely: The most likely value, at least `low`.
  ///   - high: The 95th percentile or greatest value, at least `likely`.
  /// - Throws: What is wrong with the numbers, or that an empirical law needs observations.
  public init(
    _ law: Law = .lognormal, low: Double, likely: Double, high: Double
  ) throws(DistributionError) {
    try Self.check(low, "low")
    try Self.check(likely, "likely")
    try Self.check(high, "high")
    guard low <= likely else {
      throw DistributionError.lowAboveLikely(low: low, likely: likely)
    }
    guard likely <= high else {
      throw DistributionError.likelyAboveHigh(likely: likely, high: high)
    }
    guard law != .empirical else { throw DistributionError.noObservations }
    let (offset, scale, shape) = Self.fitted(law, low, likely, high)
    self.init(
      law: law, low: low, likely: likely, high: high, offset: offset, scale: scale, shape: shape)
  }

  /// Creates the empirical distribution of observations: each is as likely as another.
  ///
  /// - Parameter observations: At least one number, none negative, in any order.
  /// - Throws: What is wrong with the numbers.
  public init(observations: [Double]) throws(DistributionError) {
    for (place, value) in observations.enumerated() {
      try Self.check(value, "observation \(place + 1)")
    }
    let sorted = observations.sorted()
    guard let low = sorted.first, let high = sorted.last else {
      throw DistributionError.noObservations
    }
    self.init(
      law: .empirical, low: low, likely: sorted[(sorted.count - 1) / 2], high: high, offset: 0,
      scale: 1, shape: .observations(sorted))
  }

  /// The distribution that is always one value.
  public static func fixed(_ value: Double) -> Distribution {
    precondition(value.isFinite, "a fixed value is a finite number")
    return Distribution(
      law: .fixed, low: value, likely: value, high: value, offset: value, scale: 1, shape: .point)
  }

  /// The distribution that is even over a range, as of a wait for the next departure.
  public static func uniform(_ range: ClosedRange<Double>) -> Distribution {
    let (low, high) = (range.lowerBound, range.upperBound)
    precondition((high - low).isFinite, "a uniform range has finite bounds")
    let (offset, scale, shape) = fitted(.uniform, low, high, high)
    return Distribution(
      law: .uniform, low: low, likely: low + (high - low) / 2, high: high, offset: offset,
      scale: scale, shape: shape)
  }

  /// The mean of what is drawn.
  public var mean: Double { offset + scale * shape.mean }

  /// The variance of what is drawn.
  public var variance: Double { scale * scale * shape.variance }

  /// The value below which a draw falls with a given probability.
  ///
  ///     try Distribution(.uniform, low: 0, likely: 4, high: 10).quantile(0.8)   // 8
  ///
  /// - Parameter probability: From 0 to 1.
  /// - Returns: The quantile, of an unbounded law at 1 infinity.
  public func quantile(_ probability: Double) -> Double {
    quantile(Tail(probability))
  }

  /// The probability of a draw at or below a value.
  public func cdf(_ x: Double) -> Double {
    x < low ? 0 : shape.cdf((x - offset) / scale)
  }

  /// The distribution of a multiple.
  ///
  /// - Parameter factor: At least 0 and finite.
  /// - Returns: The same law over numbers multiplied by the factor.
  public func scaled(by factor: Double) -> Distribution {
    precondition(factor >= 0 && factor.isFinite, "a distribution is scaled by a finite factor >= 0")
    precondition((high * factor).isFinite, "a distribution is scaled to finite bounds")
    let isPoint = shape == .point || scale * factor < .leastNormalMagnitude
    return Distribution(
      law: law, low: low * factor, likely: likely * factor, high: high * factor,
      offset: offset * factor, scale: isPoint ? 1 : scale * factor, shape: isPoint ? .point : shape)
  }

  /// The distribution moved up, or down by a negative amount.
  public func shifted(by amount: Double) -> Distribution {
    precondition(amount.isFinite, "a distribution is shifted by a finite amount")
    return Distribution(
      law: law, low: low + amount, likely: likely + amount, high: high + amount,
      offset: offset + amount, scale: scale, shape: shape)
  }

  func quantile(_ tail: Tail) -> Double {
    // Rounding, or a normal's floor, must not fall an ulp below the least possible value.
    max(low, offset + scale * shape.quantile(tail))
  }

  /// The values at tail probabilities that rise slowly along one side, and their normal scores.
  func quantiles(_ tails: [Tail], scores: [Double]) -> [Double] {
    shape.quantiles(tails, scores: scores).map { max(low, offset + scale * $0) }
  }

  /// The value with the same probability below it as a standard normal score.
  func value(atScore score: Double) -> Double {
    max(low, offset + scale * shape.value(atScore: score))
  }

  private init(
    law: Law, low: Double, likely: Double, high: Double, offset: Double, scale: Double, shape: Shape
  ) {
    (self.law, self.low, self.likely, self.high) = (law, low, likely, high)
    (self.offset, self.scale, self.shape) = (offset, scale, shape)
  }

  private static func check(_ value: Double, _ name: String) throws(DistributionError) {
    guard value.isFinite else { throw DistributionError.notFinite(name: name) }
    guard value >= 0 else { throw DistributionError.negative(name: name, value: value) }
    guard value <= greatest else { throw DistributionError.tooLarge(name: name, value: value) }
  }
}

extension Distribution.Law: CustomStringConvertible {
  /// The word used in files.
  public var description: String { rawValue }
}

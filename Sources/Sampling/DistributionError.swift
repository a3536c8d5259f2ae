/// Why three numbers, or a list of observations, make no distribution.
public enum DistributionError: Error, Sendable, Hashable {
  /// A number is infinite or not a number.
  case notFinite(name: String)
  /// A number is below zero.
  case negative(name: String, value: Double)
  /// A number is beyond ``Distribution/greatest``.
  case tooLarge(name: String, value: Double)
  /// The least possible value lies above the likely one.
  case lowAboveLikely(low: Double, likely: Double)
  /// The likely value lies above the high one.
  case likelyAboveHigh(likely: Double, high: Double)
  /// An empirical distribution was asked for, or given, without an observation.
  case noObservations
}

extension DistributionError: CustomStringConvertible {
  /// What is wrong, in one sentence without a full stop.
  public var description: String {
    switch self {
    case .notFinite(let name): "\(name) is not a finite number"
    case .negative(let name, let value): "\(name) is negative (\(value))"
    case .tooLarge(let name, let value):
      "\(name) is too large (\(value), at most \(Distribution.greatest))"
    case .lowAboveLikely(let low, let likely): "low (\(low)) is above likely (\(likely))"
    case .likelyAboveHigh(let likely, let high): "likely (\(likely)) is above high (\(high))"
    case .noObservations: "an empirical distribution needs at least one observation"
    }
  }
}

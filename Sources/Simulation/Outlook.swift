public import Freight

/// What many trials foresee for one itinerary.
///
///     let outlook = Simulation(trials: 100_000, seed: 7).outlook(for: itinerary, by: .days(45))
///     outlook.hours.p95
///     outlook.onTime?.probability
public struct Outlook: Sendable {
  public let itinerary: Itinerary
  /// The share of trials in which this was the best of those foreseen together.
  public let shareBest: Double
  public let usd: Spread
  public let hours: Spread
  /// The chance of arriving by the deadline, where there is one.
  public let onTime: Chance?
}

/// How an amount spreads over the trials.
public struct Spread: Sendable, Hashable {
  public let mean: Double
  /// Of the mean.
  public let standardError: Double
  public let p5: Double
  public let p50: Double
  public let p80: Double
  public let p95: Double
  /// The average of the worst 5 %.
  public let cvar95: Double
  public let standardDeviation: Double
  public let quantiles: Quantiles
}

/// A probability with its 95 % interval.
public struct Chance: Sendable, Hashable {
  public let probability: Double
  public let low: Double
  public let high: Double
}

/// A length of time until something is due.
public struct Deadline: Sendable, Hashable {
  public let hours: Double

  public static func hours(_ hours: Double) -> Deadline { Deadline(hours: hours) }
  public static func days(_ days: Double) -> Deadline { Deadline(hours: days * 24) }
}

public import Freight

/// What many trials foresee for one itinerary.
///
///     let outlook = Simulation(trials: 100_000, seed: 7).outlook(for: itinerary, by: .days(45))
///     outlook.hours.p95
///     outlook.onTime?.probability
public struct Outlook: Sendable {
  public let itinerary: Itinerary
  /// The share of trials in which this was the best of those foreseen together, by the objective and
  /// for the shipment of the first of them.
  public let shareBest: Double
  public let usd: Spread
  public let hours: Spread
  /// The chance of arriving by the deadline, where there is one.
  public let onTime: Chance?
  /// Hours behind the deadline, on average over all trials, those in time counting none.
  public let lateness: Estimate?
  /// By how much its weight passes that of the best of each trial, on average; nothing where that is
  /// not worked out, as where the way is chosen on the way.
  public let regret: Estimate?
  /// The hours with nothing in the way: every part at its least, nothing disrupted.
  public let leastHours: Double

  /// Time to add to the average to be in time in 95 % of the trials, as a share of the average.
  ///
  /// Federal Highway Administration, *Travel time reliability: making it there on time, all the
  /// time* (2006), FHWA-HOP-06-070.
  public var bufferIndex: Double { hours.mean > 0 ? (hours.p95 - hours.mean) / hours.mean : 0 }

  /// The time to plan for in order to be in time in 95 % of the trials, over the least time.
  ///
  /// From the same source; nothing where the least time is nothing.
  public var planningTimeIndex: Double? { leastHours > 0 ? hours.p95 / leastHours : nil }
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
  /// How far each of these may be from what endless trials would give.
  public let intervals: Intervals

  /// The 95 % interval of each estimate.
  public struct Intervals: Sendable, Hashable {
    public let mean: Interval
    public let p5: Interval
    public let p50: Interval
    public let p80: Interval
    public let p95: Interval
    public let cvar95: Interval
    public let standardDeviation: Interval
  }
}

/// Two bounds between which the true number lies with 95 % confidence.
public struct Interval: Sendable, Hashable {
  public let low: Double
  public let high: Double
}

/// A number with its 95 % interval.
public struct Estimate: Sendable, Hashable {
  public let value: Double
  public let low: Double
  public let high: Double
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

  /// - Precondition: a number; it may be infinite.
  public static func hours(_ hours: Double) -> Deadline {
    precondition(!hours.isNaN, "a deadline is a number of hours")
    return Deadline(hours: hours)
  }

  /// - Precondition: a number; it may be infinite.
  public static func days(_ days: Double) -> Deadline { .hours(days * 24) }
}

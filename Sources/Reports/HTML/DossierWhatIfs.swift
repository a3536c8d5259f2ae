extension Dossier {
  /// The what-ifs that a page shows, and how many it does not.
  public struct WhatIfs: Sendable {
    let chart: ScenarioHeatmap
    let trials: Int
    private let weaker: Int
    private let idle: Int
    private let untried: Int
    private let stops: Int

    /// - Parameters:
    ///   - chart: The rows that are shown.
    ///   - trials: How many each row was worked out with.
    ///   - weaker: How many scenarios change less than those shown.
    ///   - idle: How many change nothing.
    ///   - untried: How many nobody looked at.
    ///   - stops: How many stops have no row that closes them.
    public init(
      _ chart: ScenarioHeatmap, trials: Int, weaker: Int = 0, idle: Int = 0, untried: Int = 0,
      stops: Int = 0
    ) {
      self.chart = chart
      self.trials = trials
      self.weaker = weaker
      self.idle = idle
      self.untried = untried
      self.stops = stops
    }

    /// What was left out, as a sentence; empty where nothing was.
    var leftOut: String {
      let parts = [
        (weaker, "scenario that changes less", "scenarios that change less"),
        (idle, "scenario that changes nothing", "scenarios that change nothing"),
        (stops, "stop that could close too", "stops that could close too"),
        (untried, "scenario that was not tried", "scenarios that were not tried"),
      ].filter { $0.0 > 0 }.map { count, one, many in
        count == 1 ? "1 \(one)" : "\(grouped(count)) \(many)"
      }
      return parts.isEmpty ? "" : " Left out: \(parts.joined(separator: ", "))."
    }
  }
}

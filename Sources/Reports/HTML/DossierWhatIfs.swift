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
        (weaker, "scenario", "change less"), (idle, "scenario", "change nothing"),
        (stops, "stop", "could close too"), (untried, "scenario", "were not tried"),
      ].filter { $0.0 > 0 }.map { count, noun, verb in
        count == 1
          ? "1 \(noun) that \(Self.singular(verb))" : "\(grouped(count)) \(noun)s that \(verb)"
      }
      return parts.isEmpty ? "" : " Left out: \(parts.joined(separator: ", "))."
    }

    private static func singular(_ verb: String) -> String {
      verb.replacing("change ", with: "changes ").replacing("were", with: "was")
    }
  }
}

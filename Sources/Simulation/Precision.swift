/// Stopping when estimates are precise enough: only at fixed numbers of trials, so that the same
/// question always stops at the same one, whatever the threads.
///
///     for simulation in simulation.checkpoints(upTo: 1 << 24) {
///       outlook = await simulation.outlooks(for: [itinerary], threads: 2)[0]
///       if outlook.isKnown(within: 0.01) { break }
///     }
extension Simulation {
  /// Simulations of 16,384 trials, twice as many, and so on up to a greatest number.
  ///
  /// Each begins with the trials of the one before. At these numbers intervals that decide when to
  /// stop still cover as they say: Chow and Robbins, *On the asymptotic theory of fixed-width
  /// sequential confidence intervals for the mean* (1965), https://doi.org/10.1214/aoms/1177700156.
  public func checkpoints(upTo most: Int) -> [Simulation] {
    var checkpoints: [Simulation] = []
    var trials = 1 << 14
    while trials < most {
      checkpoints.append(Simulation(trials: trials, seed: seed, method: method))
      trials *= 2
    }
    return checkpoints + [Simulation(trials: most, seed: seed, method: method)]
  }
}

extension Outlook {
  /// Whether every interval of an amount reaches no further than a share of it to each side, and
  /// that of the chance of arriving in time no further than the share itself.
  public func isKnown(within precision: Double) -> Bool {
    let isPunctual = onTime.map { ($0.high - $0.low) / 2 <= precision } ?? true
    return isPunctual && usd.isKnown(within: precision) && hours.isKnown(within: precision)
  }
}

extension Spread {
  fileprivate func isKnown(within precision: Double) -> Bool {
    let estimates = [
      (mean, intervals.mean), (p5, intervals.p5), (p50, intervals.p50), (p80, intervals.p80),
      (p95, intervals.p95), (cvar95, intervals.cvar95),
    ]
    return estimates.allSatisfy { value, interval in
      (interval.high - interval.low) / 2 <= precision * abs(value)
    }
  }
}

/// The law of the number of successes among independent trials.
enum Binomial {
  /// The chance of at most some number of successes, DLMF 8.17.5.
  static func cdf(_ successes: Int, trials: Int, chance: Double) -> Double {
    if successes < 0 { return 0 }
    if successes >= trials { return 1 }
    return BetaLaw(Double(trials - successes), Double(successes + 1)).lower(1 - chance)
  }

  /// The least number of successes that is not passed with at least a given probability.
  static func quantile(_ probability: Double, trials: Int, chance: Double) -> Int {
    var (low, high) = (-1, trials)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if cdf(middle, trials: trials, chance: chance) >= probability {
        high = middle
      } else {
        low = middle
      }
    }
    return high
  }
}

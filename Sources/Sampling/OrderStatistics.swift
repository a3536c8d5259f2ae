/// Outcomes by rank, and what they say of the law that they come from.
public enum OrderStatistics {
  /// The ranks between whose outcomes a quantile lies, whatever the law: independent outcomes below
  /// it are a binomial count, which passes either rank with half of what the confidence leaves out.
  ///
  ///     OrderStatistics.ranks(around: 0.95, of: 1000)   // 936...964
  ///
  /// Few outcomes bound a far quantile on one side only. Rank 0, or one more than there are outcomes,
  /// then stands for no bound: 0.95 is bounded from above by 72 outcomes or more.
  ///
  /// W. J. Conover, *Practical Nonparametric Statistics* (1999), section 3.2.
  ///
  /// - Parameters:
  ///   - share: Strictly between 0 and 1.
  ///   - count: How many outcomes there are, at least 1.
  ///   - confidence: Strictly between 0 and 1.
  /// - Returns: Ranks from 1 for the least outcome, but for the two that bound nothing.
  /// - Complexity: O(√count).
  public static func ranks(
    around share: Double, of count: Int, confidence: Double = 0.95
  ) -> ClosedRange<Int> {
    precondition(0 < share && share < 1, "a share strictly between 0 and 1")
    precondition(count > 0, "ranks take outcomes")
    let mode = min(count, Int(Double(count + 1) * share))
    let odds = share / (1 - share)
    // Chances relative to the mode's; what is left out on either side weighs less than 1e-18.
    let negligible = 1e-18
    var below: [Double] = []
    var (chance, first) = (1.0, mode)
    while first > 0, chance > negligible {
      chance *= Double(first) / (Double(count - first + 1) * odds)
      first -= 1
      below.append(chance)
    }
    var chances = Array(below.reversed()) + [1.0]
    var last = mode
    chance = 1
    while last < count, chance > negligible {
      chance *= Double(count - last) / Double(last + 1) * odds
      last += 1
      chances.append(chance)
    }
    let outside = (1 - confidence) / 2 * chances.reduce(0, +)
    return passed(chances, outside) + first...last + 1 - passed(chances.reversed(), outside)
  }

  /// Between which outcomes a quantile lies, whatever the law; infinite to a side on which there are
  /// too few for a bound.
  ///
  /// - Parameters:
  ///   - share: Strictly between 0 and 1.
  ///   - count: How many outcomes there are, at least 1.
  ///   - confidence: Strictly between 0 and 1.
  ///   - outcome: The outcome of a rank, from 1 for the least.
  /// - Returns: The bounds of the quantile.
  public static func interval(
    around share: Double, of count: Int, confidence: Double = 0.95, _ outcome: (Int) -> Double
  ) -> ClosedRange<Double> {
    let ranks = ranks(around: share, of: count, confidence: confidence)
    let low = ranks.lowerBound < 1 ? -.infinity : outcome(ranks.lowerBound)
    return low...(ranks.upperBound > count ? .infinity : outcome(ranks.upperBound))
  }

  /// How many chances, added up from the first, stay below a limit.
  private static func passed(_ chances: some Sequence<Double>, _ limit: Double) -> Int {
    var sum = 0.0
    var count = 0
    for chance in chances {
      sum += chance
      if sum >= limit { break }
      count += 1
    }
    return count
  }
}

/// A share of independent trials, and how far it may be from the truth.
///
///     let onTime = Proportion(930, of: 1000)
///     onTime.share                     // 0.93
///     onTime.interval()                // 0.9125...0.9443
public struct Proportion: Sendable, Hashable {
  /// The trials that count.
  public var count: Int
  /// All trials.
  public var total: Int

  /// Creates the share of some trials among all.
  public init(_ count: Int, of total: Int) {
    precondition(0 <= count && count <= total, "a share counts no more than all trials")
    (self.count, self.total) = (count, total)
  }

  /// The share; not a number of no trials.
  public var share: Double { Double(count) / Double(total) }

  /// An interval that holds the true chance with a given confidence.
  ///
  /// Wilson's score interval, https://doi.org/10.1080/01621459.1927.10502953; with fewer than ten
  /// trials on either side the exact one of Clopper and Pearson,
  /// https://doi.org/10.1093/biomet/26.4.404.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double> {
    precondition(0 < confidence && confidence < 1, "a confidence strictly between 0 and 1")
    guard total > 0 else { return 0...1 }
    let (k, n) = (Double(count), Double(total))
    if min(count, total - count) < 10 {
      let outside = Tail(lower: (1 - confidence) / 2)
      let low = count == 0 ? 0 : BetaLaw(k, n - k + 1).quantile(outside)
      let high =
        count == total
        ? 1 : BetaLaw(k + 1, n - k).quantile(Tail(upper: outside.probability))
      return low...high
    }
    let z = StandardNormal.quantile((1 + confidence) / 2)
    let weight = 1 + z * z / n
    let center = (share + z * z / (2 * n)) / weight
    let spread = share * (1 - share) / n + z * z / (4 * n * n)
    let reach = z * Elementary.squareRoot(spread) / weight
    return max(0, center - reach)...min(1, center + reach)
  }
}

extension Spread {
  /// The spread of whole numbers of which `unit` make one of the amount.
  ///
  /// Quantiles are order statistics: the least value that at least the share p of trials do not
  /// pass.
  ///
  /// - Complexity: O(n log n).
  init(_ values: [Int64], unit: Double) {
    let sorted = values.sorted()
    let count = Double(sorted.count)
    func quantile(_ p: Double) -> Double {
      Double(sorted[min(sorted.count, max(1, Int((count * p).rounded(.up)))) - 1]) / unit
    }
    let sum = sorted.reduce(Int128(0)) { $0 + Int128($1) }
    // Deviations from a whole number near the mean keep the sum of squares small and exact.
    let center = sum / Int128(sorted.count)
    let squares = sorted.reduce(Int128(0)) { $0 + (Int128($1) - center) * (Int128($1) - center) }
    let offset = Double(sum - center * Int128(sorted.count))
    let variance = (Double(squares) - offset * offset / count) / max(1, count - 1)
    let deviation = variance.squareRoot() / unit
    let p95 = quantile(0.95)
    let excess = sorted.reduce(0.0) { $0 + max(0, Double($1) / unit - p95) }
    self.init(
      mean: Double(sum) / count / unit, standardError: deviation / count.squareRoot(),
      p5: quantile(0.05), p50: quantile(0.5), p80: quantile(0.8), p95: p95,
      cvar95: p95 + excess / (0.05 * count), standardDeviation: deviation,
      quantiles: Quantiles { quantile(max($0, 1 / count)) })
  }
}

extension Chance {
  /// The share of hits, with Wilson's interval (https://doi.org/10.2307/2276774) at 95 %.
  init(hits: Int, of count: Int) {
    let n = Double(count)
    let p = Double(hits) / n
    let z = 1.959963984540054
    let center = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    // At no hits and at nothing but hits the interval ends there exactly; rounding must not hide it.
    self.init(
      probability: p, low: hits == 0 ? 0 : max(0, center - half),
      high: hits == count ? 1 : min(1, center + half))
  }
}

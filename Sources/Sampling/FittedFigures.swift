/// A shifted lognormal through published figures: some of mode, median, mean and P95.
///
///     let figures = PublishedFigures(mode: 4.5, median: 8, mean: 13, p95: 27)
///     let law = figures.lognormal()       // the World Bank's dwell times at Mombasa
///     law.quantile(0.5)
///
/// Published figures seldom belong to one law exactly; the sum of the squared logarithms of what
/// each is missed by is made least.
public struct PublishedFigures: Sendable, Hashable {
  public var low: Double?
  public var mode: Double?
  public var median: Double?
  public var mean: Double?
  public var p95: Double?

  public init(
    low: Double? = nil, mode: Double? = nil, median: Double? = nil, mean: Double? = nil,
    p95: Double? = nil
  ) {
    (self.low, self.mode, self.median, self.mean, self.p95) = (low, mode, median, mean, p95)
  }

  /// The figures given, by name, but for the least.
  public var given: [(name: String, value: Double)] { figures.map { ($0.name, $0.value) } }

  /// The figures given, with what a law says in the place of each.
  private var figures: [(name: String, value: Double, said: (LawFit) -> Double)] {
    let all: [(String, Double?, (LawFit) -> Double)] = [
      ("mode", mode, { $0.mode }), ("median", median, { $0.quantile(0.5) }),
      ("mean", mean, { $0.shift + Elementary.exp($0.first + $0.second * $0.second / 2) }),
      ("P95", p95, { $0.quantile(0.95) }),
    ]
    return all.compactMap { name, value, said in value.map { (name, $0, said) } }
  }

  /// What a law says in place of each figure given.
  public func said(by law: LawFit) -> [Double] {
    figures.map { $0.said(law) }
  }

  /// The law that misses the figures least.
  ///
  /// - Precondition: at least two figures are given, all above 0 and not all equal.
  public func lognormal() -> LawFit {
    let values = given.map(\.value)
    precondition(
      values.count >= 2 && values.allSatisfy { $0 > 0 }, "two figures above 0 are needed")
    let least = values.min() ?? 1
    let greatest = values.max() ?? 1
    // Shift, and the logarithms of the excess's median and spread, on a grid that closes in: after 24
    // steps of 0.6 to five millionths of where it began, finer than any figure is published.
    // Below the least figure there must be room for some of the law; where nothing says how much, a
    // twentieth.
    let top = low.map { min($0, least * 0.999_999) } ?? least * 0.95
    var center = [low == nil ? top / 2 : top, Elementary.log(max(greatest - top / 2, 1e-9)), -0.5]
    var reach = [low == nil ? top / 2 : 0, 4.0, 2.5]
    var best = (miss: Double.infinity, law: law(center))
    for _ in 0..<24 {
      let middle = center
      for a in reach[0] == 0 ? [0] : [-2, -1, 0, 1, 2] {
        for b in [-3, -2, -1, 0, 1, 2, 3] {
          for c in [-2, -1, 0, 1, 2] {
            let point = [
              min(max(middle[0] + reach[0] * Double(a) / 2, 0), top),
              middle[1] + reach[1] * Double(b) / 3, middle[2] + reach[2] * Double(c) / 2,
            ]
            let law = law(point)
            let miss = miss(of: law)
            if miss < best.miss {
              best = (miss, law)
              center = point
            }
          }
        }
      }
      reach = reach.map { $0 * 0.6 }
    }
    return best.law
  }

  /// A spread above e^1.5 = 4.5, whose P95 is 1,600 times its median, is no length of anything.
  private func law(_ point: [Double]) -> LawFit {
    LawFit(
      family: .lognormal, shift: point[0], first: point[1],
      second: Elementary.exp(min(point[2], 1.5)), logLikelihood: 0, count: 0)
  }

  private func miss(of law: LawFit) -> Double {
    zip(said(by: law), given).reduce(0) { sum, pair in
      let miss = Elementary.log(max(pair.0, 1e-300) / pair.1.value)
      return sum + miss * miss
    }
  }
}

import Sampling

/// Whole numbers of all trials, ready to become a spread: sums and ranks, for each replicate.
struct Sample: Sendable {
  /// All trials.
  var moments: Moments
  var ranking: Ranking
  /// Each independent scrambling of quasi-random trials; empty for independent trials.
  var replicates: [(moments: Moments, ranking: Ranking)] = []
  /// The weight of each replicate where they are strata.
  var weights: [Double]?
}

extension Spread {
  /// The spread of whole numbers of which `unit` make one of the amount.
  ///
  /// Quantiles are order statistics: the least value that at least the share p of trials do not
  /// pass.
  ///
  /// - Complexity: O(n).
  init(_ values: [Int64], unit: Double) {
    let (values, grain) = values.grained
    self.init(
      Sample(moments: Moments(of: values), ranking: Ranking(values)), unit: unit / Double(grain))
  }

  /// The spread of a sample of which `unit` make one of the amount.
  ///
  /// The interval of a quantile lies between binomial ranks, that of the worst twentieth and of the
  /// deviation is normal, that of the mean Student's. Where trials are too few for one it is
  /// infinite. Quasi-random trials are not independent: there every interval is Student's over the
  /// scramblings.
  init(_ sample: Sample, unit: Double) {
    if let weights = sample.weights {
      self.init(sample, weights: weights, unit: unit)
      return
    }
    let moments = sample.moments
    let ranking = sample.ranking
    let mean = moments.mean
    var deviation = moments.standardDeviation
    let tail = ranking.meanBeyond(Spread.tail)
    let quantiles = Spread.shares.map { ranking.outcome(at: $0) }
    let error: Double
    var intervals: [Interval]
    if sample.replicates.isEmpty {
      error = moments.standardError
      let spread = ranking.fourthMoment(about: mean) - deviation * deviation * deviation * deviation
      // The delta method: var(s) = var(s²) / 4s².
      let count = Double(moments.count)
      let deviationError =
        deviation > 0 ? (max(0, spread) / count).squareRoot() / (2 * deviation) : 0
      func reach(_ error: Double) -> Double {
        moments.count < Spread.fewTrials ? .infinity : Interval.normalReach * error
      }
      intervals = [Interval(mean, within: moments.reach())]
      intervals += Spread.shares.map { ranking.interval(around: $0) }
      intervals.append(Interval(tail.mean, within: reach(tail.standardError)))
      intervals.append(Interval(deviation, within: reach(deviationError)))
    } else {
      let means = Replicates(sample.replicates.map(\.moments.mean))
      error = means.standardError
      intervals = [Interval(mean, within: means.reach())]
      for (share, quantile) in zip(Spread.shares, quantiles) {
        // Where each scrambling has the same number below, the truth still lies between two ranks.
        let reach =
          Replicates(sample.replicates.map { $0.ranking.share(atMost: quantile) }).reach()
          + 1 / Double(ranking.count)
        intervals.append(
          Interval(
            low: ranking.outcome(at: max(0, share - reach)),
            high: ranking.outcome(at: min(1, share + reach))))
      }
      let tails = Replicates(sample.replicates.map { $0.ranking.meanBeyond(Spread.tail).mean })
      let variances = Replicates(
        sample.replicates.map { part, _ in
          let count = Double(part.count)
          return part.variance * (count - 1) / count + (part.mean - mean) * (part.mean - mean)
        })
      // The mean of quasi-random trials is far nearer the truth than Bessel's n / (n − 1) allows for:
      // what the deviation from it leaves out is the variance that the scramblings show.
      deviation =
        (moments.variance * Double(moments.count - 1) / Double(moments.count) + error * error)
        .squareRoot()
      intervals.append(Interval(tail.mean, within: tails.reach()))
      let squares = variances.skewedInterval()
      intervals.append(
        Interval(
          low: max(0, squares.lowerBound).squareRoot(),
          high: max(0, squares.upperBound).squareRoot()))
    }
    self.init(
      mean: mean, error: error, quantiles: quantiles, worst: tail.mean, deviation: deviation,
      intervals: intervals, unit: unit
    ) { ranking.outcome(at: $0) }
  }

  /// Figures in whole numbers, of which `unit` make one of the amount.
  init(
    mean: Double, error: Double, quantiles: [Double], worst: Double, deviation: Double,
    intervals: [Interval], unit: Double, outcome: (Double) -> Double
  ) {
    self.init(
      mean: mean / unit, standardError: error / unit, p5: quantiles[0] / unit,
      p50: quantiles[1] / unit, p80: quantiles[2] / unit, p95: quantiles[3] / unit,
      cvar95: worst / unit, standardDeviation: deviation / unit,
      quantiles: Quantiles { outcome($0) / unit },
      intervals: Intervals(
        mean: intervals[0] / unit, p5: intervals[1] / unit, p50: intervals[2] / unit,
        p80: intervals[3] / unit, p95: intervals[4] / unit, cvar95: intervals[5] / unit,
        standardDeviation: intervals[6] / unit))
  }

  static let shares = [0.05, 0.5, 0.8, 0.95]
  static let tail = 0.95

  /// Below so many trials the worst twentieth are fewer than fifty, and normal intervals of it and of
  /// the deviation hold the truth less often than they say: 89 % of 200 trials, 94 % of 1,000.
  public static let fewTrials = 1_000
}

extension Interval {
  init(_ middle: Double, within reach: Double) {
    self.init(low: middle - reach, high: middle + reach)
  }

  static func / (interval: Interval, unit: Double) -> Interval {
    Interval(low: interval.low / unit, high: interval.high / unit)
  }

  /// Standard errors to each side of a normal 95 % interval.
  static let normalReach = 1.959963984540054
}

extension Moments {
  /// The moments of whole numbers.
  init(of values: some Sequence<Int64>) {
    self.init()
    for value in values { add(value) }
  }
}

extension Chance {
  /// The share of hits, with its 95 % interval: Wilson's, or the exact one of Clopper and Pearson
  /// with fewer than ten hits or misses.
  init(hits: Int, of count: Int) {
    let proportion = Proportion(hits, of: count)
    let interval = proportion.interval()
    self.init(
      probability: proportion.share, low: interval.lowerBound, high: interval.upperBound)
  }

  /// The share of hits in replicates of one length, with Student's interval over them.
  init(hits: [Int], ofEach count: Int) {
    let shares = Replicates(hits.map { Double($0) / Double(count) })
    let mean = shares.mean
    self.init(
      probability: mean, low: max(0, mean - shares.reach()), high: min(1, mean + shares.reach()))
  }
}

extension Estimate {
  /// The same of an amount that cannot be below nothing.
  var notNegative: Estimate { Estimate(value: value, low: max(0, low), high: high) }

  /// The mean of whole numbers of which `unit` make one of the amount.
  init(_ moments: Moments, replicates: [Moments], unit: Double) {
    let mean = moments.mean / unit
    let reach = replicates.isEmpty ? moments.reach() : Replicates(replicates.map(\.mean)).reach()
    self.init(value: mean, low: mean - reach / unit, high: mean + reach / unit)
  }
}

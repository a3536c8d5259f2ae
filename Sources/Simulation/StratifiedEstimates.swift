import Freight
import Sampling

/// Outcomes of all strata by rank, each counting for its stratum's weight among its trials.
private struct WeightedRanking {
  /// Ascending, with the share of all that does not pass each.
  private var outcomes: [Double] = []
  private var shares: [Double] = []

  init(_ rankings: [Ranking], weights: [Double]) {
    var spots: [(outcome: Double, weight: Double)] = []
    for (ranking, weight) in zip(rankings, weights) {
      let each = weight / Double(ranking.count)
      spots += ranking.spots.map { ($0.outcome, Double($0.count) * each) }
    }
    // Equal outcomes have come in the order of the strata; their weights are added in it.
    let order = spots.indices.sorted { (spots[$0].outcome, $0) < (spots[$1].outcome, $1) }
    var sum = 0.0
    for place in order {
      sum += spots[place].weight
      if outcomes.last == spots[place].outcome {
        shares[shares.count - 1] = sum
      } else {
        outcomes.append(spots[place].outcome)
        shares.append(sum)
      }
    }
  }

  /// The least outcome that at least a share of all do not pass.
  func outcome(at share: Double) -> Double {
    let wanted = share * (shares.last ?? 1)
    var (low, high) = (0, shares.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if shares[middle] >= wanted { high = middle } else { low = middle + 1 }
    }
    return outcomes[low]
  }
}

/// A mean over strata with its standard error.
private struct StratifiedMean {
  private(set) var mean = 0.0
  private var squares = 0.0

  mutating func add(weight: Double, mean: Double, variance: Double, count: Int) {
    guard count > 0 else { return }
    self.mean += weight * mean
    squares += weight * weight * variance / Double(count)
  }

  var error: Double { squares.squareRoot() }
}

extension Spread {
  /// The spread of stratified trials, of which `unit` make one of the amount.
  ///
  /// Every interval is normal, from the variance of each stratum: a quantile's is that of the share
  /// that does not pass it, turned into outcomes.
  init(_ sample: Sample, weights: [Double], unit: Double) {
    let strata = zip(weights, sample.replicates).filter { $1.moments.count > 0 }
    let ranking = WeightedRanking(strata.map(\.1.ranking), weights: strata.map(\.0))
    var center = StratifiedMean()
    for (weight, stratum) in strata {
      center.add(
        weight: weight, mean: stratum.moments.mean, variance: stratum.moments.variance,
        count: stratum.moments.count)
    }
    var (tail, variance) = (StratifiedMean(), StratifiedMean())
    let start = ranking.outcome(at: Spread.tail)
    for (weight, stratum) in strata {
      let count = stratum.moments.count
      let excess = stratum.ranking.moments { max(0, $0 - start) }
      tail.add(weight: weight, mean: excess.mean, variance: excess.variance, count: count)
      let square = stratum.ranking.moments { ($0 - center.mean) * ($0 - center.mean) }
      variance.add(weight: weight, mean: square.mean, variance: square.variance, count: count)
    }
    let deviation = variance.mean.squareRoot()
    let reach = Interval.normalReach
    var intervals = [Interval(center.mean, within: reach * center.error)]
    let quantiles = Spread.shares.map { ranking.outcome(at: $0) }
    for (share, quantile) in zip(Spread.shares, quantiles) {
      var below = StratifiedMean()
      for (weight, stratum) in strata {
        let count = stratum.moments.count
        let part = stratum.ranking.share(atMost: quantile)
        below.add(weight: weight, mean: part, variance: part * (1 - part), count: count)
      }
      intervals.append(
        Interval(
          low: ranking.outcome(at: max(0, share - reach * below.error)),
          high: ranking.outcome(at: min(1, share + reach * below.error))))
    }
    let worst = start + tail.mean / (1 - Spread.tail)
    intervals.append(Interval(worst, within: reach * tail.error / (1 - Spread.tail)))
    intervals.append(
      Interval(deviation, within: deviation > 0 ? reach * variance.error / (2 * deviation) : 0))
    self.init(
      mean: center.mean, error: center.error, quantiles: quantiles, worst: worst,
      deviation: deviation, intervals: intervals, unit: unit
    ) { ranking.outcome(at: $0) }
  }
}

extension Chance {
  /// The weighted share of hits in strata.
  ///
  /// The variance of each stratum is that with one hit and one miss more, so that no hit among a
  /// stratum's trials does not pass for certainty.
  init(hits: [Int], in strata: Strata) {
    var mean = StratifiedMean()
    for ((weight, size), hits) in zip(zip(strata.weights, strata.sizes), hits) where size > 0 {
      let part = Double(hits + 1) / Double(size + 2)
      mean.add(
        weight: weight, mean: Double(hits) / Double(size), variance: part * (1 - part), count: size)
    }
    let reach = Interval.normalReach * mean.error
    let share = min(1, mean.mean)
    self.init(probability: share, low: max(0, share - reach), high: min(1, share + reach))
  }
}

extension Estimate {
  /// The weighted mean of whole numbers in strata, of which `unit` make one of the amount.
  init(_ moments: [Moments], in strata: Strata, unit: Double) {
    var mean = StratifiedMean()
    for (weight, moments) in zip(strata.weights, moments) {
      mean.add(
        weight: weight, mean: moments.mean, variance: moments.variance, count: moments.count)
    }
    let reach = Interval.normalReach * mean.error / unit
    let value = mean.mean / unit
    self.init(value: value, low: value - reach, high: value + reach)
  }
}

extension TrialPlan {
  /// The share of all trials that some of each replicate are.
  func share(of counts: [Int]) -> Double {
    guard let strata else { return Double(counts.reduce(0, +)) / Double(trials) }
    return zip(zip(strata.weights, strata.sizes), counts).reduce(0) { share, part in
      let ((weight, size), count) = part
      return size > 0 ? share + weight * Double(count) / Double(size) : share
    }
  }
}

import Sampling

/// Outcomes by rank: every one of them where they are kept, else counted in fine bins.
///
///     Ranking(seconds).outcome(at: 0.95) / 3600
enum Ranking: Sendable {
  /// All outcomes, ascending.
  case kept([Int64])
  /// Counts, with the least and the greatest outcome, by which quantiles are bounded.
  case counted(BitHistogram, ClosedRange<Int64>)

  /// Ranks whole numbers.
  ///
  /// - Complexity: O(n).
  init(_ values: [Int64]) {
    precondition(!values.isEmpty, "a ranking needs outcomes")
    self = .kept(values.sortedByDigits())
  }

  var count: Int {
    switch self {
    case .kept(let values): values.count
    case .counted(let histogram, _): histogram.count
    }
  }

  /// The outcome of a rank, from 1 for the least.
  func outcome(ofRank rank: Int) -> Double {
    let rank = min(max(rank, 1), count)
    switch self {
    case .kept(let values): return Double(values[rank - 1])
    case .counted(let histogram, let bounds):
      let outcome = histogram.outcome(ofRank: rank)
      return min(max(outcome, Double(bounds.lowerBound)), Double(bounds.upperBound))
    }
  }

  /// The least outcome that at least a share of all do not pass.
  func outcome(at share: Double) -> Double {
    outcome(ofRank: Int((Double(count) * share).rounded(.up)))
  }

  /// The share of outcomes at or below a value.
  func share(atMost value: Double) -> Double {
    switch self {
    case .kept(let values):
      var (low, high) = (0, values.count)
      while low < high {
        let middle = (low + high) / 2
        if Double(values[middle]) <= value { low = middle + 1 } else { high = middle }
      }
      return Double(low) / Double(values.count)
    case .counted(let histogram, _): return histogram.share(atMost: value)
    }
  }

  /// The average of the outcomes beyond a quantile, and its standard error for independent ones:
  /// Rockafellar and Uryasev, *Optimization of conditional value-at-risk* (2000),
  /// https://doi.org/10.21314/JOR.2000.038.
  func meanBeyond(_ share: Double) -> (mean: Double, standardError: Double) {
    switch self {
    case .counted(let histogram, let bounds):
      let tail = histogram.meanBeyond(share)
      return (
        min(max(tail.mean, Double(bounds.lowerBound)), Double(bounds.upperBound)),
        tail.standardError
      )
    case .kept(let values):
      let start = outcome(at: share)
      var sum = 0.0
      var squares = 0.0
      for value in values.reversed() {
        let excess = Double(value) - start
        if excess <= 0 { break }
        sum += excess
        squares += excess * excess
      }
      let total = Double(values.count)
      let variance = max(0, squares / total - (sum / total) * (sum / total))
      return (
        start + sum / (total * (1 - share)), (variance / total).squareRoot() / (1 - share)
      )
    }
  }

  /// All outcomes, ascending, those of a bin in its middle.
  var spots: [(outcome: Double, count: Int)] {
    switch self {
    case .kept(let values): values.map { (Double($0), 1) }
    case .counted(let histogram, let bounds):
      histogram.spots.map { outcome, count in
        (min(max(outcome, Double(bounds.lowerBound)), Double(bounds.upperBound)), count)
      }
    }
  }

  /// The average and the variance of a function of the outcomes.
  func moments(of value: (Double) -> Double) -> (mean: Double, variance: Double) {
    var (sum, squares) = (0.0, 0.0)
    for (outcome, count) in spots {
      let value = value(outcome)
      sum += Double(count) * value
      squares += Double(count) * value * value
    }
    let mean = sum / Double(count)
    return (mean, max(0, squares / Double(count) - mean * mean))
  }

  /// The average of the fourth powers of the distances from a centre.
  func fourthMoment(about center: Double) -> Double {
    let square = moments { ($0 - center) * ($0 - center) }
    return square.variance + square.mean * square.mean
  }

  /// Between which outcomes the true quantile lies with 95 % confidence; infinite to a side on which
  /// there are too few for a bound.
  func interval(around share: Double) -> Interval {
    let interval = OrderStatistics.interval(around: share, of: count) { outcome(ofRank: $0) }
    return Interval(low: interval.lowerBound, high: interval.upperBound)
  }
}

extension [Int64] {
  /// The numbers in ascending order, sorted digit by digit from the lowest.
  ///
  /// - Complexity: O(n d) for d digits of 11 bits between the least and the greatest.
  func sortedByDigits() -> [Int64] {
    guard count > 256, let least = self.min(), let greatest = self.max() else { return sorted() }
    let range = UInt64(bitPattern: greatest &- least)
    let digit = 11
    var numbers = map { UInt64(bitPattern: $0 &- least) }
    var others = [UInt64](repeating: 0, count: count)
    var shift = 0
    while shift < 64, range >> UInt64(shift) > 0 {
      numbers.scatter(into: &others, by: shift, bits: digit)
      swap(&numbers, &others)
      shift += digit
    }
    return numbers.map { Int64(bitPattern: $0) &+ least }
  }
}

extension [UInt64] {
  /// Moves numbers into the order of one digit, keeping the order of equal ones.
  fileprivate func scatter(into target: inout [UInt64], by shift: Int, bits: Int) {
    let mask = UInt64(1 << bits - 1)
    var ends = [Int](repeating: 0, count: 1 << bits)
    for number in self { ends[Int((number >> UInt64(shift)) & mask)] += 1 }
    var sum = 0
    for place in ends.indices {
      sum += ends[place]
      ends[place] = sum - ends[place]
    }
    for number in self {
      let key = Int((number >> UInt64(shift)) & mask)
      target[ends[key]] = number
      ends[key] += 1
    }
  }
}

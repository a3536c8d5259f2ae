import Freight
import Sampling

/// What each itinerary cost and took in each trial, in whole cents and seconds.
///
/// Whole numbers, so that sums are exact and do not depend on their order.
struct TrialOutcomes: Sendable {
  var cents: [[Int64]]
  var seconds: [[Int64]]

  init(itineraries count: Int) {
    cents = Array(repeating: [], count: count)
    seconds = cents
  }

  mutating func append(_ later: TrialOutcomes) {
    for index in cents.indices {
      cents[index] += later.cents[index]
      seconds[index] += later.seconds[index]
    }
  }
}

extension TrialModel {
  /// What each itinerary costs and takes in each of some trials.
  ///
  /// - Complexity: Whole blocks of 4,096 trials are worked out, so ranges of whole blocks are best.
  func outcomes(of trials: Range<Int>, seed: UInt64) -> TrialOutcomes {
    var outcomes = TrialOutcomes(itineraries: itineraries.count)
    guard !trials.isEmpty else { return outcomes }
    let count = Outcomes.count
    var block = TrialBlock(self, Sampler(seed: seed))
    for number in (trials.lowerBound / count)...((trials.upperBound - 1) / count) {
      block.run(number)
      let first = number * count
      let places =
        (max(trials.lowerBound, first) - first)..<(min(trials.upperBound, first + count) - first)
      for index in itineraries.indices {
        outcomes.cents[index] += block.cents[index].amounts(in: places, grain: grains[2 * index])
        outcomes.seconds[index] +=
          block.seconds[index].amounts(in: places, grain: grains[2 * index + 1])
      }
    }
    return outcomes
  }
}

extension Outcomes {
  /// Outcomes counted in grains, in their own unit.
  fileprivate func amounts(in places: Range<Int>, grain: Int64) -> [Int64] {
    if grain == 1 { return Array(values[places]) }
    return values[places].map { value in
      let (product, overflows) = value.multipliedReportingOverflow(by: grain)
      return overflows ? (value < 0 ? .min / 2 : .max / 2) : product
    }
  }
}

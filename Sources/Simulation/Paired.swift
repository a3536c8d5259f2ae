import Freight
import Sampling

/// What one itinerary costs and takes beyond another in the same worlds.
///
///     let paired = whatIf.cases[0].staying
///     paired?.usd.value     // 1,250 more on average
///     paired?.hours.low     // at least 12 hours more, with 97.5 % confidence
///
/// Both meet the same luck in each trial, so what they share cancels and the interval is narrow.
public struct Paired: Sendable, Hashable {
  public let usd: Estimate
  public let hours: Estimate
}

extension Paired {
  /// The amounts of one itinerary less those of another, trial by trial.
  init(_ outcomes: TrialOutcomes, _ index: Int, minus others: TrialOutcomes, _ other: Int) {
    self.init(
      usd: Estimate(outcomes.cents[index], minus: others.cents[other], unit: 100),
      hours: Estimate(outcomes.seconds[index], minus: others.seconds[other], unit: 3600))
  }
}

extension Estimate {
  /// The mean of differences of whole numbers, pair by pair, of which `unit` make one of the amount.
  ///
  /// - Complexity: O(n).
  init(_ values: [Int64], minus others: [Int64], unit: Double) {
    precondition(
      values.count == others.count && !values.isEmpty, "pairs need the same trials on both sides")
    let (differences, grain) = zip(values, others).map(-).grained
    self.init(Moments(of: differences), replicates: [], unit: unit / Double(grain))
  }
}

extension Simulation {
  /// The same with its trials drawn at random and one by one, as comparisons need them.
  var independent: Simulation { Simulation(trials: trials, seed: seed) }

  /// What some itineraries of one network cost and take in every trial.
  ///
  /// Itineraries of differently changed networks need a call each: a figure has one law in a call.
  /// Their trials are the same worlds all the same, for these are drawn at random whatever the
  /// method: a spread of points belongs to the figures it was made for.
  ///
  /// - Complexity: O(trials × variables) time, shared between the threads.
  func outcomes(of model: TrialModel, threads: Int) async -> TrialOutcomes {
    let (seed, trials, block) = (self.seed, self.trials, Outcomes.count)
    let pieces = await TrialPlan(independent).sharedOut(to: threads) { blocks in
      let range = (blocks.lowerBound * block)..<min(blocks.upperBound * block, trials)
      return (first: range.lowerBound, outcomes: model.outcomes(of: range, seed: seed))
    }
    return pieces.sorted { $0.first < $1.first }
      .reduce(into: TrialOutcomes(itineraries: model.itineraries.count)) { $0.append($1.outcomes) }
  }
}

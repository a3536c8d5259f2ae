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
  init(_ outcomes: Outcomes, _ index: Int, minus others: Outcomes, _ other: Int) {
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
  func outcomes(of model: TrialModel, threads: Int) async -> Outcomes {
    precondition(threads > 0, "a simulation needs at least one thread")
    let (seed, trials) = (self.seed, self.trials)
    // Models work out whole blocks, so threads share whole blocks.
    let block = Sampling.Outcomes.count
    let share = ((trials + block - 1) / block + threads - 1) / threads * block
    let ranges = stride(from: 0, to: trials, by: share).map { $0..<min($0 + share, trials) }
    let pieces = await withTaskGroup(of: (Int, Outcomes).self) { group in
      for (place, range) in ranges.enumerated() {
        group.addTask { (place, model.outcomes(of: range, seed: seed)) }
      }
      return await group.reduce(into: [Int: Outcomes]()) { $0[$1.0] = $1.1 }
    }
    var all = Outcomes(itineraries: model.itineraries.count)
    for place in ranges.indices { if let piece = pieces[place] { all.append(piece) } }
    return all
  }
}

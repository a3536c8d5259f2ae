public import Freight
import Sampling

/// Two itineraries held against each other in the same trials.
///
///     let duel = await Simulation().duel(between: rail, and: sea, threads: 2)
///     duel.usd.probability      // that rail is cheaper
///     duel.weight.probability   // that it is better by the objective
public struct Duel: Sendable {
  /// The chance that the first costs less; trials in which both cost the same count half.
  public let usd: Chance
  /// The chance that it is faster.
  public let hours: Chance
  /// The chance that it is better by its own objective, and for its own shipment.
  public let weight: Chance
}

extension Simulation {
  /// How often one itinerary beats another.
  ///
  /// Wilson's interval holds for independent trials, so quasi-random ones are not used.
  ///
  /// - Complexity: O(trials × variables) time; 16 bytes a trial are kept for each itinerary.
  public func duel(
    between one: Itinerary, and other: Itinerary, threads: Int
  ) async -> Duel {
    let plain = Simulation(trials: trials, seed: seed)
    let model = TrialModel([one, other])
    let outcomes = await plain.outcomes(of: model, threads: threads)
    // Outcomes are whole cents and seconds, whatever their grains were.
    let weights = [one, other].enumerated().map { index, itinerary in
      WeightRate(itinerary, by: one, grains: (1, 1), model.weightGrain)
        .weights(outcomes.cents[index], outcomes.seconds[index])
    }
    return Duel(
      usd: Chance(of: outcomes.cents[0], below: outcomes.cents[1]),
      hours: Chance(of: outcomes.seconds[0], below: outcomes.seconds[1]),
      weight: Chance(of: weights[0], below: weights[1]))
  }
}

extension Chance {
  /// The share of trials in which one number is below another, ties counting half.
  fileprivate init(of numbers: [Int64], below others: [Int64]) {
    var halves = 0
    for (number, other) in zip(numbers, others) {
      halves += number < other ? 2 : (number == other ? 1 : 0)
    }
    // Half a hit is one more for the upper bound, and none for the lower.
    let (fewer, more) = (
      Chance(hits: halves / 2, of: numbers.count),
      Chance(hits: (halves + 1) / 2, of: numbers.count)
    )
    self.init(
      probability: Double(halves) / Double(2 * numbers.count), low: fewer.low, high: more.high)
  }
}

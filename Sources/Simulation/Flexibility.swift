public import Freight
import Sampling

/// What many trials foresee where the way is chosen anew in each, all luck known beforehand.
///
///     let flexibility = try await Simulation().flexibility(for: shipment, in: network, threads: 2)
///     flexibility.outlook.usd.mean       // of the best way of each trial
///     flexibility.ways[0].share          // how often the most frequent one is the best
///     flexibility.gain.usd.value         // what that saves beside the best way on average
///
/// Perfect information is more than any planner has: the gain bounds what watching and rerouting
/// can be worth. A closed leg is waited for or gone round, whichever is better.
public struct Flexibility: Sendable {
  /// A way and the share of trials in which it is the best.
  public struct Way: Sendable {
    public let itinerary: Itinerary
    public let share: Double
  }

  /// What choosing saves on average: the committed itinerary less the best of each trial.
  public struct Gain: Sendable {
    public let usd: Estimate
    public let hours: Estimate
    /// In the objective's weight; where all luck is known, never below zero but for rounding.
    public let weight: Estimate
  }

  /// Of the best way of each trial; its itinerary is the most frequent one.
  public let outlook: Outlook
  /// Of the way that is best on average, in the same trials.
  public let committed: Outlook
  /// The most frequent ways, at most ``mostWays``.
  public let ways: [Way]
  /// How many other ways are the best of some trial, and their share of the trials together.
  public let otherWays: Int
  public let otherShare: Double
  public let gain: Gain

  /// The number of ways that are listed one by one.
  public static let mostWays = 20
}

extension Simulation {
  /// What the trials foresee where the way is chosen anew in each, all luck known beforehand.
  ///
  /// - Parameters:
  ///   - shipment: What must move.
  ///   - objective: What is minimised, on average and in each trial.
  ///   - network: What there is.
  ///   - deadline: When it is due, if it is.
  ///   - policy: With what knowledge the way is chosen.
  ///   - threads: How many trials to work on at once; the answer is the same for any number.
  /// - Returns: What choosing comes to, beside the way that is best on average.
  /// - Throws: `PlanningError`.
  /// - Precondition: the policy is not the committed one.
  /// - Complexity: O(trials × arcs) time, shared between the threads.
  public func flexibility(
    for shipment: Shipment, minimizing objective: Objective = .generalized, in network: Network,
    by deadline: Deadline? = nil, policy: Policy = .flexible, threads: Int
  ) async throws(PlanningError) -> Flexibility {
    let study = try Study(
      self, of: shipment, minimizing: objective, in: network, by: deadline, policy: policy)
    let whole = await study.work(on: study.shard(), threads: threads)
    guard case .flexible(let flexibility) = study.answer(whole) else {
      preconditionFailure("a committed policy chooses nothing")
    }
    return flexibility
  }
}

extension Desk {
  /// What a whole ledger says of choosing in each trial.
  func flexibility(_ ledger: Ledger) -> Flexibility {
    guard let choices else { preconditionFailure("a committed policy has no choices") }
    let trials = Double(plan.trials)
    let order = ledger.ways.sorted { one, other in
      one.value != other.value
        ? one.value > other.value : one.key.lexicographicallyPrecedes(other.key)
    }
    let listed = order.prefix(Flexibility.mostWays).map { arcs, count in
      Flexibility.Way(itinerary: choices.ways.itinerary(along: arcs), share: Double(count) / trials)
    }
    let rest = order.dropFirst(Flexibility.mostWays)
    let gain = Flexibility.Gain(
      usd: estimate(ledger.gains.map(\.cents), unit: 100 / Double(gainGrains.usd)),
      hours: estimate(ledger.gains.map(\.seconds), unit: 3600 / Double(gainGrains.hours)),
      weight: estimate(ledger.gains.map(\.weight), unit: 100 / Double(weightGrain)))
    // The best of each trial is known only to a policy that knows all luck beforehand.
    let none = Estimate(value: 0, low: 0, high: 0)
    let committed = outlook(
      0, ledger, model.itineraries[0], shareBest: share(of: model.itineraries[0], listed),
      regret: policy == .flexible ? gain.weight.notNegative : nil,
      leastHours: model.sums.bases[1])
    return Flexibility(
      outlook: outlook(
        1, ledger, listed[0].itinerary, shareBest: listed[0].share,
        regret: policy == .flexible ? none : nil, leastHours: choices.least(along: order[0].key)),
      committed: committed, ways: listed, otherWays: rest.count,
      otherShare: Double(rest.reduce(0) { $0 + $1.value }) / trials, gain: gain)
  }

  private func share(of itinerary: Itinerary, _ ways: [Flexibility.Way]) -> Double {
    ways.first { $0.itinerary.legIndices == itinerary.legIndices }?.share ?? 0
  }
}

extension FlexibleModel {
  /// The hours of a way with nothing in its way.
  func least(along arcs: [Int]) -> Double {
    arcs.reduce(0) { hours, arc in
      hours + (takingOfArc[arc].map { sums.bases[2 * $0 + 1] } ?? 0)
    }
  }
}

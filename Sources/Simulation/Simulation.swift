public import Freight
import Sampling

/// Many imagined worlds, the same for every itinerary: trials of all that can differ.
///
/// Every draw is a function of the seed, the trial and the variable's name alone, so itineraries
/// that share a leg share its luck, and neither the number of threads nor what else is simulated
/// changes a number.
///
///     let outlook = Simulation(trials: 100_000, seed: 7).outlook(for: itinerary)
public struct Simulation: Sendable, Hashable {
  public var trials: Int
  public var seed: UInt64

  /// - Precondition: at least one trial, at most 2³¹.
  public init(trials: Int = 100_000, seed: UInt64 = 1) {
    precondition((1...(1 << 31)).contains(trials), "a simulation needs 1 to 2,147,483,648 trials")
    self.trials = trials
    self.seed = seed
  }

  /// What the trials foresee for one itinerary.
  public func outlook(for itinerary: Itinerary, by deadline: Deadline? = nil) -> Outlook {
    let model = TrialModel([itinerary])
    return summary(of: model, model.outcomes(of: 0..<trials, seed: seed), by: deadline)[0]
  }

  /// What the trials foresee for several itineraries, each trial one world for all of them.
  ///
  /// - Complexity: O(trials × variables) time, shared between the threads.
  public func outlooks(
    for itineraries: [Itinerary], by deadline: Deadline? = nil, threads: Int
  ) async -> [Outlook] {
    precondition(threads > 0, "a simulation needs at least one thread")
    let model = TrialModel(itineraries)
    let seed = self.seed
    let share = (trials + threads - 1) / threads
    let ranges = stride(from: 0, to: trials, by: share).map { $0..<min($0 + share, trials) }
    let pieces = await withTaskGroup(of: (Int, Outcomes).self) { group in
      for (place, range) in ranges.enumerated() {
        group.addTask { (place, model.outcomes(of: range, seed: seed)) }
      }
      return await group.reduce(into: [Int: Outcomes]()) { $0[$1.0] = $1.1 }
    }
    var all = Outcomes(itineraries: itineraries.count)
    for place in ranges.indices { if let piece = pieces[place] { all.append(piece) } }
    return summary(of: model, all, by: deadline)
  }

  func summary(
    of model: TrialModel, _ outcomes: Outcomes, by deadline: Deadline?
  ) -> [Outlook] {
    let best = outcomes.bestCounts(model.itineraries)
    return model.itineraries.indices.map { index in
      Outlook(
        itinerary: model.itineraries[index], shareBest: Double(best[index]) / Double(trials),
        usd: Spread(outcomes.cents[index], unit: 100),
        hours: Spread(outcomes.seconds[index], unit: 3600),
        onTime: deadline.map { deadline in
          let limit = Int64((deadline.hours * 3600).rounded())
          return Chance(hits: outcomes.seconds[index].count { $0 <= limit }, of: trials)
        })
    }
  }
}

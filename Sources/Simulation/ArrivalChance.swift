public import Freight

extension Simulation {
  /// The chance that each of some itineraries arrives by a deadline.
  ///
  /// - Parameters:
  ///   - itineraries: Of one network, in any order.
  ///   - deadline: When they are due.
  ///   - threads: How many trials to work on at once; the answer is the same for any number.
  /// - Returns: A chance for each itinerary, all met with the same luck.
  public func chances(
    of itineraries: [Itinerary], by deadline: Deadline, threads: Int
  ) async -> [Chance] {
    guard !itineraries.isEmpty else { return [] }
    let outcomes = await outcomes(of: TrialModel(itineraries), threads: threads)
    let limit = deadline.limit(grain: 1)
    return outcomes.seconds.map { seconds in
      Chance(hits: seconds.count { $0 <= limit }, of: trials)
    }
  }

  /// How much of the chance of arriving by a deadline goes with each loss, a pair on average.
  ///
  /// A pair that is cut off arrives with no chance at all.
  public func chanceLost(
    of losses: [Loss], by deadline: Deadline, threads: Int
  ) async -> [Double] {
    var places: [[Int]: Int] = [:]
    var itineraries: [Itinerary] = []
    for detour in losses.flatMap(\.detours) {
      for itinerary in [detour.before, detour.after].compactMap({ $0 })
      where places[itinerary.legIndices] == nil {
        places[itinerary.legIndices] = itineraries.count
        itineraries.append(itinerary)
      }
    }
    let chances = await chances(of: itineraries, by: deadline, threads: threads)
    func chance(_ itinerary: Itinerary?) -> Double {
      itinerary.flatMap { places[$0.legIndices] }.map { chances[$0].probability } ?? 0
    }
    return losses.map { loss in
      loss.detours.reduce(0) { $0 + chance($1.before) - chance($1.after) } / Double(loss.pairs)
    }
  }
}

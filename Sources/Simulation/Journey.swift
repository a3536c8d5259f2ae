public import Freight

/// How money and time add up along an itinerary, step by step, over many trials.
///
///     let journey = await simulation.journeys(for: [itinerary], threads: 2)[0]
///     journey.stages.last?.hours.p95   // that of the whole itinerary
public struct Journey: Sendable {
  /// The itinerary with each wait for a departure as a step of its own.
  public let itinerary: Itinerary
  /// One for each of its steps.
  public let stages: [Stage]

  /// A step: what it takes by itself, and what all has taken when it is done.
  public struct Stage: Sendable {
    public let step: Step
    /// From the start of the journey to the end of the step.
    public let usd: Spread
    public let hours: Spread
    /// Of the step alone.
    public let ownUSD: Spread
    public let ownHours: Spread
  }
}

extension Simulation {
  /// What the trials foresee along each itinerary.
  ///
  /// A section of an itinerary is an itinerary: the trials are those of `outlooks`, with the same
  /// luck for every step.
  ///
  /// - Complexity: O(trials × steps²) time for each itinerary.
  public func journeys(for itineraries: [Itinerary], threads: Int) async -> [Journey] {
    let unbundled = itineraries.map(\.unbundled)
    let sections = unbundled.flatMap { itinerary in
      itinerary.steps.indices.flatMap {
        [itinerary.section(0..<($0 + 1)), itinerary.section($0..<($0 + 1))]
      }
    }
    guard !sections.isEmpty else { return unbundled.map { Journey(itinerary: $0, stages: []) } }
    var outlooks = await outlooks(for: sections, threads: threads)[...]
    return unbundled.map { itinerary in
      let stages = itinerary.steps.map { step in
        let whole = outlooks.removeFirst()
        let own = outlooks.removeFirst()
        return Journey.Stage(
          step: step, usd: whole.usd, hours: whole.hours, ownUSD: own.usd, ownHours: own.hours)
      }
      return Journey(itinerary: itinerary, stages: stages)
    }
  }
}

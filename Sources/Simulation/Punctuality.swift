public import Freight

/// What it takes to arrive in time with a wanted chance.
///
///     let answer = await Simulation(seed: 7).punctuality(
///       of: itineraries, by: .days(45), withChance: 0.95, threads: 2)
///     answer.choice.map { answer.steps[$0].itinerary }   // the cheapest that makes it
///     answer.steps.map(\.usdPerDayEarlier)               // the price of each day of certainty
public struct Punctuality: Sendable {
  /// An itinerary that is dearer than the step before it and surely sooner.
  public struct Step: Sendable {
    public let itinerary: Itinerary
    /// Within which it arrives with the wanted chance.
    public let hours: Double
    /// The chance of arriving by the deadline.
    public let onTime: Chance
    /// How long after it is ready the shipment can leave; negative where it would have had to
    /// leave before.
    public let latestDeparture: Double
    /// USD for each day earlier than the step before; nothing for the first.
    public let usdPerDayEarlier: Double?
  }

  public let deadline: Deadline
  public let chance: Double
  /// The cheapest first.
  public let steps: [Step]
  /// The place of the cheapest step that makes it; nothing where none does.
  public let choice: Int?

  /// The cheapest step that makes it.
  public var chosen: Step? { choice.map { steps[$0] } }
}

extension Simulation {
  /// The cheapest of some itineraries that arrives in time with a wanted chance, and what more
  /// certainty costs.
  ///
  /// A first look at few trials drops itineraries that are plainly dearer and no sooner than
  /// others; what is told rests on all trials.
  ///
  /// - Parameters:
  ///   - itineraries: What there is to choose from: one or more.
  ///   - deadline: When it is due.
  ///   - chance: How sure it must be, above 0 and below 1.
  ///   - threads: How many trials to work on at once; the answer is the same for any number.
  /// - Returns: The steps of cost against certain time, and the one to choose.
  public func punctuality(
    of itineraries: [Itinerary], by deadline: Deadline, withChance chance: Double, threads: Int
  ) async -> Punctuality {
    precondition(!itineraries.isEmpty, "punctuality is of at least one itinerary")
    precondition(chance > 0 && chance < 1, "a wanted chance lies between 0 and 1")
    let ordered = itineraries.sorted { $0.total.usd < $1.total.usd }
    // Two thousand trials know a P95 to about two percent; the margin is twice that.
    let look = Simulation(trials: min(trials, 2000), seed: seed)
    let glimpses = await look.certainHours(of: ordered, chance, threads: threads).hours
    let worthy = ordered.indices.filter { place in
      !glimpses[..<place].contains { $0 < glimpses[place] * 0.96 }
    }
    let kept = worthy.map { ordered[$0] }
    let (hours, seconds) = await certainHours(of: kept, chance, threads: threads)
    let limit = deadline.limit(grain: 1)
    var steps: [Punctuality.Step] = []
    for (place, itinerary) in kept.enumerated() {
      var price: Double?
      if let before = steps.last {
        guard hours[place] < before.hours else { continue }
        price =
          (itinerary.total.usd - before.itinerary.total.usd) / (before.hours - hours[place]) * 24
      }
      steps.append(
        Punctuality.Step(
          itinerary: itinerary, hours: hours[place],
          onTime: Chance(hits: seconds[place].count { $0 <= limit }, of: trials),
          latestDeparture: deadline.hours - hours[place], usdPerDayEarlier: price))
    }
    return Punctuality(
      deadline: deadline, chance: chance, steps: steps,
      choice: steps.firstIndex { $0.latestDeparture >= 0 })
  }

  /// Within which hours each itinerary arrives in at least a share of the trials.
  private func certainHours(
    of itineraries: [Itinerary], _ chance: Double, threads: Int
  ) async -> (hours: [Double], seconds: [[Int64]]) {
    let outcomes = await outcomes(of: TrialModel(itineraries), threads: threads)
    let place = min(trials, max(1, Int((Double(trials) * chance).rounded(.up)))) - 1
    return (outcomes.seconds.map { Double($0.sorted()[place]) / 3600 }, outcomes.seconds)
  }
}

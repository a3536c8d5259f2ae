public import Freight

/// What scenarios do to a shipment: to the way it would have gone, and to the best way to go.
///
///     let storms = Scenario("Caspian storms", .scaleHours("KZAAU", by: 2.5))
///     let whatIf = try await Simulation(seed: 7).whatIf([[storms]], for: shipment, in: network)
///     whatIf.cases[0].staying?.hours.mean   // later by this much on the same way
///     whatIf.cases[0].bestChanges           // whether another way is better now
///
/// Every difference is paired: both sides meet the same worlds.
public struct WhatIf: Sendable {
  /// One scenario, or several in order, as one changed network.
  public struct Case: Sendable {
    public let scenarios: [Scenario]
    /// Each of the ways under this case; nothing where it is closed.
    public let outlooks: [Outlook?]
    /// The place in `ways` of the best way under this case; nothing where none leads there.
    public let best: Int?
    /// Why no way leads there.
    public let refusal: PlanningError?
    /// The baseline way in this case less the baseline; nothing where it is closed.
    public let staying: Paired?
    /// The best way in this case less the baseline.
    public let adapting: Paired?
    /// The best way in this case less the baseline way in this case: the value of adapting.
    public let gain: Paired?

    /// Whether another way than the baseline is best; where none leads there, none is.
    public var bestChanges: Bool { best.map { $0 != 0 } ?? false }
  }

  public let shipment: Shipment
  public let objective: Objective
  /// Legs of each way that is best somewhere, the baseline first.
  public let ways: [[Int]]
  /// The ways without any scenario; nothing where one is closed.
  public let outlooks: [Outlook?]
  public let cases: [Case]

  /// The best way without any scenario.
  public let baseline: Outlook
}

extension Simulation {
  /// What each of several cases does to a shipment.
  ///
  /// - Parameters:
  ///   - cases: The scenarios of each case, applied in order to a copy of the network.
  ///   - shipment: What must move.
  ///   - objective: What is minimised.
  ///   - network: The network without the scenarios.
  ///   - avoided: What is to be avoided in the baseline and in every case.
  ///   - deadline: When it is due, if it is.
  ///   - threads: How many trials to work on at once; the answer is the same for any number.
  /// - Returns: The baseline, and each case against it.
  /// - Throws: `PlanningError` where the baseline has no answer or a scenario does not fit. A case
  ///   in which no way leads to the destination is an answer.
  /// - Complexity: O(cases × (routing + trials × variables)) time.
  public func whatIf(
    _ cases: [[Scenario]], for shipment: Shipment, minimizing objective: Objective = .generalized,
    in network: Network, avoiding avoided: [Target] = [], by deadline: Deadline? = nil,
    threads: Int = 1
  ) async throws -> WhatIf {
    let avoidance = Scenario.avoiding(avoided)
    let base = try network.under([avoidance])
    let changed = try cases.map { try network.under($0 + [avoidance]) }
    let baseline = try base.itinerary(for: shipment, minimizing: objective)
    var ways = [baseline.legIndices]
    var bests: [Int?] = []
    var refusals: [PlanningError?] = []
    for network in changed {
      do {
        let best = try network.itinerary(for: shipment, minimizing: objective).legIndices
        if !ways.contains(best) { ways.append(best) }
        bests.append(ways.firstIndex(of: best))
        refusals.append(nil)
      } catch let error {
        guard error.isNegativeAnswer else { throw error }
        bests.append(nil)
        refusals.append(error)
      }
    }
    let before = try await Prospect(
      ways, of: shipment, objective, in: base, self, by: deadline, threads: threads)
    guard let foreseen = before.outlooks[0] else { preconditionFailure("the baseline is open") }
    var answers: [WhatIf.Case] = []
    for (index, network) in changed.enumerated() {
      let after = try await Prospect(
        ways, of: shipment, objective, in: network, self, by: deadline, threads: threads)
      let best = bests[index]
      answers.append(
        WhatIf.Case(
          scenarios: cases[index], outlooks: after.outlooks, best: best, refusal: refusals[index],
          staying: after.paired(0, minus: before, 0),
          adapting: best.flatMap { after.paired($0, minus: before, 0) },
          gain: best.flatMap { after.paired($0, minus: after, 0) }))
    }
    return WhatIf(
      shipment: shipment, objective: objective, ways: ways, outlooks: before.outlooks,
      cases: answers, baseline: foreseen)
  }
}

/// Ways through one network with what each trial holds for those that are open.
private struct Prospect {
  /// One for each way; nothing where it is closed.
  let outlooks: [Outlook?]
  private let places: [Int?]
  private let outcomes: TrialOutcomes

  init(
    _ ways: [[Int]], of shipment: Shipment, _ objective: Objective, in network: Network,
    _ simulation: Simulation, by deadline: Deadline?, threads: Int
  ) async throws(PlanningError) {
    var itineraries: [Itinerary] = []
    var places: [Int?] = []
    for way in ways {
      let itinerary = try network.itinerary(
        following: way, for: shipment, minimizing: objective)
      places.append(itinerary == nil ? nil : itineraries.count)
      if let itinerary { itineraries.append(itinerary) }
    }
    self.places = places
    let model = TrialModel(itineraries)
    guard !itineraries.isEmpty else {
      outcomes = TrialOutcomes(itineraries: 0)
      outlooks = places.map { _ in nil }
      return
    }
    outcomes = await simulation.outcomes(of: model, threads: threads)
    let summary = simulation.independent.summary(of: model, outcomes, by: deadline)
    outlooks = places.map { $0.map { summary[$0] } }
  }

  func paired(_ way: Int, minus other: Prospect, _ otherWay: Int) -> Paired? {
    guard let place = places[way], let otherPlace = other.places[otherWay] else { return nil }
    return Paired(outcomes, place, minus: other.outcomes, otherPlace)
  }
}

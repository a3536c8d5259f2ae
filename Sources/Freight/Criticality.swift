import Graphs

/// What closing one leg or one terminal does to the shipments between some pairs.
///
///     let losses = try network.losses(for: [Pair(from: "Kigali", to: "Almaty")])
///     losses[0].place        // the worst to lose
///     losses[0].added.usd    // what going round costs
public struct Loss: Sendable {
  /// What is closed.
  public enum Place: Sendable, Hashable {
    /// An index into the network's legs.
    case leg(Int)
    /// An index into the network's terminals.
    case terminal(Int)
  }

  /// One pair's way before and after.
  public struct Detour: Sendable {
    public let before: Itinerary
    /// Nothing where no way is left.
    public let after: Itinerary?
  }

  public let place: Place
  /// The pairs whose best way is lost, in their order.
  public let detours: [Detour]
  /// How many pairs there are in all.
  public let pairs: Int

  /// How many pairs have no way left.
  public var cutOff: Int { detours.count { $0.after == nil } }

  /// What the pairs that still have a way take more, a pair on average over all pairs.
  public var added: Amounts {
    detours.reduce(Amounts()) { sum, detour in
      guard let after = detour.after?.total else { return sum }
      let before = detour.before.total
      return sum
        + Amounts(
          usd: (after.usd - before.usd) / Double(pairs),
          hours: (after.hours - before.hours) / Double(pairs),
          kilometers: (after.kilometers - before.kilometers) / Double(pairs),
          kilogramsCO2e: combined(after.kilogramsCO2e, before.kilogramsCO2e) {
            ($0 - $1) / Double(pairs)
          })
    }
  }

  /// What they weigh more, a pair on average over all pairs; never negative.
  public var addedWeight: Double {
    detours.reduce(0) { $0 + (($1.after?.weight ?? $1.before.weight) - $1.before.weight) }
      / Double(pairs)
  }
}

extension Network {
  /// What closing each leg and each terminal does to the shipments between some pairs, the worst
  /// first.
  ///
  /// Only places on a best way can matter, so only those are closed and gone round; any other
  /// place can be lost without harm and is not listed. The ends of a pair are not closed for it:
  /// without them there is no shipment. A pair that has no way to begin with is left out.
  ///
  /// - Parameters:
  ///   - pairs: Between which terminals, by id or name; a pair may stand for itself several times.
  ///   - objective: What is minimised, before and after.
  ///   - shipment: What moves between each pair; its own ends mean nothing.
  /// - Returns: The places whose loss changes something: first by pairs cut off, then by the weight
  ///   added.
  /// - Throws: `PlanningError`; of a single pair without a way its own.
  /// - Complexity: O(pairs × places on a way × l log t) time for l legs and t terminals.
  public func losses(
    for pairs: [Pair], minimizing objective: Objective = .generalized, of shipment: Shipment? = nil
  ) throws(PlanningError) -> [Loss] {
    var detours: [Loss.Place: [Loss.Detour]] = [:]
    var count = 0
    for pair in pairs {
      var shipment = shipment ?? Shipment(from: "", to: "")
      (shipment.origin, shipment.destination) = (pair.from, pair.to)
      let routing = try Routing(self, shipment)
      if objective == .emissions { try routing.tariff.requireEmissionFactors() }
      guard let way = routing.best(objective) else {
        if pairs.count == 1 { throw routing.refusal() }
        continue
      }
      count += 1
      let before = routing.itinerary(along: way.arcs, objective)
      var search = routing.detours(objective)
      var known: [[Int]: Itinerary] = [:]
      for place in routing.places(on: way) {
        let closed = routing.arcs(of: place)
        let other =
          search == nil
          ? routing.without(closed).best(objective)
          : search?.path(without: closed).map { routing.way($0.arcs) }
        var after: Itinerary?
        if let other {
          after = known[other.arcs] ?? routing.itinerary(along: other.arcs, objective)
          known[other.arcs] = after
        }
        detours[place, default: []].append(Loss.Detour(before: before, after: after))
      }
    }
    let losses = detours.map { Loss(place: $0.key, detours: $0.value, pairs: count) }
    return losses.sorted { a, b in
      (b.cutOff, b.addedWeight, a.place.order) < (a.cutOff, a.addedWeight, b.place.order)
    }
  }

  /// The name by which a place is aimed at.
  public func name(of place: Loss.Place) -> String {
    switch place {
    case .leg(let leg): name(ofLeg: leg)
    case .terminal(let terminal): terminals[terminal].id
    }
  }
}

extension Loss.Place {
  /// A number that tells any two places of a network apart.
  fileprivate var order: Int {
    switch self {
    case .leg(let leg): 2 * leg
    case .terminal(let terminal): 2 * terminal + 1
    }
  }
}

extension Routing {
  /// The legs of a way and the terminals between its ends, each once, in order.
  fileprivate func places(on way: Way) -> [Loss.Place] {
    var places: [Loss.Place] = []
    for leg in legs(of: way) {
      let terminal = tariff.network.legs[leg].to
      for place in [Loss.Place.leg(leg), .terminal(terminal)] where !places.contains(place) {
        if terminal == destination || terminal == origin, place == .terminal(terminal) { continue }
        places.append(place)
      }
    }
    return places
  }
}

extension Network {
  /// The itinerary along given legs; nothing where one of them, or a stop between, is closed.
  ///
  ///     let cheapest = try network.itinerary(for: shipment, minimizing: .cost)
  ///     try network.under(storms).itinerary(
  ///       following: cheapest.legIndices, for: shipment, minimizing: .cost)
  ///
  /// A scenario and ``Network/adding(terminals:legs:transfers:)`` keep the places of legs, so the way
  /// found in one network can be priced in another that was made of it. In a network read or made
  /// anew the same numbers mean other legs.
  ///
  /// - Precondition: there is at least one leg, and all are of this network; each starts where the
  ///   one before it ends, the first at the origin, and the last ends at the destination.
  /// - Throws: `PlanningError`.
  /// - Complexity: O(l) time for l legs of the network.
  public func itinerary(
    following legs: [Int], for shipment: Shipment, minimizing objective: Objective
  ) throws(PlanningError) -> Itinerary? {
    var direct = shipment
    direct.via = []
    direct.limits = Limits()
    let routing = try Routing(self, direct)
    return routing.itinerary(following: legs, objective)
  }
}

extension Routing {
  /// The itinerary along given legs; nothing where one of them, or a stop between, is closed.
  func itinerary(following legs: [Int], _ objective: Objective) -> Itinerary? {
    precondition(!legs.isEmpty, "an itinerary follows at least one leg")
    let network = tariff.network
    var place = origin
    for leg in legs {
      precondition(network.legs.indices.contains(leg), "the network has no leg \(leg) to follow")
      precondition(
        network.legs[leg].from == place,
        "leg \(leg) does not start at \(network.terminals[place].id), where the legs before it lead"
      )
      place = network.legs[leg].to
    }
    precondition(
      place == destination, "the legs followed do not end at \(network.terminals[destination].id)")
    guard let arcs = modeGraph.arcs(along: legs, from: origin, to: destination),
      arcs.allSatisfy({ amounts[$0] != nil })
    else { return nil }
    return itinerary(along: arcs, objective)
  }
}

import Graphs

extension Network {
  /// The way to go whose mean total is least.
  ///
  ///     try network.itinerary(for: Shipment(from: "Kigali", to: "Almaty"), minimizing: .time)
  ///
  /// Among ways of equal weight the choice depends on nothing but the order of the legs.
  ///
  /// - Throws: `PlanningError`, above all `.unknownTerminal` and `.unreachable`.
  /// - Complexity: O(l log t) time for l legs and t terminals of few modes each.
  public func itinerary(
    for shipment: Shipment, minimizing objective: Objective
  ) throws(PlanningError) -> Itinerary {
    let routing = try Routing(self, shipment)
    return try routing.itinerary(minimizing: objective)
  }
}

/// A network made ready to route one shipment again and again under different weights.
struct Routing {
  let tariff: Tariff
  let modeGraph: ModeGraph
  let origin: Int
  let destination: Int
  /// The mean of what each arc takes; nothing for one that is closed.
  let amounts: [Amounts?]

  init(_ network: Network, _ shipment: Shipment) throws(PlanningError) {
    origin = try network.terminal(named: shipment.origin)
    destination = try network.terminal(named: shipment.destination)
    guard origin != destination else { throw .nowhereToGo(network.terminals[origin].name) }
    var via: [Int] = []
    for name in shipment.via { via.append(try network.terminal(named: name)) }
    via.removeAll { [origin, destination] in $0 == origin || $0 == destination }
    tariff = try Tariff(network, shipment)
    modeGraph = ModeGraph(network, from: [origin], to: [destination], via: via)
    amounts = modeGraph.amounts(tariff)
  }

  func itinerary(minimizing objective: Objective) throws(PlanningError) -> Itinerary {
    if objective == .emissions { try tariff.requireEmissionFactors() }
    return try itinerary(objective) { objective.weight(of: $0, for: tariff.shipment) }
  }

  /// The way to go that is least in a weight of one's own; `objective` is what it reports.
  func itinerary(
    _ objective: Objective, weight: (Amounts) -> Double
  ) throws(PlanningError) -> Itinerary {
    let weights = amounts.map { $0.map(weight) ?? .infinity }
    guard let start = modeGraph.starts[origin], let end = modeGraph.ends[destination],
      let path = modeGraph.graph.shortestPath(from: start, to: end, weights: weights)
    else { throw .unreachable(gap()) }
    return itinerary(along: path.arcs, objective)
  }

  /// The itinerary that a chain of arcs stands for.
  func itinerary(along arcs: [Int], _ objective: Objective) -> Itinerary {
    let network = tariff.network
    let steps = arcs.flatMap { self.steps(of: modeGraph.moves[$0]) }
    return Itinerary(
      shipment: tariff.shipment, objective: objective, from: network.terminals[origin].id,
      to: network.terminals[destination].id, steps: steps)
  }

  /// The steps that a move makes.
  func steps(of move: ModeGraph.Move) -> [Step] {
    switch move {
    case .leg(let leg): [tariff.step(ofLeg: leg)]
    case .passage(let passage): tariff.steps(of: modeGraph.passages[passage])
    case .reached: []
    }
  }
}

/// What the amounts of a passage depend on.
private struct Stop: Hashable {
  let terminal: Int
  let transfers: [Int]
  let departuresPerWeek: Double?
}

extension ModeGraph {
  /// The mean of what each arc takes; nothing for a leg that is closed, a stop at a closed terminal.
  func amounts(_ tariff: Tariff) -> [Amounts?] {
    let network = tariff.network
    // Many passages of a terminal differ in nothing that is charged for.
    var known: [Stop: Amounts] = [:]
    let stops = passages.map { passage -> Amounts? in
      if network.closedTerminals.contains(passage.terminal) { return nil }
      let stop = Stop(
        terminal: passage.terminal, transfers: passage.transfers,
        departuresPerWeek: passage.departingLeg.flatMap { network.legs[$0].departuresPerWeek })
      if let amounts = known[stop] { return amounts }
      let amounts = tariff.amounts(of: passage)
      known[stop] = amounts
      return amounts
    }
    return moves.map { move in
      switch move {
      case .leg(let leg): network.isPassable(leg: leg) ? tariff.amounts(ofLeg: leg) : nil
      case .passage(let passage): stops[passage]
      case .reached: Amounts()
      }
    }
  }
}

extension Tariff {
  /// - Throws: `PlanningError.missingFactor` for the first mode that the network uses and does not
  ///   know the emissions of.
  func requireEmissionFactors() throws(PlanningError) {
    if let mode = network.modes.first(where: { network.factors[$0] == nil }) {
      throw .missingFactor(mode, needed: "emission factor")
    }
  }
}

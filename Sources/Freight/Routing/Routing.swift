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

extension Network {
  /// The mode graph for trips between some terminals: the one drawn with the network, unless places
  /// to pass or a limit of transfers ask for one of their own.
  func modeGraph(
    from origins: [Int], to destinations: [Int], via: [Int] = [], changes: Int?
  ) -> ModeGraph {
    if via.isEmpty, changes == nil, let modeGraph { return modeGraph }
    return ModeGraph(self, from: origins, to: destinations, via: via, changes: changes)
  }
}

/// A chain of arcs from an origin to a destination and what it takes on average.
struct Way: Sendable, Hashable {
  let arcs: [Int]
  let amounts: Amounts
}

/// A network made ready to route one shipment again and again under different weights.
struct Routing {
  let tariff: Tariff
  let modeGraph: ModeGraph
  let origin: Int
  let destination: Int
  /// The mean of what each arc takes; nothing for one that is closed.
  private(set) var amounts: [Amounts?]

  init(_ network: Network, _ shipment: Shipment) throws(PlanningError) {
    origin = try network.terminal(named: shipment.origin)
    destination = try network.terminal(named: shipment.destination)
    guard origin != destination else { throw .nowhereToGo(network.terminals[origin].name) }
    var via: [Int] = []
    for name in shipment.via { via.append(try network.terminal(named: name)) }
    via.removeAll { [origin, destination] in $0 == origin || $0 == destination }
    tariff = try Tariff(network, shipment)
    modeGraph = network.modeGraph(
      from: [origin], to: [destination], via: via, changes: shipment.limits.transfers)
    amounts = modeGraph.amounts(tariff, between: [origin, destination])
  }

  func itinerary(minimizing objective: Objective) throws(PlanningError) -> Itinerary {
    if objective == .emissions { try tariff.requireEmissionFactors() }
    guard let way = best(objective) else { throw refusal() }
    return itinerary(along: way.arcs, objective)
  }

  /// The way of least weight within the limits.
  func best(_ objective: Objective) -> Way? {
    let shipment = tariff.shipment
    guard shipment.limits.boundTotals else {
      let weights = amounts.map { $0.map { objective.weight(of: $0, for: shipment) } ?? .infinity }
      return best(weights)
    }
    // The best way within limits is a compromise between its weight and what is limited: a way that
    // beat it in both would be within them too.
    var measures = [{ objective.weight(of: $0, for: shipment) }]
    if shipment.limits.usd != nil, objective != .cost { measures.append(\.usd) }
    if shipment.limits.hours != nil, objective != .time { measures.append(\.hours) }
    if measures.count == 1 {
      let weights = amounts.map { $0.map(measures[0]) ?? .infinity }
      return best(weights).flatMap { shipment.limits.allow($0.amounts) ? $0 : nil }
    }
    return compromises(between: measures)?.first { shipment.limits.allow($0.amounts) }
  }

  /// The way that is least in a weight of each arc.
  func best(_ weights: [Double]) -> Way? {
    guard let start = modeGraph.starts[origin], let end = modeGraph.ends[destination],
      let path = modeGraph.graph.shortestPath(from: start, to: end, weights: weights)
    else { return nil }
    return way(path.arcs)
  }

  /// The way along arcs that are open.
  func way(_ arcs: [Int]) -> Way {
    let total = arcs.reduce(Amounts()) { $0 + (amounts[$1] ?? Amounts()) }
    return Way(arcs: arcs, amounts: total)
  }

  /// The same question with a leg or a terminal closed.
  func without(_ place: Loss.Place) -> Routing {
    var other = self
    for (arc, move) in modeGraph.moves.enumerated() {
      let touches =
        switch (place, move) {
        case (.leg(let leg), .leg(let own)): leg == own
        case (.terminal(let terminal), .leg(let own)):
          tariff.network.legs[own].from == terminal || tariff.network.legs[own].to == terminal
        case (.terminal(let terminal), .passage(let own)):
          modeGraph.passages[own].terminal == terminal
        default: false
        }
      if touches { other.amounts[arc] = nil }
    }
    return other
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
  /// The mean of what each arc takes; nothing for a leg that is closed, a stop at a closed terminal,
  /// the ends of trips between other terminals.
  func amounts(_ tariff: Tariff, between ends: Set<Int>) -> [Amounts?] {
    let network = tariff.network
    // Many passages of a terminal differ in nothing that is charged for.
    var known: [Stop: Amounts] = [:]
    var grids = StayGrids()
    let modes = tariff.shipment.limits.modes
    func isAllowed(_ leg: Int) -> Bool {
      network.isPassable(leg: leg) && modes?.contains(network.means[leg].mode) != false
    }
    func stop(_ place: Int) -> Amounts? {
      // Most passages of a large network are other trips' ends, or nothing happens there: these are
      // told without a copy.
      let terminal = passages[place].terminal
      if passages[place].isEnd, !ends.contains(terminal) { return nil }
      if network.closedTerminals.contains(terminal) { return nil }
      if passages[place].transfers.isEmpty, !tariff.isBusy(terminal: terminal) { return Amounts() }
      let passage = passages[place]
      let stop = Stop(
        terminal: passage.terminal, transfers: passage.transfers,
        departuresPerWeek: passage.departingLeg.flatMap { network.legs[$0].departuresPerWeek })
      if let amounts = known[stop] { return amounts }
      let amounts = tariff.amounts(of: passage, &grids)
      known[stop] = amounts
      return amounts
    }
    var amounts = [Amounts?](repeating: nil, count: moves.count)
    for arc in moves.indices {
      switch moves[arc] {
      case .leg(let leg): if isAllowed(leg) { amounts[arc] = tariff.amounts(ofLeg: leg) }
      case .passage(let passage): amounts[arc] = stop(passage)
      case .reached: amounts[arc] = Amounts()
      }
    }
    return amounts
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

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
  /// Terminals to pass, in order.
  let via: [Int]
  /// The mean of what each arc takes; nothing for one that is closed.
  private(set) var amounts: [Amounts?]
  /// What each passage that is charged by the day is charged on average, in USD.
  let chargedUSD: [Int: Double]

  init(_ network: Network, _ shipment: Shipment) throws(PlanningError) {
    origin = try network.terminal(named: shipment.origin)
    destination = try network.terminal(named: shipment.destination)
    guard origin != destination else { throw .nowhereToGo(network.terminals[origin].name) }
    var via: [Int] = []
    for name in shipment.via { via.append(try network.terminal(named: name)) }
    via.removeAll { [origin, destination] in $0 == origin || $0 == destination }
    self.via = via
    tariff = try Tariff(network, shipment)
    modeGraph = network.modeGraph(
      from: [origin], to: [destination], via: via, changes: shipment.limits.transfers)
    let prices = Prices(modeGraph, tariff, between: [origin, destination])
    amounts = prices.amounts
    chargedUSD = prices.chargedUSD
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
      return best(weights(objective))
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

  /// The arcs that a leg or a terminal lends to ways.
  func arcs(of place: Loss.Place) -> [Int] {
    modeGraph.moves.indices.filter { arc in
      switch (place, modeGraph.moves[arc]) {
      case (.leg(let leg), .leg(let own)): leg == own
      case (.terminal(let terminal), .leg(let own)):
        tariff.network.legs[own].from == terminal || tariff.network.legs[own].to == terminal
      case (.terminal(let terminal), .passage(let own)):
        modeGraph.passages[own].terminal == terminal
      default: false
      }
    }
  }

  /// The same question with some arcs closed.
  func without(_ arcs: [Int]) -> Routing {
    var other = self
    for arc in arcs { other.amounts[arc] = nil }
    return other
  }

  /// A search for the best ways without some arcs; nothing where limits of money and time ask for
  /// compromises instead.
  func detours(_ objective: Objective) -> DetourSearch? {
    guard !tariff.shipment.limits.boundTotals, let start = modeGraph.starts[origin],
      let end = modeGraph.ends[destination]
    else { return nil }
    return DetourSearch(modeGraph.graph, from: start, to: end, weights: weights(objective))
  }

  /// What each arc weighs, +infinity where it is closed.
  func weights(_ objective: Objective) -> [Double] {
    amounts.map { $0.map { objective.weight(of: $0, for: tariff.shipment) } ?? .infinity }
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
    case .passage(let passage):
      tariff.steps(of: modeGraph.passages[passage], chargedUSD: chargedUSD[passage] ?? 0)
    case .reached: []
    }
  }
}

extension Tariff {
  /// - Throws: `PlanningError.missingFactor` for the first mode that the shipment can take and the
  ///   network does not know the emissions of.
  func requireEmissionFactors() throws(PlanningError) {
    if let unknown = modesOfUnknownEmissions.first {
      throw .missingFactor(unknown, needed: "emission factor")
    }
  }

  /// Whether every way that the shipment can take has known emissions.
  var knowsEmissions: Bool { modesOfUnknownEmissions.isEmpty }

  private var modesOfUnknownEmissions: some Collection<Mode> {
    network.modes.lazy.filter {
      network.factors[$0] == nil && network.carries(shipment, by: $0)
    }
  }
}

extension Network {
  /// Whether some leg of a mode is open, and the shipment may take it.
  func carries(_ shipment: Shipment, by mode: Mode) -> Bool {
    shipment.limits.modes?.contains(mode) != false
      && legs.indices.contains { means[$0].mode == mode && isPassable(leg: $0) }
  }
}

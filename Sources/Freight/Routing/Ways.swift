public import Graphs

/// Every way a shipment can go, for those who choose among them again and again.
///
///     let ways = try Ways(network, for: shipment, minimizing: .generalized)
///     if let path = search.path(to: ways.goal) {             // under weights of one's own
///       let itinerary = ways.itinerary(along: path.arcs)
///     }
///
/// A simulation that chooses anew in every trial needs the graph to search and what each arc of it
/// stands for. This type is the one bridge between the two vocabularies above `Freight`: it says of
/// an arc only which steps it makes, and of a chain of arcs which itinerary.
public struct Ways: Sendable {
  public let shipment: Shipment
  public let objective: Objective
  /// What to search.
  public let graph: Graph
  /// Where paths start and end.
  public let source: Int
  public let goal: Int
  /// The steps that each arc makes; nothing for one that is closed.
  ///
  /// Most stops of one terminal share steps: what happens there depends on few of the conditions.
  public let stepsOfArc: [[Step]?]
  private let from: String
  private let to: String

  /// The ways through a network.
  ///
  /// - Parameters:
  ///   - network: What there is.
  ///   - shipment: What must move.
  ///   - objective: What itineraries are to be the best in.
  /// - Throws: `PlanningError`, above all `.unknownTerminal` and `.unreachable`.
  public init(
    _ network: Network, for shipment: Shipment, minimizing objective: Objective
  ) throws(PlanningError) {
    guard !shipment.limits.boundTotals else {
      throw .unfitShipment(
        "choosing in each trial needs a shipment without limits of money and time")
    }
    let routing = try Routing(network, shipment)
    // Refuses what cannot be reached, or lacks the factors that the objective needs.
    _ = try routing.itinerary(minimizing: objective)
    let modeGraph = routing.modeGraph
    guard let source = modeGraph.starts[routing.origin],
      let goal = modeGraph.ends[routing.destination]
    else { throw .unreachable(routing.gap()) }
    self.shipment = shipment
    self.objective = objective
    self.source = source
    self.goal = goal
    graph = modeGraph.graph
    stepsOfArc = modeGraph.moves.enumerated().map { arc, move in
      routing.amounts[arc] == nil ? nil : routing.steps(of: move)
    }
    from = network.terminals[routing.origin].id
    to = network.terminals[routing.destination].id
  }

  /// Whether arcs make a way: one open arc behind the other, from the source to the goal.
  public func leads(along arcs: some Sequence<Int>) -> Bool {
    var vertex = source
    for arc in arcs {
      guard (0..<graph.arcCount).contains(arc), stepsOfArc[arc] != nil,
        graph.tail(of: arc) == vertex
      else { return false }
      vertex = graph.head(of: arc)
    }
    return vertex == goal
  }

  /// The itinerary that a chain of arcs from the source to the goal stands for.
  public func itinerary(along arcs: some Sequence<Int>) -> Itinerary {
    let steps = arcs.flatMap { arc in
      guard let steps = stepsOfArc[arc] else {
        preconditionFailure("an itinerary uses open legs only")
      }
      return steps
    }
    return Itinerary(
      shipment: shipment, objective: objective, from: from, to: to, steps: steps)
  }
}

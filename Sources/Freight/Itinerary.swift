public import Sampling

/// How a shipment goes: its legs and transfers in order, with what each takes on average.
///
///     let itinerary = try network.itinerary(for: shipment, minimizing: .cost)
///     itinerary.total.usd
///     itinerary.steps.map(\.to)   // ["KEMBA", "CNLYG", ...]
public struct Itinerary: Sendable, Hashable {
  public let shipment: Shipment
  public let objective: Objective
  /// Ids of terminals.
  public let from: String
  public let to: String
  public let steps: [Step]
  /// The mean of each quantity, the sum over the steps.
  public let total: Amounts
  /// What was minimised: the objective's weight of the total.
  public let weight: Double

  init(shipment: Shipment, objective: Objective, from: String, to: String, steps: [Step]) {
    self.shipment = shipment
    self.objective = objective
    self.from = from
    self.to = to
    self.steps = steps
    self.total = steps.reduce(Amounts()) { $0 + $1.mean }
    self.weight = objective.weight(of: total, for: shipment)
  }

  /// Ids of the terminals in order, each once.
  public var terminals: [String] { [from] + legs.map(\.to) }

  /// The steps that move the freight.
  public var legs: [Step] { steps.filter { $0.mode != nil } }

  /// The indices of its legs in the network: what makes two itineraries the same way to go.
  public var legIndices: [Int] { steps.compactMap(\.leg) }
}

/// One leg, or one thing that happens at a terminal.
public struct Step: Sendable, Hashable {
  /// Ids of terminals; the same one twice where the freight does not move.
  public let from: String
  public let to: String
  /// Nothing for a transfer.
  public let mode: Mode?
  /// Nothing for a leg.
  public let process: Transfer.Process?
  public let service: String
  /// The index of the leg or of the transfer in the network, if it is one of these.
  public let leg: Int?
  public let transfer: Int?
  /// For the whole shipment, on average, the wait for a departure and expected disruptions
  /// included.
  public let mean: Amounts
  /// What can differ from one trial to the next.
  public let parts: [Part]
  /// A stop that is charged by the day; what it costs depends on other steps' hours.
  public let stay: Stay?
  /// The ids of the sources that the figures rest on, each once.
  public let sources: [String]
}

/// An uncertain part of a step.
public struct Part: Sendable, Hashable {
  public enum Quantity: String, Sendable { case usd, hours }

  /// What the part is of its step: its tariff or its duration, a wait, a disruption.
  public enum Role: Sendable, Hashable {
    case figure
    case wait
    /// Happens with the chance of the disruption, whose id this is.
    case disruption(String, chance: Double)
    /// What a scenario adds.
    case surcharge
  }

  /// A name for the variable that is the same in every itinerary and scenario of a network.
  public let name: String
  public let quantity: Quantity
  public let role: Role
  /// Per container for USD.
  public let law: Distribution
  /// What a draw is multiplied by for this shipment: containers, size, reefer.
  public let factor: Double
  /// The common cause it follows and how closely.
  public let driver: Driver?
  public let source: String

  /// The numbers that the law was made of.
  public var lowLikelyHigh: (low: Double, likely: Double, high: Double) {
    (law.low, law.likely, law.high)
  }

  /// The law's word in network files.
  public var lawName: String { law.law.rawValue }

  /// The mean of the part for the shipment, the chance of its happening included.
  public var mean: Double {
    if case .disruption(_, let chance) = role { return chance * factor * law.mean }
    return factor * law.mean
  }
}

import Sampling

/// A what-if: an ordered list of changes to a copy of a network.
///
///     Scenario("Caspian storms", .scaleHours("KZAAU", by: 2.5), .scaleCost(.sea, by: 1.3))
public struct Scenario: Sendable, Hashable {
  public let id: String
  public let title: String
  public let changes: [Change]
  public let note: String

  public init(id: String, title: String, changes: [Change], note: String = "") {
    self.id = id
    self.title = title
    self.changes = changes
    self.note = note
  }

  public init(_ title: String, _ changes: Change...) {
    self.init(id: plain(title), title: title, changes: changes)
  }
}

/// One change to the attributes of a network; its shape stays.
///
/// A change of cost or hours acts on the legs and on the transfers that its target means. An amount
/// added at a terminal is added once to each stop there, whether anything else happens or not.
public enum Change: Sendable, Hashable {
  case close(Target)
  case open(Target)
  case scaleCost(Target, by: Double)
  /// USD per container.
  case addCost(Target, Double)
  case scaleHours(Target, by: Double)
  case addHours(Target, Double)
  case setDepartures(Target, perWeek: Double)

  /// The words that network files and the command line use.
  public enum Verb: String, CaseIterable, Sendable {
    case close
    case open
    case scaleCost = "scale-cost"
    case addCost = "add-cost"
    case scaleHours = "scale-hours"
    case addHours = "add-hours"
    case setDepartures = "set-departures"

    /// Closing and opening need no value.
    public var needsValue: Bool { self != .close && self != .open }
  }

  /// The change that a verb, a target and a value spell.
  public init(_ verb: Verb, _ target: Target, _ value: Double) {
    self =
      switch verb {
      case .close: .close(target)
      case .open: .open(target)
      case .scaleCost: .scaleCost(target, by: value)
      case .addCost: .addCost(target, value)
      case .scaleHours: .scaleHours(target, by: value)
      case .addHours: .addHours(target, value)
      case .setDepartures: .setDepartures(target, perWeek: value)
      }
  }

  /// What values make sense: beyond them a slip of the pen is likelier than a plan.
  static let factors = 0...1e6
  static let amounts = 0...1e9
  static let departures = 1e-3...1e6

  public var target: Target {
    switch self {
    case .close(let target), .open(let target), .scaleCost(let target, _), .addCost(let target, _),
      .scaleHours(let target, _), .addHours(let target, _), .setDepartures(let target, _):
      target
    }
  }
}

extension Network {
  /// This network after the changes of scenarios, in order.
  ///
  /// The copy has the same terminals, legs and transfers in the same places; only what they cost,
  /// how long they take, how often they go and whether they are open differs.
  ///
  /// - Throws: `PlanningError.unknownTarget`, or `.unfitValue` for a factor that is not from 0 to 1e6,
  ///   an amount not from 0 to 1e9 or departures not from 1e-3 to 1e6 a week, and for changes one
  ///   upon another that make a figure larger than 1e12.
  public func under(_ scenarios: Scenario...) throws(PlanningError) -> Network {
    try under(scenarios)
  }

  /// This network after the changes of scenarios, in order.
  public func under(_ scenarios: [Scenario]) throws(PlanningError) -> Network {
    var changed = self
    for scenario in scenarios {
      for change in scenario.changes { try changed.apply(change) }
    }
    return changed
  }

  /// The scenario that the network files define under this id, in any case.
  public func scenario(named id: String) throws(PlanningError) -> Scenario {
    if let found = scenarios.first(where: { $0.id.lowercased() == id.lowercased() }) {
      return found
    }
    throw .unknownScenario(id, nearest: nearest(to: id, among: scenarios.map(\.id), ""))
  }

  private mutating func apply(_ change: Change) throws(PlanningError) {
    let scope = try scope(of: change.target)
    switch change {
    case .close:
      changeLegs(scope.legs) { $0.isOpen = false }
      closedTerminals.formUnion(scope.terminals)
    case .open:
      changeLegs(scope.legs) { $0.isOpen = true }
      closedTerminals.subtract(scope.terminals)
    case .scaleCost(_, let factor):
      try require(Change.factors.contains(factor), factor, "scale-cost", "a factor from 0 to 1e6")
      alter(scope) {
        $0.usd = $0.usd.scaled(by: factor)
      } transfer: {
        $0.usd = $0.usd.scaled(by: factor)
      }
    case .scaleHours(_, let factor):
      try require(Change.factors.contains(factor), factor, "scale-hours", "a factor from 0 to 1e6")
      alter(scope) {
        $0.hours = $0.hours.scaled(by: factor)
      } transfer: {
        $0.hours = $0.hours.scaled(by: factor)
      }
    case .addCost(_, let usd):
      try require(Change.amounts.contains(usd), usd, "add-cost", "an amount from 0 to 1e9")
      changeLegs(scope.legs) { $0.usd = $0.usd.shifted(by: usd) }
      for terminal in scope.terminals { surcharges[terminal, default: Amounts()].usd += usd }
    case .addHours(_, let hours):
      try require(Change.amounts.contains(hours), hours, "add-hours", "an amount from 0 to 1e9")
      changeLegs(scope.legs) { $0.hours = $0.hours.shifted(by: hours) }
      for terminal in scope.terminals { surcharges[terminal, default: Amounts()].hours += hours }
    case .setDepartures(_, let perWeek):
      try require(
        Change.departures.contains(perWeek), perWeek, "set-departures", "from 1e-3 to 1e6 a week")
      changeLegs(scope.legs) { $0.departuresPerWeek = perWeek }
    }
    try requireBounds(scope, change)
  }

  /// Each change is bounded, but many of them one upon another need not be.
  private func requireBounds(_ scope: Scope, _ change: Change) throws(PlanningError) {
    let greatest = Distribution.greatest
    var isWithin = scope.legs.allSatisfy {
      legs[$0].usd.law.high <= greatest && legs[$0].hours.law.high <= greatest
    }
    let terminals = Set(scope.terminals)
    for transfer in transfers where terminals.contains(transfer.terminal) {
      isWithin =
        isWithin && transfer.usd.law.high <= greatest && transfer.hours.law.high <= greatest
    }
    for terminal in scope.terminals {
      let added = surcharges[terminal] ?? Amounts()
      isWithin = isWithin && added.usd <= greatest && added.hours <= greatest
    }
    guard isWithin else {
      throw .unfitValue(
        greatest, change: change.description, needs: "a result that is no more than it can hold")
    }
  }

  private mutating func alter(
    _ scope: Scope, leg changeLeg: (inout Leg) -> Void,
    transfer changeTransfer: (inout Transfer) -> Void
  ) {
    changeLegs(scope.legs, changeLeg)
    let terminals = Set(scope.terminals)
    for index in transfers.indices where terminals.contains(transfers[index].terminal) {
      changeTransfer(&transfers[index])
    }
  }

  private func require(
    _ holds: Bool, _ value: Double, _ change: String, _ needs: String
  ) throws(PlanningError) {
    guard holds else { throw .unfitValue(value, change: change, needs: needs) }
  }
}

extension Change: CustomStringConvertible {
  /// The change as the command line spells it: `scale-cost mode:sea=1.3`.
  public var description: String {
    switch self {
    case .close(let target): "close \(target)"
    case .open(let target): "open \(target)"
    case .scaleCost(let target, let factor): "scale-cost \(target)=\(decimal(factor))"
    case .addCost(let target, let usd): "add-cost \(target)=\(decimal(usd))"
    case .scaleHours(let target, let factor): "scale-hours \(target)=\(decimal(factor))"
    case .addHours(let target, let hours): "add-hours \(target)=\(decimal(hours))"
    case .setDepartures(let target, let perWeek): "set-departures \(target)=\(decimal(perWeek))"
    }
  }
}

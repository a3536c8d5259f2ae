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

  /// The scenario that closes what somebody will not pass.
  public static func avoiding(_ targets: [Target]) -> Scenario {
    Scenario(id: "avoid", title: "", changes: targets.map { .close($0) })
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
    public var needsValue: Bool { values != nil }

    /// What values make sense: beyond them a slip of the pen is likelier than a plan.
    var values: ClosedRange<Double>? {
      switch self {
      case .close, .open: nil
      case .scaleCost, .scaleHours: Bounds.factors
      case .addCost, .addHours: Bounds.usd
      case .setDepartures: Bounds.departures
      }
    }

    /// The same in words.
    fileprivate var needs: String {
      switch self {
      case .close, .open: "no value"
      case .scaleCost, .scaleHours: "a factor from 0 to 1e6"
      case .addCost, .addHours: "an amount from 0 to 1e9"
      case .setDepartures: "from 1e-3 to 1e6 a week"
      }
    }
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

  public var verb: Verb {
    switch self {
    case .close: .close
    case .open: .open
    case .scaleCost: .scaleCost
    case .addCost: .addCost
    case .scaleHours: .scaleHours
    case .addHours: .addHours
    case .setDepartures: .setDepartures
    }
  }

  /// The factor, the amount or the departures; nothing where the verb needs none.
  public var value: Double? {
    switch self {
    case .close, .open: nil
    case .scaleCost(_, let value), .addCost(_, let value), .scaleHours(_, let value),
      .addHours(_, let value), .setDepartures(_, let value):
      value
    }
  }

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
  /// - Throws: `PlanningError.unknownTarget`; `.unfitValue` for a factor that is not from 0 to 1e6, an
  ///   amount not from 0 to 1e9 or departures not from 1e-3 to 1e6 a week; `.idleChange` where nothing
  ///   that the target means can be changed in this way; `.figureTooLarge` for changes one upon
  ///   another that bring a figure above 1e12.
  public func under(_ scenarios: Scenario...) throws(PlanningError) -> Network {
    try under(scenarios)
  }

  /// This network after the changes of scenarios, in order.
  public func under(_ scenarios: [Scenario]) throws(PlanningError) -> Network {
    var changed = self
    for scenario in scenarios {
      for change in scenario.changes {
        let scope = try scope(of: change.verb, at: change.target)
        try changed.apply(change, to: scope)
      }
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

  /// The legs and terminals that a change acts on.
  ///
  /// - Throws: `PlanningError.unknownTarget`, or `.idleChange` where the target means something and
  ///   nothing of it can be changed in this way.
  func scope(of verb: Change.Verb, at target: Target) throws(PlanningError) -> Scope {
    let scope = try scope(of: target)
    // A mode that no leg goes by is nothing to change, and nothing that anybody could miss.
    guard scope.legs.isEmpty, let terminal = scope.terminals.first else { return scope }
    let isHere = Set(scope.terminals)
    switch verb {
    case .close, .open, .addCost, .addHours: return scope
    case .scaleCost, .scaleHours:
      if transfers.contains(where: { isHere.contains($0.terminal) }) { return scope }
      let other = verb == .scaleCost ? Change.Verb.addCost : .addHours
      throw .idleChange(
        verb, target, needs: "a leg or a transfer (\(other.rawValue) acts on each stop)")
    case .setDepartures:
      let leg = legs.indices.first { isHere.contains(legs[$0].from) }.map(name(ofLeg:))
      throw .idleChange(
        verb, target, needs: "a leg, such as \(leg ?? "\(terminals[terminal].id)-TO:sea")")
    }
  }

  private mutating func apply(_ change: Change, to scope: Scope) throws(PlanningError) {
    if let values = change.verb.values, let value = change.value, !values.contains(value) {
      throw .unfitValue(value, change: change.verb.rawValue, needs: change.verb.needs)
    }
    switch change {
    case .close:
      changeLegs(scope.legs) { $0.isOpen = false }
      closedTerminals.formUnion(scope.terminals)
    case .open:
      changeLegs(scope.legs) { $0.isOpen = true }
      closedTerminals.subtract(scope.terminals)
    case .scaleCost(_, let factor):
      alter(scope) {
        $0.usd = $0.usd.scaled(by: factor)
      } transfer: {
        $0.usd = $0.usd.scaled(by: factor)
      }
    case .scaleHours(_, let factor):
      alter(scope) {
        $0.hours = $0.hours.scaled(by: factor)
      } transfer: {
        $0.hours = $0.hours.scaled(by: factor)
      }
    case .addCost(_, let usd):
      changeLegs(scope.legs) { $0.usd = $0.usd.shifted(by: usd) }
      for terminal in scope.terminals { surcharges[terminal, default: Amounts()].usd += usd }
    case .addHours(_, let hours):
      changeLegs(scope.legs) { $0.hours = $0.hours.shifted(by: hours) }
      for terminal in scope.terminals { surcharges[terminal, default: Amounts()].hours += hours }
    case .setDepartures(_, let perWeek):
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
    guard isWithin else { throw .figureTooLarge(change) }
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
}

extension Change: CustomStringConvertible {
  /// The change as the command line spells it: `scale-cost mode:sea=1.3`.
  public var description: String {
    "\(verb.rawValue) \(target)" + (value.map { "=\(decimal($0))" } ?? "")
  }
}

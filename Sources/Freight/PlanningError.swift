/// Why a question about a network has no answer.
public enum PlanningError: Error, Sendable, Hashable {
  /// No terminal has this id or name.
  case unknownTerminal(String, nearest: [String])
  /// Several terminals have this name; one must be named by its id.
  case ambiguousTerminal(String, ids: [String])
  case unknownTarget(String, nearest: [String])
  case unknownScenario(String, nearest: [String])
  /// A change needs another value: a factor or an amount that is finite and not negative, ...
  case unfitValue(Double, change: String, needs: String)
  /// A change has a target of which it can change nothing: the departures of a terminal, ...
  case idleChange(Change.Verb, Target, needs: String)
  /// A change, perhaps upon others, brings a figure above the 1e12 that a distribution takes.
  case figureTooLarge(Change)
  /// Origin and destination are one place.
  case nowhereToGo(String)
  /// A shipment with no containers, a negative value, ...
  case unfitShipment(String)
  /// The network says nothing that this question needs, such as a mode's emissions.
  case missingFactor(Mode, needed: String)
  case unreachable(Gap)
  /// Ways lead there, but none within the limits of the shipment.
  case beyondLimits(Overrun)
}

/// Why nothing leads from an origin to a destination, and where the gap is narrowest.
public struct Gap: Sendable, Hashable {
  /// Ids of terminals.
  public let origin: String
  public let destination: String
  /// The ends of the section that has no way: these two, unless there are terminals to pass.
  public let from: String
  public let to: String
  /// The pair of terminals across the gap that lie closest: the first can be reached from one end
  /// of the section, from the second the other can be reached.
  public let near: String
  public let far: String
  /// Along the great circle.
  public let kilometers: Double
  /// How many terminals can be reached from one end, and from how many the other can be.
  public let reached: Int
  public let leading: Int
  /// Terminals, by id, and legs, by name, that would lead across the gap but are closed.
  public let closed: [String]
}

extension PlanningError {
  /// Whether the question was sound and its answer is that no way leads there.
  public var isNegativeAnswer: Bool {
    switch self {
    case .unreachable, .beyondLimits: true
    default: false
    }
  }
}

extension PlanningError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownTerminal(let name, let nearest):
      "no terminal is called '\(name)'" + PlanningError.suggestion(nearest)
    case .ambiguousTerminal(let name, let ids):
      "several terminals are called '\(name)': name one by its id, \(ids.joined(separator: ", "))"
    case .unknownTarget(let text, let nearest):
      "nothing in the network is meant by '\(text)'" + PlanningError.suggestion(nearest)
    case .unknownScenario(let id, let nearest):
      "no scenario is called '\(id)'" + PlanningError.suggestion(nearest)
    case .unfitValue(let value, let change, let needs):
      "\(change) needs \(needs), not \(value)"
    case .idleChange(let verb, let target, let needs):
      "\(verb.rawValue) \(target) changes nothing: it needs \(needs)"
    case .figureTooLarge(let change):
      "\(change) brings a figure above 1e12"
    case .nowhereToGo(let place):
      "origin and destination are the same place, \(place)"
    case .unfitShipment(let what): what
    case .missingFactor(let mode, let needed):
      "the network has no \(needed) for \(mode.rawValue): add a row to its modes.csv"
    case .unreachable(let gap): gap.description
    case .beyondLimits(let overrun): overrun.description
    }
  }

  private static func suggestion(_ nearest: [String]) -> String {
    nearest.isEmpty ? "" : "; did you mean \(nearest.joined(separator: ", or "))?"
  }
}

extension Gap: CustomStringConvertible {
  public var description: String {
    let isWhole = (from, to) == (origin, destination)
    let places =
      "no way leads from \(origin) to \(destination)"
      + (isWhole ? "" : ", as none does from \(from) to \(to)")
      + ": \(from) reaches \(reached) terminal\(reached == 1 ? "" : "s"), "
      + "\(leading) lead\(leading == 1 ? "s" : "") to \(to)"
    let width =
      near == far
      ? ", and at \(near) no passage joins them"
      : ", and the gap is narrowest from \(near) to \(far), \(Int(kilometers.rounded())) km"
    let shut = closed.isEmpty ? "" : "; closed: \(closed.joined(separator: ", "))"
    return places + width + shut
  }
}

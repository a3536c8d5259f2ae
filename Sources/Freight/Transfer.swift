/// What happens at a terminal between two legs: handling, a change of gauge, a border, storage.
///
/// A transfer is a rule with conditions; left out, a condition holds for anything. Of the rules of
/// one process that fit a passage the one with the most conditions applies, the earlier on a tie.
public struct Transfer: Sendable, Hashable {
  /// The kinds of stop, in the order in which they are reported.
  public enum Process: String, CaseIterable, Sendable, Comparable {
    case border
    case gaugeChange = "gauge_change"
    case terminal
    case storage

    public static func < (a: Process, b: Process) -> Bool { a.order < b.order }

    private var order: Int { Process.allCases.firstIndex(of: self) ?? 0 }
  }

  /// By what the container comes or goes.
  public enum Carriage: Sendable, Hashable {
    case any
    case by(Mode)
    /// The container starts here (as what it comes by) or ends here (as what it goes by).
    case end
  }

  /// A condition on the terminal before or after: its country, or the terminal itself.
  public enum Neighbor: Sendable, Hashable {
    case any
    case country(String)
    /// An index into the network's terminals.
    case terminal(Int)

    /// The same with the country as terminals have it.
    fileprivate var capitalized: Neighbor {
      if case .country(let country) = self { return .country(country.uppercased()) }
      return self
    }
  }

  /// An index into the network's terminals.
  public let terminal: Int
  public let process: Process
  public let arrivingBy: Carriage
  public let departingBy: Carriage
  public let comingFrom: Neighbor
  public let goingTo: Neighbor
  /// Per container.
  public var usd: Figure
  public var hours: Figure
  public let note: String

  public init(
    at terminal: Int, _ process: Process, arrivingBy: Carriage = .any, departingBy: Carriage = .any,
    comingFrom: Neighbor = .any, goingTo: Neighbor = .any, usd: Figure, hours: Figure,
    note: String = ""
  ) {
    self.terminal = terminal
    self.process = process
    self.arrivingBy = arrivingBy
    self.departingBy = departingBy
    self.comingFrom = comingFrom.capitalized
    self.goingTo = goingTo.capitalized
    self.usd = usd
    self.hours = hours
    self.note = note
  }

  /// How many conditions the rule states.
  var conditions: Int {
    (arrivingBy == .any ? 0 : 1) + (departingBy == .any ? 0 : 1)
      + (comingFrom == .any ? 0 : 1) + (goingTo == .any ? 0 : 1)
  }
}

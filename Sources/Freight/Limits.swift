/// What a shipment allows at most.
///
///     var shipment = Shipment(from: "Kigali", to: "Almaty")
///     shipment.limits.days = 60
///     shipment.limits.modes = [.sea, .rail, .road]
///
/// Money and time are means of the whole itinerary, as it reports them.
public struct Limits: Sendable, Hashable {
  /// For the whole shipment.
  public var usd: Double?
  public var hours: Double?
  /// How often the containers may change from one vehicle to another.
  ///
  /// They do so between two legs where the mode changes, where the gauge changes, and where the
  /// next leg leaves by a timetable of its own; not where the same truck or train just goes on.
  public var transfers: Int?
  /// The modes that are allowed; all where nothing.
  public var modes: Set<Mode>?

  public init(
    usd: Double? = nil, hours: Double? = nil, transfers: Int? = nil, modes: Set<Mode>? = nil
  ) {
    self.usd = usd
    self.hours = hours
    self.transfers = transfers
    self.modes = modes
  }

  /// Nobody wants to change vehicles more often, and each change repeats the graph.
  public static let mostTransfers = 40

  public var days: Double? {
    get { hours.map { $0 / 24 } }
    set { hours = newValue.map { $0 * 24 } }
  }

  /// Whether amounts stay within the money and the time.
  ///
  /// An itinerary adds up its steps, a search its arcs: the last digits of the two sums may differ,
  /// and the total of an itinerary must not be too little for that very itinerary.
  func allow(_ amounts: Amounts) -> Bool {
    func holds(_ amount: Double, _ limit: Double?) -> Bool {
      guard let limit else { return true }
      // Totals are written with six decimals.
      return amount <= limit * (1 + 1e-9) + 1e-6
    }
    return holds(amounts.usd, usd) && holds(amounts.hours, hours)
  }

  /// Whether totals are limited, which no sum of weights can express.
  public var boundTotals: Bool { usd != nil || hours != nil }
}

/// Why no way stays within a shipment's limits, though some way leads there.
public struct Overrun: Sendable, Hashable {
  /// One limit, and what there would have to be instead, the other limits kept.
  public enum Bite: Sendable, Hashable {
    case usd(allowed: Double, least: Double?)
    case hours(allowed: Double, least: Double?)
    case transfers(allowed: Int, least: Int?)
    case modes(allowed: [Mode], needed: [Mode])
  }

  /// Ids of terminals.
  public let origin: String
  public let destination: String
  public let bites: [Bite]
}

extension Overrun: CustomStringConvertible {
  public var description: String {
    "no way from \(origin) to \(destination) stays within the limits: "
      + bites.map(\.description).joined(separator: "; ")
  }
}

extension Overrun.Bite: CustomStringConvertible {
  public var description: String {
    let others = "not even lifting this limit alone helps"
    switch self {
    case .usd(let allowed, let least):
      return "at most \(whole(allowed)) USD, "
        + (least.map { "where \(whole($0, .up)) are needed" } ?? others)
    case .hours(let allowed, let least):
      return "at most \(tenths(allowed / 24)) days, "
        + (least.map { "where \(tenths($0 / 24, .up)) are needed" } ?? others)
    case .transfers(let allowed, let least):
      return "at most \(allowed) transfer\(allowed == 1 ? "" : "s"), "
        + (least.map { "where \($0) are needed" } ?? others)
    case .modes(let allowed, let needed):
      let words = needed.map(\.rawValue).joined(separator: " and ")
      return "by \(allowed.map(\.rawValue).joined(separator: ", ")) alone, "
        + (needed.isEmpty ? others : "where \(words) is needed too")
    }
  }

  private func whole(_ value: Double, _ rule: FloatingPointRoundingRule = .down) -> String {
    let rounded = value.rounded(rule)
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }

  private func tenths(_ value: Double, _ rule: FloatingPointRoundingRule = .down) -> String {
    "\((value * 10).rounded(rule) / 10)"
  }
}

extension Itinerary {
  /// How often the containers change from one vehicle to another: see ``Limits/transfers``.
  public var vehicleChanges: Int {
    var changes = 0
    var before: Mode?
    var isGaugeChanged = false
    for step in steps {
      if step.process == .gaugeChange { isGaugeChanged = true }
      guard let mode = step.mode else { continue }
      let isScheduled = step.parts.contains { $0.role == .wait }
      if let before, before != mode || isGaugeChanged || isScheduled { changes += 1 }
      before = mode
      isGaugeChanged = false
    }
    return changes
  }
}

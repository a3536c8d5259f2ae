public import Freight

/// What the choice of an itinerary hangs on, what moves its total, and why not another.
public struct SensitivityReport: Report {
  private let network: Network
  private let answer: Sensitivity
  /// The ways named by a number: the best, the others, then those that a switch leads to.
  private let ways: [[Int]]

  public init(_ answer: Sensitivity, in network: Network) {
    self.answer = answer
    self.network = network
    var ways = [answer.best.legIndices] + answer.others.map(\.itinerary.legIndices)
    for value in answer.switchingValues.prefix(SensitivityReport.shown)
    where !ways.contains(value.next) {
      ways.append(value.next)
    }
    self.ways = ways
  }

  private var objective: Objective { answer.best.objective }

  public var table: String {
    let total = answer.best.total
    let chains = network.numberedChains(ofWays: ways).joined()
    return chains + "\nbest: 1, least \(objective.rawValue): \(digits(total.usd)) USD, "
      + "\(days(total.hours)) days on average\n\nwhat would change the choice\n" + switches + "\n"
      + "what moves the total of 1, \(objective.unit), each cause alone from P10 to P90\n"
      + tornado + "\nwhy not another\n" + reasons + "\n"
      + wrapped(answer.best.shipment.assumptions) + "\n"
  }

  /// As many rows as fit a screen together.
  private static let shown = 12

  private var switches: String {
    guard !answer.switchingValues.isEmpty else { return "no single figure of the network\n" }
    var table = TextTable([
      ("", .left), ("", .left), ("now", .right), ("switches at", .right), ("change", .right),
      ("then", .right),
    ])
    for value in answer.switchingValues.prefix(SensitivityReport.shown) {
      table.add([
        value.name, value.figure.word, value.written(value.now), value.written(value.switchesAt),
        value.share, ways.firstIndex(of: value.next).map { "\($0 + 1)" } ?? "",
      ])
    }
    let rest = answer.switchingValues.count - SensitivityReport.shown
    return table.text + (rest > 0 ? "\(rest) more with --format csv\n" : "")
  }

  private var tornado: String {
    let swings = answer.swings.prefix(SensitivityReport.shown)
    guard let widest = swings.first else { return "nothing varies\n" }
    let unit = max(abs(widest.goodWeight), abs(widest.badWeight))
    var table = TextTable([
      ("", .left), ("good", .right), ("", .right), ("", .left), ("bad", .right),
    ])
    func bar(_ weight: Double) -> String {
      String(repeating: "█", count: Int((abs(weight) / unit * 16).rounded()))
    }
    for swing in swings {
      table.add([
        swing.cause.word, signed(swing.goodWeight), bar(swing.goodWeight), bar(swing.badWeight),
        signed(swing.badWeight),
      ])
    }
    return table.text
  }

  private var reasons: String {
    answer.others.enumerated().map { place, other in
      var clauses = [
        "\(place + 2) is \(objective.written(other.excess)) \(objective.unit) more"
      ]
      if let change = other.changes.first {
        clauses.append(
          "best if \(change.name) \(change.figure.word) goes from \(change.written(change.now)) to "
            + "\(change.written(change.switchesAt)) (\(change.share))")
      } else {
        clauses.append("no single figure of the network makes it best")
      }
      if let range = other.valueOfTime {
        clauses.append("best where a day is worth \(words(range))")
      }
      if let range = other.cargoValue { clauses.append("best for cargo worth \(words(range))") }
      return wrapped(clauses.joined(separator: "; ")) + "\n"
    }.joined()
  }

  private func words(_ range: BreakEven) -> String {
    if range.from == 0 { return "up to \(digits(range.to)) USD" }
    if range.to == .infinity { return "more than \(digits(range.from)) USD" }
    return "\(digits(range.from)) to \(digits(range.to)) USD"
  }

  public var json: JSON {
    let others = answer.others.map { other in
      JSON.object([
        ("itinerary", JSON(other.itinerary)), ("excess_weight", .number(other.excess)),
        ("changes", .array(other.changes.map { json($0) })),
        ("value_of_time", json(other.valueOfTime)), ("cargo_value", json(other.cargoValue)),
      ])
    }
    let swings = answer.swings.map { swing in
      JSON.object([
        ("cause", .string(swing.cause.word)), ("good", json(swing.good, swing.goodWeight)),
        ("bad", json(swing.bad, swing.badWeight)),
      ])
    }
    return .object([
      ("schema", "corridor.sensitivity/1"), ("from", .string(answer.best.from)),
      ("to", .string(answer.best.to)), ("objective", .string(objective.rawValue)),
      ("best", JSON(answer.best)),
      ("switching_values", .array(answer.switchingValues.map { json($0) })),
      ("swings", .array(swings)), ("others", .array(others)),
      ("assumptions", JSON(assumptionsOf: answer.best.shipment)),
    ])
  }

  private func json(_ value: SwitchingValue) -> JSON {
    .object([
      ("name", .string(value.name)), ("figure", .string(value.figure.rawValue)),
      ("on_best", .bool(value.isOnBest)), ("now", .number(value.now)),
      ("switches_at", .number(value.switchesAt)), ("change", .number(value.relativeChange)),
      ("then", .string(network.chain(ofLegs: value.next))),
    ])
  }

  private func json(_ amounts: Amounts, _ weight: Double) -> JSON {
    .object([
      ("usd", .number(amounts.usd)), ("hours", .number(amounts.hours)), ("weight", .number(weight)),
    ])
  }

  /// A range without an end has a null there.
  private func json(_ range: BreakEven?) -> JSON {
    guard let range else { return .null }
    return .object([("from", .number(range.from)), ("to", .number(range.to))])
  }

  public var csv: String {
    let switches = answer.switchingValues.map { value in
      ["switching value", value.name, value.figure.rawValue]
        + [value.now, value.switchesAt, value.relativeChange].map(cell)
        + ["", "", network.chain(ofLegs: value.next)]
    }
    let swings = answer.swings.map { swing in
      ["swing", swing.cause.word, "", "", "", ""]
        + [swing.goodWeight, swing.badWeight].map(cell) + [""]
    }
    return Reports.csv(
      [
        [
          "kind", "name", "figure", "now", "switches_at", "change", "good_weight", "bad_weight",
          "then",
        ]
      ] + switches + swings)
  }
}

extension SwitchingValue {
  func written(_ value: Double) -> String {
    switch figure {
    case .usd: digits(value)
    case .hours: digits(value, decimals: 1)
    case .departures: digits(value, decimals: 2)
    }
  }

  var share: String {
    relativeChange.isFinite ? signed(relativeChange * 100) + " %" : "from 0"
  }
}

extension SwitchingValue.Figure {
  var word: String {
    switch self {
    case .usd: "USD"
    case .hours: "hours"
    case .departures: "a week"
    }
  }
}

extension Swing.Cause {
  var word: String {
    switch self {
    case .part(let name, _):
      name.split(separator: "#").map(String.init).joined(separator: " ")
    case .stay(let terminal): "\(terminal) charges by the day"
    case .driver(let id): "driver \(id)"
    case .disruption(let id): "disruption \(id)"
    }
  }
}

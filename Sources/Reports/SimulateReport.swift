public import Freight
public import Simulation

/// What many trials foresee for an itinerary, or for the best of each trial.
public struct SimulateReport: Report {
  private let network: Network
  private let simulation: Simulation
  private let policy: String
  private let deadline: Deadline?
  private let outlooks: [Outlook]

  public init(
    _ outlooks: [Outlook], of simulation: Simulation, policy: String, by deadline: Deadline?,
    in network: Network
  ) {
    precondition(!outlooks.isEmpty, "a report needs an outlook")
    self.outlooks = outlooks
    self.simulation = simulation
    self.policy = policy
    self.deadline = deadline
    self.network = network
  }

  public var table: String {
    outlooks.map { outlook in
      var table = TextTable([
        ("", .left), ("mean", .right), ("±", .right), ("P5", .right), ("P50", .right),
        ("P80", .right), ("P95", .right), ("worst 5 %", .right), ("sd", .right),
      ])
      table.add(["USD"] + outlook.usd.cells { digits($0) })
      table.add(["days"] + outlook.hours.cells { digits($0 / 24, decimals: 1) })
      return outlook.itinerary.chain(in: network) + "\n\n" + table.text + "\n"
        + TextCharts.dotplot(outlook.hours, by: deadline)
        + (outlook.onTimeLine(by: deadline) ?? "")
    }.joined(separator: "\n")
      + "\n\(policy): \(grouped(simulation.trials)) trials, seed \(simulation.seed); "
      + "± is the standard error of the mean\n" + outlooks[0].itinerary.shipment.assumptions + "\n"
  }

  public var json: JSON {
    let itinerary = outlooks[0].itinerary
    return .object([
      ("schema", "corridor.simulate/1"), ("from", .string(itinerary.from)),
      ("to", .string(itinerary.to)), ("seed", JSON(seed: simulation.seed)),
      ("trials", .integer(simulation.trials)), ("policy", .string(policy)),
      ("deadline_hours", .optional(deadline?.hours)),
      ("outlooks", .array(outlooks.map { JSON($0) })),
      ("objective", .string(itinerary.objective.rawValue)),
      ("assumptions", JSON(assumptionsOf: itinerary.shipment)),
    ])
  }

  public var csv: String {
    Reports.csv(
      [["itinerary", "share_best"] + Spread.columns("usd") + Spread.columns("hours") + ["on_time"]]
        + outlooks.map { outlook in
          [outlook.itinerary.chain(in: network), JSON.number(outlook.shareBest).line]
            + outlook.usd.numbers.map { JSON.number($0.1).line }
            + outlook.hours.numbers.map { JSON.number($0.1).line }
            + [outlook.onTime.map { JSON.number($0.probability).line } ?? ""]
        })
  }
}

extension Outlook {
  /// The chance of arriving by a deadline, in words.
  func onTimeLine(by deadline: Deadline?) -> String? {
    guard let deadline, let onTime else { return nil }
    return "arrives within \(days(deadline.hours)) days: \(percent(onTime.probability)) "
      + "(95 % interval \(percent(onTime.low)) to \(percent(onTime.high)))\n"
  }
}

extension Spread {
  /// The amounts under the names that they have in files.
  var numbers: [(String, Double)] {
    [
      ("mean", mean), ("standard_error", standardError), ("p5", p5), ("p50", p50), ("p80", p80),
      ("p95", p95), ("cvar95", cvar95), ("sd", standardDeviation),
    ]
  }

  static func columns(_ prefix: String) -> [String] {
    ["mean", "standard_error", "p5", "p50", "p80", "p95", "cvar95", "sd"].map { prefix + "_" + $0 }
  }

  func cells(_ write: (Double) -> String) -> [String] { numbers.map { write($0.1) } }
}

extension JSON {
  /// A seed as a number, which readers of JSON may not hold exactly beyond 2⁵³.
  init(seed: UInt64) { self = Int(exactly: seed).map(JSON.integer) ?? .string("\(seed)") }

  init(_ outlook: Outlook) {
    self = .object([
      ("itinerary", JSON(outlook.itinerary)), ("share_best", .number(outlook.shareBest)),
      ("usd", JSON(outlook.usd)), ("hours", JSON(outlook.hours)),
      (
        "on_time",
        outlook.onTime.map { chance in
          .object([
            ("probability", .number(chance.probability)), ("low", .number(chance.low)),
            ("high", .number(chance.high)),
          ])
        } ?? .null
      ),
    ])
  }

  init(_ spread: Spread) {
    self = .object(spread.numbers.map { ($0.0, .number($0.1)) })
  }
}

public import Freight
public import Simulation

/// What many trials foresee for an itinerary, or for the best of each trial.
public struct SimulateReport: Report {
  private let network: Network
  public let simulation: Simulation
  private let policy: Policy
  private let deadline: Deadline?
  private let outlooks: [Outlook]
  private let flexibility: Flexibility?
  /// What makes the spread, where that is asked for.
  public var influences: [Influence]?
  /// How precise the answer should be, where that is asked for: it is told whether it is.
  public var precision: Double?
  /// When the freight is ready, where that is known: then arrivals have dates.
  public var ready: Day?
  /// What it is worth to know before the way is chosen, where that is asked for.
  public var information: Information?

  /// A report of a way chosen in each trial.
  public init(
    _ flexibility: Flexibility, of simulation: Simulation, policy: Policy,
    by deadline: Deadline?, in network: Network
  ) {
    self.flexibility = flexibility
    outlooks = [flexibility.outlook]
    self.simulation = simulation
    self.policy = policy
    self.deadline = deadline
    self.network = network
  }

  /// A report of a way that is kept to.
  public init(
    _ outlooks: [Outlook], of simulation: Simulation, by deadline: Deadline?, in network: Network
  ) {
    precondition(!outlooks.isEmpty, "a report needs an outlook")
    self.outlooks = outlooks
    flexibility = nil
    self.simulation = simulation
    policy = .committed
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
      return (flexibility == nil ? outlook.itinerary.chain(in: network) : heading)
        + "\n\n" + table.text + "\n" + TextCharts.dotplot(outlook.hours, by: deadline)
        + (outlook.onTimeLine(by: deadline) ?? "") + (arrivalLine(outlook) ?? "")
    }.joined(separator: "\n")
      + (flexibility.map { choices($0) } ?? "") + (influences.map { drivers($0) } ?? "")
      + (information.map { worth($0) } ?? "")
      + "\n\(policy.rawValue): \(grouped(simulation.trials)) \(simulation.method.words)trials, seed "
      + "\(simulation.seed); ± is the standard error of the mean\n" + (precisionLine ?? "")
      + simulation.doubts
      + outlooks[0].itinerary.shipment.assumptions + "\n"
  }

  private var precisionLine: String? {
    precision.map { wanted in
      let share = JSON.number(100 * wanted).line + " %"
      return outlooks[0].isKnown(within: wanted)
        ? "every 95 % interval is within \(share)\n"
        : "not yet within \(share): that takes more than \(grouped(simulation.trials)) --trials\n"
    }
  }

  private func arrivalLine(_ outlook: Outlook) -> String? {
    ready.map { ready in
      "ready \(ready), there on "
        + outlook.arrivals(ready).map { "\($1) (\($0.uppercased()))" }.joined(separator: ", ")
        + "\n"
    }
  }

  private var heading: String {
    policy == .adaptive ? "chosen again at each stop" : "the best of each trial"
  }

  /// The ways that are best in some trial, and what choosing saves.
  private func choices(_ flexibility: Flexibility) -> String {
    var table = TextTable([
      (policy == .adaptive ? "taken in" : "best in", .right), ("way", .left),
    ])
    let ways = flexibility.ways.map(\.itinerary.legIndices)
    for (way, chain) in zip(flexibility.ways, network.chains(ofWays: ways)) {
      table.add([percent(way.share), chain])
    }
    if flexibility.otherWays > 0 {
      table.add([percent(flexibility.otherShare), "\(grouped(flexibility.otherWays)) other ways"])
    }
    let gain = flexibility.gain
    return "\n" + table.text
      + "\nchoosing \(policy == .adaptive ? "on the way" : "in each trial") "
      + (gain.usd.value < 0
        ? "costs \(digits(-gain.usd.value)) USD more" : "saves \(digits(gain.usd.value)) USD")
      + (gain.hours.value < 0
        ? " and takes \(days(-gain.hours.value)) days more"
        : " and saves \(days(gain.hours.value)) days")
      + " on average beside the best way on average:\n"
      + flexibility.committed.itinerary.chain(in: network) + "\n"
  }

  /// The things that make most of the spread, the greatest first.
  private func drivers(_ influences: [Influence]) -> String {
    var table = TextTable([
      ("what makes the spread", .left), ("of USD", .right), ("P10", .right), ("P90", .right),
      ("of days", .right), ("P10", .right), ("P90", .right),
    ])
    for influence in influences.prefix(12) {
      table.add([
        influence.name, percent(influence.usd.share, decimals: 0), signed(influence.usd.whenLow),
        signed(influence.usd.whenHigh), percent(influence.hours.share, decimals: 0),
        signed(influence.hours.whenLow / 24, decimals: 1),
        signed(influence.hours.whenHigh / 24, decimals: 1),
      ])
    }
    return "\n" + table.text
      + "P10, P90: the mean in its lowest and highest tenth less that of all; of a disruption, "
      + "without it and with it\n"
  }

  /// What is worth most to know, in the objective's unit.
  private func worth(_ information: Information) -> String {
    let unit = outlooks[0].itinerary.objective.unit
    let most = information.perfect.value
    guard most > 0 else { return "\nno knowledge would change the way taken\n" }
    let lines = information.values.prefix(6).map { value in
      "worth paying up to \(digits(value.worth)) \(unit) to know \(value.name) first\n"
    }
    return "\n" + lines.joined()
      + "worth paying up to \(digits(most)) \(unit) to know all of it first\n"
  }

  public var json: JSON {
    let itinerary = outlooks[0].itinerary
    let influences = influences.map { [("influences", JSON.array($0.map { JSON($0) }))] } ?? []
    let worth = information.map { [("information", JSON($0))] } ?? []
    let choices =
      flexibility.map {
        JSON.choices($0, gain: policy == .adaptive ? "value_of_adapting" : "value_of_flexibility")
      } ?? []
    return .object(
      [
        ("schema", "corridor.simulate/1"), ("from", .string(itinerary.from)),
        ("to", .string(itinerary.to)), ("seed", JSON(seed: simulation.seed)),
        ("trials", .integer(simulation.trials)), ("policy", .string(policy.rawValue)),
        ("deadline_hours", .optional(deadline?.hours)),
        ("ready", .optional(ready?.description)),
        (
          "arrivals",
          ready.map { ready in
            .object(outlooks[0].arrivals(ready).map { ($0, .string($1.description)) })
          } ?? .null
        ),
        ("outlooks", .array(outlooks.map { JSON($0) })),
        ("objective", .string(itinerary.objective.rawValue)),
        (
          "precision",
          precision.map { wanted in
            .object([
              ("wanted", .number(wanted)), ("reached", .bool(outlooks[0].isKnown(within: wanted))),
            ])
          } ?? .null
        ),
        ("sampler", .string(simulation.method.word)),
        ("assumptions", JSON(assumptionsOf: itinerary.shipment)),
      ] + choices + influences + worth)
  }

  public var csv: String {
    Reports.csv(
      [["itinerary", "share_best"] + Spread.columns("usd") + Spread.columns("hours") + ["on_time"]]
        + outlooks.map { outlook in
          [outlook.itinerary.chain(in: network), cell(outlook.shareBest)]
            + outlook.usd.numbers.map { cell($0.1) }
            + outlook.hours.numbers.map { cell($0.1) }
            + [cell(outlook.onTime?.probability)]
        })
  }
}

extension Simulation {
  /// What so few trials cannot tell, if that is so.
  var doubts: String {
    guard trials < Spread.fewTrials else { return "" }
    return "fewer than \(grouped(Spread.fewTrials)) trials: P5, P95 and the worst 5 % are rough\n"
  }
}

extension Simulation.Method {
  /// Its word in questions and answers.
  public var word: String {
    switch self {
    case .random: "plain"
    case .quasirandom: "quasi"
    case .stratified: "strata"
    }
  }

  /// The method of a word.
  public init?(word: String) {
    guard let method = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = method
  }

  /// A word for the trials, where there is one to say.
  fileprivate var words: String {
    switch self {
    case .random: ""
    case .quasirandom: "quasi-random "
    case .stratified: "stratified "
    }
  }
}

extension Outlook {
  /// The days by which one in twenty, half, four in five and nineteen in twenty have arrived.
  fileprivate func arrivals(_ ready: Day) -> [(String, Day)] {
    [("p5", hours.p5), ("p50", hours.p50), ("p80", hours.p80), ("p95", hours.p95)].map {
      ($0, ready.after(hours: $1))
    }
  }

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
      ("on_time", outlook.onTime.map { JSON($0) } ?? .null),
      (
        "intervals",
        .object([("usd", JSON(outlook.usd.intervals)), ("hours", JSON(outlook.hours.intervals))])
      ),
      ("lateness_hours", outlook.lateness.map { JSON($0) } ?? .null),
      ("regret", outlook.regret.map { JSON($0) } ?? .null),
      ("buffer_index", .number(outlook.bufferIndex)),
      ("planning_time_index", .optional(outlook.planningTimeIndex)),
    ])
  }

  init(_ spread: Spread) {
    self = .object(spread.numbers.map { ($0.0, .number($0.1)) })
  }

  init(_ intervals: Spread.Intervals) {
    self = .object([
      ("mean", JSON(intervals.mean)), ("p5", JSON(intervals.p5)), ("p50", JSON(intervals.p50)),
      ("p80", JSON(intervals.p80)), ("p95", JSON(intervals.p95)),
      ("cvar95", JSON(intervals.cvar95)), ("sd", JSON(intervals.standardDeviation)),
    ])
  }

  init(_ influence: Influence) {
    func effect(_ effect: Influence.Effect) -> JSON {
      .object([
        ("share", .number(effect.share)), ("p10", .number(effect.whenLow)),
        ("p90", .number(effect.whenHigh)),
      ])
    }
    self = .object([
      ("name", .string(influence.name)), ("kind", .string(influence.kind.rawValue)),
      ("usd", effect(influence.usd)), ("hours", effect(influence.hours)),
    ])
  }

  /// What knowing first is worth, in the objective's weight.
  init(_ information: Information) {
    self = .object([
      ("perfect", JSON(information.perfect)),
      (
        "values",
        .array(
          information.values.map { value in
            .object([
              ("name", .string(value.name)), ("kind", .string(value.kind.rawValue)),
              ("worth", .number(value.worth)),
            ])
          })
      ),
    ])
  }

  init(_ interval: Interval) { self = [.number(interval.low), .number(interval.high)] }

  init(_ estimate: Estimate) {
    self = .object([
      ("mean", .number(estimate.value)), ("low", .number(estimate.low)),
      ("high", .number(estimate.high)),
    ])
  }

  /// The members that only policies that choose have.
  static func choices(_ flexibility: Flexibility, gain name: String) -> [(String, JSON)] {
    [
      (
        "itineraries",
        .array(
          flexibility.ways.map { way in
            .object([("share_best", .number(way.share)), ("itinerary", JSON(way.itinerary))])
          })
      ),
      (
        "other_itineraries",
        .object([
          ("count", .integer(flexibility.otherWays)),
          ("share_best", .number(flexibility.otherShare)),
        ])
      ),
      ("committed", JSON(flexibility.committed)),
      (
        name,
        .object([
          ("usd", JSON(flexibility.gain.usd)), ("hours", JSON(flexibility.gain.hours)),
          ("weight", JSON(flexibility.gain.weight)),
        ])
      ),
    ]
  }
}

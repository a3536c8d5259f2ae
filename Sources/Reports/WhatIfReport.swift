public import Freight
public import Simulation

/// What scenarios do, beside the baseline.
public struct WhatIfReport: Report {
  private let network: Network
  private let simulation: Simulation
  private let deadline: Deadline?
  private let answer: WhatIf

  public init(
    _ answer: WhatIf, of simulation: Simulation, by deadline: Deadline?, in network: Network
  ) {
    self.answer = answer
    self.simulation = simulation
    self.deadline = deadline
    self.network = network
  }

  public var table: String {
    let total = answer.baseline.itinerary.total
    let objective = answer.objective.rawValue
    let onTime = answer.baseline.onTime.map { "; in time \(percent($0.probability))" } ?? ""
    return chains + "\nbaseline: 1, least \(objective): \(digits(total.usd)) USD, "
      + "\(days(total.hours)) days on average\(onTime)\n\n" + differences + "\n" + weights + "\n"
      + sentences + "\n"
      + "differences of paired means with 95 % intervals: \(counted(simulation.trials, "trial")), "
      + "seed \(simulation.seed)\n" + wrapped(answer.shipment.assumptions) + "\n"
  }

  private var chains: String {
    network.numberedChains(ofWays: answer.ways).joined()
  }

  private var waysApart: [String] { network.chains(ofWays: answer.ways) }

  /// For each scenario the baseline way and the best way against the baseline.
  private var differences: String {
    var columns: [(String, TextTable.Alignment)] = [
      ("scenario", .left), ("way", .right), ("USD more", .right), ("95 % interval", .right),
      ("days more", .right), ("95 % interval", .right),
    ]
    if deadline != nil { columns.append(("in time", .right)) }
    var table = TextTable(columns)
    for item in answer.cases {
      let ways = item.best == 0 ? [0] : [0] + [item.best].compactMap { $0 }
      for (row, way) in ways.enumerated() {
        let paired = row == 0 ? item.staying : item.adapting
        let mark = item.best == way ? " best" : ""
        var cells = [row == 0 ? item.title : "", "\(way + 1)\(mark)"]
        if let paired {
          cells += [
            signed(paired.usd.value), interval(paired.usd) { signed($0) },
            signed(paired.hours.value / 24, decimals: 1),
            interval(paired.hours) { signed($0 / 24, decimals: 1) },
          ]
        } else {
          cells += ["closed", "", "", ""]
        }
        if deadline != nil {
          cells.append(
            item.outlooks[way]?.onTime.map { percent($0.probability) } ?? "")
        }
        table.add(cells)
      }
    }
    return table.text
  }

  /// What every way weighs in every scenario, the best marked.
  private var weights: String {
    let title = "mean \(answer.objective.unit)"
    var table = TextTable(
      [(title, .left)] + answer.ways.indices.map { ("\($0 + 1)", .right) })
    func add(_ name: String, _ outlooks: [Outlook?], best: Int?) {
      table.add(
        [name]
          + outlooks.enumerated().map { place, outlook in
            (outlook.map { answer.objective.written($0.itinerary.weight) } ?? "closed")
              + (place == best ? "*" : " ")
          })
    }
    add("baseline", answer.outlooks, best: 0)
    for item in answer.cases { add(item.title, item.outlooks, best: item.best) }
    return table.text + "* best\n"
  }

  private var sentences: String {
    answer.cases.map { item in
      wrapped("\(item.title): \(sentence(item))") + "\n"
    }.joined()
  }

  private func sentence(_ item: WhatIf.Case) -> String {
    if let refusal = item.refusal { return refusal.description }
    guard let best = item.best, best != 0 else { return "the same way stays best" }
    let instead = "best is \(best + 1) instead"
    guard let gain = item.gain else { return instead + ", for the first is closed" }
    return instead + ": \(signed(gain.usd.value)) USD and "
      + "\(signed(gain.hours.value / 24, decimals: 1)) days against staying"
  }

  public var json: JSON {
    let itinerary = answer.baseline.itinerary
    return .object([
      ("schema", "corridor.whatif/1"), ("from", .string(itinerary.from)),
      ("to", .string(itinerary.to)), ("objective", .string(answer.objective.rawValue)),
      ("seed", JSON(seed: simulation.seed)), ("trials", .integer(simulation.trials)),
      ("deadline_hours", .optional(deadline?.hours)), ("baseline", JSON(answer.baseline)),
      ("scenarios", .array(answer.cases.map { json(of: $0) })),
      ("assumptions", JSON(assumptionsOf: answer.shipment)),
    ])
  }

  private func json(of item: WhatIf.Case) -> JSON {
    var gap = JSON.null
    if case .unreachable(let found) = item.refusal { gap = JSON(found) }
    let best = item.best.flatMap { item.outlooks[$0] }
    let differences = JSON.object([
      ("staying", JSON(item.staying)), ("adapting", JSON(item.adapting)), ("gain", JSON(item.gain)),
    ])
    let changes = item.scenarios.flatMap(\.changes).map { JSON.string($0.description) }
    return .object([
      ("id", .string(item.scenarios.map(\.id).joined(separator: "+"))),
      ("title", .string(item.title)),
      ("changes", .array(changes)),
      ("reachable", .bool(item.best != nil)),
      ("message", .optional(item.refusal?.description)), ("gap", gap),
      ("best_changes", .bool(item.bestChanges)),
      ("best", best.map { JSON($0) } ?? .null),
      ("staying", item.outlooks[0].map { JSON($0) } ?? .null),
      ("differences", differences),
      ("itineraries", .array(itineraries(of: item))),
    ])
  }

  private func itineraries(of item: WhatIf.Case) -> [JSON] {
    let chains = waysApart
    return item.outlooks.enumerated().map { place, outlook in
      .object([
        ("itinerary", .integer(place + 1)), ("chain", .string(chains[place])),
        ("open", .bool(outlook != nil)), ("is_best", .bool(place == item.best)),
        ("weight", .optional(outlook?.itinerary.weight)),
        ("usd", .optional(outlook?.itinerary.total.usd)),
        ("hours", .optional(outlook?.itinerary.total.hours)),
      ])
    }
  }

  public var csv: String {
    func cells(_ difference: Estimate?) -> [String] {
      guard let difference else { return ["", "", ""] }
      return [difference.value, difference.low, difference.high].map(cell)
    }
    let chains = waysApart
    func row(_ title: String, _ place: Int, _ outlook: Outlook?, _ best: Int?, _ paired: Paired?)
      -> [String]
    {
      let total = outlook?.itinerary.total
      return [title, chains[place], place == best ? "yes" : "no", outlook == nil ? "no" : "yes"]
        + [outlook?.itinerary.weight, total?.usd, total?.hours].map(cell) + cells(paired?.usd)
        + cells(paired?.hours)
        + [cell(outlook?.onTime?.probability)]
    }
    let header = [
      "scenario", "itinerary", "best", "open", "weight", "usd", "hours", "usd_difference",
      "usd_low", "usd_high", "hours_difference", "hours_low", "hours_high", "on_time",
    ]
    let baseline = answer.outlooks.enumerated().map { row("baseline", $0, $1, 0, nil) }
    let cases = answer.cases.flatMap { item in
      item.outlooks.enumerated().map { place, outlook in
        row(
          item.title, place, outlook, item.best,
          place == 0 ? item.staying : (place == item.best ? item.adapting : nil))
      }
    }
    return Reports.csv([header] + baseline + cases)
  }
}

extension WhatIf.Case {
  var title: String {
    scenarios.map { $0.title.isEmpty ? $0.id : $0.title }.joined(separator: ", then ")
  }
}

extension Objective {
  /// What its weight is counted in.
  var unit: String {
    switch self {
    case .cost: "USD"
    case .time: "days"
    case .emissions: "kg CO2e"
    case .generalized: "generalized USD"
    }
  }

  /// A weight in this unit.
  func written(_ weight: Double) -> String {
    self == .time ? days(weight) : digits(weight)
  }
}

/// A number with its sign.
func signed(_ value: Double?, decimals: Int = 0) -> String {
  let text = digits(value, decimals: decimals)
  return value ?? 0 > 0 && text.contains { $0 >= "1" && $0 <= "9" } ? "+" + text : text
}

func interval(_ difference: Estimate, _ write: (Double) -> String) -> String {
  guard difference.low.isFinite, difference.high.isFinite else { return "not known" }
  return "\(write(difference.low)) to \(write(difference.high))"
}

extension JSON {
  /// Null where one side is closed.
  init(_ paired: Paired?) {
    guard let paired else {
      self = .null
      return
    }
    self = .object([("usd", JSON(paired.usd)), ("hours", JSON(paired.hours))])
  }

  init(_ gap: Gap) {
    self = .object([
      ("from", .string(gap.near)), ("to", .string(gap.far)), ("km", .number(gap.kilometers)),
      ("reached", .integer(gap.reached)), ("leading", .integer(gap.leading)),
      ("closed", .array(gap.closed.map(JSON.string))),
    ])
  }
}

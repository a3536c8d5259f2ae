public import Freight
public import Simulation

/// Itineraries side by side, with what many trials foresee for each, what each costs all in all,
/// and for which cargo each is the best.
public struct CompareReport: Report {
  private let network: Network
  private let simulation: Simulation
  private let deadline: Deadline?
  private let outlooks: [Outlook]
  private let tradeoffs: Tradeoffs
  private let punctuality: Punctuality?
  private let ready: Day?

  private var itineraries: [Itinerary] { outlooks.map(\.itinerary) }
  private var shipment: Shipment { outlooks[0].itinerary.shipment }

  /// Creates the report of outlooks foreseen together, in the order in which they are shown, for
  /// tradeoffs and maybe some ways more.
  public init(
    _ outlooks: [Outlook], among tradeoffs: Tradeoffs, of simulation: Simulation,
    by deadline: Deadline?, in network: Network, punctuality: Punctuality? = nil, ready: Day? = nil
  ) {
    precondition(!outlooks.isEmpty, "a report needs an outlook")
    self.outlooks = outlooks
    self.tradeoffs = tradeoffs
    self.simulation = simulation
    self.deadline = deadline
    self.network = network
    self.punctuality = punctuality
    self.ready = ready
  }

  public var table: String {
    var columns: [(String, TextTable.Alignment)] = [
      ("", .right), ("", .left), ("USD", .right), ("P50", .right), ("P95", .right),
      ("days", .right), ("P50", .right), ("P95", .right), ("km", .right), ("kg CO2e", .right),
      ("best in", .right),
    ]
    if deadline != nil { columns.append(("on time", .right)) }
    var table = TextTable(columns)
    for (place, outlook) in outlooks.enumerated() {
      let total = outlook.itinerary.total
      var cells = [
        "\(place + 1)", distinctions(outlook).joined(separator: ", "), digits(total.usd),
        digits(outlook.usd.p50), digits(outlook.usd.p95), days(total.hours),
        days(outlook.hours.p50), days(outlook.hours.p95), digits(total.kilometers),
        digits(total.kilogramsCO2e), percent(outlook.shareBest, decimals: 0),
      ]
      if let onTime = outlook.onTime { cells.append(percent(onTime.probability)) }
      table.add(cells)
    }
    let chains = network.numberedChains(ofWays: itineraries.map(\.legIndices))
    let limit = deadline.map { "on time: within \(days($0.hours)) days; " } ?? ""
    return table.text + "\n" + chains.joined() + "\n"
      + TextCharts.intervals(outlooks.map(\.hours), by: deadline) + "P5 to P95, a dot at P50\n\n"
      + costs + "\n" + thresholds + "\n" + (punctuality.map { words(on: $0) + "\n" } ?? "")
      + "USD and days are means; P50 and P95: \(counted(simulation.trials, "trial")), seed "
      + "\(simulation.seed)\n\(limit)best in: share of trials of least generalized cost\n"
      + simulation.doubts
      + wrapped(shipment.assumptions + "; " + shipment.insurance) + "\n"
  }

  /// The ways, told apart.
  private var chains: [String] { network.chains(ofWays: itineraries.map(\.legIndices)) }

  /// What an itinerary is the best of all in, those not shown included.
  private func distinctions(_ outlook: Outlook) -> [String] {
    tradeoffs.distinctions(of: outlook.itinerary).map(\.rawValue)
  }

  /// The generalized cost of each in its parts.
  private var costs: String {
    var table = TextTable(
      [("", .right)] + GeneralizedCost.names.map { ($0, .right) } + [("generalized USD", .right)])
    for (place, itinerary) in itineraries.enumerated() {
      let cost = itinerary.generalizedCost
      table.add(["\(place + 1)"] + cost.parts.map { digits($0) } + [digits(cost.total)])
    }
    return table.text
  }

  /// For which cargo and which value of time each is the best of those shown, in plain words.
  private var thresholds: String {
    let cargo = breakEvens(of: itineraries, along: .cargoValue)
    let time = breakEvens(of: itineraries, along: .valueOfTime)
    return wrapped("the best of these for cargo worth, USD a container: \(ranges(cargo))") + "\n"
      + wrapped("the best of these where a day is worth, USD a container: \(ranges(time))") + "\n"
      + (cargo.last.flatMap { last in
        cargo.count < 2
          ? nil
          : wrapped(
            "above \(threshold(last.from)) USD a container take "
              + chains[last.itinerary]) + "\n"
      } ?? "")
  }

  private func ranges(_ ranges: [BreakEven]) -> String {
    ranges.map { range in
      let name = "\(range.itinerary + 1)"
      if range.from == 0, range.to == .infinity { return "any: \(name)" }
      if range.from == 0 { return "below \(threshold(range.to)): \(name)" }
      if range.to == .infinity { return "above \(threshold(range.from)): \(name)" }
      return "to \(threshold(range.to)): \(name)"
    }.joined(separator: ", ")
  }

  /// What arriving in time takes.
  private func words(on answer: Punctuality) -> String {
    let chance = percent(answer.chance, decimals: 0)
    var ways = itineraries.map(\.legIndices)
    var table = TextTable([
      ("", .right), ("days at \(chance)", .right), ("USD", .right), ("a day earlier costs", .right),
      ("leave within", .right), ("on time", .right),
    ])
    for step in answer.steps {
      let isLate = step.latestDeparture < 0
      let legs = step.itinerary.legIndices
      if !ways.contains(legs) { ways.append(legs) }
      table.add([
        "\((ways.firstIndex(of: legs) ?? 0) + 1)", days(step.hours),
        digits(step.itinerary.total.usd),
        step.usdPerDayEarlier.map { digits($0) + " USD" } ?? "",
        isLate ? "too late" : days(step.latestDeparture) + " days",
        percent(step.onTime.probability),
      ])
    }
    let chains = network.numberedChains(ofWays: ways).dropFirst(itineraries.count).joined()
    // A spread of points belongs to the ways it was made for.
    let drawn = simulation.method == .random ? "" : "of independent trials\n"
    let target = "within \(days(answer.deadline.hours)) days with a chance of \(chance)"
    guard let choice = answer.choice else {
      return "none of these arrives \(target)\n" + table.text + drawn + chains
    }
    let step = answer.steps[choice]
    return "to arrive \(target) the cheapest is, at \(digits(step.itinerary.total.usd)) USD,\n  "
      + step.itinerary.chain(in: network)
      + "\n  leaving at the latest \(days(step.latestDeparture)) days after it is ready"
      + (ready.map { ", on \($0.after(hours: step.latestDeparture))" } ?? "") + "\n"
      + table.text + drawn + chains
  }

  public var json: JSON {
    let itinerary = outlooks[0].itinerary
    return .object([
      ("schema", "corridor.compare/1"), ("from", .string(itinerary.from)),
      ("to", .string(itinerary.to)), ("seed", JSON(seed: simulation.seed)),
      ("trials", .integer(simulation.trials)), ("deadline_hours", .optional(deadline?.hours)),
      ("objective", .string(itinerary.objective.rawValue)),
      ("outlooks", .array(outlooks.map { JSON($0) })),
      ("generalized_costs", .array(itineraries.map { JSON($0.generalizedCost) })),
      (
        "break_evens",
        .object([
          ("cargo_value", JSON(breakEvens(of: itineraries, along: .cargoValue))),
          ("value_of_time", JSON(breakEvens(of: itineraries, along: .valueOfTime))),
        ])
      ),
      ("punctuality", punctuality.map { JSON($0) } ?? .null),
      ("assumptions", JSON(assumptionsOf: itinerary.shipment)),
      ("insurance_rate", .number(shipment.insuranceRate)),
    ])
  }

  public var csv: String {
    let cargo = breakEvens(of: itineraries, along: .cargoValue)
    let time = breakEvens(of: itineraries, along: .valueOfTime)
    func bounds(_ ranges: [BreakEven], _ place: Int) -> [String] {
      guard let range = ranges.first(where: { $0.itinerary == place }) else { return ["", ""] }
      return [cell(range.from), range.to.isFinite ? cell(range.to) : "inf"]
    }
    let header =
      ["itinerary", "distinctions", "usd", "hours", "km", "kg_co2e", "share_best"]
      + Spread.columns("usd") + Spread.columns("hours") + ["on_time"]
      + GeneralizedCost.names.map { $0 + "_usd" } + ["generalized_usd"]
      + ["cargo_value_from", "cargo_value_to", "value_of_time_from", "value_of_time_to"]
    let chains = self.chains
    let rows = outlooks.enumerated().map { place, outlook in
      let total = outlook.itinerary.total
      let cost = outlook.itinerary.generalizedCost
      let means = [total.usd, total.hours, total.kilometers, total.kilogramsCO2e]
      let spreads = (outlook.usd.numbers + outlook.hours.numbers).map(\.1)
      let before = [
        chains[place], distinctions(outlook).joined(separator: " "),
      ]
      let numbers = (means + [outlook.shareBest] + spreads).map(cell)
      let onTime = [cell(outlook.onTime?.probability)]
      let parts = (cost.parts + [cost.total]).map(cell)
      return before + numbers + onTime + parts + bounds(cargo, place) + bounds(time, place)
    }
    return Reports.csv([header] + rows)
  }
}

extension GeneralizedCost {
  static let names = [
    "tariff", "handling", "charges", "time", "inventory", "insurance", "carbon",
  ]

  var parts: [Double] { [tariff, handling, charges, time, inventory, insurance, carbon] }
}

extension Shipment {
  /// The insurance in words.
  var insurance: String {
    "insurance \(percent(insuranceRate, decimals: 2)) of "
      + "\(percent(GeneralizedCost.insuredShare, decimals: 0)) of the value, on any way"
  }
}

extension JSON {
  init(_ cost: GeneralizedCost) {
    let parts = zip(GeneralizedCost.names, cost.parts).map { ($0, JSON.number($1)) }
    self = .object(parts + [("total", .number(cost.total))])
  }

  /// The last range has no end: its `to` is null.
  init(_ ranges: [BreakEven]) {
    self = .array(
      ranges.map { range in
        .object([
          ("itinerary", .integer(range.itinerary)), ("from", .number(range.from)),
          ("to", .number(range.to)),
        ])
      })
  }

  init(_ answer: Punctuality) {
    let steps = answer.steps.map { step in
      JSON.object([
        ("itinerary", JSON(step.itinerary)), ("hours", .number(step.hours)),
        ("on_time", JSON(step.onTime)),
        ("latest_departure_hours", .number(step.latestDeparture)),
        ("usd_per_day_earlier", .optional(step.usdPerDayEarlier)),
      ])
    }
    self = .object([
      ("chance", .number(answer.chance)), ("choice", answer.choice.map(JSON.integer) ?? .null),
      ("steps", .array(steps)),
    ])
  }

  init(_ chance: Chance) {
    self = .object([
      ("probability", .number(chance.probability)), ("low", .number(chance.low)),
      ("high", .number(chance.high)),
    ])
  }
}

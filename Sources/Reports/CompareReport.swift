public import Freight
public import Simulation

/// Itineraries side by side, with what many trials foresee for each.
public struct CompareReport: Report {
  private let network: Network
  private let simulation: Simulation
  private let deadline: Deadline?
  private let outlooks: [Outlook]

  /// Creates the report of outlooks foreseen together, in the order in which they are shown.
  public init(
    _ outlooks: [Outlook], of simulation: Simulation, by deadline: Deadline?, in network: Network
  ) {
    precondition(!outlooks.isEmpty, "a report needs an outlook")
    self.outlooks = outlooks
    self.simulation = simulation
    self.deadline = deadline
    self.network = network
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
        "\(place + 1)", distinctions(place).joined(separator: ", "), digits(total.usd),
        digits(outlook.usd.p50), digits(outlook.usd.p95), days(total.hours),
        days(outlook.hours.p50), days(outlook.hours.p95), digits(total.kilometers),
        digits(total.kilogramsCO2e), percent(outlook.shareBest, decimals: 0),
      ]
      if let onTime = outlook.onTime { cells.append(percent(onTime.probability)) }
      table.add(cells)
    }
    let chains = outlooks.enumerated().map { place, outlook in
      "\(place + 1)  \(outlook.itinerary.chain(in: network))\n"
    }
    let limit = deadline.map { "on time: within \(days($0.hours)) days; " } ?? ""
    return table.text + "\n" + chains.joined() + "\n"
      + TextCharts.intervals(outlooks.map(\.hours), by: deadline) + "P5 to P95, a dot at P50\n\n"
      + "USD and days are means; P50 and P95: \(grouped(simulation.trials)) trials, seed "
      + "\(simulation.seed)\n\(limit)best in: share of trials of least generalized cost\n"
      + outlooks[0].itinerary.shipment.assumptions + "\n"
  }

  /// What an itinerary is the best of all in.
  private func distinctions(_ place: Int) -> [String] {
    let totals = outlooks.map(\.itinerary.total)
    var words = place == 0 ? ["recommended"] : []
    if totals.allSatisfy({ $0.usd >= totals[place].usd }) { words.append("cheapest") }
    if totals.allSatisfy({ $0.hours >= totals[place].hours }) { words.append("fastest") }
    if totals.allSatisfy({ $0.kilogramsCO2e >= totals[place].kilogramsCO2e }) {
      words.append("greenest")
    }
    return words
  }

  public var json: JSON {
    let itinerary = outlooks[0].itinerary
    return .object([
      ("schema", "corridor.compare/1"), ("from", .string(itinerary.from)),
      ("to", .string(itinerary.to)), ("seed", JSON(seed: simulation.seed)),
      ("trials", .integer(simulation.trials)), ("deadline_hours", .optional(deadline?.hours)),
      ("outlooks", .array(outlooks.map { JSON($0) })),
      ("assumptions", JSON(assumptionsOf: itinerary.shipment)),
    ])
  }

  public var csv: String {
    Reports.csv(
      [
        ["itinerary", "distinctions", "usd", "hours", "km", "kg_co2e", "share_best"]
          + Spread.columns("usd") + Spread.columns("hours") + ["on_time"]
      ]
        + outlooks.enumerated().map { place, outlook in
          let total = outlook.itinerary.total
          let means = [total.usd, total.hours, total.kilometers, total.kilogramsCO2e]
          let spreads = outlook.usd.numbers + outlook.hours.numbers
          return [
            outlook.itinerary.chain(in: network), distinctions(place).joined(separator: " "),
          ] + (means + [outlook.shareBest] + spreads.map(\.1)).map { JSON.number($0).line }
            + [outlook.onTime.map { JSON.number($0.probability).line } ?? ""]
        })
  }
}

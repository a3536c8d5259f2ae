public import Freight

/// The best ways between many pairs, written row by row as they are found.
public struct MatrixReport: Sendable {
  private let network: Network
  private let objective: Objective

  public init(minimizing objective: Objective, in network: Network) {
    self.objective = objective
    self.network = network
  }

  /// What stands before the rows.
  public func opening(_ format: Format, isLines: Bool) -> String {
    switch format {
    case .table: ""
    case .csv: csv([MatrixReport.columns])
    case .json:
      isLines
        ? ""
        : "{\"schema\":\"corridor.matrix/1\",\"objective\":\"\(objective.rawValue)\",\"rows\":[\n"
    }
  }

  /// One row; a table has none before all are known.
  public func text(of row: MatrixRow, _ format: Format, isLines: Bool, isFirst: Bool) -> String {
    switch format {
    case .table: ""
    case .csv: csv([cells(row)])
    case .json:
      isLines ? json(row).line + "\n" : (isFirst ? "" : ",\n") + json(row).line
    }
  }

  /// What stands behind the rows.
  public func closing(_ format: Format, isLines: Bool) -> String {
    format == .json && !isLines ? "\n]}\n" : ""
  }

  /// All rows for reading in a terminal.
  public func table(_ rows: [MatrixRow]) -> String {
    var table = TextTable([
      ("from", .left), ("to", .left), ("USD", .right), ("days", .right), ("km", .right),
      ("kg CO2e", .right), ("modes", .left),
    ])
    for row in rows {
      let ends = [row.from, row.to].map(network.name(ofTerminal:))
      guard let amounts = row.amounts else {
        table.add(ends + ["no way", "", "", "", ""])
        continue
      }
      table.add(
        ends + [
          digits(amounts.usd), days(amounts.hours), digits(amounts.kilometers),
          digits(amounts.kilogramsCO2e), modes(row).joined(separator: " "),
        ])
    }
    return table.text + "\nleast \(objective.rawValue), on average\n"
  }

  private static let columns = [
    "from", "to", "reachable", "usd", "hours", "km", "kg_co2e", "weight", "modes", "terminals",
  ]

  private func cells(_ row: MatrixRow) -> [String] {
    let amounts = row.amounts
    let numbers = [
      amounts?.usd, amounts?.hours, amounts?.kilometers, amounts?.kilogramsCO2e, row.weight,
    ].map(cell)
    return [row.from, row.to, amounts == nil ? "no" : "yes"] + numbers
      + [modes(row).joined(separator: " "), terminals(row).joined(separator: " ")]
  }

  private func json(_ row: MatrixRow) -> JSON {
    .object([
      ("from", .string(row.from)), ("to", .string(row.to)), ("reachable", .bool(row.weight != nil)),
      ("usd", .optional(row.amounts?.usd)), ("hours", .optional(row.amounts?.hours)),
      ("km", .optional(row.amounts?.kilometers)),
      ("kg_co2e", .optional(row.amounts?.kilogramsCO2e)), ("weight", .optional(row.weight)),
      ("modes", .array(modes(row).map(JSON.string))),
      ("terminals", .array(terminals(row).map(JSON.string))),
    ])
  }

  /// The modes in order, each once in a row.
  private func modes(_ row: MatrixRow) -> [String] {
    row.legs.reduce(into: []) { modes, leg in
      let mode = network.legs[leg].mode.rawValue
      if modes.last != mode { modes.append(mode) }
    }
  }

  private func terminals(_ row: MatrixRow) -> [String] {
    row.legs.isEmpty
      ? [] : [row.from] + row.legs.map { network.terminals[network.legs[$0].to].id }
  }
}

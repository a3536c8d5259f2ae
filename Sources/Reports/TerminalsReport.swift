public import Freight

/// The terminals of a network.
public struct TerminalsReport: Report {
  private let terminals: [Terminal]

  public init(of network: Network) { terminals = network.terminals.sorted { $0.id < $1.id } }

  public var table: String {
    var table = TextTable([
      ("id", .left), ("name", .left), ("country", .left), ("kind", .left), ("latitude", .right),
      ("longitude", .right),
    ])
    for terminal in terminals {
      table.add([
        terminal.id, terminal.name, terminal.country, terminal.kind.rawValue,
        digits(terminal.latitude, decimals: 2), digits(terminal.longitude, decimals: 2),
      ])
    }
    return table.text
  }

  public var json: JSON {
    .object([
      ("schema", "corridor.terminals/1"),
      (
        "terminals",
        .array(
          terminals.map { terminal in
            .object([
              ("id", .string(terminal.id)), ("name", .string(terminal.name)),
              ("country", .string(terminal.country)), ("kind", .string(terminal.kind.rawValue)),
              ("latitude", .number(terminal.latitude)), ("longitude", .number(terminal.longitude)),
              ("note", .string(terminal.note)),
            ])
          })
      ),
    ])
  }

  public var csv: String {
    Reports.csv(
      [["id", "name", "country", "kind", "latitude", "longitude", "note"]]
        + terminals.map { terminal in
          [
            terminal.id, terminal.name, terminal.country, terminal.kind.rawValue,
            cell(terminal.latitude), cell(terminal.longitude),
            terminal.note,
          ]
        })
  }
}

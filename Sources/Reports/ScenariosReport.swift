public import Freight

/// The what-ifs that a network knows.
public struct ScenariosReport: Report {
  private let scenarios: [Scenario]

  public init(of network: Network) { scenarios = network.scenarios }

  public var table: String {
    var table = TextTable([("scenario", .left), ("title", .left), ("changes", .left)])
    for scenario in scenarios {
      table.add([
        scenario.id, scenario.title, scenario.changes.map(\.description).joined(separator: ", "),
      ])
    }
    return table.text
  }

  public var json: JSON {
    .object([
      ("schema", "corridor.scenarios/1"),
      (
        "scenarios",
        .array(
          scenarios.map { scenario in
            .object([
              ("id", .string(scenario.id)), ("title", .string(scenario.title)),
              ("changes", .array(scenario.changes.map { .string($0.description) })),
              ("note", .string(scenario.note)),
            ])
          })
      ),
    ])
  }

  public var csv: String {
    Reports.csv(
      [["scenario", "title", "change", "note"]]
        + scenarios.flatMap { scenario in
          scenario.changes.map { [scenario.id, scenario.title, $0.description, scenario.note] }
        })
  }
}

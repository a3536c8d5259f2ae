public import Freight

/// One itinerary, step by step, with the means.
public struct RouteReport: Report {
  private let network: Network
  private let itinerary: Itinerary
  private let ready: Day?

  /// Creates the report of an itinerary, and of when it ends where it is known when it starts.
  public init(_ itinerary: Itinerary, in network: Network, ready: Day? = nil) {
    self.itinerary = itinerary
    self.network = network
    self.ready = ready
  }

  public var table: String {
    var table = TextTable([
      ("step", .left), ("from", .left), ("to", .left), ("USD", .right), ("hours", .right),
      ("km", .right), ("kg CO2e", .right),
    ])
    for step in itinerary.steps {
      table.add([
        step.word, network.name(ofTerminal: step.from),
        step.mode == nil ? "" : network.name(ofTerminal: step.to), digits(step.mean.usd),
        digits(step.mean.hours, decimals: 1), step.mode == nil ? "" : digits(step.mean.kilometers),
        step.mode == nil ? "" : digits(step.mean.kilogramsCO2e),
      ])
    }
    let total = itinerary.total
    table.add([
      "total", network.name(ofTerminal: itinerary.from), network.name(ofTerminal: itinerary.to),
      digits(total.usd), digits(total.hours, decimals: 1), digits(total.kilometers),
      digits(total.kilogramsCO2e),
    ])
    return itinerary.chain(in: network) + "\n" + itinerary.totals + "\n"
      + (ready.map { "ready \($0), there on \($0.after(hours: total.hours)) on average\n" } ?? "")
      + "\n"
      + table.text + "\n" + itinerary.shipment.assumptions + "\n"
  }

  public var json: JSON {
    .object([
      ("schema", "corridor.route/1"), ("from", .string(itinerary.from)),
      ("to", .string(itinerary.to)), ("objective", .string(itinerary.objective.rawValue)),
      ("itinerary", JSON(itinerary)), ("ready", .optional(ready?.description)),
      ("arrival", .optional(ready?.after(hours: itinerary.total.hours).description)),
      ("assumptions", JSON(assumptionsOf: itinerary.shipment)),
    ])
  }

  public var csv: String {
    Reports.csv(
      [
        [
          "kind", "from", "to", "mode", "process", "service", "usd", "hours", "km", "kg_co2e",
          "sources",
        ]
      ]
        + itinerary.steps.map { step in
          [
            step.mode == nil ? "transfer" : "leg", step.from, step.to, step.mode?.rawValue ?? "",
            step.process?.rawValue ?? "", step.serviceInWords, cell(step.mean.usd),
            cell(step.mean.hours), cell(step.mean.kilometers),
            cell(step.mean.kilogramsCO2e), step.sources.joined(separator: " "),
          ]
        })
  }
}

extension Step {
  /// Whether it is what a scenario adds to a stop.
  private var isAdded: Bool { parts.contains { $0.role == .surcharge } }

  /// The service of a leg; of a stop nothing, but that a scenario adds it where one does.
  fileprivate var serviceInWords: String { isAdded ? word : service }

  /// The mode of a leg, the process of a stop, or what is added or expected besides.
  var word: String {
    if stay != nil { return "charges by the day" }
    if isAdded { return "added by the scenario" }
    if mode == nil, transfer == nil { return "expected delays" }
    if let mode { return service.isEmpty ? mode.rawValue : mode.rawValue + " " + service }
    return process.map { $0.rawValue == "gauge_change" ? "gauge change" : $0.rawValue } ?? ""
  }
}

extension JSON {
  init(_ itinerary: Itinerary) {
    let total = itinerary.total
    self = .object([
      ("usd", .number(total.usd)), ("hours", .number(total.hours)),
      ("km", .number(total.kilometers)), ("kg_co2e", .optional(total.kilogramsCO2e)),
      ("weight", .number(itinerary.weight)), ("steps", .array(itinerary.steps.map { JSON($0) })),
    ])
  }

  private init(_ step: Step) {
    self = .object([
      ("kind", step.mode == nil ? "transfer" : "leg"), ("from", .string(step.from)),
      ("to", .string(step.to)), ("mode", .optional(step.mode?.rawValue)),
      ("process", .optional(step.process?.rawValue)),
      ("service", .optional(step.serviceInWords.isEmpty ? nil : step.serviceInWords)),
      ("usd", .number(step.mean.usd)), ("hours", .number(step.mean.hours)),
      ("km", .number(step.mean.kilometers)), ("kg_co2e", .optional(step.mean.kilogramsCO2e)),
      ("sources", .array(step.sources.map(JSON.string))),
    ])
  }

  init(assumptionsOf shipment: Shipment) {
    self = .object([
      ("containers", .integer(shipment.containers)), ("size", .integer(shipment.size.rawValue)),
      ("reefer", .bool(shipment.isReefer)), ("cargo_value", .number(shipment.cargoValue)),
      ("tonnes", .number(shipment.tonnes)), ("value_of_time", .number(shipment.dayValue)),
      ("inventory_rate", .number(shipment.inventoryRate)),
      ("carbon_price", .number(shipment.carbonPrice)),
    ])
  }
}

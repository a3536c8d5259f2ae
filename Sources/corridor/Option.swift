import Freight
import Reports
import Simulation

/// One option of the command line: the only table from which parsing, help and completions come.
struct Option: Sendable {
  /// Groups that verbs take whole.
  enum Group: Sendable {
    case network
    case shipment
    case routing
    case simulation
    /// Which of many itineraries to show.
    case choice
    /// Many pairs of terminals.
    case pairs
    /// Changes to the network on the command line.
    case changes
    case drawing
    /// Working out trials in parts.
    case parts
    /// What other formats leave open.
    case exchange
    /// Observations and figures that a law is fitted to.
    case fitting
    case output
  }

  let name: String
  /// What stands for its value in the help; nothing for a switch.
  let value: String?
  let group: Group
  let help: String
  var isRepeatable = false
  /// The words its value can be, where they are few.
  var choices: [String] = []
  /// Whether the help has yet to tell what the words are.
  var listsChoices = false
  /// What it is where it is not given, where that is a word or a number.
  var standard: String?

  /// The word without which it means nothing, where there is one.
  var need: String?

  private static let shipment = Shipment(from: "", to: "")
  private static let simulation = Simulation()

  static let all: [Option] = [
    Option(
      name: "--network", value: "FOLDER", group: .network,
      help: "use this network folder instead of the bundled ones", isRepeatable: true),
    Option(
      name: "--scenario", value: "ID", group: .network,
      help: "apply a what-if of the network, in order", isRepeatable: true),
    Option(
      name: "--containers", value: "N", group: .shipment, help: "how many containers",
      standard: "\(shipment.containers)"),
    Option(
      name: "--size", value: "FEET", group: .shipment, help: "of a container",
      choices: Shipment.Size.allCases.map { "\($0.rawValue)" }, listsChoices: true,
      standard: "\(shipment.size.rawValue)"),
    Option(name: "--reefer", value: nil, group: .shipment, help: "refrigerated containers"),
    Option(
      name: "--cargo-value", value: "USD", group: .shipment,
      help: "what is in each container is worth", standard: number(shipment.cargoValue)),
    Option(
      name: "--tonnes", value: "T", group: .shipment, help: "tonnes in each container",
      standard: number(shipment.tonnes)),
    Option(
      name: "--value-of-time", value: "USD_PER_DAY", group: .shipment,
      help: "of a container, beyond inventory (0.6 % of its value, less inventory)"),
    Option(
      name: "--inventory-rate", value: "SHARE", group: .shipment,
      help: "cost of holding stock a year, as a share of value, like 30% or 0.3",
      standard: share(shipment.inventoryRate)),
    Option(
      name: "--carbon-price", value: "USD_PER_TONNE", group: .shipment,
      help: "of CO2e", standard: number(shipment.carbonPrice)),
    Option(
      name: "--insurance-rate", value: "SHARE", group: .shipment,
      help: "premium as a share of 110 % of the value, like 1% or 0.01",
      standard: share(shipment.insuranceRate)),
    Option(
      name: "--ready", value: "DATE", group: .shipment,
      help: "when the freight is ready, like 2026-12-01"),
    Option(
      name: "--least", value: "OBJECTIVE", group: .routing,
      help: "what to minimise", choices: Objective.allCases.map(\.rawValue), listsChoices: true),
    Option(
      name: "--avoid", value: "TARGET", group: .routing,
      help: "a leg, terminal, mode:, country:, tag: or corridor: to keep off",
      isRepeatable: true),
    Option(
      name: "--via", value: "TERMINAL", group: .routing, help: "pass here, in order",
      isRepeatable: true),
    Option(
      name: "--modes", value: "LIST", group: .routing, help: "only these, like sea,rail,road"),
    Option(
      name: "--max-transfers", value: "N", group: .routing,
      help: "change vehicles at most so often: mode, gauge, or a leg with its own timetable"),
    Option(
      name: "--at-most-usd", value: "USD", group: .routing,
      help: "the whole shipment may cost so much on average"),
    Option(
      name: "--at-most-days", value: "DAYS", group: .routing,
      help: "it may take so long on average"),
    Option(
      name: "--trials", value: "N", group: .simulation, help: "how many trials",
      standard: "\(simulation.trials)"),
    Option(
      name: "--sampler", value: "SAMPLER", group: .simulation,
      help:
        "plain: independent trials; quasi: evenly spread ones, N rounded up to 32 x 2^k; strata: "
        + "more where rare disruptions happen",
      choices: Simulation.Method.allCases.map(\.word), standard: simulation.method.word),
    Option(
      name: "--seed", value: "S", group: .simulation, help: "of the draws",
      standard: "\(simulation.seed)"),
    Option(
      name: "--by", value: "DAYS|DATE", group: .simulation,
      help: "the deadline: 45d, 1080h, or with --ready the end of a date"),
    Option(
      name: "--threads", value: "N", group: .simulation,
      help: "how many at once (all cores); the answer is the same for any number"),
    Option(
      name: "--policy", value: "POLICY", group: .simulation,
      help: "committed: this itinerary whatever happens; flexible: the best of each trial; "
        + "adaptive: chosen again at each stop",
      choices: Policy.allCases.map(\.rawValue), standard: Policy.committed.rawValue),
    Option(
      name: "--confidence", value: "CHANCE", group: .choice,
      help: "how sure to arrive by the deadline, like 90% or 0.9", standard: "95%"),
    Option(
      name: "--overlap", value: "SHARE", group: .choice,
      help: "itineraries shown share at most so much of the shorter one's km, like 50% or 0.5",
      standard: share(Network.sharedKilometers)),
    Option(
      name: "--alternatives", value: "K", group: .choice, help: "how many itineraries",
      standard: "\(Network.shownTradeoffs)"),
    Option(
      name: "--from", value: "LIST", group: .pairs,
      help: "names, country:XX or corridor:ID between commas, or all"),
    Option(name: "--to", value: "LIST", group: .pairs, help: "the same for the destinations"),
    Option(
      name: "--pairs", value: "FILE", group: .pairs,
      help: "a table with the columns from and to"),
    Option(
      name: "--lines", value: nil, group: .pairs,
      help: "one object a line and nothing else (NDJSON)"),
    Option(
      name: "--close", value: "TARGET", group: .changes, help: "close what the target means",
      isRepeatable: true),
    Option(
      name: "--open", value: "TARGET", group: .changes, help: "open it again", isRepeatable: true),
    Option(
      name: "--scale-cost", value: "TARGET=FACTOR", group: .changes,
      help: "multiply what it costs, like mode:sea=1.3", isRepeatable: true),
    Option(
      name: "--add-cost", value: "TARGET=USD", group: .changes,
      help: "add to what it costs a container", isRepeatable: true),
    Option(
      name: "--scale-hours", value: "TARGET=FACTOR", group: .changes,
      help: "multiply how long it takes", isRepeatable: true),
    Option(
      name: "--add-hours", value: "TARGET=HOURS", group: .changes,
      help: "add to how long it takes", isRepeatable: true),
    Option(
      name: "--set-departures", value: "TARGET=PER_WEEK", group: .changes,
      help: "so many departures a week", isRepeatable: true),
    Option(
      name: "--stacked", value: nil, group: .changes,
      help: "all scenarios in order as one, instead of each on its own"),
    Option(
      name: "--influences", value: nil, group: .parts,
      help: "what makes the spread, by leg, transfer, driver and disruption, and what is worth "
        + "knowing first"),
    Option(
      name: "--precision", value: "SHARE", group: .parts,
      help:
        "stop once every interval is within this share, like 1% or 0.01; --trials is the most then"),
    Option(
      name: "--shard", value: "K/N", group: .parts,
      help: "work out one of N parts and write it to a file (-o), for 'corridor merge'"),
    Option(
      name: "--resume", value: nil, group: .parts,
      help: "go on with the part that -o names, where it was interrupted"),
    Option(
      name: "--default-mode", value: "MODE", group: .exchange,
      help: "by what legs go that do not say", choices: Mode.allCases.map(\.rawValue),
      listsChoices: true, standard: Mode.road.rawValue),
    Option(
      name: "--column", value: "NAME", group: .fitting,
      help: "the column of the file (its only one, hours or usd)"),
    Option(
      name: "--low", value: "X", group: .fitting,
      help: "an expert's least possible value, or the published one"),
    Option(
      name: "--likely", value: "X", group: .fitting, help: "an expert's most likely value"),
    Option(
      name: "--high", value: "X", group: .fitting, help: "an expert's 95th percentile"),
    Option(
      name: "--mode", value: "X", group: .fitting, help: "the published most likely value"),
    Option(
      name: "--median", value: "X", group: .fitting, help: "the published median"),
    Option(
      name: "--mean", value: "X", group: .fitting, help: "the published mean"),
    Option(
      name: "--p95", value: "X", group: .fitting, help: "the published 95th percentile"),
    Option(
      name: "--format", value: "FORMAT", group: .output,
      help: "how the answer is written", choices: formats(Drawing.allCases), listsChoices: true,
      standard: Format.table.rawValue),
    Option(
      name: "--chart", value: "NAME", group: .drawing,
      help: "a picture: \(names(ChartName.inTerminals)); with --format svg also "
        + "\(names(ChartName.allCases.filter { !ChartName.inTerminals.contains($0) })) (map)",
      choices: ChartName.allCases.map(\.rawValue)),
    Option(
      name: "--output", value: "FILE", group: .output,
      help: "write to a file, whole or not at all; also -o"),
    Option(name: "--help", value: nil, group: .output, help: "show this help; also -h"),
  ]

  static func named(_ name: String) -> Option? {
    let long = ["-o": "--output", "-h": "--help"][name] ?? name
    return all.first { $0.name == long }
  }

  /// The words for the formats of a report and for some drawings.
  static func formats(_ drawings: [Drawing]) -> [String] {
    Format.allCases.map(\.rawValue) + drawings.map(\.rawValue)
  }

  private static func names(_ charts: [ChartName]) -> String {
    charts.map(\.rawValue).joined(separator: ", ")
  }

  private static func number(_ value: Double) -> String { JSON.number(value).line }

  private static func share(_ value: Double) -> String { number(100 * value) + "%" }
}

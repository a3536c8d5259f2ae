/// One option of the command line: the only table from which parsing, help and completions come.
struct Option: Sendable {
  /// Groups that verbs take whole.
  enum Group: Sendable {
    case network
    case shipment
    case routing
    case simulation
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

  static let all: [Option] = [
    Option(
      name: "--network", value: "FOLDER", group: .network,
      help: "use this network folder instead of the bundled ones", isRepeatable: true),
    Option(
      name: "--scenario", value: "ID", group: .network,
      help: "apply a what-if of the network, in order", isRepeatable: true),
    Option(
      name: "--containers", value: "N", group: .shipment, help: "how many containers (1)"),
    Option(
      name: "--size", value: "FEET", group: .shipment, help: "40 or 20 foot (40)",
      choices: ["40", "20"]),
    Option(name: "--reefer", value: nil, group: .shipment, help: "refrigerated containers"),
    Option(
      name: "--cargo-value", value: "USD", group: .shipment,
      help: "what is in each container is worth (50000)"),
    Option(
      name: "--tonnes", value: "T", group: .shipment, help: "tonnes in each container (20)"),
    Option(
      name: "--value-of-time", value: "USD_PER_DAY", group: .shipment,
      help: "of a container, beyond inventory (0.6 % of its value, less inventory)"),
    Option(
      name: "--inventory-rate", value: "SHARE", group: .shipment,
      help: "cost of holding stock a year, as a share of value (0.25)"),
    Option(
      name: "--carbon-price", value: "USD_PER_TONNE", group: .shipment,
      help: "of CO2e (0)"),
    Option(
      name: "--ready", value: "DATE", group: .shipment,
      help: "when the freight is ready, like 2026-12-01"),
    Option(
      name: "--least", value: "OBJECTIVE", group: .routing,
      help: "what to minimise: cost, time, emissions, generalized",
      choices: ["cost", "time", "emissions", "generalized"]),
    Option(
      name: "--avoid", value: "TARGET", group: .routing,
      help: "a leg, terminal, mode:, country:, tag: or corridor: to keep off",
      isRepeatable: true),
    Option(
      name: "--via", value: "TERMINAL", group: .routing, help: "pass here, in order",
      isRepeatable: true),
    Option(
      name: "--trials", value: "N", group: .simulation, help: "how many trials (100000)"),
    Option(
      name: "--sampler", value: "SAMPLER", group: .simulation,
      help:
        "plain: independent trials; quasi: evenly spread ones, N rounded up to 32 x 2^k (plain)",
      choices: ["plain", "quasi"]),
    Option(name: "--seed", value: "S", group: .simulation, help: "of the draws (1)"),
    Option(
      name: "--by", value: "DAYS|DATE", group: .simulation,
      help: "the deadline: 45d, 1080h, or a date with --ready"),
    Option(
      name: "--threads", value: "N", group: .simulation,
      help: "how many at once (all cores); the answer is the same for any number"),
    Option(
      name: "--policy", value: "POLICY", group: .simulation,
      help: "committed: this itinerary whatever happens; flexible: the best of each trial",
      choices: ["committed", "flexible"]),
    Option(
      name: "--alternatives", value: "K", group: .simulation, help: "how many itineraries (6)"),
    Option(
      name: "--format", value: "FORMAT", group: .output, help: "table, json or csv (table)",
      choices: ["table", "json", "csv"]),
    Option(
      name: "--output", value: "FILE", group: .output,
      help: "write to a file, whole or not at all; also -o"),
    Option(name: "--help", value: nil, group: .output, help: "show this help; also -h"),
  ]

  static func named(_ name: String) -> Option? {
    let long = ["-o": "--output", "-h": "--help"][name] ?? name
    return all.first { $0.name == long }
  }
}

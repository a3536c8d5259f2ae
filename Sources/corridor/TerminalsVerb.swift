import Freight
import Reports

extension Verb {
  static let terminals = Verb(
    name: "terminals", places: "[WORDS]",
    summary: "the terminals of the network, or those that some words find",
    examples: [
      "corridor terminals", "corridor terminals KZ rail",
      "corridor terminals --format svg -o map.svg",
    ],
    groups: [.network, .output], without: ["--scenario"], drawings: [.geojson, .svg]
  ) { arguments, console in
    let network = try arguments.network()
    if try arguments.draw(network, console) { return .answered }
    let report = TerminalsReport(of: network, holding: arguments.places)
    try arguments.answer(report, console)
    if report.isEmpty {
      console.say("no terminal holds \(arguments.places.joined(separator: " "))")
      return .negative
    }
    return .answered
  }
}

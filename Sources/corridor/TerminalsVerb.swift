import Freight
import Reports

extension Verb {
  static let terminals = Verb(
    name: "terminals", places: "[WORDS]",
    summary: "the terminals of the network, or those that some words find",
    examples: [
      "corridor terminals", "corridor terminals KZ rail",
      "corridor terminals CN rail --format svg -o map.svg",
    ],
    groups: [.network, .output], without: ["--scenario"], drawings: [.geojson, .svg]
  ) { arguments, console in
    let words = arguments.places
    let network = try arguments.network().part(holding: words)
    guard !network.terminals.isEmpty else {
      if try arguments.drawing() == nil {
        try arguments.answer(TerminalsReport(of: network), console)
      }
      console.say("no terminal holds \(words.joined(separator: " "))")
      return .negative
    }
    if try arguments.draw(network, console) { return .answered }
    try arguments.answer(TerminalsReport(of: network), console)
    return .answered
  }
}

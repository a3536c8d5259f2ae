import Freight
import Reports

extension Verb {
  static let terminals = Verb(
    name: "terminals", places: "[WORDS]",
    summary: "the terminals of the network, or those that some words find",
    examples: ["corridor terminals", "corridor terminals KZ rail"],
    groups: [.network, .output], without: ["--scenario"]
  ) { arguments, console in
    let report = TerminalsReport(of: try arguments.network(), holding: arguments.places)
    try arguments.answer(report, console)
    if report.isEmpty {
      console.say("no terminal holds \(arguments.places.joined(separator: " "))")
      return .negative
    }
    return .answered
  }
}

import Freight
import Reports

extension Verb {
  static let explain = Verb(
    name: "explain", places: "FROM TO",
    summary: "where each dollar and hour comes from, with its source and how far to trust it",
    examples: ["corridor explain Kigali Almaty", "corridor explain Mombasa Poti --least time"],
    groups: [.network, .shipment, .routing, .output], without: ["--ready", "--insurance-rate"]
  ) { arguments, console in
    let question = try Question(arguments, "explain", console)
    let itinerary = try question.network.itinerary(
      for: question.shipment, minimizing: arguments.objective())
    try arguments.answer(ExplainReport(itinerary, in: question.network), console)
    return .answered
  }
}

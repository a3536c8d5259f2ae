import Freight
import Reports

extension Verb {
  static let route = Verb(
    name: "route", places: "FROM TO",
    summary: "the way to go that is least in cost, time, emissions or generalized cost",
    examples: [
      "corridor route Kigali Almaty", "corridor route Mombasa Poti --least time --avoid tag:suez",
      "corridor route CNSIA Duisburg --via Aktau --containers 2 --format json",
      "corridor route Kigali Almaty --chart distance",
    ],
    groups: [.network, .shipment, .routing, .drawing, .output],
    rules: [.only(["--insurance-rate"], with: "--chart breakdown")],
    drawings: [.geojson, .svg],
    objective: .cost
  ) { arguments, console in
    let question = try Question(arguments, "route", console)
    let itinerary = try question.network.itinerary(
      for: question.shipment, minimizing: arguments.objective())
    if try await arguments.draw([itinerary], in: question.network, console) { return .answered }
    let report = try RouteReport(itinerary, in: question.network, ready: arguments.readyDay())
    try arguments.answer(report, console)
    return .answered
  }
}

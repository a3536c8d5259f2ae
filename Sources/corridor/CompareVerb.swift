import Freight
import Reports
import Simulation

extension Verb {
  static let compare = Verb(
    name: "compare", places: "FROM TO",
    summary: "every sensible compromise side by side, with simulated percentiles",
    examples: [
      "corridor compare Kigali Almaty",
      "corridor compare Kigali Almaty --by 60d --cargo-value 120000",
    ],
    groups: [.network, .shipment, .routing, .simulation, .drawing, .output],
    without: ["--least", "--policy"]
  ) { arguments, console in
    let question = try Question(arguments, "compare", console)
    let simulation = try arguments.simulation()
    let deadline = try arguments.deadline()
    let limit = try arguments.integer("--alternatives", in: 1...50) ?? 6
    let tradeoffs = try question.network.tradeoffs(for: question.shipment)
    let shown = Array(tradeoffs.prefix(limit))
    if try await arguments.draw(shown, in: question.network, console) { return .answered }
    let outlooks = await simulation.outlooks(
      for: shown, by: deadline, threads: try arguments.threads())
    try arguments.answer(
      CompareReport(outlooks, of: simulation, by: deadline, in: question.network), console)
    return .answered
  }
}

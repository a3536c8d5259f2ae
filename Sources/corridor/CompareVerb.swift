import Freight
import Reports
import Simulation

extension Verb {
  static let compare = Verb(
    name: "compare", places: "FROM TO",
    summary: "every sensible compromise side by side, with simulated percentiles",
    examples: [
      "corridor compare Kigali Almaty",
      "corridor compare Kigali Almaty --by 60d --confidence 95% --cargo-value 120000",
      "corridor compare Kigali Almaty --chart tradeoff",
    ],
    groups: [.network, .shipment, .routing, .simulation, .choice, .drawing, .output],
    without: ["--least", "--policy"],
    rules: [
      .only(["--confidence"], with: "--by"),
      .never(["--confidence"], with: Rule.drawing),
    ],
    drawings: [.geojson, .svg]
  ) { arguments, console in
    let question = try Question(arguments, "compare", console)
    let simulation = try arguments.simulation()
    let deadline = try arguments.deadline()
    let tradeoffs = try question.network.tradeoffs(
      for: question.shipment,
      atMost: arguments.integer("--alternatives", in: 1...50) ?? Network.shownTradeoffs,
      overlap: arguments.share("--overlap", like: 75, where: (0...1).contains)
        ?? Network.sharedKilometers)
    if try await arguments.draw(tradeoffs.itineraries, in: question.network, console) {
      return .answered
    }
    let threads = try arguments.threads()
    let outlooks = await simulation.outlooks(
      for: tradeoffs.itineraries, by: deadline, threads: threads)
    try arguments.answer(
      CompareReport(
        outlooks, among: tradeoffs, of: simulation, by: deadline, in: question.network,
        punctuality: try await arguments.punctuality(question), ready: arguments.readyDay()),
      console)
    return .answered
  }
}

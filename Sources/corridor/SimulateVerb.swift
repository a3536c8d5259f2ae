import Freight
import Reports
import Simulation

extension Verb {
  static let simulate = Verb(
    name: "simulate", places: "FROM TO",
    summary: "what many trials foresee: quantiles of cost and time, the chance of being in time",
    examples: [
      "corridor simulate Kigali Almaty --by 60d",
      "corridor simulate Kigali Almaty --policy flexible",
      "corridor simulate \"Xi'an\" Duisburg --trials 1000000 --seed 7 --format json",
      "corridor simulate Kigali Almaty --trials 100000000 --shard 3/8 -o part3.bin",
    ],
    groups: [.network, .shipment, .routing, .simulation, .drawing, .parts, .output],
    rules: [
      .only(["--insurance-rate"], with: "--chart breakdown"),
      .only(["--resume"], with: "--shard"),
      .never(
        Rule.drawing + ["--at-most-usd", "--at-most-days"],
        with: ["--policy flexible", "--policy adaptive"]),
      .never(["--format", "--chart", "--influences", "--precision"], with: ["--shard"]),
      .never(["--influences", "--precision"], with: Rule.drawing),
    ],
    drawings: [.geojson, .svg]
  ) { arguments, console in
    let question = try Question(arguments, "simulate", console)
    if arguments.value("--shard") != nil {
      try await arguments.workOutShard(question, console)
      return .answered
    }
    if try arguments.policy() == .committed {
      let itinerary = try question.network.itinerary(
        for: question.shipment, minimizing: arguments.objective())
      if try await arguments.draw([itinerary], in: question.network, console) { return .answered }
    }
    var last: SimulateReport?
    for simulation in try arguments.checkpoints() {
      let trial = try arguments.study(question, simulation)
      let answer = try await trial.answer(arguments.threads(), console)
      last = trial.report(answer)
      last?.precision = try arguments.precision()
      if let precision = last?.precision, answer.outlook.isKnown(within: precision) { break }
    }
    guard var last else { preconditionFailure("there is at least one checkpoint") }
    if arguments.has("--influences") {
      let itinerary = try question.network.itinerary(
        for: question.shipment, minimizing: arguments.objective())
      let threads = try arguments.threads()
      last.influences = await last.simulation.influences(on: itinerary, threads: threads)
      last.information = await last.simulation.information(
        on: try question.choices(beside: itinerary), threads: threads)
    }
    try arguments.answer(last, console)
    return .answered
  }
}

extension Question {
  /// An itinerary and the other sensible ways, as `compare` finds them, under one objective.
  fileprivate func choices(beside itinerary: Itinerary) throws -> [Itinerary] {
    let others = try network.tradeoffs(for: shipment).map(\.legIndices)
      .filter { $0 != itinerary.legIndices }
    return try [itinerary]
      + others.compactMap {
        try network.itinerary(following: $0, for: shipment, minimizing: itinerary.objective)
      }
  }
}

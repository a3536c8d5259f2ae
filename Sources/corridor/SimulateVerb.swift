import Freight
import Reports
import Simulation

extension Verb {
  static let simulate = Verb(
    name: "simulate", places: "FROM TO",
    summary: "what many trials foresee: quantiles of cost and time, the chance of being in time",
    examples: [
      "corridor simulate Kigali Almaty --by 60d",
      "corridor simulate \"Xi'an\" Duisburg --trials 1000000 --seed 7 --format json",
    ],
    groups: [.network, .shipment, .routing, .simulation, .drawing, .output]
  ) { arguments, console in
    let question = try Question(arguments, "simulate", console)
    let simulation = try arguments.simulation()
    let deadline = try arguments.deadline()
    let policy = try arguments.choice("--policy") ?? "committed"
    let objective = try arguments.objective() ?? .generalized
    if policy == "flexible" {
      let flexibility = try await simulation.flexibility(
        for: question.shipment, minimizing: objective, in: question.network, by: deadline,
        threads: try arguments.threads())
      let report = SimulateReport(
        flexibility, of: simulation, by: deadline, in: question.network)
      try arguments.answer(report, console)
      return .answered
    }
    let itinerary = try question.network.itinerary(
      for: question.shipment, minimizing: objective)
    if try await arguments.draw([itinerary], in: question.network, console) { return .answered }
    let outlooks = await simulation.outlooks(
      for: [itinerary], by: deadline, threads: try arguments.threads())
    try arguments.answer(
      SimulateReport(
        outlooks, of: simulation, policy: policy, by: deadline, in: question.network), console)
    return .answered
  }
}

import Freight
import Reports
import Simulation

extension Verb {
  static let whatIf = Verb(
    name: "whatif", places: "FROM TO",
    summary: "what scenarios change: the cost, the days, the best way to go",
    examples: [
      "corridor whatif Kigali Almaty --close KEMBA",
      "corridor whatif Kigali Almaty --scale-cost mode:sea=1.5 --add-hours country:IR=72 --by 65d",
      "corridor whatif Kigali Rotterdam --scenario red-sea-closed --close KEMBA --stacked",
    ],
    groups: [.network, .changes, .shipment, .routing, .simulation, .output],
    without: ["--policy", "--insurance-rate"],
    rules: [.only(["--ready"], with: "--by")],
    drawings: [.svg]
  ) { arguments, console in
    let question = try Question(arguments, "whatif", console, isChanged: false)
    var scenarios = try arguments.all("--scenario").map {
      try question.network.scenario(named: $0)
    }
    if let changes = try arguments.changes() { scenarios.append(changes) }
    guard !scenarios.isEmpty else {
      throw Failure.misuse(
        "'corridor whatif' needs a --scenario or a change such as --close TARGET; "
          + "'corridor scenarios' lists those of the network")
    }
    let simulation = try arguments.simulation()
    let deadline = try arguments.deadline()
    let answer = try await simulation.whatIf(
      arguments.has("--stacked") ? [scenarios] : scenarios.map { [$0] }, for: question.shipment,
      minimizing: arguments.objective(), in: question.network,
      avoiding: arguments.avoided, by: deadline,
      threads: arguments.threads())
    if try arguments.draw(answer, in: question.network, console) { return .answered }
    try arguments.answer(
      WhatIfReport(answer, of: simulation, by: deadline, in: question.network), console)
    return .answered
  }
}

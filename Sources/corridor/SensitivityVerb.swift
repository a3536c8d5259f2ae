import Freight
import Reports

extension Verb {
  static let sensitivity = Verb(
    name: "sensitivity", places: "FROM TO",
    summary: "what the choice hangs on, what moves the total, and why not another way",
    examples: [
      "corridor sensitivity Kigali Almaty",
      "corridor sensitivity Kigali Almaty --least cost --format csv",
    ],
    groups: [.network, .shipment, .routing, .output],
    without: ["--ready", "--at-most-usd", "--at-most-days", "--insurance-rate"]
  ) { arguments, console in
    let question = try Question(arguments, "sensitivity", console)
    let answer = try question.network.sensitivity(
      for: question.shipment, minimizing: arguments.objective())
    try arguments.answer(SensitivityReport(answer, in: question.network), console)
    return .answered
  }
}

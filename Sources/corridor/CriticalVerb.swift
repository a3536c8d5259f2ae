import Freight
import Reports
import Simulation

extension Verb {
  static let critical = Verb(
    name: "critical", places: "[FROM TO]",
    summary: "what closing each leg and terminal does, the worst first",
    examples: [
      "corridor critical Kigali Almaty --by 75d",
      "corridor critical --from Kigali,Kampala --to country:KZ",
      "corridor critical --pairs pairs.csv --format csv",
    ],
    groups: [.network, .pairs, .shipment, .routing, .simulation, .output],
    without: ["--policy", "--lines", "--insurance-rate"],
    rules: [
      .never(["--from", "--to", "--pairs"], with: ["FROM TO"]),
      .never(["--from", "--to"], with: ["--pairs"]),
      .only(["--ready", "--trials", "--seed", "--sampler"], with: "--by"),
    ]
  ) { arguments, console in
    let network: Network
    let shipment: Shipment
    let pairs: [Pair]
    if arguments.places.isEmpty {
      network = try arguments.network()
      shipment = try arguments.shipment(from: "", to: "")
      guard let asked = try arguments.pairs(of: network) else {
        throw Failure.misuse("'corridor critical' needs FROM and TO, --from and --to, or --pairs")
      }
      pairs = try asked.filter { pair in
        try network.terminal(named: pair.from) != network.terminal(named: pair.to)
      }
      guard !pairs.isEmpty else {
        throw Failure.misuse("no pair leads from one place to another: nothing can be critical")
      }
    } else {
      let question = try Question(arguments, "critical", console)
      (network, shipment) = (question.network, question.shipment)
      pairs = [Pair(from: shipment.origin, to: shipment.destination)]
    }
    let objective = try arguments.objective()
    let simulation = try arguments.simulation()
    let deadline = try arguments.deadline()
    let losses = try network.losses(for: pairs, minimizing: objective, of: shipment)
    var chanceLost: [Double]?
    if let deadline {
      chanceLost = await simulation.chanceLost(
        of: losses, by: deadline, threads: try arguments.threads())
    }
    try arguments.answer(
      CriticalReport(
        losses, minimizing: objective, chanceLost: chanceLost, of: simulation, by: deadline,
        in: network), console)
    return .answered
  }
}

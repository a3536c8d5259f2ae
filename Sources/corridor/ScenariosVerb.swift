import Freight
import Reports

extension Verb {
  static let scenarios = Verb(
    name: "scenarios", places: "", summary: "the what-ifs that the network knows",
    examples: ["corridor scenarios", "corridor route Kigali Rotterdam --scenario red-sea-closed"],
    groups: [.network, .output], without: ["--scenario"]
  ) { arguments, console in
    guard arguments.places.isEmpty else {
      throw Failure.misuse("'corridor scenarios' takes no places")
    }
    try arguments.answer(ScenariosReport(of: try arguments.network()), console)
    return .answered
  }
}

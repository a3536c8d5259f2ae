import Freight
import Networks
import Reports

extension Verb {
  static let check = Verb(
    name: "check", places: "[FOLDER]...",
    summary: "the network doctor: what is wrong or odd in network folders, where, and what to do",
    examples: [
      "corridor check                          # the bundled networks",
      "corridor check my-network --format json # exit code 1 where there is an error",
    ],
    groups: [.output]
  ) { arguments, console in
    let folders = arguments.places.isEmpty ? BundledNetworks.folders : arguments.places
    let checkup = try Checkup(of: folders)
    try arguments.answer(CheckReport(of: checkup), console)
    return checkup.isHealthy ? .answered : .negative
  }
}

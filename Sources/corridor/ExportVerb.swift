import Freight

extension Verb {
  static let export = Verb(
    name: "export", places: "gmns|geojson|dimacs",
    summary: "write a network's terminals and legs in another format",
    examples: [
      "corridor export gmns -o bundled-gmns",
      "corridor export geojson -o network.geojson --network my-network",
    ],
    groups: [.network, .output], without: ["--format"]
  ) { arguments, console in
    guard arguments.places.count == 1 else {
      throw Failure.misuse("'corridor export' needs a format: gmns, geojson or dimacs")
    }
    let format = try ExchangeFormat(
      named: arguments.places[0], among: [.gmns, .geojson, .dimacs])
    let network = try arguments.network()
    let files = try network.files(as: format)
    let closed = network.closedLegs
    if closed > 0 {
      console.say("note: \(closed) closed leg\(closed == 1 ? "" : "s") left out")
    }
    if format == .geojson, let file = files.first {
      try arguments.answer(file.text, console)
      return .answered
    }
    guard let output = arguments.value("--output"), output != "-" else {
      throw Failure.misuse("'corridor export \(format.rawValue)' needs -o FOLDER, a new folder")
    }
    try writing { () throws(WritingError) in try write(files, toFolder: output) }
    console.say("\(output): \(files.map(\.name).joined(separator: ", "))")
    return .answered
  }
}

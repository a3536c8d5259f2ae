import Freight

extension Verb {
  static let `import` = Verb(
    name: "import", places: "gmns|dimacs|tntp|geojson PATH",
    summary: "make a network folder of another format's files, assumptions declared",
    examples: [
      "corridor import gmns sample -o my-network",
      "corridor import geojson railways.geojson -o my-network --default-mode rail",
    ],
    groups: [.exchange, .output], without: ["--format"]
  ) { arguments, console in
    guard arguments.places.count == 2 else {
      throw Failure.misuse("'corridor import' needs a format and a path")
    }
    let format = try ExchangeFormat(named: arguments.places[0], among: ExchangeFormat.allCases)
    guard let output = arguments.value("--output"), output != "-" else {
      throw Failure.misuse("'corridor import' needs -o FOLDER, the network folder to write")
    }
    let mode = try arguments.choice("--default-mode").flatMap(Mode.init(rawValue:)) ?? .road
    let folder = try ImportedFolder(of: arguments.places[1], as: format, mode: mode)
    try writing { () throws(WritingError) in try write(folder.tables, toFolder: output) }
    for note in folder.notes { console.say("note: \(note)") }
    console.say(
      "\(output): \(folder.terminals) terminals, \(folder.legs) legs; "
        + "'corridor check \(output)' tells what looks odd")
    return .answered
  }
}

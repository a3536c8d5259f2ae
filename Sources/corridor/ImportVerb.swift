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

extension ExchangeFormat {
  /// The format of a name.
  ///
  /// - Throws: `Failure` with the nearest name.
  fileprivate init(named name: String, among formats: [ExchangeFormat]) throws {
    if let format = formats.first(where: { $0.rawValue == name.lowercased() }) {
      self = format
      return
    }
    let near = nearestWords(to: name, among: formats.map(\.rawValue)).first
    throw Failure.misuse(
      "no format is called '\(name)'"
        + (near.map { "; did you mean '\($0)'?" }
          ?? "; they are \(formats.map(\.rawValue).joined(separator: ", "))"))
  }
}

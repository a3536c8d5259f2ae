import Freight
import Reports

extension Verb {
  static let matrix = Verb(
    name: "matrix", places: "", summary: "the best ways between many pairs at once",
    examples: [
      "corridor matrix --from Mombasa,TZDAR --to country:KZ",
      "corridor matrix --from all --to all --least time --format csv -o matrix.csv",
      "corridor matrix --pairs pairs.csv --format json --lines",
    ],
    groups: [.network, .pairs, .shipment, .routing, .output],
    without: ["--ready", "--insurance-rate"],
    rules: [
      .never(["--from", "--to"], with: ["--pairs"]),
      .only(["--lines"], with: "--format json"),
    ],
    objective: .cost
  ) { arguments, console in
    guard arguments.places.isEmpty else {
      throw Failure.misuse("'corridor matrix' takes its places behind --from and --to, or --pairs")
    }
    let network = try arguments.network()
    guard let pairs = try arguments.pairs(of: network), !pairs.isEmpty else {
      throw Failure.misuse("'corridor matrix' needs --from LIST and --to LIST, or --pairs FILE")
    }
    let objective = try arguments.objective()
    let shipment = try arguments.shipment(from: "", to: "")
    let report = MatrixReport(minimizing: objective, in: network)
    let format = try arguments.reportFormat()
    let isLines = arguments.has("--lines")
    var progress = Progress(of: pairs.count, "pairs", console)
    var done = 0
    defer { progress.clear() }
    if format == .table {
      var rows: [MatrixRow] = []
      try network.matrix(pairs, minimizing: objective, of: shipment) { row in
        rows.append(row)
        progress.show(rows.count)
      }
      progress.clear()
      try arguments.answer(report.table(rows), console)
      return .answered
    }
    // A file is written whole or not at all, a stream as the rows come.
    let streams = arguments.value("--output").map { $0 == "-" } ?? true
    var text = report.opening(format, isLines: isLines)
    try network.matrix(pairs, minimizing: objective, of: shipment) { row in
      text += report.text(of: row, format, isLines: isLines, isFirst: done == 0)
      done += 1
      progress.show(done)
      if streams, text.utf8.count > 1 << 16 {
        try console.write(text)
        text = ""
      }
    }
    try arguments.answer(text + report.closing(format, isLines: isLines), console)
    return .answered
  }
}

extension Arguments {
  /// The pairs asked for, from a file or as lists; nothing where none are.
  func pairs(of network: Network) throws -> [Pair]? {
    if let path = value("--pairs") { return try Pair.list(inFile: path, of: network) }
    guard let from = value("--from"), let to = value("--to") else { return nil }
    return Pair.all(
      from: try terminals(in: from, of: network), to: try terminals(in: to, of: network))
  }

  /// The ids of terminals in a list of names and of targets that mean terminals; `all` means all.
  private func terminals(in list: String, of network: Network) throws -> [String] {
    if list.lowercased() == "all" { return network.terminals.map(\.id) }
    return try list.split(separator: ",").flatMap { item -> [String] in
      let name = item.drop { $0 == " " }
      guard name.contains(":") else {
        return [network.terminals[try network.terminal(named: String(name))].id]
      }
      let scope = try network.scope(of: Target(String(name)))
      guard !scope.terminals.isEmpty else {
        throw Failure.misuse("'\(name)' means no terminals: use names, country:XX or corridor:ID")
      }
      return scope.terminals.map { network.terminals[$0].id }
    }
  }
}

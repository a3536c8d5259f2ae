/// Reads the format of TransportationNetworks: a `_net.tntp` file of links and one of nodes.
///
/// Lengths are taken as kilometres and free-flow times as minutes, as most of its networks have
/// them; each network's own README says which. The rule that no path passes the zones below the
/// first through node cannot be told in network tables; how many there are is noted.
///
/// Source: https://github.com/bstabler/TransportationNetworks.
struct TNTPImport {
  static func read(
    links: [UInt8], linkFile: String, nodes: [UInt8], nodeFile: String, mode: Mode
  ) throws(LoadingError) -> Import {
    var result = Import(terminalFile: nodeFile, legFile: linkFile, mode: mode)
    var problems: [Problem] = []
    func note(_ file: String, _ line: Int, _ what: String, _ advice: String? = nil) {
      if problems.count < 100 {
        problems.append(Problem(file: file, line: line, what: what, advice: advice))
      }
    }
    for (line, words) in rows(nodes) {
      // The header names its columns: node, X, Y.
      if words[0].first?.isNumber != true { continue }
      guard words.count >= 3, Freight.number(words[1]) != nil,
        Freight.number(words[2]) != nil
      else {
        note(nodeFile, line, "a node needs a number, X and Y")
        continue
      }
      result.terminals.append(
        Import.Record(
          line: line, cells: ["id": words[0], "longitude": words[1], "latitude": words[2]]))
    }
    var firstThrough = 1
    var tolls = 0
    for (line, words) in rows(links) {
      if words[0].hasPrefix("<") {
        if words.joined(separator: " ").uppercased().hasPrefix("<FIRST THRU NODE>") {
          firstThrough = words.last.flatMap { Int($0) } ?? 1
        }
        continue
      }
      if words[0].hasPrefix("~") { continue }
      guard words.count >= 5, let length = Freight.number(words[3]),
        let minutes = Freight.number(words[4]), length >= 0, minutes >= 0
      else {
        note(linkFile, line, "a link needs tail, head, capacity, length and free-flow time")
        continue
      }
      var record = Import.Record(
        line: line, cells: ["from": words[0], "to": words[1], "distance_km": decimal(length)])
      if minutes > 0 { record["free_hours"] = decimal(minutes / 60) }
      // Behind the free-flow time: b, power, speed, toll.
      if words.count > 8, Freight.number(words[8]) != 0 { tolls += 1 }
      result.legs.append(record)
    }
    guard problems.isEmpty else { throw .problems(problems) }
    result.notes.append("lengths are read as km, free-flow times as minutes")
    result.noteTolls(tolls)
    if firstThrough > 1 {
      result.notes.append(
        "\(firstThrough - 1) zones below the first through node \(firstThrough) may be passed here: "
          + "network tables have no rule against it")
    }
    return result
  }

  /// The words of each line with something in it, without the semicolon that ends it.
  private static func rows(_ bytes: [UInt8]) -> [(line: Int, words: [String])] {
    var rows: [(line: Int, words: [String])] = []
    for (index, line) in bytes.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() {
      let words = line.split { $0 <= 0x20 || $0 == UInt8(ascii: ";") }
        .map { String(decoding: $0, as: UTF8.self) }
      if !words.isEmpty { rows.append((index + 1, words)) }
    }
    return rows
  }
}

/// Every reader by name, from bytes alone: for fuzzing, which must not go by way of the disk.
///
/// Files of a folder stand in one text, each behind a line `=== name`.
package enum Readers {
  /// The network of some tables, checked and used; nothing where it cannot be read.
  package static func network(_ bytes: [UInt8]) -> Network? {
    let parts = parts(bytes)
    var reader = NetworkReader()
    reader.open([("", parts)])
    let network = reader.readable()
    var problems = reader.problems
    var exceptions: [ExceptionRow] = []
    for part in parts where part.name == "exceptions" {
      exceptions += ExceptionRow.rows(of: Table(part.bytes, file: part.name), &problems)
    }
    var examination = Examination(network: network, origins: reader.origins)
    for problem in problems { examination.add(problem) }
    for table in reader.tables { examination.examineColumns(of: table) }
    examination.examineAll(isWhole: problems.isEmpty)
    precondition(problems.allSatisfy { $0.description.utf8.count < 5000 }, "messages stay short")
    _ = examination.findings(expecting: exceptions).map(\.description)
    for part in parts where part.name == "pairs" {
      _ = try? Pair.list(in: Table(part.bytes, file: part.name), of: network)
    }
    return reader.problems.isEmpty ? network : nil
  }

  /// An import of some bytes; true where it could be read.
  package static func isImported(_ bytes: [UInt8], as format: ExchangeFormat) -> Bool {
    do {
      let source = try imported(bytes, format)
      let folder = try source.folder(title: "fuzz")
      // What an import writes must be a network that exports and imports again.
      var reader = NetworkReader()
      reader.open([
        ("", folder.tables.map { (String($0.name.dropLast(4)), Array($0.text.utf8)) })
      ])
      let network = try reader.network()
      _ = try? network.files(as: .gmns)
      _ = try? network.files(as: .dimacs)
      guard let text = try network.files(as: .geojson).first?.text else { return true }
      _ = try GeoJSONImport.read(Array(text.utf8), file: "again", mode: .road)
      return true
    } catch {
      return false
    }
  }

  private static func imported(
    _ bytes: [UInt8], _ format: ExchangeFormat
  ) throws(LoadingError) -> Import {
    let parts = parts(bytes)
    func part(_ name: String) -> [UInt8] { parts.first { $0.name == name }?.bytes ?? [] }
    func table(_ name: String) -> Table { Table(part(name), file: name) }
    switch format {
    case .geojson: return try GeoJSONImport.read(bytes, file: "fuzz", mode: .road)
    case .gmns:
      let hasConfig = parts.contains { $0.name == "config" }
      return try GMNSImport.read(
        node: table("node"), link: table("link"), config: hasConfig ? table("config") : nil,
        sources: table("sources"), mode: .rail)
    case .dimacs:
      return try DIMACSImport.read(
        graph: part("gr"), file: "gr", coordinates: part("co"), coordinateFile: "co", mode: .road)
    case .tntp:
      return try TNTPImport.read(
        links: part("net"), linkFile: "net", nodes: part("node"), nodeFile: "node", mode: .road)
    }
  }

  /// The numbers in some bytes, fitted where there are few.
  package static func observations(_ bytes: [UInt8]) -> Int {
    guard let values = try? Freight.observations(in: bytes, file: "fuzz", column: nil) else {
      return 0
    }
    if values.count < Fit.few { _ = try? Fit(of: values) }
    return values.count
  }

  private static func parts(_ bytes: [UInt8]) -> [(name: String, bytes: [UInt8])] {
    var parts: [(name: String, bytes: [UInt8])] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.starts(with: "=== ".utf8) {
        parts.append((String(decoding: line.dropFirst(4), as: UTF8.self), []))
      } else if !parts.isEmpty {
        parts[parts.count - 1].bytes += line + [0x0A]
      }
    }
    return parts
  }
}

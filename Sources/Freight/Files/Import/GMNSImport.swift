/// Reads the General Modeling Network Specification: `node.csv`, `link.csv`, `config.csv`.
///
/// Real files are dirty: a byte order mark, headers cut to ten characters (`from_node_`), blank
/// cells, `N/A` in them, quoted geometry. A cell that holds something else than it should is a
/// problem. Columns of the network tables in them are taken over as they stand, so a network written
/// by `corridor export gmns` comes back with its figures.
///
/// Source: https://github.com/zephyr-data-specs/GMNS.
struct GMNSImport {
  static func read(
    node: Table, link: Table, config: Table?, sources: Table?, mode: Mode
  ) throws(LoadingError) -> Import {
    var result = Import(terminalFile: node.file, legFile: link.file, mode: mode)
    var problems = node.problems + link.problems + (config?.problems ?? [])
    problems += missing(["node_id", "x_coord", "y_coord"], in: node)
    problems += missing(["from_node_id", "to_node_id"], in: link)
    guard problems.isEmpty else { throw .problems(problems) }
    let units = try Units(config)
    let names = Column.all(of: node, taking: Import.terminalColumns)
    for row in 0..<node.rowCount {
      var record = Import.Record(line: node.lines[row], cells: names.cells(row))
      record["id"] = node.text(row, column("node_id", in: node))
      record["longitude"] = node.text(row, column("x_coord", in: node))
      record["latitude"] = node.text(row, column("y_coord", in: node))
      result.terminals.append(record)
    }
    let legNames = Column.all(of: link, taking: Import.legColumns)
    let (from, to) = (column("from_node_id", in: link), column("to_node_id", in: link))
    // Tables of osm2gmns and DTALite have `dir_flag` for it: 1 for one direction, 0 for both.
    let directed = column("directed", in: link) ?? column("dir_flag", in: link)
    let length = column("length", in: link)
    let speed = column("free_speed", in: link)
    let toll = column("toll", in: link)
    var counts = (undirected: 0, tolls: 0)
    let words = ["mode", "allowed_uses", "facility_type"].compactMap { column($0, in: link) }
    for row in 0..<link.rowCount {
      var record = Import.Record(line: link.lines[row], cells: legNames.cells(row))
      record["from"] = link.text(row, from)
      record["to"] = link.text(row, to)
      if record["mode"].isEmpty {
        let said = words.map { link.text(row, $0) }.filter { !$0.isEmpty }
        record["mode"] = said.first { Import.use($0) != nil } ?? said.first ?? ""
      }
      if record["both_ways"].isEmpty {
        let isDirected = flag(row, directed, of: link, &problems)
        if isDirected == nil { counts.undirected += 1 }
        record["both_ways"] = isDirected == true ? "" : "yes"
      }
      let long = amount(row, length, of: link, &problems)
      if record["distance_km"].isEmpty, let long {
        record["distance_km"] = decimal(long * (units.kilometers ?? 1))
      }
      if let value = amount(row, speed, of: link, &problems) {
        record["speed"] = decimal(value * (units.kilometersPerHour ?? 1))
      }
      if !isMissing(link.text(row, toll)), toll.flatMap({ link.number(row, $0) }) != 0 {
        counts.tolls += 1
      }
      result.legs.append(record)
    }
    guard problems.isEmpty else { throw .problems(problems) }
    result.note(
      counts.undirected, "link does not say whether it is directed: read as both ways",
      "links do not say whether they are directed: read as both ways")
    result.noteTolls(counts.tolls)
    if length != nil, units.kilometers == nil { result.tellUnitOfLengths() }
    if speed != nil, units.kilometersPerHour == nil {
      result.notes.append("the unit of speeds is not said: they are read as km/h")
    }
    if let sources { result.takeSources(sources) }
    return result
  }

  /// Whether a cell says yes or no; nothing where it says neither.
  private static func flag(
    _ row: Int, _ column: Int?, of table: Table, _ problems: inout [Problem]
  ) -> Bool? {
    guard let column else { return nil }
    let word = table.text(row, column).lowercased()
    if isMissing(word) { return nil }
    // Tables that went through a data frame write 1.0 for 1.
    if let number = table.number(row, column), number == 0 || number == 1 { return number == 1 }
    if ["true", "t", "yes", "y"].contains(word) { return true }
    if ["false", "f", "no", "n"].contains(word) { return false }
    problems.append(problem(row, column, of: table, "is neither yes nor no", "write 1 or 0"))
    return nil
  }

  /// The number in a cell; nothing where there is none.
  private static func amount(
    _ row: Int, _ column: Int?, of table: Table, _ problems: inout [Problem]
  ) -> Double? {
    guard let column, !isMissing(table.text(row, column)) else { return nil }
    if let number = table.number(row, column), number >= 0 { return number }
    problems.append(
      problem(
        row, column, of: table, "is not a number of 0 or more", "write digits and a point, no unit")
    )
    return nil
  }

  private static func isMissing(_ word: String) -> Bool {
    ["", "n/a", "na", "nan", "null", "none"].contains(word.lowercased())
  }

  private static func problem(
    _ row: Int, _ column: Int, of table: Table, _ what: String, _ advice: String
  ) -> Problem {
    Problem(
      file: table.file, line: table.lines[row], column: table.header[column],
      what: "'\(table.text(row, column))' \(what)", advice: advice)
  }

  /// What one unit of length and of speed is, as far as `config.csv` says.
  private struct Units {
    var kilometers: Double?
    var kilometersPerHour: Double?

    init(_ config: Table?) throws(LoadingError) {
      guard let config, config.rowCount > 0 else { return }
      let long = config.text(0, column("long_length", in: config)).lowercased()
      let speed = config.text(0, column("speed", in: config)).lowercased()
      kilometers = try Units.factor(
        long, ["km": 1, "mi": 1.609344, "mile": 1.609344, "m": 0.001, "ft": 0.000_304_8],
        "long_length",
        config)
      kilometersPerHour = try Units.factor(
        speed, ["km": 1, "kph": 1, "kmh": 1, "mph": 1.609344, "mi": 1.609344, "m/s": 3.6], "speed",
        config)
    }

    private static func factor(
      _ word: String, _ units: [String: Double], _ name: String, _ config: Table
    ) throws(LoadingError) -> Double? {
      if word.isEmpty { return nil }
      // "kilometers" and "miles" are written out as often as not.
      let short = word.replacing("kilomet", with: "km").replacing("meter", with: "m")
      let exact = units[short] ?? units[word]
      let near = units.keys.sorted { ($1.count, $0) < ($0.count, $1) }.first { short.hasPrefix($0) }
      guard let factor = exact ?? near.flatMap({ units[$0] }) else {
        throw .problems([
          Problem(
            file: config.file, line: config.lines[0], column: name,
            what: "'\(word.prefix(40))' is no unit that is known",
            advice: "write one of \(units.keys.sorted().joined(separator: ", "))")
        ])
      }
      return factor
    }
  }

  /// The columns of a table that bear the names of our own.
  private struct Column {
    let table: Table
    let names: [(name: String, place: Int)]

    static func all(of table: Table, taking names: [String]) -> Column {
      Column(
        table: table,
        names: names.compactMap { name in table.column(name).map { (name, $0) } })
    }

    func cells(_ row: Int) -> [String: String] {
      var cells: [String: String] = [:]
      for (name, place) in names where !table.isEmpty(row, place) {
        cells[name] = table.text(row, place)
      }
      return cells
    }
  }

  /// A column by its name, or by the first ten characters of it that shapefiles leave.
  private static func column(_ name: String, in table: Table) -> Int? {
    table.column(name) ?? (name.count > 10 ? table.column(String(name.prefix(10))) : nil)
  }

  private static func missing(_ names: [String], in table: Table) -> [Problem] {
    names.filter { column($0, in: table) == nil && !table.header.isEmpty }.map { name in
      Problem(
        file: table.file, line: 1, what: "the column '\(name)' is missing",
        advice: "the columns are \(table.header.prefix(30).joined(separator: ", "))")
    }
  }
}

extension Import {
  /// Takes over the rows of a `sources.csv`.
  mutating func takeSources(_ table: Table) {
    let columns = NetworkReader.columns["sources"] ?? []
    let places = columns.map(table.column)
    for row in 0..<table.rowCount {
      let cells = places.map { table.text(row, $0) }
      if let id = cells.first, !id.isEmpty { sources[id] = cells }
    }
  }
}

extension Examination {
  /// Files that nothing reads although they look like a table of a network.
  mutating func examineNames(of files: [String], in folder: String) {
    let known = NetworkReader.tables + ["exceptions"]
    for file in files where file.lowercased().hasSuffix(".csv") {
      let name = String(file.dropLast(4))
      guard !known.contains(name), let near = nearestWords(to: name, among: known).first else {
        continue
      }
      add(
        .warning, .mistypedFile, file, in: folder + "/" + file, "no table has this name",
        "it is not read: call it \(near).csv if it is meant to be")
    }
  }

  /// Columns that nothing reads although they look like one of the table's own.
  mutating func examineColumns(of table: Table.Summary) {
    let file = table.file.split(separator: "/").last.map(String.init) ?? table.file
    guard let known = NetworkReader.columns[String(file.dropLast(4))] else { return }
    for column in table.header where !column.isEmpty && !known.contains(column) {
      let missing = known.filter { !table.header.contains($0) }
      guard let near = nearestWords(to: column, among: missing).first else { continue }
      add(
        .warning, .mistypedColumn, column, in: table.file, line: 1, column,
        "no column of this table has this name",
        "it is not read: call it \(near) if it is meant to be")
    }
  }
}

extension NetworkReader {
  /// The columns that each table may have.
  static let columns: [String: [String]] = [
    "terminals": ["id", "name", "country", "latitude", "longitude", "kind", "note"],
    "legs": ["from", "to", "mode", "service", "distance_km"] + figures
      + [
        "departures_per_week", "both_ways", "tags", "driver", "usd_source", "hours_source", "note",
      ],
    "transfers": ["terminal", "process", "from_mode", "to_mode", "coming_from", "going_to"]
      + figures + ["driver", "usd_source", "hours_source", "note"],
    "corridors": ["id", "name", "terminals"],
    "charges": ["terminal", "process", "free_days", "from_day", "usd_per_day", "source"],
    "modes": ["mode", "g_co2e_per_tonne_km", "teu_share", "reefer_factor", "source"],
    "drivers": ["id", "name", "loading", "note"],
    "disruptions": ["id", "name", "target", "chance", "effect"] + figures + ["driver", "source"],
    "scenarios": ["scenario", "title", "change", "target", "value", "note"],
    "sources": ["id", "title", "publisher", "published", "url", "quality"],
  ]

  private static let figures = ["usd", "hours"].flatMap { prefix in
    ["low", "likely", "high", "law"].map { "\(prefix)_\($0)" }
  }
}

/// A network as another format tells it, on its way into network tables.
///
/// Terminals and legs come as cells under the names of the tables' own columns, so that what a
/// source already says in them passes through unchanged; what it does not say is assumed.
struct Import {
  /// A terminal or a leg to be: its cells, and the line of the source it comes from.
  struct Record {
    let line: Int
    var cells: [String: String]

    subscript(column: String) -> String {
      get { cells[column] ?? "" }
      set { cells[column] = newValue }
    }
  }

  /// The file that lines are counted in.
  let terminalFile: String
  let legFile: String
  var terminals: [Record] = []
  var legs: [Record] = []
  /// Rows of a `sources.csv` that comes with the source, by id.
  var sources: [String: [String]] = [:]
  /// What was left out or read in some way that its owner should know of.
  var notes: [String] = []
  /// The mode of what says none.
  let mode: Mode

  init(terminalFile: String, legFile: String, mode: Mode) {
    self.terminalFile = terminalFile
    self.legFile = legFile
    self.mode = mode
  }
}

/// A network folder made of another format's files.
public struct ImportedFolder: Sendable {
  /// The tables by their names.
  public let tables: [FolderFile]
  /// What was left out, assumed or read in some way that its owner should know of.
  public let notes: [String]
  public let terminals: Int
  public let legs: Int
}

/// A file of a folder to be written.
public struct FolderFile: Sendable, Hashable {
  public let name: String
  public let text: String
}

extension Import {
  /// The tables, checked by reading them as any network folder is read.
  ///
  /// - Throws: `LoadingError.problems` with the lines of the source.
  consuming func folder(title: String) throws(LoadingError) -> ImportedFolder {
    nameTerminals()
    completeLegs()
    let used = Set(legs.flatMap { [$0["usd_source"], $0["hours_source"]] })
    let handling = handlingRows()
    var tables = [
      ("terminals", rows(terminals, Import.terminalColumns)),
      ("legs", rows(legs, Import.legColumns)),
    ]
    if handling.count > 1 { tables.append(("transfers", handling)) }
    tables.append(("sources", sourceRows(used, title, hasHandling: handling.count > 1)))
    let files = tables.map { FolderFile(name: $0.0 + ".csv", text: tableText($0.1)) }
    try check(files)
    return ImportedFolder(
      tables: files, notes: notes, terminals: terminals.count, legs: legs.count)
  }

  /// Reads what would be written, and tells its problems by the lines of the source.
  private func check(_ files: [FolderFile]) throws(LoadingError) {
    var reader = NetworkReader()
    reader.open([("", files.map { (String($0.name.dropLast(4)), Array($0.text.utf8)) })])
    _ = reader.readable()
    let problems = reader.problems.map { problem in
      let isTerminal = problem.file == "terminals.csv"
      let records = isTerminal ? terminals : problem.file == "legs.csv" ? legs : []
      guard let line = problem.line, records.indices.contains(line - 2) else {
        return Problem(
          file: legFile, column: problem.column, what: problem.what, advice: problem.advice)
      }
      return Problem(
        file: isTerminal ? terminalFile : legFile, line: records[line - 2].line,
        column: problem.column, what: problem.what, advice: problem.advice)
    }
    if !problems.isEmpty { throw .problems(problems) }
  }

  // MARK: - Terminals

  /// Gives each terminal an id that tables can use, and renames it in the legs.
  private mutating func nameTerminals() {
    var idOf: [String: String] = [:]
    var taken: Set<String> = []
    var numbers: [String: Int] = [:]
    var renamed = 0
    for place in terminals.indices {
      let given = terminals[place]["id"]
      var id = String(
        onOneLine(given).map { $0.isWhitespace || $0 == ":" || $0 == "\"" ? "-" : $0 })
      if plain(id).isEmpty { id = "T\(place + 1)" }
      let word = plain(id)
      while !taken.insert(plain(id)).inserted {
        let number = numbers[word, default: 2]
        id = "\(word)-\(number)"
        numbers[word] = number + 1
      }
      if id != given { renamed += 1 }
      if idOf[given] == nil { idOf[given] = id }
      terminals[place]["id"] = id
      let name = terminals[place]["name"]
      terminals[place]["name"] = onOneLine(name.isEmpty ? given.isEmpty ? id : given : name)
      turnLongitude(place)
    }
    if renamed > 0 {
      notes.append(
        "\(renamed) terminal\(renamed == 1 ? "" : "s") given another id: letters, digits, hyphens")
    }
    for place in legs.indices {
      for end in ["from", "to"] { legs[place][end] = idOf[legs[place][end]] ?? legs[place][end] }
    }
  }

  /// A text with a space for each line end and other control character.
  private func onOneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
    return String(decoding: text.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
  }

  /// Longitudes beyond 180 go on counting where a map was cut elsewhere: 190 is -170.
  private mutating func turnLongitude(_ place: Int) {
    guard let longitude = number(terminals[place]["longitude"]),
      abs(longitude) > 180, abs(longitude) <= 540
    else { return }
    // To a tenth of a millimetre: what subtracting leaves beyond is no part of the place.
    let turned = longitude - 360 * (longitude / 360).rounded()
    terminals[place]["longitude"] = decimal((turned * 1e9).rounded() / 1e9)
  }

  // MARK: - Legs

  private typealias Place = (latitude: Double, longitude: Double)

  /// Where the terminals are, as far as their cells tell.
  private var places: [String: Place] {
    var places: [String: Place] = [:]
    for terminal in terminals {
      if let latitude = number(terminal["latitude"]),
        let longitude = number(terminal["longitude"])
      {
        places[terminal["id"]] = (latitude, longitude)
      }
    }
    return places
  }

  /// Reads lengths whose source does not say their unit, and which were taken for km, as metres
  /// where they are a thousand times as long as kilometres can be.
  mutating func tellUnitOfLengths() {
    let places = places
    let ratio = medianRatio(among: legs.count) { leg -> Double? in
      guard let a = places[legs[leg]["from"]], let b = places[legs[leg]["to"]],
        let length = number(legs[leg]["distance_km"])
      else { return nil }
      let straight = kilometers(from: a, to: b)
      return straight > 0 ? length / straight : nil
    }
    guard let ratio, (500...2000).contains(ratio) else {
      notes.append("the unit of lengths is not said: they are read as km")
      return
    }
    notes.append(
      "the unit of lengths is not said: they are read as metres, being some 1,000 times the great "
        + "circle's kilometres")
    for place in legs.indices {
      if let length = number(legs[place]["distance_km"]) {
        legs[place]["distance_km"] = decimal(length / 1000)
      }
    }
  }

  /// The length of the great circle.
  private func kilometers(from a: Place, to b: Place) -> Double {
    greatCircleKilometers(
      fromLatitude: a.latitude, longitude: a.longitude, toLatitude: b.latitude,
      longitude: b.longitude)
  }

  private mutating func completeLegs() {
    let places = places
    var taken: Set<[String]> = []
    var numbers: [[String]: Int] = [:]
    var complete: [Record] = []
    var counts = (selves: 0, onFoot: 0, parallel: 0, modes: 0, lengths: 0)
    complete.reserveCapacity(legs.count)
    for var leg in legs {
      if leg["from"] == leg["to"], !leg["from"].isEmpty {
        counts.selves += 1
        continue
      }
      let word = leg["mode"]
      let use = Import.use(word)
      if use == .onFoot {
        counts.onFoot += 1
        continue
      }
      if use == nil { counts.modes += 1 }
      let mode = use?.mode ?? mode
      leg["mode"] = mode.rawValue
      if leg["distance_km"].isEmpty, let a = places[leg["from"]], let b = places[leg["to"]] {
        counts.lengths += 1
        leg["distance_km"] = rounded(kilometers(from: a, to: b) * Assumption.detour)
      }
      if isTaken(&leg, &taken, &numbers) { counts.parallel += 1 }
      assume(&leg, mode)
      complete.append(leg)
    }
    legs = complete
    note(counts.selves, "from a place to itself, left out")
    note(counts.onFoot, "for walking or cycling only, left out")
    note(counts.parallel, "parallel to another, given a service to tell them apart")
    note(counts.modes, "of no known mode, taken to go by \(mode.rawValue)")
    note(counts.lengths, "without a length: \(Assumption.detour) times the great circle is assumed")
  }

  private mutating func note(_ count: Int, _ what: String) {
    if count > 0 { notes.append("\(count) leg\(count == 1 ? "" : "s") \(what)") }
  }

  /// Notes what is to be said of one part of the source, or of many.
  mutating func note(_ count: Int, _ one: String, _ many: String) {
    if count > 0 { notes.append("\(count) \(count == 1 ? one : many)") }
  }

  mutating func noteTolls(_ count: Int) {
    note(
      count, "link has a toll, which is left out: usd is by the kilometre",
      "links have a toll, which is left out: usd is by the kilometre")
  }

  /// Gives a leg a service where another has its name; true where it needed one.
  private func isTaken(
    _ leg: inout Record, _ taken: inout Set<[String]>, _ numbers: inout [[String]: Int]
  ) -> Bool {
    func names(_ leg: Record) -> [[String]] {
      let name = [leg["from"], leg["to"], leg["mode"], leg["service"]]
      let back = [leg["to"], leg["from"], leg["mode"], leg["service"]]
      return leg["both_ways"] == "yes" ? [name, back] : [name]
    }
    let service = leg["service"]
    // The next number to try is kept, or a thousand parallel legs would try a million names.
    let name = names(leg)[0]
    while names(leg).contains(where: taken.contains) {
      let number = numbers[name, default: 2]
      leg["service"] = service.isEmpty ? "\(number)" : "\(service)-\(number)"
      numbers[name] = number + 1
    }
    taken.formUnion(names(leg))
    return leg["service"] != service
  }

  /// Fills in the figures that the source lacks.
  private func assume(_ leg: inout Record, _ mode: Mode) {
    let assumption = Assumption.of(mode)
    guard let kilometers = number(leg["distance_km"]) else { return }
    if leg["hours_likely"].isEmpty {
      let speed = number(leg["speed"]).flatMap { $0 > 0 ? $0 : nil }
      let free = number(leg["free_hours"]) ?? speed.map { kilometers / $0 }
      let hours = free ?? kilometers / assumption.kilometersPerHour
      let factors = free == nil ? Assumption.hours : Assumption.freeHours
      for (column, factor) in zip(["low", "likely", "high"], factors) {
        leg["hours_\(column)"] = rounded(hours * factor)
      }
      leg["hours_law"] = ""
      leg["hours_source"] = free == nil ? assumption.speed : Assumption.freeSpeed
    }
    if leg["usd_likely"].isEmpty {
      let usd = kilometers * assumption.usdPerKilometer
      for (column, factor) in zip(["low", "likely", "high"], Assumption.usd) {
        leg["usd_\(column)"] = rounded(usd * factor)
      }
      leg["usd_law"] = ""
      leg["usd_source"] = assumption.price
    }
  }

  /// A number to a thousandth: three numbers rounded alike stay in order.
  private func rounded(_ value: Double) -> String {
    decimal(value < 1e12 ? (value * 1000).rounded() / 1000 : value)
  }

  /// What goes on a leg by the words of another format.
  enum Use: Hashable {
    case freight(Mode)
    case onFoot

    var mode: Mode? { if case .freight(let mode) = self { mode } else { nil } }
  }

  /// What a text of another format says goes on a leg; nothing where it says nothing that is known.
  ///
  /// Of a list, `auto,bike`, the first that carries freight counts. In a phrase the last word that is
  /// known counts: a "rail ferry" is a ferry, a "canal street" a street, a "rail trail" for walking.
  ///
  /// - Complexity: O(length).
  static func use(_ text: String) -> Use? {
    if let mode = Mode(text) { return .freight(mode) }
    let uses = text.lowercased().split { ",;|/+&()".contains($0) }.compactMap { phrase in
      phrase.split { !$0.isLetter }.reversed().lazy.compactMap(use(ofWord:)).first
    }
    return uses.first { $0.mode != nil } ?? uses.first
  }

  private static func use(ofWord word: Substring) -> Use? {
    uses[String(word)] ?? (word.hasSuffix("s") ? uses[String(word.dropLast())] : nil)
  }

  /// Words in lower case and, but for those that need it, without the s of the plural.
  private static let uses: [String: Use] = {
    let words: [(Use, String)] = [
      (.freight(.ferry), "ferry ferries ferryboat roro ropax"),
      (.freight(.inlandWaterway), "waterway river canal barge"),
      (.freight(.rail), "rail railway railroad train gauge"),
      (.freight(.air), "air airline airway aircraft airplane plane flight"),
      (.freight(.sea), "sea ocean maritime ship shipping vessel"),
      (
        .freight(.road),
        "road roadway street highway motorway motor freeway expressway arterial truck trucking lorry "
          + "lorries auto automobile car"
      ),
      (
        .onFoot,
        "walk walking walkway sidewalk foot footway footpath pedestrian path trail stair step bike "
          + "bicycle cycling cycleway"
      ),
    ]
    var uses: [String: Use] = [:]
    for (use, list) in words {
      for word in list.split(separator: " ") { uses[String(word)] = use }
    }
    return uses
  }()

  // MARK: - Transfers and sources

  /// One row for each change of mode at each terminal: without it the change would be free.
  private func handlingRows() -> [[String]] {
    var arriving: [String: Set<String>] = [:]
    var departing: [String: Set<String>] = [:]
    for leg in legs {
      departing[leg["from"], default: []].insert(leg["mode"])
      arriving[leg["to"], default: []].insert(leg["mode"])
      if leg["both_ways"] == "yes" {
        departing[leg["to"], default: []].insert(leg["mode"])
        arriving[leg["from"], default: []].insert(leg["mode"])
      }
    }
    var rows = [
      [
        "terminal", "process", "from_mode", "to_mode", "usd_low", "usd_likely", "usd_high",
        "hours_low", "hours_likely", "hours_high", "usd_source", "hours_source",
      ]
    ]
    for terminal in terminals {
      let id = terminal["id"]
      for from in (arriving[id] ?? []).sorted() {
        for to in (departing[id] ?? []).sorted() where to != from {
          rows.append(
            [id, "terminal", from, to] + Assumption.handlingUSD + Assumption.handlingHours
              + [Assumption.handling, Assumption.handling])
        }
      }
    }
    return rows
  }

  private func sourceRows(_ used: Set<String>, _ title: String, hasHandling: Bool) -> [[String]] {
    var assumed: [String: String] = [
      Assumption.freeSpeed:
        "Hours from the free speeds or times of \(title); likely 1.2 and high 2 times that are assumed"
    ]
    for mode in Mode.allCases {
      let assumption = Assumption.of(mode)
      assumed[assumption.speed] =
        "Assumed for \(title): \(mode.rawValue) at \(decimal(assumption.kilometersPerHour)) km/h, "
        + "0.7 to 2 times the hours"
      assumed[assumption.price] =
        "Assumed for \(title): \(mode.rawValue) at \(decimal(assumption.usdPerKilometer)) USD/km "
        + "per 40-foot container, 0.7 to 1.6 times"
    }
    var rows = [["id", "title", "publisher", "published", "url", "quality"]]
    for id in used.sorted() where !id.isEmpty {
      rows.append(
        sources[id] ?? [
          id, assumed[id] ?? "Named by \(title)", "corridor", Assumption.year, "", "assumed",
        ])
    }
    if hasHandling {
      rows.append([
        Assumption.handling,
        "Assumed for \(title): a change of mode takes 12, 36 or 120 h and 100, 170 or 300 USD",
        "corridor", Assumption.year, "", "assumed",
      ])
    }
    return rows
  }

  private func rows(_ records: [Record], _ columns: [String]) -> [[String]] {
    [columns] + records.map { record in columns.map { record[$0] } }
  }

  static let terminalColumns = NetworkReader.columns["terminals"] ?? []
  /// No import knows drivers.
  static let legColumns = (NetworkReader.columns["legs"] ?? []).filter { $0 != "driver" }
}

extension Assumption {
  /// The year of the bundled networks that the medians were taken of.
  static let year = "2026"
}

extension NetworkReader {
  /// Takes tables in memory: a name and bytes each.
  mutating func open(_ folders: [(folder: String, tables: [(name: String, bytes: [UInt8])])]) {
    for (folder, tables) in folders {
      open(folder: folder)
      for (name, bytes) in tables where NetworkReader.tables.contains(name) {
        let file = folder.isEmpty ? name + ".csv" : folder + "/" + name + ".csv"
        open(Table(bytes, file: file), as: name, of: folder)
      }
    }
  }
}

/// Rows of cells as comma-separated values that read back as the same cells (RFC 4180).
func tableText(_ rows: [[String]]) -> String {
  var text = ""
  for row in rows {
    for (place, cell) in row.enumerated() {
      if place > 0 { text += "," }
      let needsQuotes = cell.utf8.contains {
        $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D
      }
      let isPadded =
        cell.utf8.first.map { $0 <= 0x20 } ?? false || cell.utf8.last == 0x20
        || cell.utf8.last == 0x09
      if needsQuotes || isPadded {
        text += "\"" + cell.replacing("\"", with: "\"\"") + "\""
      } else {
        text += cell
      }
    }
    text += "\n"
  }
  return text
}

/// The median of some ratios, of ten thousand or fewer of them, without those that are not known.
func medianRatio(among count: Int, _ ratio: (Int) -> Double?) -> Double? {
  let ratios = stride(from: 0, to: count, by: count / 10_000 + 1).compactMap(ratio).sorted()
  return ratios.isEmpty ? nil : ratios[ratios.count / 2]
}

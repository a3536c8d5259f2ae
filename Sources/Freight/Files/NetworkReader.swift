import Sampling

/// Reads the tables of network folders, merges them, and keeps every problem until the end.
///
/// Terminals come first, of all folders, because everything else names them.
struct NetworkReader {
  static let tables = [
    "terminals", "sources", "drivers", "modes", "legs", "transfers", "corridors", "charges",
    "disruptions", "scenarios",
  ]

  private var files: [File] = []
  /// The paths of all tables and observations read, each once.
  private var paths: [String] = []
  /// The row being read.
  private var here = Origins.nowhere
  /// The header of each table read, for those who report on them.
  private(set) var tables: [Table.Summary] = []
  private(set) var origins = Origins()
  private(set) var problems: [Problem] = []
  /// How many more problems are told with the nearest right word: looking for it takes a look at
  /// every word there is, which a file of nothing but mistakes must not ask for each.
  private var suggestions = 50

  private var terminals: [Terminal] = []
  private var countries: Set<String> = []
  /// By the id as it is written, and by its letters and digits alone.
  private var placeOfID: [String: Int] = [:]
  private var placeOfPlainID: [String: Int] = [:]
  private var sources: [String: Source] = [:]
  private var drivers: [Driver] = []
  private var placeOfDriver: [String: Int] = [:]
  private var factors: [Mode: ModeFactors] = [:]
  private var legs: [Leg] = []
  private var legOfName: [LegName: Int] = [:]
  private var transfers: [Transfer] = []
  private var rules: Set<RuleName> = []
  private var corridors: [Corridor] = []
  private var corridorIDs: Set<String> = []
  private var charges: [Charge] = []
  private var slabs: [SlabName: [Int]] = [:]
  private var disruptions: [Disruption] = []
  private var disruptionIDs: Set<String> = []
  private var scenarios: [Scenario] = []
  private var placeOfScenario: [String: Int] = [:]

  private struct File {
    let table: String
    let folder: String
    /// Its number among the origins.
    let number: Int
    var rows: Rows
  }

  private struct LegName: Hashable {
    let from: Int
    let to: Int
    let mode: Mode
    let service: String

    func hash(into hasher: inout Hasher) {
      // Two hashed words tell most legs apart; a folder of nothing but services must not be slow.
      hasher.combine(from << 32 | to)
      if !service.isEmpty { hasher.combine(service) }
    }
  }

  private struct RuleName: Hashable {
    let terminal: Int
    let process: Transfer.Process
    let arrivingBy: Transfer.Carriage
    let departingBy: Transfer.Carriage
    let comingFrom: Transfer.Neighbor
    let goingTo: Transfer.Neighbor
  }

  private struct SlabName: Hashable {
    let terminal: Int
    let process: Charge.Process
  }

  /// Reads the bytes of a folder's tables.
  mutating func open(_ folder: String) throws(LoadingError) {
    origins.open(folder: folder)
    for name in try tableNames(in: folder) {
      let path = folder + "/" + name + ".csv"
      open(Table(try contents(of: path), file: path), as: name, of: folder)
    }
  }

  /// Starts a folder whose tables follow.
  mutating func open(folder: String) { origins.open(folder: folder) }

  /// Takes a table of the folder opened last.
  mutating func open(_ table: Table, as name: String, of folder: String) {
    paths.append(table.file)
    files.append(
      File(
        table: name, folder: folder, number: origins.open(file: table.file),
        rows: Rows(table, required: NetworkReader.required[name] ?? [])))
  }

  /// The network of everything opened.
  ///
  /// - Throws: `LoadingError.problems` where anything in it does not fit.
  mutating func network() throws(LoadingError) -> Network {
    let network = readable()
    guard problems.isEmpty else { throw .problems(problems) }
    return network
  }

  /// The network of the rows that fit; the others are among the problems.
  mutating func readable() -> Network {
    for name in NetworkReader.tables {
      for index in files.indices where files[index].table == name {
        var file = files[index]
        read(&file)
        problems += file.rows.problems
        tables.append(file.rows.table.summary)
      }
    }
    files = []
    let all = origins.folders.joined(separator: ", ")
    if problems.isEmpty, terminals.isEmpty {
      problems.append(Problem(file: all, what: "the network has no terminals"))
    }
    if problems.isEmpty, legs.isEmpty {
      problems.append(Problem(file: all, what: "the network has no legs"))
    }
    var network = Network(
      terminals: terminals, legs: legs, transfers: transfers, corridors: corridors,
      charges: charges, factors: factors, drivers: drivers, disruptions: disruptions,
      scenarios: scenarios, sources: sourcesInOrder)
    network.files = paths
    if problems.isEmpty { checkTargets(in: network) }
    return network
  }

  private mutating func read(_ file: inout File) {
    guard file.rows.isReadable else { return }
    let folder = file.folder
    let count = file.rows.table.rowCount
    let most = ["legs": Bounds.legs, "terminals": Bounds.terminals][file.table] ?? Bounds.legs
    guard count <= most else {
      problems.append(
        Problem(
          file: file.rows.table.file, what: "\(count) rows are more than the \(most) that fit",
          advice: "leave out what no route needs"))
      return
    }
    if file.table == "legs" {
      legs.reserveCapacity(legs.count + count)
      legOfName.reserveCapacity(legs.count + count)
    }
    for row in 0..<count {
      file.rows.row = row
      here = origins.place(file: file.number, line: file.rows.table.lines[row])
      switch file.table {
      case "terminals": readTerminal(&file.rows)
      case "sources": readSource(&file.rows)
      case "drivers": readDriver(&file.rows)
      case "modes": readMode(&file.rows)
      case "legs": readLeg(&file.rows, folder: folder)
      case "transfers": readTransfer(&file.rows, folder: folder)
      case "corridors": readCorridor(&file.rows)
      case "charges": readCharge(&file.rows)
      case "disruptions": readDisruption(&file.rows, folder: folder)
      default: readChange(&file.rows)
      }
    }
  }

  /// The sources in the order of their first rows.
  private var sourcesInOrder: [Source] {
    var seen = Set<String>()
    return origins.sources.map(\.source).filter { seen.insert($0.id).inserted }
  }

  private static let amounts = 0...Double.greatestFiniteMagnitude

  static let required: [String: [String]] = [
    "terminals": ["id", "name", "country", "latitude", "longitude"],
    "legs": ["from", "to", "mode", "distance_km", "usd_likely", "hours_likely"],
    "transfers": ["terminal", "process", "usd_likely", "hours_likely"],
    "corridors": ["id", "name", "terminals"],
    "charges": ["terminal", "process", "free_days", "from_day", "usd_per_day"],
    "modes": ["mode", "g_co2e_per_tonne_km"],
    "drivers": ["id", "name", "loading"],
    "disruptions": ["id", "name", "target", "chance", "effect"],
    "scenarios": ["scenario", "change", "target"],
    "sources": ["id", "title", "quality"],
  ]
}

// MARK: - Terminals, sources, drivers, modes

extension NetworkReader {
  private mutating func readTerminal(_ rows: inout Rows) {
    let id = rows.word("id")
    let name = rows.word("name")
    let country = rows.text("country").uppercased()
    let latitude = rows.degrees("latitude", within: 90)
    let longitude = rows.degrees("longitude", within: 180)
    let kind =
      rows.text("kind").isEmpty
      ? .city
      : rows.choice("kind", Terminal.Kind.allCases.map(\.rawValue), Terminal.Kind.init(word:))
    if !(country.isEmpty || (country.utf8.count == 2 && country.allSatisfy(\.isLetter))) {
      rows.note("country", "'\(country)' is not two letters", "write the ISO 3166 code, like KZ")
    }
    if !id.isEmpty, plain(id).isEmpty || id.contains(where: { $0.isWhitespace || $0 == ":" }) {
      rows.note("id", "'\(id)' cannot be an id", "use letters, digits and hyphens")
      return
    }
    guard !id.isEmpty, let latitude, let longitude, let kind else { return }
    let terminal = Terminal(
      id: id, name: name, country: country, latitude: latitude, longitude: longitude, kind: kind,
      note: rows.text("note"))
    let word = plain(id)
    guard let place = placeOfPlainID[word] else {
      placeOfID[id] = terminals.count
      placeOfPlainID[word] = terminals.count
      countries.insert(country)
      terminals.append(terminal)
      origins.terminals.append(here)
      return
    }
    let first = terminals[place]
    let origin = origins.terminals[place]
    let elsewhere = origins.text(origin)
    if origins.folder(origin) == origins.folder(here) {
      rows.note("id", "the terminal '\(id)' stands twice", "it is also at \(elsewhere)")
    } else if first.id != id {
      rows.note("id", "'\(id)' differs from '\(first.id)' at \(elsewhere) only in its marks")
    } else if first.country != country {
      rows.note("country", "'\(id)' is in \(country) here and in \(first.country) at \(elsewhere)")
    } else if abs(first.latitude - latitude) > 0.5 || abs(first.longitude - longitude) > 0.5 {
      rows.note("latitude", "'\(id)' lies more than half a degree from where \(elsewhere) puts it")
    }
  }

  private mutating func readSource(_ rows: inout Rows) {
    let id = rows.word("id")
    guard
      let quality = rows.choice(
        "quality", Source.Quality.allCases.map(\.rawValue), Source.Quality.init(rawValue:)),
      !id.isEmpty
    else { return }
    let source = Source(
      id: id, title: rows.text("title"), publisher: rows.text("publisher"),
      published: rows.text("published"), url: rows.text("url"), quality: quality)
    origins.sources.append(
      Origins.SourceRow(source: source, folder: origins.folder(here), place: here))
    if let first = sources[id], first != source {
      rows.note("id", "the source '\(id)' stands twice with different content")
    }
    sources[id] = sources[id] ?? source
  }

  private mutating func readDriver(_ rows: inout Rows) {
    let id = rows.word("id")
    let driver = rows.requiredNumber("loading", in: 0...1).map {
      Driver(id: id, name: rows.text("name"), loading: $0, note: rows.text("note"))
    }
    guard let driver else { return }
    guard let place = placeOfDriver[id] else {
      placeOfDriver[id] = drivers.count
      drivers.append(driver)
      origins.drivers.append(here)
      return
    }
    if drivers[place] != driver {
      rows.note("id", "the driver '\(id)' stands twice with different content")
    }
  }

  private mutating func readMode(_ rows: inout Rows) {
    guard let mode = rows.choice("mode", Mode.allCases.map(\.rawValue), Mode.init(_:)),
      let grams = rows.requiredNumber("g_co2e_per_tonne_km", in: NetworkReader.amounts)
    else { return }
    // A blank share or factor stays unknown: asking for a 20-foot or a reefer price then fails.
    let share = rows.number("teu_share", in: 0...1)
    let reefer = rows.number("reefer_factor", in: NetworkReader.amounts)
    checkSource(&rows, "source")
    let read = ModeFactors(
      gramsCO2ePerTonneKilometer: grams, twentyFootShare: share, reeferFactor: reefer,
      source: rows.text("source"))
    if let first = factors[mode], first != read {
      rows.note("mode", "'\(mode.rawValue)' stands twice with different content")
    }
    factors[mode] = factors[mode] ?? read
    origins.modes[mode] = origins.modes[mode] ?? here
  }
}

// MARK: - Legs, transfers, corridors, charges

extension NetworkReader {
  private mutating func readLeg(_ rows: inout Rows, folder: String) {
    let from = place(&rows, "from")
    let to = place(&rows, "to")
    let mode = rows.choice("mode", Mode.allCases.map(\.rawValue), Mode.init(_:))
    let kilometers = rows.requiredNumber("distance_km", in: Bounds.kilometers)
    let usd = figure(&rows, "usd", .usd, folder)
    let hours = figure(&rows, "hours", .hours, folder)
    let departures = rows.number("departures_per_week", in: 0...Double.greatestFiniteMagnitude)
    if departures == 0 {
      rows.note(
        "departures_per_week", "0 departures never leave", "leave it blank, or close the leg")
    }
    let isBothWays = flag(&rows, "both_ways")
    if let from, from == to {
      rows.note("to", "the leg ends where it starts", "what happens at a terminal is a transfer")
      return
    }
    guard let from, let to, let mode, let kilometers, let usd, let hours else { return }
    let leg = Leg(
      from: from, to: to, mode: mode, service: rows.lowercased("service"),
      kilometers: kilometers, usd: usd, hours: hours, departuresPerWeek: departures,
      tags: words(in: rows.lowercased("tags")),
      note: rows.text("note"))
    let back = isBothWays ? leg.reversed : nil
    add(leg, &rows)
    if let back { add(back, &rows) }
  }

  private mutating func add(_ leg: consuming Leg, _ rows: inout Rows) {
    let name = LegName(from: leg.from, to: leg.to, mode: leg.mode, service: leg.service)
    let other = legOfName.updateValue(legs.count, forKey: name)
    if let other {
      legOfName[name] = other
      rows.note(
        "from", "this leg stands twice, also at \(origins.text(origins.legs[other]))",
        "give one of them a service to tell them apart")
      return
    }
    legs.append(leg)
    origins.legs.append(here)
  }

  private mutating func readTransfer(_ rows: inout Rows, folder: String) {
    let terminal = place(&rows, "terminal")
    let process = rows.choice(
      "process", Transfer.Process.allCases.map(\.rawValue), Transfer.Process.init(rawValue:))
    let arriving = carriage(&rows, "from_mode", end: "origin")
    let departing = carriage(&rows, "to_mode", end: "destination")
    let coming = neighbor(&rows, "coming_from")
    let going = neighbor(&rows, "going_to")
    let usd = figure(&rows, "usd", .usd, folder)
    let hours = figure(&rows, "hours", .hours, folder)
    guard let terminal, let process, let arriving, let departing, let coming, let going, let usd,
      let hours
    else { return }
    let transfer = Transfer(
      at: terminal, process, arrivingBy: arriving, departingBy: departing, comingFrom: coming,
      goingTo: going, usd: usd, hours: hours, note: rows.text("note"))
    let name = RuleName(
      terminal: terminal, process: process, arrivingBy: arriving, departingBy: departing,
      comingFrom: coming, goingTo: going)
    guard rules.insert(name).inserted else {
      rows.note("process", "a transfer with the same conditions stands already at this terminal")
      return
    }
    transfers.append(transfer)
    origins.transfers.append(here)
  }

  private mutating func readCorridor(_ rows: inout Rows) {
    let id = rows.word("id")
    var members: [Int] = []
    for word in words(in: rows.text("terminals")) {
      if let place = place(&rows, "terminals", word) { members.append(place) }
    }
    if members.count < 2 { rows.note("terminals", "a corridor needs at least two terminals") }
    guard corridorIDs.insert(plain(id)).inserted else {
      rows.note("id", "the corridor '\(id)' stands twice")
      return
    }
    origins.corridors.append(here)
    corridors.append(Corridor(id: id, name: rows.text("name"), terminals: members))
  }

  private mutating func readCharge(_ rows: inout Rows) {
    let terminal = place(&rows, "terminal")
    let process = rows.choice(
      "process", Charge.Process.allCases.map(\.rawValue), Charge.Process.init(rawValue:))
    let free = rows.requiredNumber("free_days", in: NetworkReader.amounts)
    let from = rows.requiredNumber("from_day", in: NetworkReader.amounts)
    let usd = rows.requiredNumber("usd_per_day", in: NetworkReader.amounts)
    checkSource(&rows, "source")
    guard let terminal, let process, let free, let from, let usd else { return }
    let charge = Charge(
      at: terminal, process, freeDays: free, fromDay: from, usdPerDay: usd,
      source: rows.text("source"))
    let name = SlabName(terminal: terminal, process: process)
    let others = (slabs[name] ?? []).map { charges[$0] }
    if others.contains(where: { $0.fromDay == from }) {
      rows.note("from_day", "the slab from day \(decimal(from)) stands twice")
    }
    if let other = others.first(where: { $0.freeDays != free }) {
      rows.note(
        "free_days", "\(decimal(free)) here and \(decimal(other.freeDays)) in another slab",
        "free days are the same in all slabs of a process")
    }
    slabs[name, default: []].append(charges.count)
    charges.append(charge)
    origins.charges.append(here)
  }
}

// MARK: - Disruptions and scenarios

extension NetworkReader {
  private mutating func readDisruption(_ rows: inout Rows, folder: String) {
    let id = rows.word("id")
    let chance = rows.requiredNumber("chance", in: 0...1)
    let effect = rows.choice(
      "effect", Disruption.Effect.allCases.map(\.rawValue), Disruption.Effect.init(rawValue:))
    let hours = optionalLaw(&rows, .hours, folder)
    let usd = optionalLaw(&rows, .usd, folder)
    let driver = rows.text("driver")
    if !driver.isEmpty { checkDriver(&rows, driver) }
    checkSource(&rows, "source")
    if !disruptionIDs.insert(id).inserted {
      rows.note("id", "the disruption '\(id)' stands twice")
    }
    guard let chance, let effect, let hours, let usd else { return }
    disruptions.append(
      Disruption(
        id: id, name: rows.text("name"), target: Target(rows.word("target")), chance: chance,
        effect: effect, hours: hours, usd: usd, driver: driver.isEmpty ? nil : driver,
        source: rows.text("source")))
    origins.disruptions.append(here)
  }

  private mutating func readChange(_ rows: inout Rows) {
    let id = rows.word("scenario")
    let target = Target(rows.word("target"))
    guard
      let verb = rows.choice(
        "change", Change.Verb.allCases.map(\.rawValue), Change.Verb.init(rawValue:))
    else { return }
    let value =
      verb.needsValue ? rows.requiredNumber("value", in: NetworkReader.amounts) : Optional(0)
    guard let value, !id.isEmpty, !target.text.isEmpty else { return }
    if verb == .setDepartures, value == 0 {
      rows.note("value", "0 departures never leave", "close the target instead")
    }
    let change = Change(verb, target, value)
    origins.changes.append((id, change, here))
    if let index = placeOfScenario[id] {
      scenarios[index] = scenarios[index].adding(
        change, title: rows.text("title"), note: rows.text("note"))
    } else {
      placeOfScenario[id] = scenarios.count
      scenarios.append(
        Scenario(id: id, title: rows.text("title"), changes: [change], note: rows.text("note")))
    }
  }

  /// Targets are looked up once everything that they can mean is known.
  private mutating func checkTargets(in network: Network) {
    let aimed =
      zip(disruptions.map(\.target), origins.disruptions).map { ($0, $1) }
      + origins.changes.map { ($0.change.target, $0.place) }
    var faults: [Target: PlanningError] = [:]
    var sound: Set<Target> = []
    for (target, place) in aimed where !sound.contains(target) {
      if faults[target] == nil {
        do {
          _ = try network.scope(of: target)
          sound.insert(target)
        } catch {
          faults[target] = error
        }
      }
      guard let fault = faults[target] else { continue }
      problems.append(
        Problem(
          file: origins.file(place), line: Int(place.line), column: "target", what: "\(fault)"))
    }
  }
}

// MARK: - Cells

extension NetworkReader {
  private mutating func place(_ rows: inout Rows, _ column: String) -> Int? {
    let id = rows.word(column)
    return id.isEmpty ? nil : place(&rows, column, id)
  }

  private mutating func place(_ rows: inout Rows, _ column: String, _ id: String) -> Int? {
    if let place = placeOfID[id] ?? placeOfPlainID[plain(id)] { return place }
    let near = nearest(to: id) { $0.terminals.map(\.id) }
    rows.note(
      column, "no terminal has the id '\(id)'",
      near.map { "did you mean '\($0)'?" } ?? "add it to terminals.csv")
    return nil
  }

  /// The nearest of some words, as long as suggestions last.
  private mutating func nearest(
    to word: String, among words: (NetworkReader) -> [String]
  ) -> String? {
    guard suggestions > 0 else { return nil }
    suggestions -= 1
    return nearestWords(to: word, among: words(self)).first
  }

  private func words(in text: String) -> [String] {
    if text.isEmpty { return [] }
    return text.utf8.contains(UInt8(ascii: " "))
      ? text.split(separator: " ").map(String.init) : [text]
  }

  private mutating func figure(
    _ rows: inout Rows, _ prefix: String, _ columns: FigureColumns, _ folder: String
  ) -> Figure? {
    let law = rows.law(columns) { file throws(LoadingError) in
      try observations(in: folder, file)
    }
    let source = checkSource(&rows, columns.source)
    let driver = driver(&rows, of: prefix)
    return law.map { Figure($0, source: source, driver: driver) }
  }

  /// A law whose cells may all be empty, which means nothing is added.
  private mutating func optionalLaw(
    _ rows: inout Rows, _ columns: FigureColumns, _ folder: String
  ) -> Distribution? {
    let cells = [columns.low, columns.likely, columns.high, columns.law]
    if cells.allSatisfy({ rows.text($0).isEmpty }) { return .fixed(0) }
    return rows.law(columns) { file throws(LoadingError) in
      try observations(in: folder, file)
    }
  }

  /// The driver of one figure: `ID` moves both figures of a row, `usd:ID` just that one.
  private mutating func driver(_ rows: inout Rows, of prefix: String) -> String? {
    var found: String?
    for word in words(in: rows.text("driver")) {
      let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      if parts.count == 2, (parts[0] != "usd" && parts[0] != "hours") || parts[1].isEmpty {
        rows.note("driver", "'\(word)' is not understood", "write ID, usd:ID or hours:ID")
        continue
      }
      guard parts.count == 1 || parts[0] == prefix else { continue }
      let id = parts[parts.count - 1]
      checkDriver(&rows, id)
      if found != nil { rows.note("driver", "two drivers move the \(prefix) of this row") }
      found = id
    }
    return found
  }

  private mutating func checkDriver(_ rows: inout Rows, _ id: String) {
    guard placeOfDriver[id] == nil else { return }
    let near = nearest(to: id) { $0.drivers.map(\.id) }
    rows.note(
      "driver", "no driver has the id '\(id)'",
      near.map { "did you mean '\($0)'?" } ?? "add it to drivers.csv")
  }

  /// The id of the source in a column, noted where there is no such source.
  @discardableResult
  private mutating func checkSource(_ rows: inout Rows, _ column: String) -> String {
    let id = rows.text(column)
    guard !id.isEmpty else { return id }
    // The id as the source itself keeps it: half a million rows then share one string.
    if let source = sources[id] { return source.id }
    let near = nearest(to: id) { $0.sources.keys.sorted() }
    rows.note(
      column, "no source has the id '\(id)'",
      near.map { "did you mean '\($0)'?" } ?? "add it to sources.csv")
    return id
  }

  private mutating func flag(_ rows: inout Rows, _ column: String) -> Bool {
    switch rows.lowercased(column) {
    case "yes", "true", "1": return true
    case "", "no", "false", "0": return false
    default:
      rows.note(
        column, "'\(rows.text(column))' is neither yes nor no", "write yes, or leave it blank")
      return false
    }
  }

  private mutating func carriage(
    _ rows: inout Rows, _ column: String, end: String
  ) -> Transfer.Carriage? {
    let word = rows.lowercased(column)
    if word.isEmpty { return .any }
    if word == end { return .end }
    return rows.choice(column, Mode.allCases.map(\.rawValue) + [end], Mode.init(_:)).map { .by($0) }
  }

  private mutating func neighbor(_ rows: inout Rows, _ column: String) -> Transfer.Neighbor? {
    let word = rows.text(column)
    if word.isEmpty { return .any }
    if let place = placeOfID[word] ?? placeOfPlainID[plain(word)] { return .terminal(place) }
    let country = word.uppercased()
    if countries.contains(country) { return .country(country) }
    let near = nearest(to: word) { $0.terminals.map(\.id) + $0.countries.sorted() }
    rows.note(
      column, "'\(word)' is neither a country nor a terminal of the network",
      near.map { "did you mean '\($0)'?" })
    return nil
  }

  /// The numbers of a file of one observation a line, next to the table that names it.
  private mutating func observations(in folder: String, _ file: String) throws(LoadingError)
    -> [Double]
  {
    // A name from a table must not lead out of its folder.
    guard !file.isEmpty, !file.contains("/"), !file.contains("\\"), !file.hasPrefix(".") else {
      throw .notFound(file, what: "an empirical law's file must lie in the network's folder")
    }
    let path = folder + "/" + file
    if !paths.contains(path) { paths.append(path) }
    return try Freight.observations(in: path)
  }
}

extension Terminal.Kind {
  /// The kind a word means; what UN/LOCODE and spreadsheets call a port is a seaport here.
  fileprivate init?(word: String) {
    let plain = String(word.map { $0 == " " || $0 == "-" ? "_" : $0 })
    switch plain {
    case "port": self = .seaport
    case "border_crossing": self = .border
    default: self.init(rawValue: plain)
    }
  }
}

extension Leg {
  /// The same leg the other way, for the same figures.
  fileprivate var reversed: Leg {
    Leg(
      from: to, to: from, mode: mode, service: service, kilometers: kilometers, usd: usd,
      hours: hours, departuresPerWeek: departuresPerWeek, tags: tags, note: note)
  }
}

extension Scenario {
  fileprivate func adding(_ change: Change, title: String, note: String) -> Scenario {
    Scenario(
      id: id, title: self.title.isEmpty ? title : self.title, changes: changes + [change],
      note: self.note.isEmpty ? note : self.note)
  }
}

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
  /// Tables of which some rows cannot be seen: whoever names an id that is not there may be right.
  private var hidden: Set<String> = []
  /// By table, the ids of rows that were refused: whoever names one is not to blame.
  private var refused: [String: Set<String>] = [:]

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
        problems += inOrder(file.rows.problems)
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
      seen: terminals, legs: legs, transfers: transfers, corridors: corridors,
      charges: charges, factors: factors, drivers: drivers, disruptions: disruptions,
      scenarios: scenarios, sources: sourcesInOrder)
    network.files = paths
    if problems.isEmpty { checkTargets(in: network) }
    return network
  }

  private mutating func read(_ file: inout File) {
    if !file.rows.isReadable || !file.rows.table.isWhole { hidden.insert(file.table) }
    guard file.rows.isReadable else { return }
    if NetworkReader.named.contains(file.table) {
      for word in file.rows.table.wordsOfMisfits { refuse(word, of: file.table) }
    }
    let folder = file.folder
    let count = file.rows.table.rowCount
    let most = ["legs": Bounds.legs, "terminals": Bounds.terminals][file.table] ?? Bounds.legs
    guard count <= most else {
      hidden.insert(file.table)
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

  /// The tables whose ids other tables name.
  private static let named: Set = ["terminals", "sources", "drivers"]

  /// Whether an id may be that of a row that could not be read.
  private func isHidden(_ id: String, in table: String) -> Bool {
    hidden.contains(table) || refused[table]?.contains(plain(id)) == true
  }

  private mutating func refuse(_ id: String, of table: String) {
    let word = plain(id)
    if !word.isEmpty { refused[table, default: []].insert(word) }
  }

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
    let country = rows.text("country")
    let latitude = rows.degrees("latitude", within: 90)
    let longitude = rows.degrees("longitude", within: 180)
    let kind =
      rows.text("kind").isEmpty
      ? .city
      : rows.choice("kind", Terminal.Kind.allCases.map(\.rawValue), Terminal.Kind.init(word:))
    rows.note("country", Fault.country(country))
    if let fault = Fault.id(id) {
      rows.note("id", fault)
      refuse(id, of: "terminals")
      return
    }
    guard !id.isEmpty, let latitude, let longitude, let kind else {
      refuse(id, of: "terminals")
      countries.insert(country)
      return
    }
    let terminal = Terminal(
      id: id, name: name, country: country, latitude: latitude, longitude: longitude, kind: kind,
      note: rows.text("note"))
    let word = plain(id)
    guard let place = placeOfPlainID[word] else {
      placeOfID[id] = terminals.count
      placeOfPlainID[word] = terminals.count
      countries.insert(terminal.country)
      terminals.append(terminal)
      origins.terminals.append(here)
      return
    }
    let first = terminals[place]
    let origin = origins.terminals[place]
    let elsewhere = origins.text(origin)
    if first.id != id || origins.folder(origin) == origins.folder(here) {
      rows.note("id", Fault.terminal(id, and: first.id, at: elsewhere))
    } else if first.country != terminal.country {
      rows.note(
        "country",
        "'\(id)' is in \(terminal.country) here and in \(first.country) at \(elsewhere)")
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
    else {
      refuse(id, of: "sources")
      return
    }
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
    guard let driver else {
      refuse(id, of: "drivers")
      return
    }
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
      let grams = rows.requiredNumber("g_co2e_per_tonne_km", in: Bounds.factors)
    else { return }
    // A blank share or factor stays unknown: asking for a 20-foot or a reefer price then fails.
    let share = rows.number("teu_share", in: 0...1)
    let reefer = rows.number("reefer_factor", in: Bounds.factors)
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
    let drivers = drivers(&rows)
    let usd = figure(&rows, .usd, drivers.usd, folder)
    let hours = figure(&rows, .hours, drivers.hours, folder)
    let departures = rows.number(
      "departures_per_week", in: -.greatestFiniteMagnitude ... .greatestFiniteMagnitude)
    let neverLeaves = departures.flatMap(Fault.departures)
    rows.note("departures_per_week", neverLeaves)
    let isBothWays = flag(&rows, "both_ways")
    if let from, from == to {
      rows.note("to", Fault.leadsNowhere)
      return
    }
    guard let from, let to, let mode, let kilometers, let usd, let hours, neverLeaves == nil
    else { return }
    let leg = Leg(
      from: from, to: to, mode: mode, service: rows.text("service"),
      kilometers: kilometers, usd: usd, hours: hours, departuresPerWeek: departures,
      tags: tags(&rows), note: rows.text("note"))
    let back = isBothWays ? leg.reversed : nil
    add(leg, &rows)
    if let back { add(back, &rows) }
  }

  private mutating func add(_ leg: consuming Leg, _ rows: inout Rows) {
    let name = LegName(from: leg.from, to: leg.to, mode: leg.mode, service: leg.service)
    let other = legOfName.updateValue(legs.count, forKey: name)
    if let other {
      legOfName[name] = other
      rows.note("from", Fault.leg(alsoAt: origins.text(origins.legs[other])))
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
    let drivers = drivers(&rows)
    let usd = figure(&rows, .usd, drivers.usd, folder)
    let hours = figure(&rows, .hours, drivers.hours, folder)
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
      rows.note("process", Fault.sameConditions)
      return
    }
    transfers.append(transfer)
    origins.transfers.append(here)
  }

  private mutating func readCorridor(_ rows: inout Rows) {
    let id = rows.word("id")
    let words = words(in: rows.text("terminals"))
    var members: [Int] = []
    for word in words {
      if let place = place(&rows, "terminals", word) { members.append(place) }
    }
    if words.count < 2 { rows.note("terminals", Fault.shortCorridor) }
    guard corridorIDs.insert(plain(id)).inserted else {
      rows.note("id", Fault.twice("corridor", id))
      return
    }
    origins.corridors.append(here)
    corridors.append(Corridor(id: id, name: rows.text("name"), terminals: members))
  }

  private mutating func readCharge(_ rows: inout Rows) {
    let terminal = place(&rows, "terminal")
    let process = rows.choice(
      "process", Charge.Process.allCases.map(\.rawValue), Charge.Process.init(rawValue:))
    let free = rows.requiredNumber("free_days", in: Bounds.factors)
    let from = rows.requiredNumber("from_day", in: Bounds.factors)
    let usd = rows.requiredNumber("usd_per_day", in: Bounds.usd)
    checkSource(&rows, "source")
    guard let terminal, let process, let free, let from, let usd else { return }
    let charge = Charge(
      at: terminal, process, freeDays: free, fromDay: from, usdPerDay: usd,
      source: rows.text("source"))
    let name = SlabName(terminal: terminal, process: process)
    let others = (slabs[name] ?? []).map { charges[$0] }
    if others.contains(where: { $0.fromDay == from }) {
      rows.note("from_day", Fault.slab(fromDay: from))
    }
    let differing = others.lazy.compactMap { Fault.freeDays(free, besides: $0.freeDays) }.first
    rows.note("free_days", differing)
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
      rows.note("id", Fault.twice("disruption", id))
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
    let value = verb.values.map { rows.requiredNumber("value", in: $0) } ?? 0
    guard let value, !id.isEmpty, !target.text.isEmpty else { return }
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
    struct Aim: Hashable {
      let target: Target
      var verb: Change.Verb?
    }
    let aims =
      zip(disruptions, origins.disruptions).map { (Aim(target: $0.target), $1) }
      + origins.changes.map { (Aim(target: $0.change.target, verb: $0.change.verb), $0.place) }
    // What each aim lacks; a thousand rows of one are looked up once.
    var known: Set<Aim> = []
    var faults: [Aim: PlanningError] = [:]
    for (aim, place) in aims {
      if known.insert(aim).inserted {
        do {
          if let verb = aim.verb {
            _ = try network.scope(of: verb, at: aim.target)
          } else {
            _ = try network.scope(of: aim.target)
          }
        } catch {
          faults[aim] = error
        }
      }
      guard let fault = faults[aim] else { continue }
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
    if let place = placeOfID[id] { return place }
    if NetworkReader.holdsSeveral(id) {
      rows.note(column, "no terminal has the id '\(id)'", "put spaces between terminals")
      return nil
    }
    if let place = placeOfPlainID[plain(id)] { return place }
    // Whoever writes a name instead of an id is told the id.
    noteUnknown(&rows, column, "terminal", id) { reader in
      let terminals = reader.terminals
      let near = nearestWords(to: id, among: terminals.flatMap { [$0.id, $0.name] }).first
      return near.flatMap { near in terminals.first { $0.id == near || $0.name == near }?.id }
    }
    return nil
  }

  /// Notes an id that no row of its table has, unless that is the fault of the table.
  private mutating func noteUnknown(
    _ rows: inout Rows, _ column: String, _ kind: String, _ id: String,
    nearest: (NetworkReader) -> String?
  ) {
    let table = kind + "s"
    if isHidden(id, in: table) { return }
    guard files.contains(where: { $0.table == table }) else {
      hidden.insert(table)
      rows.note(
        column, "there is no \(table).csv to find '\(id)' in",
        "add it, with every \(kind) that other tables name")
      return
    }
    rows.note(
      column, Fault.unknown(kind, id, nearest: suggested(nearest), else: "add it to \(table).csv"))
  }

  /// Whether a word is several ids, parted by something else than spaces.
  private static func holdsSeveral(_ word: String) -> Bool {
    word.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
  }

  /// The nearest right word, as long as suggestions last.
  private mutating func suggested(_ nearest: (NetworkReader) -> String?) -> String? {
    guard suggestions > 0 else { return nil }
    suggestions -= 1
    return nearest(self)
  }

  private func words(in text: String) -> [String] {
    if text.isEmpty { return [] }
    return text.utf8.contains(UInt8(ascii: " "))
      ? text.split(separator: " ").map(String.init) : [text]
  }

  private mutating func tags(_ rows: inout Rows) -> [String] {
    let tags = words(in: rows.text("tags"))
    for tag in tags { rows.note("tags", Fault.tag(tag)) }
    return tags
  }

  private mutating func figure(
    _ rows: inout Rows, _ columns: FigureColumns, _ driver: String?, _ folder: String
  ) -> Figure? {
    let law = rows.law(columns) { file throws(LoadingError) in
      try observations(in: folder, file)
    }
    let source = checkSource(&rows, columns.source)
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

  /// The drivers of a row's two figures: `ID` moves both, `usd:ID` just that one.
  private mutating func drivers(_ rows: inout Rows) -> (usd: String?, hours: String?) {
    var found: [String: String] = [:]
    for word in words(in: rows.text("driver")) {
      let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      if parts.count == 2, (parts[0] != "usd" && parts[0] != "hours") || parts[1].isEmpty {
        rows.note("driver", "'\(word)' is not understood", "write ID, usd:ID or hours:ID")
        continue
      }
      let id = parts[parts.count - 1]
      checkDriver(&rows, id)
      for figure in parts.count == 2 ? [parts[0]] : ["usd", "hours"] {
        if found.updateValue(id, forKey: figure) != nil {
          rows.note("driver", "two drivers move the \(figure) of this row")
        }
      }
    }
    return (found["usd"], found["hours"])
  }

  private mutating func checkDriver(_ rows: inout Rows, _ id: String) {
    guard placeOfDriver[id] == nil else { return }
    if NetworkReader.holdsSeveral(id) {
      rows.note("driver", "no driver has the id '\(id)'", "put spaces between drivers")
      return
    }
    noteUnknown(&rows, "driver", "driver", id) {
      nearestWords(to: id, among: $0.drivers.map(\.id)).first
    }
  }

  /// The id of the source in a column, noted where there is no such source.
  @discardableResult
  private mutating func checkSource(_ rows: inout Rows, _ column: String) -> String {
    let id = rows.text(column)
    guard !id.isEmpty else { return id }
    // The id as the source itself keeps it: half a million rows then share one string.
    if let source = sources[id] { return source.id }
    noteUnknown(&rows, column, "source", id) {
      nearestWords(to: id, among: $0.sources.keys.sorted()).first
    }
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
    if isHidden(word, in: "terminals") { return nil }
    let near = suggested {
      nearestWords(to: word, among: $0.terminals.map(\.id) + $0.countries.sorted()).first
    }
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

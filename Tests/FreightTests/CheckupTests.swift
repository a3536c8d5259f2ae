import Foundation
import Networks
import Testing

@testable import Freight

/// A fault planted into a healthy folder, and the finding that must come of it.
struct Fault: CustomTestStringConvertible, Sendable {
  let name: String
  let kind: Finding.Kind
  let severity: Finding.Severity
  let file: String
  let line: Int?
  /// What the finding must say.
  let says: String
  /// The tables that differ from the healthy ones: a row replaced, or added where it is beyond.
  var row: (table: String, line: Int, text: String)?
  var files: [String: String] = [:]

  var testDescription: String { name }

  init(
    _ name: String, _ kind: Finding.Kind, _ severity: Finding.Severity, _ table: String,
    _ line: Int, _ text: String, says: String, at place: (file: String, line: Int?)? = nil
  ) {
    self.name = name
    self.kind = kind
    self.severity = severity
    file = place?.file ?? table
    self.line = place == nil ? line : place?.line
    self.says = says
    row = (table, line, text)
  }

  init(
    _ name: String, _ kind: Finding.Kind, _ severity: Finding.Severity, files: [String: String],
    at file: String, _ line: Int?, says: String
  ) {
    self.name = name
    self.kind = kind
    self.severity = severity
    self.file = file
    self.line = line
    self.says = says
    self.files = files
  }

  static let healthy: [String: String] = [
    "terminals.csv": """
    id,name,country,latitude,longitude,kind
    KZALA,Almaty,KZ,43.34,76.95,city
    KZAAU,Aktau,KZ,43.60,51.22,seaport
    AZALA,Alat,AZ,39.95,49.41,seaport
    GEPTI,Poti,GE,42.15,41.66,seaport
    """,
    "legs.csv": """
    from,to,mode,service,distance_km,usd_low,usd_likely,usd_high,hours_low,hours_likely,hours_high,departures_per_week,both_ways,driver,usd_source,hours_source,note
    KZALA,KZAAU,rail,,2900,700,1220,1740,84,130,264,,yes,,tariff,tariff,
    KZAAU,AZALA,sea,,470,400,700,1200,22,26,40,3,yes,hours:wind,tariff,tariff,
    AZALA,GEPTI,rail,,795,500,900,1300,24,42,84,,,,tariff,tariff,
    GEPTI,AZALA,rail,,795,450,850,1250,24,42,84,,,,tariff,tariff,
    """,
    "transfers.csv": """
    terminal,process,from_mode,to_mode,coming_from,going_to,usd_low,usd_likely,usd_high,hours_low,hours_likely,hours_high,usd_source,hours_source
    KZAAU,terminal,rail,sea,,,100,200,300,12,24,72,tariff,tariff
    KZAAU,terminal,sea,rail,,,100,200,300,12,24,72,tariff,tariff
    AZALA,terminal,,,,,100,200,300,12,24,72,tariff,tariff
    """,
    "corridors.csv": "id,name,terminals\nmiddle,Middle,KZALA KZAAU AZALA GEPTI",
    "charges.csv":
      "terminal,process,free_days,from_day,usd_per_day,source\nAZALA,storage,5,6,20,tariff",
    "modes.csv": """
    mode,g_co2e_per_tonne_km,teu_share,reefer_factor,source
    sea,19,0.67,1.3,tariff
    rail,25,0.63,1.3,tariff
    """,
    "drivers.csv": "id,name,loading\nwind,Caspian wind,0.7",
    "disruptions.csv":
      "id,name,target,chance,effect,hours_low,hours_likely,hours_high,source\n"
      + "storm,Storm,KZAAU-AZALA:sea,0.1,close,24,48,120,tariff",
    "scenarios.csv": "scenario,title,change,target,value\ncalm,Calm,scale-hours,mode:sea,0.9",
    "sources.csv": "id,title,publisher,published,url,quality\ntariff,A tariff,P,2024,,cited",
  ]

  static let all: [Fault] = [
    // Rows that cannot be read.
    Fault(
      "a dangling id", .unreadable, .error, "legs.csv", 4,
      "AZALA,GEPTY,rail,,795,500,900,1300,24,42,84,,,,tariff,tariff,", says: "did you mean 'GEPTI'?"
    ),
    Fault(
      "a leg twice", .unreadable, .error, "legs.csv", 6,
      "AZALA,GEPTI,rail,,795,500,900,1300,24,42,84,,,,tariff,tariff,", says: "this leg stands twice"
    ),
    Fault(
      "a terminal twice", .unreadable, .error, "terminals.csv", 6,
      "kzala,Almaty 2,KZ,43.35,76.9,city", says: "'kzala' differs from 'KZALA' at"),
    Fault(
      "a leg to itself", .unreadable, .error, "legs.csv", 6,
      "AZALA,AZALA,rail,,1,5,9,13,24,42,84,,,,tariff,tariff,", says: "the leg ends where it starts"),
    Fault(
      "high below likely", .unreadable, .error, "legs.csv", 4,
      "AZALA,GEPTI,rail,,795,500,900,800,24,42,84,,,,tariff,tariff,",
      says: "800 is below usd_likely, 900"),
    Fault(
      "low above likely", .unreadable, .error, "legs.csv", 4,
      "AZALA,GEPTI,rail,,795,500,900,1300,50,42,84,,,,tariff,tariff,",
      says: "42 is below hours_low, 50"),
    Fault(
      "a number that is none", .unreadable, .error, "legs.csv", 4,
      "AZALA,GEPTI,rail,,7 95,500,900,1300,24,42,84,,,,tariff,tariff,",
      says: "'7 95' is not a finite number"),
    Fault(
      "a source that is missing", .unreadable, .error, "legs.csv", 4,
      "AZALA,GEPTI,rail,,795,500,900,1300,24,42,84,,,,tarif,tariff,", says: "did you mean 'tariff'?"
    ),
    Fault(
      "coordinates in degrees and minutes without a point", .unreadable, .error, "terminals.csv", 5,
      "GEPTI,Poti,GE,4209,4139,seaport", says: "degrees and minutes"),
    Fault(
      "a target that means nothing", .unreadable, .error, "scenarios.csv", 2,
      "calm,Calm,scale-hours,KZAAU-AZALA:rail,0.9",
      says: "nothing in the network is meant"),
    Fault(
      "a cell too many", .unreadable, .error, "sources.csv", 2,
      "tariff,A tariff, with a comma,P,2024,,cited", says: "the row has 7 cells, the header 6"),
    // How the parts hang together.
    Fault(
      "a piece that hangs with no other", .component, .warning,
      files: [
        "terminals.csv": healthy["terminals.csv", default: ""]
          + "\nTRIST,Istanbul,TR,41.0,28.9,seaport\nROCND,Constanta,RO,44.17,28.65,seaport",
        "legs.csv": healthy["legs.csv", default: ""]
          + "\nTRIST,ROCND,sea,,360,300,500,900,15,18,30,,yes,,tariff,tariff,",
      ], at: "terminals.csv", 6, says: "the nearest gap is TRIST to GEPTI, 1068 km"),
    Fault(
      "pairs without a way", .unreachable, .warning, "legs.csv", 5, "",
      says: "3 pairs of terminals without a way", at: ("", nil)),
    Fault(
      "a way back that is missing", .noReturn, .warning, "legs.csv", 5, "",
      says: "no leg by rail leads back", at: ("legs.csv", 4)),
    Fault(
      "a terminal without legs", .noLegs, .warning, "terminals.csv", 6,
      "GEBUS,Batumi,GE,41.65,41.64,seaport", says: "no leg stops here"),
    Fault(
      "a corridor with a gap", .brokenCorridor, .error, "corridors.csv", 2,
      "middle,Middle,KZALA AZALA GEPTI", says: "no leg joins KZALA and AZALA"),
    Fault(
      "a change of mode that would be free", .freeTransfer, .warning, "transfers.csv", 2, "",
      says: "rail to sea",
      at: ("terminals.csv", 3)),
    Fault(
      "rails of two gauges without a change", .noGaugeChange, .warning, "legs.csv", 6,
      "GE-AKH,TR-KARS,rail,,110,100,200,300,4,8,24,,yes,,tariff,tariff,",
      says: "rails of 1520 mm to rails of 1435 mm"),
    Fault(
      "a transfer that never applies", .idleTransfer, .warning, "transfers.csv", 5,
      "GEPTI,terminal,road,rail,,,1,2,3,1,2,3,tariff,tariff", says: "never applies"),
    Fault(
      "a transfer in minutes", .oddTransfer, .warning, "transfers.csv", 4,
      "AZALA,terminal,,,,,100,200,300,720,1600,4320,tariff,tariff", says: "are these minutes?"),
    // Units.
    Fault(
      "miles for kilometres", .shortDistance, .error, "legs.csv", 2,
      "KZALA,KZAAU,rail,,1802,700,1220,1740,84,130,264,,yes,,tariff,tariff,",
      says: "is it in miles? times 1.609 gives 2900 km"),
    Fault(
      "nautical miles for kilometres", .shortDistance, .error, "legs.csv", 3,
      "KZAAU,AZALA,sea,,254,400,700,1200,22,26,40,3,yes,hours:wind,tariff,tariff,",
      says: "nautical miles? times 1.852 gives 470 km"),
    Fault(
      "metres for kilometres", .longDistance, .warning, "legs.csv", 2,
      "KZALA,KZAAU,rail,,2900000,700,1220,1740,84,130,264,,yes,,tariff,tariff,",
      says: "is it in metres?"),
    Fault(
      "metres for kilometres of a short leg", .longDistance, .warning,
      files: [
        "terminals.csv": healthy["terminals.csv", default: ""]
          + "\nGE-PT1,Poti station,GE,42.1436,41.66,rail_terminal",
        "legs.csv": healthy["legs.csv", default: ""]
          + "\nGEPTI,GE-PT1,rail,,750,5,9,13,1,2,3,,yes,,tariff,tariff,",
      ], at: "legs.csv", 6, says: "is it in metres? a thousandth gives 0.75 km"),
    Fault(
      "a whole network in metres", .longDistance, .warning,
      files: streets(scale: 1000), at: "legs.csv", nil,
      says: "about 1000 times the great circle in the median of 11 legs overland; are they in m"
    ),
    Fault(
      "a whole network in hundreds of metres", .longDistance, .warning,
      files: streets(scale: 10), at: "legs.csv", nil, says: "are they in hundreds of metres?"),
    Fault(
      "degrees and minutes with a point", .oddCoordinates, .warning,
      files: ["terminals.csv": sexagesimal, "legs.csv": sexagesimalLegs, "corridors.csv": ""],
      at: "terminals.csv", 2, says: "look like degrees and minutes"),
    Fault(
      "latitude and longitude swapped", .oddCoordinates, .warning, "terminals.csv", 2,
      "KZALA,Almaty,KZ,76.95,43.34,city", says: "with latitude and longitude swapped"),
    Fault(
      "a sign turned", .oddCoordinates, .warning, "terminals.csv", 5,
      "GEPTI,Poti,GE,-42.15,41.66,seaport", says: "with the latitude's sign turned"),
    Fault(
      "coordinates left at nought", .oddCoordinates, .warning, "terminals.csv", 5,
      "GEPTI,Poti,GE,0,0,seaport", says: "Gulf of Guinea"),
    Fault(
      "days for hours", .tooFast, .error, "legs.csv", 2,
      "KZALA,KZAAU,rail,,2900,700,1220,1740,3.5,5.4,11,,yes,,tariff,tariff,",
      says: "are the hours days?"),
    Fault(
      "minutes for hours", .tooSlow, .warning, "legs.csv", 3,
      "KZAAU,AZALA,sea,,470,400,700,1200,1320,1560,2400,3,yes,hours:wind,tariff,tariff,",
      says: "are the hours minutes?"),
    Fault(
      "a price per 20-foot container one way", .halfPrice, .warning, "legs.csv", 5,
      "GEPTI,AZALA,rail,,795,250,450,650,24,42,84,,,,tariff,tariff,", says: "TEU"),
    Fault(
      "a note that speaks of TEU", .perTEU, .warning, "legs.csv", 4,
      "AZALA,GEPTI,rail,,795,500,900,1300,24,42,84,,,,tariff,tariff,450 USD per TEU",
      says: "TEU"),
    Fault(
      "a price in thousands", .tooCheap, .warning, "legs.csv", 4,
      "AZALA,GEPTI,rail,,795,0.5,0.9,1.3,24,42,84,,,,tariff,tariff,", says: "thousands of USD"),
    Fault(
      "a price in another currency", .tooDear, .warning, "legs.csv", 2,
      "KZALA,KZAAU,rail,,2900,350000,610000,870000,84,130,264,,yes,,tariff,tariff,",
      says: "another currency"),
    Fault(
      "a leg that is free", .tooCheap, .warning, "legs.csv", 4,
      "AZALA,GEPTI,rail,,795,0,0,0,24,42,84,,,,tariff,tariff,", says: "what is free"),
    Fault(
      "departures a year", .oddDepartures, .warning, "legs.csv", 3,
      "KZAAU,AZALA,sea,,470,400,700,1200,22,26,40,1095,yes,hours:wind,tariff,tariff,",
      says: "1095 departures a week"),
    Fault(
      "kilograms for grams", .oddFactor, .warning, "modes.csv", 3,
      "rail,0.025,0.63,1.3,tariff", says: "grams, not kilograms"),
    // What the figures rest on.
    Fault(
      "a figure without a source", .noSource, .warning, "legs.csv", 4,
      "AZALA,GEPTI,rail,,795,500,900,1300,24,42,84,,,,,tariff,", says: "no source"),
    Fault(
      "a source that nothing uses", .unusedSource, .warning, "sources.csv", 3,
      "old,An old tariff,P,2001,,cited", says: "no figure rests on this source"),
    Fault(
      "a tariff without a year", .noYear, .warning, "sources.csv", 2,
      "tariff,A tariff,P,,,cited", says: "no year is given"),
    // Names, codes and the rest.
    Fault(
      "a country that the id denies", .oddCountry, .warning, "terminals.csv", 5,
      "GEPTI,Poti,TR,42.15,41.66,seaport", says: "lies in GE, not in TR"),
    Fault(
      "one name for two places", .sameName, .warning, "terminals.csv", 6,
      "GEBUS,Poti,GE,41.65,41.64,seaport", says: "GEPTI is called 'Poti' too"),
    Fault(
      "two ids for one place", .samePlace, .warning, "terminals.csv", 6,
      "GEPOT,Port of Poti,GE,42.15,41.66,seaport", says: "the same spot and kind as GEPTI"),
    Fault(
      "a charge within the free days", .oddCharge, .warning, "charges.csv", 2,
      "AZALA,storage,5,3,20,tariff", says: "5 days are free"),
    Fault(
      "days neither free nor charged", .oddCharge, .warning, "charges.csv", 2,
      "AZALA,storage,5,10,20,tariff", says: "from day 10: the days between cost nothing"),
    Fault(
      "a charge of thousands a day", .oddCharge, .warning, "charges.csv", 2,
      "AZALA,storage,5,6,2001,tariff", says: "2001 USD a day"),
    Fault(
      "a mode without emissions", .noFactor, .warning, "modes.csv", 3, "", says: "by rail",
      at: ("", nil)),
    Fault(
      "a driver that moves nothing", .idleDriver, .warning, "drivers.csv", 3,
      "ice,Ice,0.5", says: "it moves no figure"),
    Fault(
      "a disruption that does nothing", .idleDisruption, .warning, "disruptions.csv", 2,
      "storm,Storm,KZAAU-AZALA:sea,0,close,24,48,120,tariff", says: "never happens"),
    Fault(
      "a table under another name", .mistypedFile, .warning,
      files: ["transfer.csv": "terminal\n"], at: "transfer.csv", nil, says: "transfers.csv"),
    Fault(
      "a column under another name", .mistypedColumn, .warning,
      files: [
        "drivers.csv": "id,name,loading,notes\nwind,Caspian wind,0.7,x"
      ], at: "drivers.csv", 1, says: "call it note"),
    Fault(
      "an exception that excepts nothing", .idleException, .warning,
      files: ["exceptions.csv": "kind,subject,reason\ntoo-slow,KZAAU-AZALA:sea,ice"],
      at: "exceptions.csv", 2, says: "too-slow"),
  ]

  /// The healthy network with eight streets of 71 m in Almaty, their lengths times a factor.
  private static func streets(scale: Double) -> [String: String] {
    var terminals = healthy["terminals.csv", default: ""]
    var legs = healthy["legs.csv", default: ""]
    for place in 0..<8 {
      let latitude = "43.3\(place + 1)"
      terminals += "\nKZ-A\(place),Street \(place),KZ,\(latitude),76.9500,city"
      terminals += "\nKZ-B\(place),Corner \(place),KZ,\(latitude),76.9509,city"
      let row = "road,,\(0.08 * scale),1,2,3,1,2,3,,yes,,tariff,tariff,"
      legs += "\nKZ-A\(place),KZ-B\(place),\(row)"
    }
    return ["terminals.csv": terminals, "legs.csv": legs]
  }

  private static let sexagesimal =
    healthy["terminals.csv", default: ""]
    + (0..<8).map { "\nKZ-\($0),Stop \($0),KZ,43.\(30 + $0),76.\(20 + $0),city" }.joined()
  private static let sexagesimalLegs =
    healthy["legs.csv", default: ""]
    + (0..<8).map {
      "\nKZALA,KZ-\($0),road,,60,50,60,90,2,3,8,,yes,,tariff,tariff,"
    }.joined()

  /// The folder with the fault in it.
  var folder: [String: String] {
    var folder = Fault.healthy
    if file == "terminals.csv", kind == .oddCoordinates, !files.isEmpty {
      folder["terminals.csv"] = nil
      folder["scenarios.csv"] = nil
    }
    for (name, text) in files { folder[name] = text.isEmpty ? nil : text }
    if kind == .noGaugeChange {
      folder["terminals.csv"]?.append(
        "\nGE-AKH,Akhalkalaki,GE,41.41,43.49,rail_terminal"
          + "\nTR-KARS,Kars,TR,40.61,43.10,rail_terminal\nTRIST,Istanbul,TR,41.0,28.9,seaport")
    }
    if name.hasPrefix("degrees and minutes with") {
      // Almaty and Poti as UN/LOCODE has them: 43° 20' N and 42° 09' N.
      folder["terminals.csv"] = folder["terminals.csv"]?
        .replacing("43.34,76.95", with: "43.20,76.57").replacing("43.60", with: "43.36")
        .replacing("39.95", with: "39.57").replacing("41.66", with: "41.39")
    }
    if let (table, line, text) = row {
      var lines = folder[table, default: ""].split(separator: "\n").map(String.init)
      if line <= lines.count { lines[line - 1] = text } else { lines.append(text) }
      if kind == .noGaugeChange {
        lines += [
          "AZALA,GE-AKH,rail,,560,300,500,900,15,30,60,,yes,,tariff,tariff,",
          "TR-KARS,TRIST,rail,,1800,500,900,1500,40,70,150,,yes,,tariff,tariff,",
        ]
      }
      folder[table] = lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }
    return folder
  }
}

struct CheckupTests {
  @Test func `a healthy folder has no findings`() throws {
    #expect(try findings(in: Fault.healthy).map(\.description) == [])
  }

  @Test(arguments: Fault.all)
  func `a planted fault is found where it was planted`(fault: Fault) throws {
    let findings = try findings(in: fault.folder)
    let found = findings.filter {
      $0.kind == fault.kind && "\($0)".contains(fault.says)
        && $0.severity == fault.severity
    }
    let first = try #require(found.first, "found only \(findings)")
    if !fault.file.isEmpty { #expect(first.file.hasSuffix("/" + fault.file)) }
    #expect(first.line == fault.line)
    #expect(!first.advice.isEmpty)
  }

  @Test func `at least thirty faults are planted, of most kinds there are`() {
    #expect(Fault.all.count >= 30)
    let kinds = Set(Fault.all.map(\.kind))
    #expect(Finding.Kind.allCases.filter { !kinds.contains($0) } == [.foreignSource])
  }

  @Test func `a change of gauge at either end of a border is enough`() throws {
    let fault = try #require(Fault.all.first { $0.kind == .noGaugeChange })
    for (terminal, neighbor) in [("GE-AKH", "TR-KARS"), ("TR-KARS", "GE-AKH")] {
      var folder = fault.folder
      folder["transfers.csv"]?.append(
        "\n\(terminal),gauge_change,rail,rail,\(neighbor),,60,100,200,9,14,48,tariff,tariff"
          + "\n\(terminal),gauge_change,rail,rail,,\(neighbor),60,100,200,9,14,48,tariff,tariff")
      #expect(try findings(in: folder).map(\.description) == [])
    }
  }

  @Test func `a source of another folder is pointed out`() throws {
    var second = Fault.healthy.filter { ["terminals.csv", "legs.csv"].contains($0.key) }
    second["terminals.csv"]?.append("\nGEBUS,Batumi,GE,41.65,41.64,seaport")
    second["drivers.csv"] = Fault.healthy["drivers.csv"]
    second["legs.csv"] =
      "from,to,mode,distance_km,usd_likely,hours_likely,both_ways,usd_source,hours_source\n"
      + "GEPTI,GEBUS,rail,75,100,5,yes,tariff,tariff"
    try Fixture.withFolder(Fault.healthy) { first in
      try Fixture.withFolder(second) { second in
        let findings = try Checkup(of: [first, second]).findings
        #expect(Set(findings.map(\.kind)) == [.foreignSource])
      }
    }
  }

  @Test func `an exception turns a warning into a note with its reason, and no error`() throws {
    var folder = Fault.healthy
    folder["legs.csv"] = folder["legs.csv"]?.replacing(
      "42,84,,,,tariff,tariff,", with: "42,84,,,,,tariff,")
    folder["corridors.csv"] = "id,name,terminals\nmiddle,Middle,KZALA AZALA"
    folder["exceptions.csv"] =
      "kind,subject,reason\nno-source,AZALA-GEPTI:rail,said on the telephone\n"
      + "no-source,gepti-azala:rail,said too\nbroken-corridor,middle,no"
    let findings = try findings(in: folder)
    let sourceless = findings.filter { $0.kind == .noSource }
    #expect(sourceless.map(\.severity) == [.note, .note])
    #expect(sourceless.first?.reason == "said on the telephone")
    #expect(findings.filter { $0.kind == .brokenCorridor }.map(\.severity) == [.error])
  }

  @Test func `the bundled networks have no error and no unexplained warning`() throws {
    let checkup = try Checkup(of: BundledNetworks.folders)
    let findings = checkup.findings.filter { $0.severity != .note }
    #expect(findings.map(\.description) == [])
    #expect(checkup.components == 1 && checkup.unreachablePairs == 0)
  }

  @Test func `what seems to be missing is not told while rows cannot be read`() throws {
    var folder = Fault.healthy
    folder["legs.csv"] = folder["legs.csv"]?.replacing("AZALA,GEPTI,rail", with: "AZALA,GEPTI,rial")
      .replacing("GEPTI,AZALA,rail", with: "GEPTI,AZALA,rial")
    #expect(try Set(findings(in: folder).map(\.kind)) == [.unreadable])
  }

  @Test func `more pairs without a way than can be counted are told as such`() throws {
    let count = Connections.mostCircles + 1
    let network = Network(
      terminals: (0..<count).map { Fixture.terminal("T\($0)") },
      legs: (1..<count).map { Fixture.leg($0 - 1, $0, usd: 1, hours: 1) })
    let connections = Connections(network)
    #expect(connections.unreachablePairs == nil)
    #expect(connections.components.count == 1)
  }

  @Test func `a checkup needs a folder to examine`() {
    #expect(throws: LoadingError.self) { try Checkup(of: ["/nowhere/at/all"]) }
  }

  private func findings(in files: [String: String]) throws -> [Finding] {
    try Fixture.withFolder(files) { try Checkup(of: [$0]).findings }
  }
}

import Foundation
import Networks
import Sampling
import Testing

@testable import Freight

struct LoadingTests {
  @Test func `a folder of tables becomes a network`() throws {
    let network = try load([:])
    #expect(network.terminals.map(\.id) == ["KZALA", "KZAAU", "AZALA"])
    #expect(network.legs.map(\.mode) == [.rail, .sea])
    #expect(network.legs[1].usd.law.quantile(0.95).rounded() == 1200)
  }

  @Test(arguments: ["\r\n", "\n"])
  func `line ends, a byte order mark, quotes, blank lines and column order do not matter`(
    lineEnd: String
  ) throws {
    let rows = [
      "\u{FEFF}note,ID,Name,country,longitude,latitude,kind,extra",
      "\"a \"\"quoted\"\" note, with a comma\",KZALA, Almaty ,kz,76.95,43.34,city,", "",
      "\"two",
      "lines\",KZAAU,\"Aktau\",KZ,51.22,43.6,port,x", ",AZALA,Alat,AZ,49.41,39.95,,",
    ]
    let network = try load(["terminals.csv": rows.joined(separator: lineEnd)])
    #expect(network.terminals.map(\.name) == ["Almaty", "Aktau", "Alat"])
    #expect(network.terminals[0].note == "a \"quoted\" note, with a comma")
    #expect(network.terminals[1].kind == .seaport)
    #expect(network.terminals[1].note.hasPrefix("two"))
  }

  /// A row of legs.csv and how the problem with it begins.
  private static let badRows: [(String, String)] = [
    ("KZALA,KZAAU,rail,2900,nan,1220,1740,84,130,264", "usd_low: 'nan' is not a finite number"),
    ("KZALA,KZAAU,rail,2900,700,1e400,1740,84,130,264", "usd_likely: '1e400' is not a finite"),
    ("KZALA,KZAAU,rail,2900,-7,1220,1740,84,130,264", "usd_low: -7 is out of bounds"),
    ("KZALA,KZAAU,rail,2900,700,1220,1740,84,130,12", "hours_high: 12 is below hours_likely, 130"),
    ("KZALA,KZAAU,rail,2900,2000,1220,1740,84,130,264", "usd_likely: 1220 is below usd_low, 2000"),
    ("KZALA,KZAUU,rail,2900,700,1220,1740,84,130,264", "to: no terminal has the id 'KZAUU'"),
    ("KZALA,KZAAU,rial,2900,700,1220,1740,84,130,264", "mode: 'rial' is none of the known words"),
    ("KZALA,KZAAU,rail,,700,1220,1740,84,130,264", "distance_km: the cell is empty"),
    ("KZALA,KZAAU,rail,2900,700,,1740,84,130,264", "usd_likely: the cell is empty"),
    ("KZALA,KZALA,rail,2900,700,1220,1740,84,130,264", "to: the leg ends where it starts"),
    ("KZALA,KZAAU,rail,2900,700", "the row has 5 cells, the header 10"),
    (
      "KZALA,KZAAU,rail,\"2900,700,1220,1740,84,130,264",
      "a double quote is opened and never closed"
    ),
    ("KZALA,KZAAU,rail,2900,0x10,1220,1740,84,130,264", "usd_low: '0x10' is not a finite number"),
    ("KZALA,KZAAU,rail,2900,1,220,1740,1e13,2e13,3e13", "hours"),
  ]

  @Test(arguments: LoadingTests.badRows)
  func `a row that does not fit is a problem with its file, line and column`(
    row: String, expected: String
  ) throws {
    let header = Fixture.legs.split(separator: "\n")[0]
    let problems = problems(in: ["legs.csv": header + "\n" + row + "\n"])
    let first = try #require(problems.first)
    #expect(first.description.contains("legs.csv:2: \(expected)"), "\(first)")
  }

  @Test(arguments: [":", "usd:", ":wind", "::", "usd:wind:x"])
  func `a driver of nothing but marks is told, not stumbled over`(word: String) {
    let header = Fixture.legs.split(separator: "\n")[0]
    let problems = problems(in: [
      "legs.csv": "\(header),driver\nKZALA,KZAAU,rail,2900,700,1220,1740,84,130,264,\(word)\n"
    ])
    #expect(problems.contains { $0.column == "driver" }, "\(problems)")
  }

  @Test(arguments: ["suez, bab-el-mandeb, malacca", "suez;malacca", "tag:suez", "suez|malacca"])
  func `tags are parted by spaces and by nothing else`(cell: String) {
    let header = Fixture.legs.split(separator: "\n")[0]
    let row = "KZALA,KZAAU,rail,2900,700,1220,1740,84,130,264"
    let problems = problems(in: ["legs.csv": "\(header),tags\n\(row),\"\(cell)\"\n"])
    #expect(!problems.isEmpty && problems.allSatisfy { $0.column == "tags" }, "\(problems)")
    #expect(problems.allSatisfy { $0.advice == "put spaces between tags" })
  }

  @Test func `drivers and terminals of a corridor are parted by spaces as well`() {
    let header = Fixture.legs.split(separator: "\n")[0]
    let problems = problems(in: [
      "drivers.csv": "id,name,loading\nwind,Wind,0.5\nice,Ice,0.5\n",
      "legs.csv":
        "\(header),driver\nKZALA,KZAAU,rail,1,2,3,4,2,3,4,\"usd:wind,hours:ice\"\n",
      "corridors.csv": "id,name,terminals\nm,M,KZALA;KZAAU KZALA\nn,N,\"KZALA, KZAAU\"\n",
    ])
    #expect(
      problems.map(\.advice) == [
        "put spaces between drivers", "put spaces between terminals",
        "put spaces between terminals",
      ])
  }

  /// Cells of low, likely, high and the law, and what is missing in them.
  private static let blanks: [(String, String?)] = [
    (",20,,", nil), ("10,20,30,", nil),
    ("10,20,,", "usd_high: the cell is empty; the law lognormal"),
    ("10,,30,uniform", nil), ("10,,30,exponential", nil), (",20,30,normal", nil),
    (",20,,fixed", nil), ("10,,,uniform", "usd_high: the cell is empty; the law uniform"),
    (",,30,exponential", "usd_low: the cell is empty; the law exponential needs low, high"),
    ("10,20,,normal", "usd_high: the cell is empty; the law normal needs likely, high"),
    (",20,30,gamma", "usd_low: the cell is empty; the law gamma needs low, likely, high"),
    ("10,,30,fixed", "usd_likely: the cell is empty; the law fixed needs likely"),
    ("40,,30,uniform", "usd_high: 30 is below usd_low, 40"),
  ]

  @Test(arguments: LoadingTests.blanks)
  func `a law needs the numbers that it is drawn through and no others`(
    cells: String, missing: String?
  ) throws {
    let header = "from,to,mode,distance_km,hours_likely,usd_low,usd_likely,usd_high,usd_law\n"
    let files = ["legs.csv": "\(header)KZALA,KZAAU,rail,2900,5,\(cells)\n"]
    let problems = problems(in: files)
    #expect(problems.count == (missing == nil ? 0 : 1))
    if let missing {
      #expect(problems.allSatisfy { $0.description.contains(missing) }, "\(problems)")
    } else {
      #expect(try load(files).legs[0].usd.law.mean > 0)
    }
  }

  @Test func `a normal law without a least value ends at nothing`() throws {
    let header = "from,to,mode,distance_km,hours_likely,usd_likely,usd_high,usd_law\n"
    let law = try load(["legs.csv": "\(header)KZALA,KZAAU,rail,2900,5,20,80,normal\n"])
      .legs[0].usd.law
    #expect(law.quantile(0.001) == 0 && abs(law.quantile(0.5) - 20) < 1e-9)
    #expect(abs(law.quantile(0.95) - 80) < 1e-9)
  }

  @Test func `a terminal that cannot be read is told once, not wherever it is named`() {
    let problems = problems(in: [
      "terminals.csv": Fixture.terminals.replacing("KZ,43.6,", with: "KZ,\"43,6\","),
      "transfers.csv":
        "terminal,process,coming_from,usd_likely,hours_likely\nKZAAU,border,KZAAU,1,1\n",
      "corridors.csv": "id,name,terminals\nm,M,KZALA KZAAU\n",
    ])
    #expect(problems.map(\.column) == ["latitude"], "\(problems)")
  }

  @Test func `a source or a driver that cannot be read is told once`() {
    let header = Fixture.legs.split(separator: "\n")[0]
    let row = "KZALA,KZAAU,rail,2900,700,1220,1740,84,130,264,old,wind"
    let problems = problems(in: [
      "sources.csv": "id,title,quality\nold,Old,guessed\n",
      "drivers.csv": "id,name,loading\nwind,Wind,windy\n",
      "legs.csv": "\(header),usd_source,driver\n\(row)\n",
    ])
    #expect(problems.map(\.column) == ["quality", "loading"], "\(problems)")
  }

  @Test(arguments: ["terminals", "sources", "drivers"])
  func `a table that is missing or cannot be read is told once`(table: String) throws {
    let header = Fixture.legs.split(separator: "\n")[0]
    let rows = ["KZALA,KZAAU,rail", "KZAAU,KZALA,rail", "KZAAU,AZALA,sea"].map {
      "\($0),2900,700,1220,1740,84,130,264,old,wind\n"
    }
    var files = files([
      "sources.csv": "id,title,quality\nold,Old,cited\n",
      "drivers.csv": "id,name,loading\nwind,Wind,0.5\n",
      "legs.csv": "\(header),usd_source,driver\n\(rows.joined())",
    ])
    files["\(table).csv"] = nil
    let missing = try Fixture.withFolder(files) { self.problems(at: $0) }
    #expect(missing.map(\.line) == [2], "\(missing)")
    #expect(missing.first?.what.contains("there is no \(table).csv") == true)
    files["\(table).csv"] = "ident,other\n"
    let unread = try Fixture.withFolder(files) { self.problems(at: $0) }
    #expect(unread.allSatisfy { $0.file.hasSuffix("\(table).csv") }, "\(unread)")
  }

  @Test(arguments: ["Almaty", "almaty", "Almati"])
  func `whoever writes a terminal's name instead of its id is told the id`(name: String) {
    let row = Fixture.legs.split(separator: "\n")[1].replacing("KZALA", with: name)
    let problems = problems(in: [
      "legs.csv": "\(Fixture.legs.split(separator: "\n")[0])\n\(row)\n"
    ])
    #expect(problems.map(\.advice) == ["did you mean 'KZALA'?"], "\(problems)")
  }

  @Test func `a row of too many cells hides no other problem, and is none of others' rows`() {
    let problems = problems(in: [
      "terminals.csv":
        Fixture.terminals.replacing("Almaty,", with: "Almaty, old,") + "KZXXX,X,KZ,95,0,city,\n",
      "legs.csv":
        Fixture.legs + "KZALA,KZAAU,rail,1\nKZALA,AZALA,boat,1,1,1,1,1,1,1\n"
        + "KZAAU,\"AZ\"ALA,sea,1,1,1,1,1,1,1\nKZAAU,AZALB,sea,1,1,1,1,1,1,1\n",
    ])
    let told = problems.map { "\($0.file.split(separator: "/").last ?? ""):\($0.line ?? 0)" }
    #expect(
      told == [
        "terminals.csv:2", "terminals.csv:5", "legs.csv:4", "legs.csv:5", "legs.csv:6",
        "legs.csv:7",
      ], "\(problems)")
  }

  @Test func `every problem of every file is reported at once`() throws {
    let problems = problems(in: [
      "terminals.csv": Fixture.terminals + "KZ X,Bad,KZ,95,0,city,\n",
      "legs.csv": Fixture.legs + "KZALA,NOWHERE,rail,1,1,1,1,1,1,1\nA,B,boat,x,1,1,1,1,1,1\n",
      "transfers.csv": "terminal,process,usd_likely,hours_likely\nKZAAU,gauge,1,1\n",
      "corridors.csv": "id,name\nx,y\n",
    ])
    let files = Set(problems.map { String($0.file.split(separator: "/").last ?? "") })
    #expect(files == ["terminals.csv", "legs.csv", "transfers.csv", "corridors.csv"])
    #expect(problems.count >= 8)
    #expect(problems.allSatisfy { $0.line != nil })
  }

  @Test func `the nearest right word is offered`() {
    let problems = problems(in: [
      "legs.csv": Fixture.legs.replacingOccurrences(of: "usd_likely", with: "usd_likly")
    ])
    #expect(problems.map(\.description).joined().contains("is 'usd_likly' meant for it?"))
  }

  @Test func `a leg, a terminal or a column that stands twice is a problem`() {
    let problems = problems(in: [
      "terminals.csv": Fixture.terminals + "kzala,Almaty again,KZ,43,76,city,\n",
      "legs.csv": Fixture.legs + "KZAAU,AZALA,sea,470,1,1,1,1,1,1\n",
    ])
    let text = problems.map(\.description).joined(separator: "\n")
    #expect(text.contains("stands twice"))
    #expect(text.contains("this leg stands twice"))
  }

  @Test func `text that is not UTF-8 is refused with its line`() throws {
    let bytes = Array("id,name,country,latitude,longitude\nKZALA,Almat".utf8) + [0xFF, 0x0A]
    try Fixture.withFolder(bytes: ["terminals.csv": bytes]) { folder in
      #expect(throws: LoadingError.self) { try Network(contentsOf: folder) }
      let problems = self.problems(at: folder)
      #expect(problems.first?.line == 2)
    }
  }

  @Test(arguments: [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")])
  func `a table without commas is told for what it is, once`(mark: String, word: String) {
    let text = "id,name,country,latitude,longitude\nKZALA,Almaty,KZ,43.34,76.95\n"
    let problems = problems(in: ["terminals.csv": text.replacing(",", with: mark)])
    let own = problems.filter { $0.file.hasSuffix("terminals.csv") }
    #expect(own.map(\.what) == ["the cells are parted by \(word), not by commas"])
  }

  @Test func `a missing folder, an empty folder and an empty table are told apart`() throws {
    #expect(throws: LoadingError.self) { try Network(contentsOf: "/nowhere/at/all") }
    try Fixture.withFolder([String: String]()) { folder in
      guard case .notFound = error(at: folder) else {
        Issue.record("an empty folder is no network")
        return
      }
    }
    #expect(problems(in: ["legs.csv": ""]).first?.what == "the table is empty")
  }

  @Test func `scenarios and disruptions that aim at nothing are problems`() {
    let problems = problems(in: [
      "scenarios.csv":
        "scenario,title,change,target,value\nx,X,close,tag:sues,\nx,X,scale-cost,mode:rail,\n",
      "disruptions.csv": "id,name,target,chance,effect\nd,D,KZAXX,0.5,close\n",
    ])
    let text = problems.map(\.description).joined(separator: "\n")
    #expect(text.contains("scenarios.csv:3: value: the cell is empty"))
  }

  @Test(arguments: [
    ("set-departures,KZAAU,2", "target: set-departures KZAAU changes nothing"),
    ("scale-cost,KZAAU,2", "target: scale-cost KZAAU changes nothing: it needs a leg or"),
    ("scale-hours,KZAAU,2", "target: scale-hours KZAAU changes nothing: it needs a leg or"),
    ("scale-cost,mode:sea,1e7", "value: 10000000 is out of bounds"),
    ("set-departures,mode:sea,0", "value: 0 is out of bounds"),
  ])
  func `a scenario of a change that changes nothing is a problem`(row: String, says: String) {
    let problems = problems(in: [
      "scenarios.csv": "scenario,change,target,value\nx,\(row)\n"
    ])
    #expect(problems.count == 1)
    #expect(problems.first?.description.contains("scenarios.csv:2: \(says)") == true, "\(problems)")
  }

  @Test func `folders merge on the ids of terminals`() throws {
    let more = [
      "terminals.csv":
        "id,name,country,latitude,longitude\nAZALA,Alat,AZ,39.9,49.4\nGEPTI,Poti,GE,42.15,41.66\n",
      "legs.csv": Fixture.legs.split(separator: "\n")[0]
        + "\nAZALA,GEPTI,rail,795,500,900,1300,24,42,84\n",
    ]
    try Fixture.withFolder(["terminals.csv": Fixture.terminals, "legs.csv": Fixture.legs]) {
      first in
      try Fixture.withFolder(more) { second in
        let network = try Network(contentsOf: [first, second])
        #expect(network.terminals.count == 4)
        let itinerary = try network.itinerary(
          for: Shipment(from: "almaty", to: "POTI"), minimizing: .cost)
        #expect(itinerary.terminals == ["KZALA", "KZAAU", "AZALA", "GEPTI"])
      }
    }
  }

  @Test func `an observed law comes from a file of the folder and from nowhere else`() throws {
    let header = "from,to,mode,distance_km,usd_likely,hours_likely,hours_law\n"
    let inside = [
      "legs.csv": header + "KZALA,KZAAU,rail,2900,5,,empirical:seen.txt\n",
      "seen.txt": "10\r\n20\n\n60\n",
    ]
    #expect(try load(inside).legs[0].hours.law.mean == 30)
    let outside = [
      "legs.csv": header + "KZALA,KZAAU,rail,2900,5,,empirical:../../etc/passwd\n"
    ]
    #expect(problems(in: outside).first?.column == "hours_law")
  }

  @Test func `the bundled networks load and hold what they promise`() throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    #expect(network.terminals.count >= 60)
    #expect(network.legs.count >= 120)
    #expect(network.corridors.count >= 5)
  }

  @Test func `a short decimal reads as the standard library reads it`() {
    for text in ["0", "12.5", "-3.25", "0.1", "123456789012345", "1e3", "1E-2", "00012.50", "7."] {
      #expect(number(Array(text.utf8)[...]) == Double(text), "\(text)")
    }
    for text in ["", "-", ".", "1,5", "inf", "nan", "0x1", "1e999", " 1", "1 2", "--1"] {
      #expect(number(Array(text.utf8)[...]) == nil, "\(text)")
    }
  }

  // MARK: -

  private func files(_ changed: [String: String]) -> [String: String] {
    ["terminals.csv": Fixture.terminals, "legs.csv": Fixture.legs].merging(changed) { $1 }
  }

  private func load(_ changed: [String: String]) throws -> Network {
    try Fixture.withFolder(files(changed)) { try Network(contentsOf: $0) }
  }

  private func problems(in changed: [String: String]) -> [Problem] {
    (try? Fixture.withFolder(files(changed)) { problems(at: $0) }) ?? []
  }

  private func problems(at folder: String) -> [Problem] {
    guard case .problems(let problems) = error(at: folder) else { return [] }
    return problems
  }

  private func error(at folder: String) -> LoadingError? {
    do {
      _ = try Network(contentsOf: folder)
      return nil
    } catch {
      return error
    }
  }
}

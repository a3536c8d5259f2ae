import Testing

@testable import Freight

/// The limits that are stated are kept, with a message.
struct BoundsTests {
  private static let header = "from,to,mode,distance_km,usd_likely,hours_likely"

  @Test(arguments: [
    ("100000000", "1000000000", "1000000", true), ("100000001", "1", "1", false),
    ("1", "1000000001", "1", false), ("1", "1", "1000001", false),
  ])
  func `a leg is as long, as dear and as slow as stated and no more`(
    km: String, usd: String, hours: String, fits: Bool
  ) throws {
    let files = [
      "terminals.csv": Fixture.terminals,
      "legs.csv": "\(BoundsTests.header)\nKZALA,KZAAU,sea,\(km),\(usd),\(hours)\n",
    ]
    try Fixture.withFolder(files) { folder in
      #expect(((try? Network(contentsOf: folder)) != nil) == fits)
    }
  }

  @Test(arguments: [
    ("0", false), ("1e-307", false), ("0.001", true), ("1000000", true), ("1000001", false),
  ])
  func `departures are as rare and as frequent as stated and no more`(
    perWeek: String, fits: Bool
  ) throws {
    let header = BoundsTests.header + ",departures_per_week"
    let files = [
      "terminals.csv": Fixture.terminals,
      "legs.csv": "\(header)\nKZALA,KZAAU,sea,1,1,1,\(perWeek)\n",
    ]
    #expect((error(in: files) == nil) == fits)
  }

  @Test(arguments: ["n", "\u{301}"])
  func `a column's name that fills a page is quoted in part`(sign: String) throws {
    let name = "a" + String(repeating: sign, count: 5000)
    let files = [
      "terminals.csv": Fixture.terminals,
      "legs.csv": "from,to,mode,\(name)\nKZALA,KZAAU,sea,1\n",
    ]
    let told = "\(try #require(error(in: files)))"
    #expect(told.contains("the column 'distance_km' is missing; the columns are from, to, mode, "))
    #expect(told.split(separator: "\n").allSatisfy { $0.utf8.count < 2000 })
  }

  @Test func `observations are bounded as other figures are`() throws {
    let files = [
      "terminals.csv": Fixture.terminals, "rates.txt": "5e9\n",
      "legs.csv": "\(BoundsTests.header),usd_law\nKZALA,KZAAU,sea,1,,1,empirical:rates.txt\n",
    ]
    let told = try #require(error(in: files))
    #expect("\(told)".contains("usd_law: 5000000000 is out of bounds"))
  }

  @Test func `a name of a thousand bytes is read, a longer one is told`() throws {
    for (length, fits) in [(1000, true), (1001, false)] {
      let name = String(repeating: "n", count: length)
      let files = [
        "terminals.csv": Fixture.terminals + "KZXXX,\(name),KZ,1,1,city,\n",
        "legs.csv": Fixture.legs,
      ]
      try Fixture.withFolder(files) { folder in
        #expect(((try? Network(contentsOf: folder)) != nil) == fits)
      }
    }
  }

  @Test func `a field that fills the table is quoted only in part`() throws {
    let field = String(repeating: "9", count: 300_000)
    let files = [
      "terminals.csv": Fixture.terminals,
      "legs.csv": "\(BoundsTests.header)\nKZALA,KZAAU,\(field),1,\(field),\(field)\n",
    ]
    let told = try #require(error(in: files))
    #expect("\(told)".utf8.count < 5000)
  }

  @Test func `mistakes by the thousand are told without a search for each`() throws {
    let rows = (0..<3000).map { "KZALA,NOWHERE\($0),rail,1,1,1\n" }.joined()
    let files = [
      "terminals.csv": Fixture.terminals, "legs.csv": "\(BoundsTests.header)\n\(rows)",
    ]
    guard case .problems(let problems)? = error(in: files) as? LoadingError else {
      Issue.record("the mistakes were not told")
      return
    }
    #expect(problems.count == 3000)
  }

  @Test func `changes upon changes end in a message, not in a number too large`() throws {
    let network = GeneratedNetwork(seed: 1).network
    let more = Scenario(
      id: "more", title: "",
      changes: Array(repeating: .scaleCost("country:KZ", by: 1e6), count: 60))
    #expect(throws: PlanningError.figureTooLarge(more.changes[0])) { try network.under(more) }
    #expect(
      PlanningError.figureTooLarge(.scaleCost(.sea, by: 1e6)).description
        == "scale-cost mode:sea=1000000 brings a figure above 1e12")
    let added = Scenario(
      id: "added", title: "", changes: Array(repeating: .addHours("X-1", 1e9), count: 2000))
    #expect(throws: PlanningError.self) { try network.under(added) }
  }

  private func error(in files: [String: String]) -> (any Error)? {
    do {
      _ = try Fixture.withFolder(files) { try Network(contentsOf: $0) }
      return nil
    } catch {
      return error
    }
  }
}

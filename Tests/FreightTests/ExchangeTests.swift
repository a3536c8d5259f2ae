import Foundation
import Networks
import Sampling
import Testing

@testable import Freight

struct ExchangeTests {
  @Test(arguments: [ExchangeFormat.gmns, .geojson])
  func `importing an export of the bundled networks brings every terminal and leg back`(
    format: ExchangeFormat
  ) throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    try expectSame(try roundTrip(network, format), network)
  }

  @Test(arguments: 0..<20)
  func `importing an export of a generated network brings it back`(seed: Int) throws {
    let network = GeneratedNetwork(seed: UInt64(seed)).network
    for format in [ExchangeFormat.gmns, .geojson] {
      try expectSame(try roundTrip(network, format), network, "seed \(seed), \(format)")
    }
    let back = try roundTrip(network, .dimacs)
    #expect(back.terminals.count == network.terminals.count, "seed \(seed)")
    for (a, b) in zip(back.terminals, network.terminals) {
      #expect(abs(a.latitude - b.latitude) <= 1e-6 && abs(a.longitude - b.longitude) <= 1e-6)
    }
    #expect(back.legs.map { [$0.from, $0.to] } == network.legs.map { [$0.from, $0.to] })
    for (a, b) in zip(back.legs, network.legs) {
      #expect(abs(a.kilometers - b.kilometers) <= 0.000_500_1, "seed \(seed)")
    }
  }

  @Test func `an export leaves closed legs out, whether they or their ends are closed`() throws {
    let network = Network(
      terminals: ["A", "B", "C"].map { Fixture.terminal($0) },
      legs: [
        Fixture.leg(0, 1, usd: 1, hours: 1), Fixture.leg(1, 0, usd: 1, hours: 1),
        Fixture.leg(1, 2, usd: 1, hours: 1), Fixture.leg(0, 2, usd: 1, hours: 1),
      ])
    #expect(network.closedLegs == 0)
    let changed = try network.under(Scenario("shut", .close("C"), .close("A-B:rail")))
    #expect(changed.closedLegs == 3)
    for format in [ExchangeFormat.gmns, .geojson, .dimacs] {
      let back = try roundTrip(changed, format)
      #expect(back.terminals.count == 3, "\(format)")
      #expect(back.legs.map { [$0.from, $0.to] } == [[1, 0]], "\(format)")
    }
  }

  @Test func `an exported leg over the antimeridian is cut there`() throws {
    let network = Network(
      terminals: [Fixture.terminal("A", at: (10, 170)), Fixture.terminal("B", at: (20, -170.1))],
      legs: [Fixture.leg(1, 0, .sea, usd: 1, hours: 1)])
    let text = try #require(network.files(as: .geojson).first?.text)
    #expect(text.contains("[[[-170.1,20],[-180,"), "\(text)")
    #expect(text.contains("]],[[180,") || text.contains("],[[180,"), "\(text)")
    #expect(text.contains(",[170,10]]]"), "\(text)")
  }

  @Test func `dirty GMNS is read: BOM, cut headers, CRLF, blank cells, quoted geometry`() throws {
    let node =
      "\u{FEFF}node_id,x_coord,y_coord,name\r\n1,190.5,60,Far\r\n2,-170,61,\r\n3,30,50,\"A, B\"\r\n"
    let link =
      "link_id,from_node_,to_node_id,directed,length,facility_t,free_speed,geometry\r\n"
      + "1,1,2,0,10,rail,60,\"LINESTRING (190.5 60, -170 61)\"\r\n"
      + "2,2,3,1,,Major road,,\r\n3,3,3,1,1,road,50,\r\n4,1,2,1,11,railway,60,\r\n5,3,2,1,20,,,\r\n"
    let config = "dataset_name,long_length,speed\nx,mi,mph\n"
    try Fixture.withFolder(["node.csv": node, "link.csv": link, "config.csv": config]) { folder in
      let imported = try ImportedFolder(of: folder, as: .gmns)
      let network = try load(imported)
      #expect(network.terminals.map(\.longitude) == [-169.5, -170, 30])
      #expect(network.terminals.map(\.name) == ["Far", "2", "A, B"])
      // The first leads both ways; the loop is left out.
      #expect(network.legs.count == 5)
      #expect(abs(network.legs[0].kilometers - 16.09344) < 1e-9)
      #expect(network.legs[0].mode == .rail)
      #expect(abs(network.legs[0].hours.law.low - 1.0 / 6) < 0.001)
      #expect(network.legs[3].service == "2")
      #expect(network.legs[2].usd.source == "assumed-price-road")
      let straight = network.terminals[1].kilometers(to: network.terminals[2])
      #expect(abs(network.legs[2].kilometers - 1.2 * straight) < 0.001)
      #expect(imported.notes.contains { $0.contains("left out") })
      #expect(imported.notes.contains { $0.contains("no known mode") })
      // A change from rail to road at 2 is not free.
      #expect(network.transfers.contains { $0.terminal == 1 })
      #expect(network.sources.allSatisfy { $0.quality == .assumed })
    }
  }

  @Test func `TNTP is read with its zones and semicolons`() throws {
    let links =
      "<NUMBER OF ZONES> 1\n<FIRST THRU NODE> 2\n<END OF METADATA>\n\n"
      + "~ \tinit\tterm\tcapacity\tlength\tfree flow\t;\n"
      + "\t1\t2\t25900\t6\t6\t0.15\t4\t0\t0\t1\t;\r\n\t2\t1\t2\t6\t0\t;\n"
    let nodes = "node\tX\tY\t;\n1\t30.5\t-1.25\t;\n2\t30.6\t-1.2\t;\n"
    try Fixture.withFolder(["a_net.tntp": links, "a_node.tntp": nodes]) { folder in
      let imported = try ImportedFolder(of: folder + "/a_net.tntp", as: .tntp)
      let network = try load(imported)
      #expect(network.legs.map(\.kilometers) == [6, 6])
      #expect(network.legs[0].hours.law.low == 0.1)
      #expect(network.terminals[0].latitude == -1.25)
      #expect(imported.notes.contains { $0.contains("1 zones below") })
    }
  }

  @Test func `lines of GeoJSON that meet are joined, also across the antimeridian`() throws {
    let text = """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"mode":"sea"},
       "geometry":{"type":"MultiLineString","coordinates":[[[170,10],[180,12]],[[-180,12],[-170,14]]]}},
      {"type":"Feature","properties":{"mode":"rail"},
       "geometry":{"type":"LineString","coordinates":[[190,14],[200,14],[201,20]]}},
      {"type":"Feature","properties":{},"geometry":null}]}
      """
    try Fixture.withFolder(["a.geojson": text]) { folder in
      let imported = try ImportedFolder(of: folder + "/a.geojson", as: .geojson)
      let network = try load(imported)
      #expect(network.terminals.count == 3)
      #expect(network.terminals[1].longitude == -170)
      let sea = network.legs[0]
      // Two straight lines on the map are a little longer than the great circle.
      let straight = network.terminals[0].kilometers(to: network.terminals[1])
      #expect(sea.kilometers >= straight && sea.kilometers < straight * 1.01)
      #expect(imported.notes.contains { $0.contains("neither a point nor a line") })
    }
  }

  static let broken: [(ExchangeFormat, [String: String], String, String)] = [
    (.gmns, ["node.csv": "id\n1\n", "link.csv": "a\n1\n"], "", "the column 'node_id' is missing"),
    (
      .gmns,
      [
        "node.csv": "node_id,x_coord,y_coord\n1,1,1\n2,2,95\n",
        "link.csv": "from_node_id,to_node_id\n1,3\n",
      ], "", "node.csv:3: latitude: 95 is out of bounds"
    ),
    (
      .gmns,
      [
        "node.csv": "node_id,x_coord,y_coord\n1,1,1\n2,2,5\n",
        "link.csv": "from_node_id,to_node_id\n1,2\n1,3\n",
      ], "", "link.csv:3: to: no terminal has the id '3'"
    ),
    (
      .geojson, ["a": "{\"features\":[{\"geometry\":\n{\"type\":\"Point\"}}]}"], "/a",
      "a:1: a point"
    ),
    (.geojson, ["a": String(repeating: "[", count: 100_000)], "/a", "nested deeper than 100"),
    (.geojson, ["a": "{\"a\":\n\n\"b}"], "/a", "a:3: a string is never closed"),
    (.geojson, ["a": "[1,2]"], "/a", "there are no features"),
    (.dimacs, ["a.gr": "p sp 2 1\na 1 9 5\n", "a.co": "p aux sp co 2\n"], "/a.gr", "a.gr:2"),
    (.dimacs, ["a.gr": "p sp 1 0\n", "b.co": ""], "/a.gr", "there is no such file"),
    (
      .tntp, ["a_net.tntp": "1 2 x\n", "a_node.tntp": "1 2 3\n"], "/a_net.tntp",
      "a_net.tntp:1: a link needs"
    ),
  ]

  @Test(arguments: ExchangeTests.broken)
  func `what cannot be read is told with its line`(
    format: ExchangeFormat, files: [String: String], path: String, says: String
  ) throws {
    try Fixture.withFolder(files) { folder in
      do {
        _ = try ImportedFolder(of: folder + path, as: format)
        Issue.record("it was read")
      } catch {
        #expect("\(error)".contains(says), "\(error)")
      }
    }
  }

  @Test func `a folder is written whole or not at all, and never over another`() throws {
    try Fixture.withFolder([String: String]()) { folder in
      let files = [FolderFile(name: "a.csv", text: "a\n")]
      try write(files, toFolder: folder + "/new")
      #expect(try String(contentsOfFile: folder + "/new/a.csv", encoding: .utf8) == "a\n")
      #expect(throws: WritingError.self) { try write(files, toFolder: folder + "/new") }
      #expect(throws: WritingError.self) { try write(files, toFolder: folder + "/no/where") }
      let bad = files + [FolderFile(name: "no/b.csv", text: "")]
      #expect(throws: WritingError.self) { try write(bad, toFolder: folder + "/half") }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["new"])
    }
  }

  // MARK: -

  private func roundTrip(_ network: Network, _ format: ExchangeFormat) throws -> Network {
    let files = try network.files(as: format)
    let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })
    return try Fixture.withFolder(texts) { folder in
      let path = format == .geojson ? folder + "/network.geojson" : folder
      return try load(try ImportedFolder(of: path, as: format))
    }
  }

  private func load(_ imported: ImportedFolder) throws -> Network {
    let texts = Dictionary(uniqueKeysWithValues: imported.tables.map { ($0.name, $0.text) })
    return try Fixture.withFolder(texts) { try Network(contentsOf: $0) }
  }

  /// All that the formats promise to bring back.
  private func expectSame(_ a: Network, _ b: Network, _ what: String = "") throws {
    #expect(a.terminals == b.terminals, "\(what)")
    #expect(a.legs.count == b.legs.count, "\(what)")
    for (index, (leg, other)) in zip(a.legs, b.legs).enumerated() {
      var expected = other
      expected.usd.driver = nil
      expected.hours.driver = nil
      #expect(leg == expected, "\(what), leg \(index)")
      if leg != expected { return }
    }
  }
}

/// A network made of nothing but a seed: for laws that hold for any network.
struct GeneratedNetwork {
  let network: Network

  init(seed: UInt64, terminals count: Int = 12) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func roll(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let modes = Mode.allCases
    let kinds = Terminal.Kind.allCases
    let words = ["quay, east", "the \"old\" yard", "Ürümqi", "", "line\nbreak", "a;b'c"]
    let terminals = (0..<count).map { place in
      Terminal(
        id: "X-\(place)", name: "Place \(place)", country: ["KZ", "CN", "DE"][roll(3)],
        latitude: Double(roll(1800)) / 10 - 90, longitude: Double(roll(36000)) / 100 - 180,
        kind: kinds[roll(kinds.count)], note: words[roll(words.count)])
    }
    var legs: [Leg] = []
    for _ in 0..<(3 * count) {
      let (from, to) = (roll(count), roll(count))
      let mode = modes[roll(modes.count)]
      let isTaken = legs.contains { $0.from == from && $0.to == to && $0.mode == mode }
      if from == to || isTaken { continue }
      func figure() -> Figure {
        let low = Double(roll(5000)) / 8
        let likely = low + Double(1 + roll(4000)) / 16
        let laws: [Distribution.Law] = [.lognormal, .triangular, .pert, .gamma, .uniform, .fixed]
        let law = try? Distribution(
          laws[roll(laws.count)], low: low, likely: likely, high: likely + Double(roll(9000)) / 16)
        return Figure(law ?? .fixed(low), source: "source-\(roll(3))")
      }
      legs.append(
        Leg(
          from: from, to: to, mode: mode, service: roll(2) == 0 ? "" : "express",
          kilometers: Double(roll(900_000)) / 128, usd: figure(), hours: figure(),
          departuresPerWeek: roll(3) == 0 ? Double(1 + roll(14)) / 2 : nil,
          tags: roll(3) == 0 ? ["caspian", "sgr"] : [], note: words[roll(words.count)]))
    }
    network = Network(terminals: terminals, legs: legs)
  }
}

import Testing

@testable import Freight

struct GeoJSONImportTests {
  @Test func `a terminal that is made takes no id that the file gives`() throws {
    let (network, _) = try imported(
      point(70, 50, #""id":"P1""#), point(72, 50, #""id":"p-3""#), point(73, 50, #""id":"P5""#),
      point(74, 50, #""name":"P2""#), line("[[70,50],[75,48]]"), line("[[72,50],[74,50]]"))
    #expect(network.terminals.map(\.id) == ["P1", "p-3", "P5", "P2", "P4"])
    #expect(network.legs.map { [$0.from, $0.to] } == [[0, 4], [1, 3]])
  }

  @Test func `points of one name are two terminals, each with its lines`() throws {
    let (network, _) = try imported(
      point(70, 50, #""name":"Port""#), point(80, 50, #""name":"Port""#),
      line("[[80,50],[90,50]]"))
    #expect(network.terminals.map(\.longitude) == [70, 80, 90])
    #expect(network.legs.map { [$0.from, $0.to] } == [[1, 2]])
  }

  @Test(arguments: ["[[43.2,76.9],[44,91.5]]", "[[1,2],[3]]", "[]"])
  func `a line with a position that cannot be read is a problem`(coordinates: String) throws {
    let error = #expect(throws: LoadingError.self) { try imported(line(coordinates)) }
    #expect("\(error as Any)".contains("a:2: a line needs positions, each a longitude and a"))
    #expect("\(error as Any)".contains("write longitude first"))
  }

  @Test func `parts of a line that do not meet are a leg each`() throws {
    let (network, notes) = try imported(
      parts("[[[60,42],[61,42]],[[60,42],[59,42]]]"),
      parts("[[[70,42],[71,42]],[[71,42],[72,42]],[[75,42],[76,42]]]"))
    #expect(
      network.legs.map { [$0.from, $0.to].map { network.terminals[$0].longitude } }
        == [[60, 61], [60, 59], [70, 72], [75, 76]])
    #expect(network.legs.allSatisfy { $0.kilometers < 200 })
    #expect(notes.contains("2 lines have parts that do not meet: read as a leg for each"))
  }

  @Test func `a length of parts that do not meet is a problem`() throws {
    let error = #expect(throws: LoadingError.self) {
      try imported(parts("[[[60,42],[61,42]],[[70,42],[71,42]]]", #""km":160"#))
    }
    #expect("\(error as Any)".contains("a:2: the parts of the line do not meet"))
  }

  @Test func `parts of a line that names both its ends are one leg`() throws {
    let (network, _) = try imported(
      point(60, 42, #""id":"A""#), point(71, 42, #""id":"B""#),
      parts("[[[60,42],[61,42]],[[70,42],[71,42]]]", #""from":"A","to":"B""#))
    #expect(network.legs.map { [$0.from, $0.to] } == [[0, 1]])
  }

  @Test func `a line that does not say both_ways leads one way, and that is said`() throws {
    let (network, notes) = try imported(
      line("[[1,1],[2,2]]"), line("[[2,2],[3,3]]", #""both_ways":true"#),
      line("[[3,3],[4,4]]", #""both_ways":"no""#))
    #expect(network.legs.count == 4)
    #expect(notes.contains("1 line does not say both_ways: read as one way"))
  }

  private func imported(_ features: String...) throws -> (network: Network, notes: [String]) {
    let text =
      "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "]}"
    return try Fixture.imported(["a": text], "/a", as: .geojson)
  }

  private func feature(_ type: String, _ coordinates: String, _ properties: String) -> String {
    #"{"type":"Feature","properties":{\#(properties)},"#
      + #""geometry":{"type":"\#(type)","coordinates":\#(coordinates)}}"#
  }

  private func point(_ longitude: Int, _ latitude: Int, _ properties: String) -> String {
    feature("Point", "[\(longitude),\(latitude)]", properties)
  }

  private func line(_ coordinates: String, _ properties: String = "") -> String {
    feature("LineString", coordinates, properties)
  }

  private func parts(_ coordinates: String, _ properties: String = "") -> String {
    feature("MultiLineString", coordinates, properties)
  }
}

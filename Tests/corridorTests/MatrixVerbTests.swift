import Testing

@testable import corridor

@Suite struct MatrixVerbTests {
  @Test func `a few pairs are a table`() async throws {
    let little = try LittleNetwork()
    let answer = await little.run("matrix", "--from", "Kigali,KEMBA", "--to", "country:KZ,KEMBA")
    #expect(answer.code == .answered)
    expectSame(
      answer.output,
      """
      from     to         USD  days      km  kg CO2e  modes
      Kigali   Almaty   7,200  41.9  16,500    7,200  road sea rail
      Kigali   Mombasa  3,500   2.5   1,700    3,060  road
      Mombasa  Almaty   4,400  27.9   8,000    2,650  sea rail
      Mombasa  Mombasa      0   0.0       0        0

      least cost, on average

      """)
  }

  @Test func `many pairs stream as CSV, as one JSON value, or as one on each line`() async throws {
    let little = try LittleNetwork()
    let file = try little.write("from,to\nMombasa,Almaty\nAlmaty,Mombasa\n", to: "pairs.csv")
    let rows = await little.run("matrix", "--pairs", file, "--format", "csv")
    expectSame(
      rows.output,
      """
      from,to,reachable,usd,hours,km,kg_co2e,weight,modes,terminals
      KEMBA,KZALA,yes,4400,670,8000,2650,4400,sea rail,KEMBA IRBND KZALA
      KZALA,KEMBA,no,,,,,,,

      """)
    let lines = await little.run("matrix", "--pairs", file, "--format", "json", "--lines")
    #expect(lines.output.split(separator: "\n").count == 2)
    #expect(lines.output.hasPrefix("{\"from\":\"KEMBA\",\"to\":\"KZALA\",\"reachable\":true"))
    let whole = await little.run("matrix", "--pairs", file, "--format", "json")
    #expect(whole.output.hasPrefix("{\"schema\":\"corridor.matrix/1\",\"objective\":\"cost\""))
    #expect(whole.output.hasSuffix("]}\n"))
  }

  @Test(arguments: ["svg", "geojson"])
  func `a matrix cannot be drawn`(format: String) async throws {
    let little = try LittleNetwork()
    let answer = await little.run(
      "matrix", "--from", "Kigali", "--to", "Almaty", "--format", format)
    #expect(answer.code == .misuse && answer.output.isEmpty)
    #expect(
      answer.messages
        == "corridor: 'corridor matrix' does not take --format \(format); it takes table, json, csv\n"
    )
  }

  @Test func `a matrix without pairs is misuse, a pair without a terminal bad data`() async throws {
    let little = try LittleNetwork()
    #expect(await little.run("matrix", "--from", "Kigali").code == .misuse)
    #expect(await little.run("matrix", "Kigali", "Almaty").code == .misuse)
    let file = try little.write("from,to\nKigali,Almatty\n", to: "pairs.csv")
    let answer = await little.run("matrix", "--pairs", file)
    #expect(answer.code == .badData)
    #expect(answer.messages.contains("pairs.csv:2"))
  }
}

import Testing

@testable import Freight

struct ImportedModeTests {
  @Test(arguments: [
    ("inland waterway", Mode.inlandWaterway), ("light_rail", .rail), ("Railways", .rail),
    ("railway=rail", .rail), ("rail ferry", .ferry), ("route=ferry", .ferry), ("ships", .sea),
    ("auto,truck", .road), ("WALK,BIKE;auto", .road), ("canal street", .road),
    ("seasonal road", .road), ("pedestrian street", .road), ("Motorway", .road),
    ("airport road", .road), ("air cargo", .air), ("river barge", .inlandWaterway),
  ])
  func `a word of another format means a mode`(text: String, mode: Mode) {
    #expect(Import.use(text)?.mode == mode)
  }

  @Test(arguments: ["Multi-use trail", "stairs", "WALK,BIKE", "rail trail", "highway=cycleway"])
  func `a way for walking or cycling carries no freight`(text: String) {
    #expect(Import.use(text) == .onFoot)
  }

  @Test(arguments: ["", "trailer route", "seasonal", "repair", "scary", "constraint", "-,;"])
  func `a mode inside another word means nothing`(text: String) {
    #expect(Import.use(text) == nil)
  }

  @Test func `ways on foot are left out, and that is said`() throws {
    let links =
      "from_node_id,to_node_id,directed,allowed_uses,facility_type\n1,2,1,\"auto,truck\",Freeway\n"
      + "1,2,1,\"WALK,BIKE\",Multi-use trail\n1,2,1,WALK,street\n2,1,1,,stairs\n2,1,1,ALL,canal\n"
    let nodes = "node_id,x_coord,y_coord\n1,10,50\n2,11,50\n"
    let (network, notes) = try Fixture.imported(
      ["node.csv": nodes, "link.csv": links], as: .gmns)
    #expect(network.legs.map(\.mode) == [.road, .inlandWaterway])
    #expect(notes.contains("3 legs for walking or cycling only, left out"))
  }
}

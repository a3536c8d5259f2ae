import Testing

@testable import Freight

struct GMNSImportTests {
  @Test(arguments: [
    ("1", 1), ("1.0", 1), ("TRUE", 1), ("yes", 1), ("Y", 1), ("0", 2), ("0.0", 2), ("False", 2),
    ("no", 2), ("n", 2), ("", 2), ("N/A", 2),
  ])
  func `a link leads one way where it says that it is directed`(word: String, legs: Int) throws {
    let (network, notes) = try imported("from_node_id,to_node_id,directed\n1,2,\(word)\n")
    #expect(network.legs.count == legs)
    let isSilent = word.isEmpty || word == "N/A"
    #expect(notes.contains { $0.contains("whether it is directed: read as both") } == isSilent)
  }

  @Test func `links of a table without the column lead both ways, and that is said`() throws {
    let (network, notes) = try imported("from_node_id,to_node_id\n1,2\n2,3\n")
    #expect(network.legs.count == 4)
    #expect(notes.contains("2 links do not say whether they are directed: read as both ways"))
  }

  @Test(arguments: [("1", 1), ("0", 2)])
  func `the direction flag of osm2gmns says the same`(word: String, legs: Int) throws {
    let (network, notes) = try imported("from_node_id,to_node_id,dir_flag\n1,2,\(word)\n")
    #expect(network.legs.count == legs)
    #expect(!notes.contains { $0.contains("directed") })
  }

  @Test(arguments: [(80.0, 80), (80_000, 80)] as [(Double, Double)])
  func `lengths of no stated unit are km, or metres where they are a thousand times too long`(
    length: Double, kilometers: Double
  ) throws {
    let (network, notes) = try imported(
      "from_node_id,to_node_id,directed,length\n1,2,1,\(length)\n2,3,1,\(length)\n")
    #expect(network.legs.allSatisfy { $0.kilometers == kilometers })
    let unit = length > kilometers ? "metres" : "km"
    #expect(
      notes.contains { $0.hasPrefix("the unit of lengths is not said: they are read as \(unit)") })
    // Where the unit is said, the lengths are in it however long they are.
    let (stated, _) = try imported(
      "from_node_id,to_node_id,directed,length\n1,2,1,80000\n2,3,1,80000\n",
      config: "long_length\nkm\n")
    #expect(stated.legs.allSatisfy { $0.kilometers == 80_000 })
  }

  @Test(arguments: [
    ("maybe,1,1", "link.csv:2: directed: 'maybe' is neither yes nor no"),
    ("1,\"1,200\",1", "link.csv:2: length: '1,200' is not a number"),
    ("1,abc,1", "link.csv:2: length: 'abc' is not a number"),
    ("1,-5,1", "link.csv:2: length: '-5' is not a number of 0 or more"),
    ("1,1,50 mph", "link.csv:2: free_speed: '50 mph' is not a number"),
  ])
  func `a cell that cannot be read is a problem with its line and column`(
    cells: String, says: String
  ) throws {
    let error = #expect(throws: LoadingError.self) {
      try imported("from_node_id,to_node_id,directed,length,free_speed\n1,2,\(cells)\n")
    }
    #expect("\(error as Any)".contains(says))
  }

  @Test func `blank cells and words for nothing are missing figures`() throws {
    let (network, notes) = try imported(
      "from_node_id,to_node_id,directed,length,free_speed\n1,2,1,N/A,NaN\n2,3,1,,null\n")
    #expect(network.legs.allSatisfy { $0.hours.source == "assumed-speed-road" })
    #expect(notes.contains { $0.contains("2 legs without a length") })
  }

  @Test func `tolls are left out, and that is said`() throws {
    let (_, notes) = try imported(
      "from_node_id,to_node_id,directed,toll\n1,2,1,12.5\n2,3,1,0\n3,1,1,\n")
    #expect(notes.contains("1 link has a toll, which is left out: usd is by the kilometre"))
  }

  private func imported(
    _ links: String, config: String? = nil
  ) throws -> (network: Network, notes: [String]) {
    let nodes = "node_id,x_coord,y_coord\n1,10,50\n2,11,50\n3,12,50\n"
    var files = ["node.csv": nodes, "link.csv": links]
    files["config.csv"] = config
    return try Fixture.imported(files, as: .gmns)
  }
}

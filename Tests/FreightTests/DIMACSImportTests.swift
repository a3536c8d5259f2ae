import Testing

@testable import Freight

struct DIMACSImportTests {
  /// Two places 111.195 km apart.
  @Test(arguments: [
    (1_112_000, 111.2, "as tenths of metres"), (1_300_000, 130, "as tenths of metres"),
    (111_195, 111.195, "read as metres"), (140_000, 140, "read as metres"),
    (2_780_000, 2780, "may be travel times: the median is 25 times"),
    (1000, 1, "may be travel times: the median is 0.01 times"),
  ])
  func `weights are read in the unit that the great circle tells`(
    weight: Int, kilometers: Double, says: String
  ) throws {
    let (network, notes) = try imported("p sp 2 1\na 1 2 \(weight)\n")
    #expect(network.legs.map(\.kilometers) == [kilometers])
    #expect(notes.contains { $0.contains(says) }, "\(notes)")
  }

  @Test func `the first lines of the challenge's New York are 80 metres, not 803`() throws {
    let files = [
      "a.gr": "c real lines\np sp 4 3\na 1 2 803\na 2 1 803\na 3 4 158\n",
      "a.co": "p aux sp co 4\nv 1 -73530767 41085396\nv 2 -73530538 41086098\n"
        + "v 3 -73519366 41048796\nv 4 -73519377 41048654\n",
    ]
    let (network, _) = try Fixture.imported(files, as: .dimacs)
    #expect(network.legs.map(\.kilometers) == [0.0803, 0.0803, 0.0158])
  }

  @Test func `a file that says metres is read in metres, however long its legs`() throws {
    let (network, notes) = try imported("c metres between\np sp 2 1\na 1 2 1112000\n")
    #expect(network.legs.map(\.kilometers) == [1112])
    #expect(notes.contains("weights are read as metres"))
  }

  private func imported(_ graph: String) throws -> (network: Network, notes: [String]) {
    let places = "p aux sp co 2\nv 1 10000000 0\nv 2 11000000 0\n"
    return try Fixture.imported(["a.gr": graph, "a.co": places], as: .dimacs)
  }
}

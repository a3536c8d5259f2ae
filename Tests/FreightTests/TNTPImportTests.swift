import Sampling
import Testing

@testable import Freight

struct TNTPImportTests {
  @Test func `a link of no length keeps its free-flow time`() throws {
    let (network, _) = try imported("1 2 100 0 6 0.15 4 0 0 1 ;")
    #expect(network.legs[0].hours.law.low == 0.1)
    #expect(network.legs[0].hours.source == "imported-speed")
  }

  @Test func `tolls are left out, and that is said`() throws {
    let (_, notes) = try imported("1 2 100 5 6 0.15 4 0 75 1 ;", "2 1 100 5 6 0.15 4 0 0 1 ;")
    #expect(notes.contains("1 link has a toll, which is left out: usd is by the kilometre"))
  }

  private func imported(_ links: String...) throws -> (network: Network, notes: [String]) {
    let files = [
      "a_net.tntp": links.joined(separator: "\n"), "a_node.tntp": "1 10 50 ;\n2 11 50 ;\n",
    ]
    return try Fixture.imported(files, "/a_net.tntp", as: .tntp)
  }
}

import Freight
import Networks
import Testing

@testable import Reports
@testable import corridor

@Suite struct WaysApartTests {
  private static let network = Result { try Network(contentsOf: BundledNetworks.folders) }

  @Test(arguments: [
    ("Kigali", "Almaty"), ("Shanghai", "Duisburg"), ("Mombasa", "Tashkent"), ("Kampala", "Poti"),
  ])
  func `ways shown together never read alike`(from: String, to: String) throws {
    let network = try Self.network.get()
    let ways = Set(
      try network.front(for: Shipment(from: from, to: to)).map(\.legIndices))
    #expect(Set(network.chains(ofWays: Array(ways))).count == ways.count)
    #expect(Set(network.changes(ofWays: Array(ways))).count == ways.count)
    #expect(ways.count > 5, "the front has too few ways to confuse")
  }

  @Test func `a way alone is told by its changes only`() throws {
    let network = try Self.network.get()
    let way = try network.itinerary(
      for: Shipment(from: "Shanghai", to: "Duisburg"), minimizing: .generalized)
    #expect(network.chains(ofWays: [way.legIndices]) == ["Shanghai ─rail→ Duisburg"])
    #expect(way.chain(in: network) == "Shanghai ─rail→ Duisburg")
  }

  @Test func `a way and the one instead where it is closed are told apart by what they pass`()
    async
  {
    let console = Console(isKeeping: true)
    let code = await Corridor.run(
      ["whatif", "Shanghai", "Duisburg", "--close", "KZ-ALTYNKOL", "--trials", "100"], console)
    #expect(code == .answered)
    let ways = console.output.split(separator: "\n").prefix(2)
    #expect(ways.allSatisfy { $0.contains("Shanghai ─rail→ Duisburg (by ") })
    #expect(ways.first?.dropFirst(3) != ways.last?.dropFirst(3))
  }
}

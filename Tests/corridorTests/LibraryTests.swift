import Freight
import Simulation
import Testing

struct LibraryTests {
  /// The steps of the README's example, with what each gives.
  @Test func `the library reads as the README shows`() throws {
    let network = try Network(contentsOf: "Networks/trans-caspian")
    let shipment = Shipment(from: "Altynkol", to: "Poti", containers: 2)
    let cheapest = try network.itinerary(for: shipment, minimizing: .cost)
    #expect(cheapest.terminals.first == "KZ-ALTYNKOL" && cheapest.terminals.last == "GEPTI")
    let tradeoffs = try network.tradeoffs(for: shipment)
    #expect(tradeoffs.contains { $0.legIndices == cheapest.legIndices })

    let storms = Scenario(
      "Caspian storms", .scaleHours("KZAAU", by: 2.5), .scaleCost(.sea, by: 1.3))
    let calm = try network.itinerary(for: shipment, minimizing: .time)
    let detour = try network.under(storms).itinerary(for: shipment, minimizing: .time)
    #expect(detour.total.hours >= calm.total.hours)

    let outlook = Simulation(trials: 2000, seed: 7).outlook(for: cheapest, by: .days(21))
    #expect(outlook.hours.p95 > outlook.hours.p50)
    #expect((0...1).contains(try #require(outlook.onTime).probability))
  }
}

import Freight
import Graphs
import Networks
import Simulation

/// Loading, routing and simulating on the bundled networks.
enum FreightBenchmarks {
  static func run() throws {
    let folders = BundledNetworks.folders
    let network = try Network(contentsOf: folders)
    let legs = network.legs.count
    print(
      try Timing.of("load the bundled networks, \(legs) legs", expecting: legs) {
        try Network(contentsOf: folders).legs.count
      }.line)

    let shipment = Shipment(from: "Kigali", to: "Almaty")
    let cheapest = try network.itinerary(for: shipment, minimizing: .cost)
    // What the README's first table says of the cheapest way.
    let published = 7064.0
    print(
      try Timing.of("route Kigali to Almaty", expecting: published) {
        try network.itinerary(for: shipment, minimizing: .cost).total.usd.rounded()
      }.line)

    let simulation = Simulation(trials: 100_000, seed: 1)
    let outlook = simulation.outlook(for: cheapest)
    let error = abs(outlook.usd.mean - cheapest.total.usd)
    precondition(error < 5 * outlook.usd.standardError, "the simulated mean is the exact one")
    print(
      Timing.of(
        "simulate Kigali to Almaty", count: simulation.trials, unit: "trials",
        expecting: outlook.usd.mean, runs: 5
      ) { simulation.outlook(for: cheapest).usd.mean }.line)
  }
}

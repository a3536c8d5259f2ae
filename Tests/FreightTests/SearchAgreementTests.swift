import Graphs
import Testing

@testable import Freight

/// Laws of routing that hold for any network, over generated ones.
struct SearchAgreementTests {
  @Test(arguments: 0..<12)
  func `three searches over the same network agree`(seed: Int) throws {
    let network = GeneratedNetwork(seed: UInt64(seed), terminals: 14).network
    let all = Array(network.terminals.indices)
    let modeGraph = ModeGraph(network, from: all, to: all)
    // Whole dollars, so that sums in whatever order are the same.
    let weights = modeGraph.moves.map { move -> Double in
      if case .leg(let leg) = move { network.legs[leg].usd.mean.rounded() + 1 } else { 3 }
    }
    let whole = try WholeWeights(modeGraph.graph, weights.map { UInt32($0) })
    var dijkstra = Dijkstra(modeGraph.graph)
    var both = BidirectionalSearch(whole)
    var buckets = BucketSearch(whole)
    for (start, end) in [(0, 13), (3, 7), (9, 1)] {
      let source = try #require(modeGraph.starts[start])
      let goal = try #require(modeGraph.ends[end])
      dijkstra.run(from: source, to: goal, weights: weights)
      try buckets.run(from: source, to: goal)
      let distance = dijkstra.distance(to: goal)
      let about = "seed \(seed), \(start) to \(end)"
      #expect(try both.distance(from: source, to: goal) == distance, "\(about)")
      #expect(buckets.distance(to: goal) == distance, "\(about)")
    }
  }

  @Test(arguments: 0..<12)
  func `the network drawn once routes as one drawn for the trip`(seed: Int) throws {
    let network = GeneratedNetwork(seed: UInt64(seed), terminals: 14).network
    let shipment = Shipment(from: "X-0", to: "X-13")
    guard let drawn = try? network.itinerary(for: shipment, minimizing: .cost) else { return }
    // A limit on transfers that none can reach has the network drawn for the trip alone.
    var limited = shipment
    limited.limits.transfers = 20
    let own = try network.itinerary(for: limited, minimizing: .cost)
    #expect(abs(own.total.usd - drawn.total.usd) < 1e-6, "seed \(seed)")
  }
}

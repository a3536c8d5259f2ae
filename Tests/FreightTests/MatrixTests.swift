import Testing

@testable import Freight

@Suite struct MatrixTests {
  @Test(
    arguments: 1...6 as ClosedRange<UInt64>, [Limits(), Limits(usd: 2500), Limits(transfers: 1)])
  func `a row is what the itinerary of its pair is`(seed: UInt64, limits: Limits) throws {
    let network = Network.random(seed: seed)
    var shipment = Shipment.small
    shipment.limits = limits
    let ids = network.terminals.map(\.id)
    var rows: [MatrixRow] = []
    try network.matrix(
      Pair.all(from: ids, to: ids), minimizing: .generalized, of: shipment
    ) { rows.append($0) }
    #expect(rows.count == ids.count * ids.count)
    for row in rows {
      guard row.from != row.to else {
        #expect(row.weight == 0 && row.legs.isEmpty)
        continue
      }
      (shipment.origin, shipment.destination) = (row.from, row.to)
      let itinerary = try? network.itinerary(for: shipment, minimizing: .generalized)
      #expect((row.weight == nil) == (itinerary == nil), "seed \(seed), \(row.from)-\(row.to)")
      if let itinerary, let weight = row.weight {
        #expect(abs(weight - itinerary.weight) < 1e-6, "seed \(seed), \(row.from)-\(row.to)")
        #expect(row.legs == itinerary.legIndices, "seed \(seed), \(row.from)-\(row.to)")
      }
    }
  }

  @Test func `rows keep the order of the pairs, and a wrong name stops before the first`() throws {
    let network = Network.random(seed: 2)
    let pairs = [("T3", "T5"), ("T0", "T5"), ("T3", "T1")].map { Pair(from: $0.0, to: $0.1) }
    var names: [String] = []
    try network.matrix(pairs, minimizing: .cost) { names.append($0.from + $0.to) }
    #expect(names == ["T3T5", "T0T5", "T3T1"])
    #expect(throws: PlanningError.self) {
      try network.matrix(pairs + [Pair(from: "T0", to: "nowhere")], minimizing: .cost) { _ in
        Issue.record("a row came")
      }
    }
  }

  @Test func `a file's bad pairs are told all at once`() throws {
    let network = Network.random(seed: 2)
    try Fixture.withFolder(["pairs.csv": "to,from\nT5,T0\nT9,T0\nT1,X\n"]) { folder in
      do {
        _ = try Pair.list(inFile: folder + "/pairs.csv", of: network)
        Issue.record("the pairs were read")
      } catch {
        guard case .problems(let problems) = error as? LoadingError else { throw error }
        #expect(problems.map(\.line) == [3, 4])
      }
    }
    try Fixture.withFolder(["pairs.csv": "to,from\nT5,T0\n"]) { folder in
      let pairs = try Pair.list(inFile: folder + "/pairs.csv", of: network)
      #expect(pairs == [Pair(from: "T0", to: "T5")])
    }
  }
}

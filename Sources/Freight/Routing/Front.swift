import Graphs

extension Network {
  /// Every way that no other beats in USD, hours and kilograms of CO2e at once, the cheapest first.
  ///
  ///     try network.front(for: shipment).map(\.total.usd)   // ascending
  ///
  /// The front is exact and complete, not only its convex part: it holds ways that no value of time
  /// would choose but a budget or a deadline would. Of ways of the very same amounts it holds one.
  ///
  /// - Throws: `PlanningError`.
  /// - Complexity: grows with the number of compromises; see `ParetoSearch`.
  public func front(for shipment: Shipment) throws(PlanningError) -> [Itinerary] {
    let routing = try Routing(self, shipment)
    let ways = routing.front()
    guard !ways.isEmpty else { throw routing.refusal() }
    return ways.map { routing.itinerary(along: $0.arcs, .generalized) }
  }
}

extension Routing {
  /// The ways that no other beats in USD, hours and kilograms of CO2e, within the limits, the
  /// cheapest first.
  func front() -> [Way] {
    guard let start = modeGraph.starts[origin], let end = modeGraph.ends[destination] else {
      return []
    }
    // In whole millionths sums are exact in any order, so equal ways are found to be equal.
    func weights(_ quantity: KeyPath<Amounts, Double>) -> [Double] {
      amounts.map { $0.map { ($0[keyPath: quantity] * 1e6).rounded() } ?? .infinity }
    }
    var search = ParetoSearch(modeGraph.graph)
    let front = search.run(
      from: start, to: end,
      weights: [weights(\.usd), weights(\.hours), weights(\.kilogramsCO2e)])
    return front.map { way($0.arcs) }.filter { tariff.shipment.limits.allow($0.amounts) }
  }
}

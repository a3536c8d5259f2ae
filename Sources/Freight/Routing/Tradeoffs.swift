extension Network {
  /// The cheapest way, the fastest, the greenest, and the sensible compromises between them.
  ///
  ///     try network.tradeoffs(for: shipment).map(\.total.usd)
  ///
  /// None of them is beaten by another in USD, hours and CO2e at once. The first is the one of
  /// least generalized cost; the others follow by USD.
  ///
  /// - Throws: `PlanningError`.
  public func tradeoffs(for shipment: Shipment) throws(PlanningError) -> [Itinerary] {
    let routing = try Routing(self, shipment)
    var found = [try routing.itinerary(minimizing: .generalized)]
    func add(_ itinerary: Itinerary) {
      if !found.contains(where: { $0.legIndices == itinerary.legIndices }) {
        found.append(itinerary)
      }
    }
    add(try routing.itinerary(minimizing: .cost))
    add(try routing.itinerary(minimizing: .time))
    if factors.keys.count > 0 { add(try routing.itinerary(minimizing: .emissions)) }
    for usdPerDay in Routing.valuesOfADay {
      add(
        try routing.itinerary(.generalized) { amounts in
          amounts.usd + amounts.hours * usdPerDay / 24
        })
    }
    return [found[0]] + found.dropFirst().sorted { $0.total.usd < $1.total.usd }
  }
}

extension Routing {
  /// USD a day for the whole shipment, doubling: a compromise between the cheapest and the fastest
  /// that wins nowhere on this scale wins only in a narrow band of values of time.
  static let valuesOfADay = (0...14).map { 5 * Double(1 << $0) }
}

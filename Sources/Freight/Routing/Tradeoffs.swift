extension Network {
  /// The recommended way, the cheapest, the fastest, the greenest, and compromises between them
  /// that differ from one another.
  ///
  ///     try network.tradeoffs(for: shipment).map(\.total.usd)
  ///
  /// All are from the exact front, so none is beaten by any way in USD, hours and CO2e at once. The
  /// first is the one of least generalized cost; the others follow by USD. Besides the four, a
  /// compromise that some value of time would choose comes before one that none would, then the
  /// one of less generalized cost; and each shares with no other shown more than a part of its way.
  ///
  /// - Parameters:
  ///   - shipment: What must move.
  ///   - count: How many at most, 1 or more.
  ///   - overlap: The greatest share, from 0 to 1, of the kilometres of the shorter of two ways that
  ///     may be on legs of both.
  /// - Returns: One way or more, the recommended one first.
  /// - Throws: `PlanningError`.
  public func tradeoffs(
    for shipment: Shipment, atMost count: Int = Network.shownTradeoffs,
    overlap: Double = Network.sharedKilometers
  ) throws(PlanningError) -> [Itinerary] {
    precondition(count > 0, "a comparison shows at least one way")
    precondition((0...1).contains(overlap), "an overlap is a share from 0 to 1")
    let routing = try Routing(self, shipment)
    let front = routing.front()
    guard !front.isEmpty else { throw routing.refusal() }
    let chosen = routing.distinct(front, atMost: count, overlap: overlap)
    return chosen.map { routing.itinerary(along: $0.arcs, .generalized) }
  }

  /// As many as can be read at a glance.
  public static let shownTradeoffs = 6
  /// Ways that share more than three quarters are variants of one: assumed.
  public static let sharedKilometers = 0.75
}

extension Routing {
  /// Ways of a front that are worth showing side by side.
  func distinct(_ front: [Way], atMost count: Int, overlap: Double) -> [Way] {
    func weight(_ way: Way) -> Double {
      Objective.generalized.weight(of: way.amounts, for: tariff.shipment)
    }
    func least(_ measure: (Way) -> Double) -> Way {
      // On a tie the one of less generalized cost.
      front.reduce(front[0]) { best, way in
        (measure(way), weight(way)) < (measure(best), weight(best)) ? way : best
      }
    }
    let recommended = least(weight)
    var shown = [recommended]
    func show(_ way: Way) {
      if shown.count < count, !shown.contains(way) { shown.append(way) }
    }
    show(least(\.amounts.usd))
    show(least(\.amounts.hours))
    if !tariff.network.factors.isEmpty { show(least(\.amounts.kilogramsCO2e)) }
    let lines = front.map { Line(offset: $0.amounts.usd, slope: $0.amounts.hours) }
    let isSupported = Set(lowerEnvelope(lines).map { front[$0.line] })
    let ranked = front.sorted {
      let (one, other) = (isSupported.contains($0), isSupported.contains($1))
      return one == other ? weight($0) < weight($1) : one
    }
    for way in ranked where shown.allSatisfy({ sharing($0, way) <= overlap }) { show(way) }
    return [recommended] + shown.dropFirst().sorted { $0.amounts.usd < $1.amounts.usd }
  }

  /// The share of the shorter of two ways that is on legs of both, in kilometres.
  private func sharing(_ a: Way, _ b: Way) -> Double {
    let common = Set(legs(of: a)).intersection(legs(of: b))
    let kilometers = common.reduce(0) { $0 + tariff.network.legs[$1].kilometers }
    let shorter = min(a.amounts.kilometers, b.amounts.kilometers)
    return shorter > 0 ? kilometers / shorter : 1
  }
}

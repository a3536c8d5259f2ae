/// Ways worth showing side by side, the recommended one first, and what they are the best of all in.
///
///     let tradeoffs = try network.tradeoffs(for: shipment)
///     tradeoffs.map(\.total.usd)
///     tradeoffs.distinctions(of: tradeoffs[0])   // [.recommended, .greenest]
public struct Tradeoffs: Sendable, Hashable, RandomAccessCollection {
  /// What a way is the best in.
  public enum Distinction: String, Sendable { case recommended, cheapest, fastest, greenest }

  public let itineraries: [Itinerary]
  /// The least USD, hours and CO2e of all ways there are, shown or not, each of a way of its own;
  /// of CO2e nothing where the emissions of some mode are unknown.
  public let least: Amounts

  public var startIndex: Int { itineraries.startIndex }
  public var endIndex: Int { itineraries.endIndex }
  public subscript(place: Int) -> Itinerary { itineraries[place] }

  /// What a way for the same shipment is the best of all in, those not shown included.
  ///
  /// None is the greenest where the emissions of some mode are unknown.
  public func distinctions(of itinerary: Itinerary) -> [Distinction] {
    // Sums of the same amounts in another order differ by far less.
    func isLeast(_ measure: KeyPath<Amounts, Double>) -> Bool {
      itinerary.total[keyPath: measure] <= least[keyPath: measure] * (1 + 1e-12)
    }
    var distinctions: [Distinction] = []
    if itinerary.legIndices == itineraries[0].legIndices { distinctions.append(.recommended) }
    if isLeast(\.usd) { distinctions.append(.cheapest) }
    if isLeast(\.hours) { distinctions.append(.fastest) }
    if least.kilogramsCO2e != nil, isLeast(\.countedKilogramsCO2e) {
      distinctions.append(.greenest)
    }
    return distinctions
  }
}

extension Network {
  /// The recommended way, the cheapest, the fastest, the greenest, and compromises between them
  /// that differ from one another.
  ///
  ///     try network.tradeoffs(for: shipment).map(\.total.usd)
  ///
  /// All are from the exact front, so none is beaten by any way in USD, hours and CO2e at once. The
  /// first is the one of least generalized cost; the others follow by USD. The four come before any
  /// other, in this order, so fewer than four may leave some of them out. Besides the four, a
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
  ) throws(PlanningError) -> Tradeoffs {
    precondition(count > 0, "a comparison shows at least one way")
    precondition((0...1).contains(overlap), "an overlap is a share from 0 to 1")
    let routing = try Routing(self, shipment)
    let front = routing.front()
    guard !front.isEmpty else { throw routing.refusal() }
    func itinerary(_ way: Way) -> Itinerary { routing.itinerary(along: way.arcs, .generalized) }
    func least(_ measure: KeyPath<Amounts, Double>) -> Double {
      itinerary(routing.least(of: front) { $0.amounts[keyPath: measure] }).total[keyPath: measure]
    }
    return Tradeoffs(
      itineraries: routing.distinct(front, atMost: count, overlap: overlap).map(itinerary),
      least: Amounts(
        usd: least(\.usd), hours: least(\.hours),
        kilogramsCO2e: routing.tariff.knowsEmissions ? least(\.countedKilogramsCO2e) : nil))
  }

  /// As many as can be read at a glance.
  public static let shownTradeoffs = 6
  /// Ways that share more than three quarters are variants of one: assumed.
  public static let sharedKilometers = 0.75
}

extension Routing {
  /// Ways of a front that are worth showing side by side.
  func distinct(_ front: [Way], atMost count: Int, overlap: Double) -> [Way] {
    let recommended = least(of: front, weight)
    var shown = [recommended]
    func show(_ way: Way) {
      if shown.count < count, !shown.contains(way) { shown.append(way) }
    }
    show(least(of: front, \.amounts.usd))
    show(least(of: front, \.amounts.hours))
    if tariff.knowsEmissions { show(least(of: front, \.amounts.countedKilogramsCO2e)) }
    let lines = front.map { Line(offset: $0.amounts.usd, slope: $0.amounts.hours) }
    let isSupported = Set(lowerEnvelope(lines).map { front[$0.line] })
    let ranked = front.sorted {
      let (one, other) = (isSupported.contains($0), isSupported.contains($1))
      return one == other ? weight($0) < weight($1) : one
    }
    for way in ranked where shown.allSatisfy({ sharing($0, way) <= overlap }) { show(way) }
    return [recommended] + shown.dropFirst().sorted { $0.amounts.usd < $1.amounts.usd }
  }

  /// The way of a front that is least in something, on a tie the one of less generalized cost.
  fileprivate func least(of front: [Way], _ measure: (Way) -> Double) -> Way {
    front.reduce(front[0]) { best, way in
      (measure(way), weight(way)) < (measure(best), weight(best)) ? way : best
    }
  }

  private func weight(_ way: Way) -> Double {
    Objective.generalized.weight(of: way.amounts, for: tariff.shipment)
  }

  /// The share of the shorter of two ways that is on legs of both, in kilometres.
  private func sharing(_ a: Way, _ b: Way) -> Double {
    let common = Set(legs(of: a)).intersection(legs(of: b))
    let kilometers = common.reduce(0) { $0 + tariff.network.legs[$1].kilometers }
    let shorter = min(a.amounts.kilometers, b.amounts.kilometers)
    return shorter > 0 ? kilometers / shorter : 1
  }
}

import Graphs

extension Network {
  /// Every way that no other beats in USD, hours and kilograms of CO2e at once, the cheapest first.
  ///
  ///     try network.front(for: shipment).map(\.total.usd)   // ascending
  ///
  /// The front is exact and complete, not only its convex part: it holds ways that no value of time
  /// would choose but a budget or a deadline would. Of ways of the very same amounts it holds one.
  ///
  /// A network of many hundred terminals whose prices and times have nothing to do with each other
  /// may have more compromises than can be found; then those are given that are best for some value
  /// of time or of carbon.
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
  ///
  /// Of a network in which they are too many to find, those that are best at some value of time or
  /// of carbon: the convex part of the front.
  func front() -> [Way] {
    let limits = tariff.shipment.limits
    var measures: [(Amounts) -> Double] = [\.usd, \.hours]
    if tariff.knowsEmissions { measures.append(\.countedKilogramsCO2e) }
    let ways = compromises(between: measures, atMost: Routing.mostLabels) ?? convexFront()
    return ways.filter { limits.allow($0.amounts) }
  }

  /// Twenty-five times the two thousand that suffice for any pair of the bundled networks tried.
  private static let mostLabels = 50_000

  /// The ways that no other beats in some measures at once, by the first of them; nothing where
  /// that takes too many labels.
  func compromises(
    between measures: [(Amounts) -> Double], atMost labels: Int = .max
  ) -> [Way]? {
    guard let start = modeGraph.starts[origin], let end = modeGraph.ends[destination] else {
      return []
    }
    // In whole millionths sums are exact in any order, so equal ways are found to be equal.
    let weights = measures.map { measure in
      amounts.map { $0.map { (measure($0) * 1e6).rounded() } ?? .infinity }
    }
    var search = ParetoSearch(modeGraph.graph)
    return search.run(from: start, to: end, weights: weights, atMost: labels)?.map { way($0.arcs) }
  }

  /// The ways that are best for some value of time, and for some value of carbon.
  func convexFront() -> [Way] {
    var found: [Way] = []
    var measures: [KeyPath<Amounts, Double>] = [\.hours]
    if tariff.knowsEmissions { measures.append(\.countedKilogramsCO2e) }
    for measure in measures {
      guard let cheap = least(\.usd, then: measure), let good = least(measure, then: \.usd) else {
        return []
      }
      found += [cheap, good] + between(cheap, good, measure)
    }
    var seen = Set<[Int]>()
    return found.filter { seen.insert($0.arcs).inserted }.sorted { $0.amounts.usd < $1.amounts.usd }
  }

  /// The corners of the front between two of them: each is found by weighing the measure so that the
  /// two weigh the same, until none weighs less (Aneja and Nair,
  /// https://doi.org/10.1287/mnsc.25.1.73).
  private func between(_ a: Way, _ b: Way, _ measure: KeyPath<Amounts, Double>) -> [Way] {
    let slower = a.amounts[keyPath: measure] - b.amounts[keyPath: measure]
    let dearer = b.amounts.usd - a.amounts.usd
    guard slower > 1e-6, dearer > 1e-6 else { return [] }
    let value = dearer / slower
    let weight = { (amounts: Amounts) in amounts.usd + value * amounts[keyPath: measure] }
    guard let corner = best(amounts.map { $0.map(weight) ?? .infinity }),
      weight(corner.amounts) < weight(a.amounts) * (1 - 1e-9)
    else { return [] }
    return between(a, corner, measure) + [corner] + between(corner, b, measure)
  }

  /// The way that is least in one measure, and of those in another.
  private func least(
    _ measure: KeyPath<Amounts, Double>, then other: KeyPath<Amounts, Double>
  ) -> Way? {
    // A millionth of the other tells equal ways apart and leads none astray that is worth telling.
    best(amounts.map { $0.map { $0[keyPath: measure] + 1e-6 * $0[keyPath: other] } ?? .infinity })
  }
}

import Graphs

/// Two terminals, by id or name, between which something is asked.
public struct Pair: Sendable, Hashable {
  public var from: String
  public var to: String

  public init(from: String, to: String) {
    self.from = from
    self.to = to
  }

  /// Every pair of an origin and a destination, origin by origin.
  public static func all(from origins: [String], to destinations: [String]) -> [Pair] {
    origins.flatMap { origin in destinations.map { Pair(from: origin, to: $0) } }
  }
}

/// The best way between two terminals, in brief.
public struct MatrixRow: Sendable, Hashable {
  /// Ids of terminals.
  public let from: String
  public let to: String
  /// The mean of what it takes; nothing where no way leads there, or none within the limits.
  public let amounts: Amounts?
  /// The objective's weight of the amounts.
  public let weight: Double?
  /// Indices of legs; none from a terminal to itself.
  public let legs: [Int]
}

extension Network {
  /// Finds the best way between each of many pairs of terminals, one after the other.
  ///
  ///     try network.matrix(Pair.all(from: ports, to: cities), minimizing: .cost) { row in
  ///       print(row.from, row.to, row.amounts?.usd ?? .nan)
  ///     }
  ///
  /// All pairs share one mode graph, and all pairs of one origin one search. The answers are those
  /// of `itinerary(for:minimizing:)`. Each row comes as soon as it is known, in the order of the
  /// pairs. From a terminal to itself nothing is needed.
  ///
  /// - Parameters:
  ///   - pairs: The terminals, by id or name.
  ///   - objective: What is minimised.
  ///   - shipment: What moves between each pair; its own ends mean nothing.
  ///   - take: Takes a row.
  /// - Throws: `PlanningError` before the first row, or what `take` throws.
  /// - Complexity: O(origins × l log t + rows × legs of a way) time for l legs and t terminals.
  ///   Terminals to pass and limits of money or time take a search for each pair. O(t) space for
  ///   each origin between the first and the last of its pairs: little where pairs come origin by
  ///   origin, as of ``Pair/all(from:to:)``.
  public func matrix(
    _ pairs: [Pair], minimizing objective: Objective, of shipment: Shipment? = nil,
    _ take: (MatrixRow) throws -> Void
  ) throws {
    var places: [(from: Int, to: Int)] = []
    places.reserveCapacity(pairs.count)
    for pair in pairs {
      places.append((try terminal(named: pair.from), try terminal(named: pair.to)))
    }
    let shipment = shipment ?? Shipment(from: "", to: "")
    let tariff = try Tariff(self, shipment)
    if objective == .emissions { try tariff.requireEmissionFactors() }
    guard shipment.via.isEmpty, !shipment.limits.boundTotals else {
      for place in places { try take(row(from: place.from, to: place.to, objective, shipment)) }
      return
    }
    let modeGraph = modeGraph(
      from: Set(places.map(\.from)).sorted(), to: Set(places.map(\.to)).sorted(),
      changes: shipment.limits.transfers)
    let ends = Set(places.flatMap { [$0.from, $0.to] })
    let amounts = Prices(modeGraph, tariff, between: ends).amounts
    var fresh = Dijkstra(modeGraph.graph)
    fresh.weigh(amounts.map { $0.map { objective.weight(of: $0, for: shipment) } ?? .infinity })
    var searches: [Int: Dijkstra] = [:]
    var lastPair: [Int: Int] = [:]
    for (pair, place) in places.enumerated() { lastPair[place.from] = pair }
    for (pair, (from, to)) in places.enumerated() {
      defer { if lastPair[from] == pair { searches[from] = nil } }
      guard let start = modeGraph.starts[from], let end = modeGraph.ends[to], from != to else {
        try take(MatrixRow(from: terminals[from].id, to: terminals[to].id))
        continue
      }
      if searches[from] == nil {
        var search = fresh
        search.run(from: start)
        searches[from] = search
      }
      var total = Amounts()
      var legs: [Int] = []
      let path = searches[from]?.path(to: end)
      for arc in path?.arcs ?? [] {
        total += amounts[arc] ?? Amounts()
        if case .leg(let leg) = modeGraph.moves[arc] { legs.append(leg) }
      }
      try take(
        MatrixRow(
          from: terminals[from].id, to: terminals[to].id, amounts: path.map { _ in total },
          weight: path.map { _ in objective.weight(of: total, for: shipment) }, legs: legs))
    }
  }

  private func row(
    from: Int, to: Int, _ objective: Objective, _ shipment: Shipment
  ) throws(PlanningError) -> MatrixRow {
    let (origin, destination) = (terminals[from].id, terminals[to].id)
    guard from != to else { return MatrixRow(from: origin, to: destination) }
    var shipment = shipment
    (shipment.origin, shipment.destination) = (origin, destination)
    let routing = try Routing(self, shipment)
    guard let way = routing.best(objective) else {
      return MatrixRow(from: origin, to: destination, amounts: nil, weight: nil, legs: [])
    }
    return MatrixRow(
      from: origin, to: destination, amounts: way.amounts,
      weight: objective.weight(of: way.amounts, for: shipment), legs: routing.legs(of: way))
  }
}

extension MatrixRow {
  /// From a terminal to itself.
  fileprivate init(from: String, to: String) {
    self.init(from: from, to: to, amounts: Amounts(), weight: 0, legs: [])
  }
}

/// The means of what the arcs of a mode graph take for one shipment.
struct Prices {
  /// What each arc takes; nothing for a leg that is closed, a stop at a closed terminal, the ends of
  /// trips between other terminals.
  let amounts: [Amounts?]
  /// What each passage that is charged by the day is charged, in USD, as far as it is open; part of
  /// its amounts.
  let chargedUSD: [Int: Double]

  init(_ modeGraph: ModeGraph, _ tariff: Tariff, between ends: Set<Int>) {
    var stops = StopPrices(modeGraph, tariff, ends)
    // Taken out once: reaching into a network for each of a million arcs takes longer than the rest.
    let (means, closed) = (tariff.network.means, tariff.network.closedTerminals)
    let modes = tariff.shipment.limits.modes
    amounts = modeGraph.moves.map { move in
      switch move {
      case .leg(let leg):
        means[leg].isOpen && (closed.isEmpty || tariff.network.isPassable(leg: leg))
          && modes?.contains(means[leg].mode) != false
          ? tariff.amounts(ofLeg: leg) : nil
      case .passage(let place): stops.amounts(of: place)
      case .reached: Amounts()
      }
    }
    chargedUSD = stops.chargedUSD
  }
}

/// Prices stops one by one, and those that differ in nothing that is charged for once.
private struct StopPrices {
  /// What the price of a passage depends on.
  private struct Stop: Hashable {
    let terminal: Int
    let transfers: [Int]
    let departuresPerWeek: Double?
  }

  private struct Price {
    var amounts: Amounts
    let chargedUSD: Double?
  }

  private let modeGraph: ModeGraph
  private let tariff: Tariff
  private let ends: Set<Int>
  private let closed: Set<Int>
  private var known: [Stop: Price] = [:]
  private var grids = StayGrids()
  private(set) var chargedUSD: [Int: Double] = [:]

  init(_ modeGraph: ModeGraph, _ tariff: Tariff, _ ends: Set<Int>) {
    self.modeGraph = modeGraph
    self.tariff = tariff
    self.ends = ends
    closed = tariff.network.closedTerminals
  }

  mutating func amounts(of place: Int) -> Amounts? {
    // Most passages of a large network are other trips' ends, or nothing happens there: these are
    // told without a copy.
    let terminal = modeGraph.passages[place].terminal
    if modeGraph.passages[place].isEnd, !ends.contains(terminal) { return nil }
    if closed.contains(terminal) { return nil }
    if modeGraph.passages[place].transfers.isEmpty, !tariff.isBusy(terminal: terminal) {
      return Amounts()
    }
    let price = price(of: modeGraph.passages[place])
    if let charged = price.chargedUSD { chargedUSD[place] = charged }
    return price.amounts
  }

  private mutating func price(of passage: ModeGraph.Passage) -> Price {
    let stop = Stop(
      terminal: passage.terminal, transfers: passage.transfers,
      departuresPerWeek: passage.departingLeg.flatMap { tariff.network.legs[$0].departuresPerWeek })
    if let price = known[stop] { return price }
    let charged = tariff.stay(at: passage).map { $0.meanUSD(&grids) }
    var price = Price(amounts: tariff.amounts(of: passage), chargedUSD: charged)
    price.amounts.usd += charged ?? 0
    known[stop] = price
    return price
  }
}

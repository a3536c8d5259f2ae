import Graphs
import Sampling

/// How far one figure of a network has to move, all others kept, before another way is the best.
///
///     let values = try network.switchingValues(for: shipment)
///     values[0].name         // "KZAAU-AZALA:sea"
///     values[0].now          // 700 USD
///     values[0].switchesAt   // 812 USD: 16 % dearer, and the best way goes round
public struct SwitchingValue: Sendable {
  /// What moves: a price, a duration or dwell, or how often a leg leaves.
  public enum Figure: String, Sendable {
    case usd
    case hours
    case departures
  }

  /// Whose figure it is.
  public enum Owner: Sendable, Hashable {
    /// An index into the network's legs.
    case leg(Int)
    /// An index into the network's transfers.
    case transfer(Int)
  }

  public let owner: Owner
  public let figure: Figure
  /// The owner as targets and part names spell it.
  public let name: String
  /// Whether it is on the best way, so that it has to get worse; if not, it has to get better.
  public let isOnBest: Bool
  /// The mean: USD a container, hours, or departures a week.
  public let now: Double
  /// The mean beyond which another way is the best.
  public let switchesAt: Double
  /// The legs of that way.
  public let next: [Int]

  /// The move as a share of what it is now; infinite for a figure that is 0 now.
  public var relativeChange: Double {
    now > 0 ? (switchesAt - now) / now : .infinity
  }
}

extension Network {
  /// How far each figure would have to move before the best way changes, the least move first.
  ///
  /// A price or a duration moves by an amount added to it or taken off it, so its law keeps its
  /// width. A figure on the best way may rise until the best way without it is as good; one off it
  /// may fall until the best way over it is. Figures whose fall to nothing would not do, and those
  /// that cannot be done without, are left out. Where a stay is charged by the day, the charges for
  /// the days added or saved are counted.
  ///
  /// - Parameters:
  ///   - shipment: What must move, without limits of money and time.
  ///   - objective: What is minimised, cost, time or generalized cost.
  /// - Returns: The figures that can change the best way, by the size of their relative change.
  /// - Throws: `PlanningError`.
  /// - Complexity: O(places on the way × l log t + figures × l) time for l legs and t terminals.
  public func switchingValues(
    for shipment: Shipment, minimizing objective: Objective = .generalized
  ) throws(PlanningError) -> [SwitchingValue] {
    guard !shipment.limits.boundTotals else {
      throw .unfitShipment("switching values need a shipment without limits of money and time")
    }
    let routing = try Routing(self, shipment)
    guard var switching = Switching(routing, objective) else { throw routing.refusal() }
    let values =
      legs.indices.filter(isPassable(leg:)).flatMap { switching.values(ofLeg: $0) }
      + transfers.indices.flatMap { switching.values(ofTransfer: $0) }
    return values.enumerated().sorted { a, b in
      (abs(a.element.relativeChange), a.offset) < (abs(b.element.relativeChange), b.offset)
    }.map(\.element)
  }
}

/// A routed question with the distances from its origin and to its destination.
private struct Switching {
  let routing: Routing
  let best: Way
  let bestWeight: Double
  private let usdRate: Double
  private let hourRate: Double
  private let weights: [Double]
  private let isOnBest: Set<Int>
  /// The best ways over each arc, and with some closed.
  private let detours: Detours
  private var closures: DetourSearch
  private var arcsOfLeg: [Int: [Int]] = [:]
  private var arcsOfTransfer: [Int: [Int]] = [:]
  /// The stops charged by the day at which a leg is waited for.
  private var stopsBeforeLeg: [Int: [Int]] = [:]
  /// What the days of each stop are charged now, where they are, by its arc.
  private var charged: [Int: Double] = [:]

  init?(_ routing: Routing, _ objective: Objective) {
    self.routing = routing
    let shipment = routing.tariff.shipment
    usdRate = objective.weight(of: Amounts(usd: 1), for: shipment)
    hourRate = objective.weight(of: Amounts(hours: 1), for: shipment)
    let modeGraph = routing.modeGraph
    weights = routing.weights(objective)
    guard let best = routing.best(weights), let start = modeGraph.starts[routing.origin],
      let end = modeGraph.ends[routing.destination]
    else { return nil }
    self.best = best
    bestWeight = objective.weight(of: best.amounts, for: shipment)
    isOnBest = Set(best.arcs)
    detours = Detours(modeGraph.graph, from: start, to: end, weights: weights)
    closures = DetourSearch(modeGraph.graph, from: start, to: end, weights: weights)
    for (arc, move) in modeGraph.moves.enumerated() where weights[arc] < .infinity {
      switch move {
      case .leg(let leg): arcsOfLeg[leg, default: []].append(arc)
      case .passage(let place):
        let passage = modeGraph.passages[place]
        for transfer in passage.transfers { arcsOfTransfer[transfer, default: []].append(arc) }
        if let leg = passage.departingLeg { stopsBeforeLeg[leg, default: []].append(arc) }
        if let usd = routing.chargedUSD[place] { charged[arc] = usd }
      case .reached: break
      }
    }
  }

  mutating func values(ofLeg index: Int) -> [SwitchingValue] {
    let leg = routing.tariff.network.legs[index]
    let arcs = arcsOfLeg[index] ?? []
    guard let rival = rival(of: arcs) else { return [] }
    let factor = routing.tariff.priceFactor(ofLeg: index)
    func value(_ figure: SwitchingValue.Figure, _ now: Double, _ then: Double?) -> SwitchingValue? {
      self.value(.leg(index), figure, now, then, rival, routing.tariff.network.name(ofLeg: index))
    }
    let usd = leg.usd.law.mean
    let hours = leg.hours.law.mean
    var values = [
      value(.usd, usd, moved(usd, rival, factor * usdRate)),
      value(.hours, hours, moved(hours, rival, hourRate)),
    ]
    if let perWeek = leg.departuresPerWeek {
      let wait = Leg.hoursPerWeek / perWeek / 2
      // The wait before a stop charged by the day is charged too.
      let stops = stopsBeforeLeg[index] ?? []
      let then =
        stops.isEmpty
        ? moved(wait, rival, hourRate)
        : moved(wait, arcs: stops, rival) { arc, change in
          routing.tariff.chargedUSD(
            of: passage(arc), departuresPerWeek: Leg.hoursPerWeek / 2 / (wait + change))
        }
      values.append(
        value(.departures, perWeek, then.flatMap { $0 > 0 ? Leg.hoursPerWeek / 2 / $0 : nil }))
    }
    return values.compactMap { $0 }
  }

  mutating func values(ofTransfer index: Int) -> [SwitchingValue] {
    let network = routing.tariff.network
    let transfer = network.transfers[index]
    let arcs = arcsOfTransfer[index] ?? []
    guard let rival = rival(of: arcs) else { return [] }
    let isCharged = network.charges.contains { $0.terminal == transfer.terminal }
    let containers = Double(routing.tariff.shipment.containers)
    let usd = transfer.usd.law.mean
    let hours = transfer.hours.law.mean
    let then =
      isCharged
      ? moved(hours, arcs: arcs, rival) { arc, change in
        routing.tariff.chargedUSD(of: passage(arc), adding: change)
      } : moved(hours, rival, hourRate)
    let name = network.name(ofTransfer: index)
    return [
      value(
        .transfer(index), .usd, usd, moved(usd, rival, containers * usdRate), rival, name),
      value(.transfer(index), .hours, hours, then, rival, name),
    ].compactMap { $0 }
  }

  /// The best way that some arcs decide on: of a figure on the best way the best without them, of
  /// another the best over one of them.
  private struct Rival {
    let isOnBest: Bool
    let way: Way
    /// What it weighs more than the best way.
    let gap: Double
  }

  private mutating func rival(of arcs: [Int]) -> Rival? {
    guard !arcs.isEmpty else { return nil }
    guard arcs.contains(where: isOnBest.contains) else {
      let least = arcs.map { ($0, detours.weight(over: $0)) }.min { $0.1 < $1.1 }
      guard let (arc, weight) = least, let path = detours.path(over: arc) else { return nil }
      return Rival(
        isOnBest: false, way: routing.way(path.arcs), gap: max(0, weight - bestWeight))
    }
    guard let path = closures.path(without: arcs) else { return nil }
    return Rival(
      isOnBest: true, way: routing.way(path.arcs), gap: max(0, path.weight - bestWeight))
  }

  private func passage(_ arc: Int) -> ModeGraph.Passage {
    guard case .passage(let place) = routing.modeGraph.moves[arc] else {
      preconditionFailure("only stops are charged by the day")
    }
    return routing.modeGraph.passages[place]
  }

  /// Where a mean has to be for the rival to be as good, each unit of it weighing so much.
  private func moved(_ now: Double, _ rival: Rival, _ rate: Double) -> Double? {
    guard rate > 0 else { return nil }
    let change = rival.gap / rate
    if rival.isOnBest { return now + change }
    return change <= now ? now - change : nil
  }

  /// The same where hours cost charges too, at stops whose arcs these are; `charges` gives what a
  /// stop with some more hours is charged, in USD.
  ///
  /// Bisects what the change weighs, which grows with it.
  private func moved(
    _ now: Double, arcs: [Int], _ rival: Rival, charges: (Int, Double) -> Double
  ) -> Double? {
    let without = bestWeight + (rival.isOnBest ? rival.gap : 0)
    // Some stops are too far off to matter, even without the hours and their charges.
    let near = arcs.filter { arc in
      let saved = rival.isOnBest ? 0 : hourRate * now + usdRate * (charged[arc] ?? 0)
      return detours.weight(over: arc) - saved <= without
    }
    guard !near.isEmpty else { return nil }
    /// What the best way over these hours weighs more than the best way without, after a change.
    func excess(_ change: Double) -> Double {
      let least = near.map { arc in
        detours.weight(over: arc) + hourRate * change
          + usdRate * (charges(arc, change) - (charged[arc] ?? 0))
      }.min()
      return (least ?? .infinity) - without
    }
    let reach =
      rival.isOnBest ? (hourRate > 0 ? rival.gap / hourRate : 24 * Stay.longestDays) : -now
    // Waits shrink to nothing only in the limit.
    var (least, most) = (0.0, rival.isOnBest ? reach : reach * 0.999_999)
    guard most != 0, excess(most) * (rival.isOnBest ? 1 : -1) >= 0 else { return nil }
    // Thirty halvings leave a billionth: no figure is known so well.
    for _ in 0..<30 {
      let middle = (least + most) / 2
      if excess(middle) * (rival.isOnBest ? 1 : -1) >= 0 { most = middle } else { least = middle }
    }
    return now + most
  }

  private func value(
    _ owner: SwitchingValue.Owner, _ figure: SwitchingValue.Figure, _ now: Double,
    _ then: Double?, _ rival: Rival, _ name: String
  ) -> SwitchingValue? {
    guard let then, now > 0 || then > now, then.isFinite else { return nil }
    let next = routing.legs(of: rival.way)
    // A way over the same legs is another way only by its stops, which nobody chooses.
    guard next != routing.legs(of: best) else { return nil }
    return SwitchingValue(
      owner: owner, figure: figure, name: name, isOnBest: rival.isOnBest, now: now,
      switchesAt: then, next: next)
  }
}

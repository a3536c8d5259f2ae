extension Routing {
  /// Why there is no way: none leads there at all, or none within the limits.
  func refusal() -> PlanningError {
    let limits = tariff.shipment.limits
    guard limits != Limits(), let free = relaxed(Limits()) else { return .unreachable(gap()) }
    guard free.best(.cost) != nil else { return .unreachable(free.gap()) }
    return .beyondLimits(
      Overrun(
        origin: tariff.network.terminals[origin].id,
        destination: tariff.network.terminals[destination].id, bites: bites(limits)))
  }

  /// What each limit would have to be, the others kept.
  private func bites(_ limits: Limits) -> [Overrun.Bite] {
    var bites: [Overrun.Bite] = []
    if let allowed = limits.usd {
      var others = limits
      others.usd = nil
      bites.append(
        .usd(allowed: allowed, least: relaxed(others)?.best(.cost)?.amounts.usd))
    }
    if let allowed = limits.hours {
      var others = limits
      others.hours = nil
      bites.append(
        .hours(allowed: allowed, least: relaxed(others)?.best(.time)?.amounts.hours))
    }
    if let allowed = limits.transfers {
      bites.append(.transfers(allowed: allowed, least: leastTransfers(limits)))
    }
    if let allowed = limits.modes {
      var others = limits
      others.modes = nil
      let legs = relaxed(others).flatMap { routing in
        routing.best(.cost).map { routing.legs(of: $0) }
      }
      let needed = Set((legs ?? []).map { tariff.network.legs[$0].mode }).subtracting(allowed)
      bites.append(.modes(allowed: allowed.sorted(), needed: needed.sorted()))
    }
    return bites
  }

  private func leastTransfers(_ limits: Limits) -> Int? {
    var others = limits
    others.transfers = nil
    guard relaxed(others)?.best(.cost) != nil else { return nil }
    return ((limits.transfers ?? 0) + 1...Limits.mostTransfers).first { count in
      others.transfers = count
      return relaxed(others)?.best(.cost) != nil
    }
  }

  /// The same question under other limits.
  private func relaxed(_ limits: Limits) -> Routing? {
    var shipment = tariff.shipment
    shipment.limits = limits
    return try? Routing(tariff.network, shipment)
  }

  /// The legs of a way, in order.
  func legs(of way: Way) -> [Int] {
    way.arcs.compactMap { arc in
      if case .leg(let leg) = modeGraph.moves[arc] { return leg }
      return nil
    }
  }
}

extension Routing {
  /// Where nothing leads on: the pair of terminals across the gap that lie closest.
  ///
  /// Where there are terminals to pass, it is the gap of the first section between two of them that
  /// has no way.
  ///
  /// - Complexity: O(l) for each section of l legs, and O(r s) for r terminals reached and s that
  ///   lead on.
  func gap() -> Gap {
    let terminals = tariff.network.terminals
    return (blockedSection ?? self).gap(
      onTheWayFrom: terminals[origin].id, to: terminals[destination].id)
  }

  /// The first section between terminals to pass that has no way.
  private var blockedSection: Routing? {
    guard !via.isEmpty else { return nil }
    let terminals = tariff.network.terminals
    let stops = [origin] + via + [destination]
    return zip(stops, stops.dropFirst()).lazy.filter { $0 != $1 }.compactMap { from, to in
      var section = tariff.shipment
      section.origin = terminals[from].id
      section.destination = terminals[to].id
      section.via = []
      return try? Routing(tariff.network, section)
    }.first { $0.best(.cost) == nil }
  }

  private func gap(onTheWayFrom start: String, to end: String) -> Gap {
    let network = tariff.network
    let open = amounts.map { $0 == nil ? Double.infinity : 0 }
    let reached = modeGraph.terminals(reachedFrom: origin, weights: open)
    let leading = modeGraph.terminals(leadingTo: destination, weights: open)
    var best = (near: origin, far: destination, kilometers: Double.infinity)
    for near in reached {
      for far in leading {
        let kilometers = network.terminals[near].kilometers(to: network.terminals[far])
        if kilometers < best.kilometers { best = (near, far, kilometers) }
      }
    }
    return Gap(
      origin: start, destination: end, from: network.terminals[origin].id,
      to: network.terminals[destination].id, near: network.terminals[best.near].id,
      far: network.terminals[best.far].id, kilometers: best.kilometers, reached: reached.count,
      leading: leading.count, closed: closed(between: Set(reached), and: Set(leading)))
  }

  /// What is closed between terminals that are reached and those that lead on: the terminals, then
  /// the legs that end at none of them, by name.
  private func closed(between reached: Set<Int>, and leading: Set<Int>) -> [String] {
    let network = tariff.network
    let shut = network.legs.indices.filter { !network.isPassable(leg: $0) }
    var entered: Set = [origin]
    var left: Set = [destination]
    for leg in shut.map({ network.legs[$0] }) {
      if reached.contains(leg.from) { entered.insert(leg.to) }
      if leading.contains(leg.to) { left.insert(leg.from) }
    }
    let terminals = network.closedTerminals.intersection(entered).intersection(left)
    let legs = shut.filter { index in
      let leg = network.legs[index]
      return reached.contains(leg.from) && leading.contains(leg.to)
        && terminals.isDisjoint(with: [leg.from, leg.to])
    }
    return terminals.sorted().map { network.terminals[$0].id } + legs.map(network.name(ofLeg:))
  }
}

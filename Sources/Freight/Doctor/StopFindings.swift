import Sampling

extension Examination {
  /// The rules of what happens at terminals, each on its own.
  mutating func examineTransfers() {
    var arriving = [Set<Mode>](repeating: [], count: network.terminals.count)
    var departing = arriving
    var coming = [Set<Int>](repeating: [], count: network.terminals.count)
    var going = coming
    for leg in network.legs {
      departing[leg.from].insert(leg.mode)
      arriving[leg.to].insert(leg.mode)
      coming[leg.to].insert(leg.from)
      going[leg.from].insert(leg.to)
    }
    for (index, rule) in network.transfers.enumerated() {
      let name = network.name(ofTransfer: index)
      let place = origins.transfers[index]
      let isServed =
        serves(arriving[rule.terminal], rule.arrivingBy)
        && serves(departing[rule.terminal], rule.departingBy)
        && isMet(rule.comingFrom, by: coming[rule.terminal])
        && isMet(rule.goingTo, by: going[rule.terminal])
      if !isServed {
        add(
          .warning, .idleTransfer, name, at: place,
          "no legs here meet these conditions: the row never applies",
          "correct its modes and neighbours, or add the legs")
      }
      if !ModeBounds.transferUSD.contains(rule.usd.law.likely) {
        add(
          .warning, .oddTransfer, name, at: place, "usd_likely",
          "\(decimal(rule.usd.law.likely)) USD for one container",
          "amounts are per 40-foot container, in USD")
      }
      if !ModeBounds.transferHours.contains(rule.hours.law.likely) {
        add(
          .warning, .oddTransfer, name, at: place, "hours_likely",
          "\(decimal(rule.hours.law.likely)) h in one place", "are these minutes?")
      }
    }
  }

  private func serves(_ modes: Set<Mode>, _ carriage: Transfer.Carriage) -> Bool {
    switch carriage {
    case .any: !modes.isEmpty
    case .by(let mode): modes.contains(mode)
    // A container may start or end anywhere.
    case .end: true
    }
  }

  private func isMet(_ condition: Transfer.Neighbor, by neighbors: Set<Int>) -> Bool {
    switch condition {
    case .any: true
    case .terminal(let place): neighbors.contains(place)
    case .country(let country):
      neighbors.contains { network.terminals[$0].country == country }
    }
  }

  /// Changes of mode that no rule matches: they would be free and take no time.
  mutating func examineStops(_ modeGraph: ModeGraph) {
    var free: [Int: Set<String>] = [:]
    for passage in modeGraph.passages where passage.transfers.isEmpty {
      guard let from = passage.arrival, let to = passage.departure, from != to else { continue }
      free[passage.terminal, default: []].insert("\(from.rawValue) to \(to.rawValue)")
    }
    for (terminal, changes) in free.sorted(by: { $0.key < $1.key }) {
      add(
        .warning, .freeTransfer, network.terminals[terminal].id,
        at: origins.terminals[terminal],
        "no row of transfers.csv matches a change from \(changes.sorted().joined(separator: ", "))"
          + ": it would be free and take no time",
        "add a row of the process 'terminal'")
    }
  }

  /// Charges by the day whose days or prices make no sense together.
  mutating func examineCharges() {
    for (index, charge) in network.charges.enumerated() {
      let id = network.terminals[charge.terminal].id
      let place = origins.charges[index]
      if charge.fromDay <= charge.freeDays {
        add(
          .warning, .oddCharge, id, at: place, "from_day",
          "charged from day \(decimal(charge.fromDay)), but \(decimal(charge.freeDays)) days are "
            + "free",
          "let from_day be greater than free_days")
      }
      if !ModeBounds.chargeUSD.contains(charge.usdPerDay)
        || !ModeBounds.freeDays.contains(charge.freeDays)
      {
        add(
          .warning, .oddCharge, id, at: place, "usd_per_day",
          "\(decimal(charge.usdPerDay)) USD a day after \(decimal(charge.freeDays)) days",
          "amounts are USD per 40-foot container and day")
      }
    }
    examineFirstSlabs()
  }

  /// Days that are neither free nor charged, before the first slab of a process begins.
  private mutating func examineFirstSlabs() {
    struct Name: Hashable {
      let terminal: Int
      let process: Charge.Process
    }
    let charges = network.charges
    let slabs = Dictionary(grouping: charges.indices) {
      Name(terminal: charges[$0].terminal, process: charges[$0].process)
    }
    for first in slabs.values.compactMap({ $0.min { charges[$0].fromDay < charges[$1].fromDay } }) {
      let (free, from) = (charges[first].freeDays, charges[first].fromDay)
      // Only whole days are charged.
      if from > free.rounded(.up) + 1 {
        add(
          .warning, .oddCharge, network.terminals[charges[first].terminal].id,
          at: origins.charges[first], "from_day",
          "\(decimal(free)) days of \(charges[first].process.rawValue) are free and the first slab "
            + "is from day \(decimal(from)): the days between cost nothing",
          "let the first slab be from day \(decimal(free.rounded(.up) + 1))")
      }
    }
  }

  /// Emission factors, drivers and disruptions.
  mutating func examineCauses() {
    for mode in network.modes where network.factors[mode] == nil && !network.factors.isEmpty {
      add(
        .warning, .noFactor, mode.rawValue, in: origins.folders[0],
        "legs go by \(mode.rawValue) and no modes.csv has a row for it",
        "add its emission factor: CO2e of ways that take it is unknown")
    }
    for (mode, place) in origins.modes.sorted(by: { $0.key < $1.key }) {
      guard let factors = network.factors[mode] else { continue }
      if !ModeBounds.grams.contains(factors.gramsCO2ePerTonneKilometer) {
        add(
          .warning, .oddFactor, mode.rawValue, at: place, "g_co2e_per_tonne_km",
          "\(decimal(factors.gramsCO2ePerTonneKilometer)) g per tonne-kilometre",
          "grams, not kilograms, per tonne and kilometre")
      }
      // A 20-foot box pays at least half of a 40-foot one and a reefer no less than a dry box.
      if let share = factors.twentyFootShare, share < 0.3 {
        add(
          .warning, .oddFactor, mode.rawValue, at: place, "teu_share",
          "\(decimal(share)) of the 40-foot price", "a 20-foot container pays half to all of it")
      }
      if let factor = factors.reeferFactor, !(1...10).contains(factor) {
        add(
          .warning, .oddFactor, mode.rawValue, at: place, "reefer_factor",
          "times \(decimal(factor))", "what the dry price is multiplied by")
      }
    }
    var driven = Set(network.disruptions.compactMap(\.driver))
    for leg in network.legs {
      driven.formUnion([leg.usd.driver, leg.hours.driver].compactMap { $0 })
    }
    for rule in network.transfers {
      driven.formUnion([rule.usd.driver, rule.hours.driver].compactMap { $0 })
    }
    for (index, driver) in network.drivers.enumerated() where !driven.contains(driver.id) {
      add(
        .warning, .idleDriver, driver.id, at: origins.drivers[index], "it moves no figure",
        "name it in a driver cell, or take it out")
    }
    for (index, disruption) in network.disruptions.enumerated()
    where disruption.chance == 0 || (disruption.hours == .fixed(0) && disruption.usd == .fixed(0)) {
      add(
        .warning, .idleDisruption, disruption.id, at: origins.disruptions[index],
        "it never happens, or costs neither hours nor USD", "give it a chance and a length")
    }
  }
}

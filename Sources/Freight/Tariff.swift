import Sampling

/// What each leg and each stop of a network takes for one shipment, on average and in parts.
///
/// Figures are per 40-foot container. A leg's price is multiplied by the number of containers, by
/// the mode's share for a 20-foot box and by its reefer factor; a terminal handles a box at one
/// price whatever its length, so transfers are only multiplied by the number of containers. Hours
/// do not depend on the shipment: its containers travel together.
struct Tariff {
  let network: Network
  let shipment: Shipment
  private let containers: Double
  private let drivers: [String: Driver]
  /// The disruptions that hit each leg and each terminal.
  private let disruptionsOfLeg: [Int: [Disruption]]
  private let disruptionsOfTerminal: [Int: [Disruption]]
  private let chargesOfTerminal: [Int: [Charge]]
  /// By the place of the mode.
  private let legFactors: [Double]
  private let kilogramsPerKilometer: [Double?]

  /// - Throws: `PlanningError.missingFactor` where a 20-foot or reefer price has no factor,
  ///   `.unfitShipment`, or `.unknownTarget` of a disruption.
  init(_ network: Network, _ shipment: Shipment) throws(PlanningError) {
    try shipment.check()
    self.network = network
    self.shipment = shipment
    let containers = Double(shipment.containers)
    self.containers = containers
    drivers = Dictionary(network.drivers.map { ($0.id, $0) }) { first, _ in first }
    chargesOfTerminal = Dictionary(grouping: network.charges, by: \.terminal)
    var ofLeg: [Int: [Disruption]] = [:]
    var ofTerminal: [Int: [Disruption]] = [:]
    for disruption in network.disruptions {
      let scope = try network.scope(of: disruption.target)
      for leg in scope.legs { ofLeg[leg, default: []].append(disruption) }
      for terminal in scope.terminals { ofTerminal[terminal, default: []].append(disruption) }
    }
    disruptionsOfLeg = ofLeg
    disruptionsOfTerminal = ofTerminal
    var legFactors = [Double](repeating: containers, count: Mode.allCases.count)
    var emissions = [Double?](repeating: nil, count: Mode.allCases.count)
    /// What the network must know of a mode, unless no leg of it is to be taken.
    func need(
      _ factor: Double?, _ needed: String, _ mode: Mode
    ) throws(PlanningError) -> Double {
      if let factor { return factor }
      guard network.carries(shipment, by: mode) else { return 0 }
      throw .missingFactor(mode, needed: needed)
    }
    for mode in network.modes {
      let factors = network.factors[mode]
      var factor = containers
      if shipment.size == .twentyFoot {
        factor *= try need(factors?.twentyFootShare, "20-foot share", mode)
      }
      if shipment.isReefer { factor *= try need(factors?.reeferFactor, "reefer factor", mode) }
      // Where emissions cost something, those that nobody knows are not free.
      if shipment.carbonPrice > 0 {
        _ = try need(factors?.gramsCO2ePerTonneKilometer, "emission factor", mode)
      }
      legFactors[mode.place] = factor
      emissions[mode.place] = factors.map {
        $0.gramsCO2ePerTonneKilometer / 1000 * shipment.tonnes * containers
      }
    }
    self.legFactors = legFactors
    kilogramsPerKilometer = emissions
  }

  /// What a leg's price is multiplied by for the shipment.
  func priceFactor(ofLeg index: Int) -> Double {
    legFactors[network.means[index].mode.place]
  }

  /// The mean of what a leg takes, waiting and expected disruptions included.
  func amounts(ofLeg index: Int) -> Amounts {
    let means = network.means[index]
    let mode = means.mode.place
    var amounts = Amounts(
      usd: legFactors[mode] * means.usd, hours: means.hours, kilometers: means.kilometers,
      kilogramsCO2e: kilogramsPerKilometer[mode].map { means.kilometers * $0 })
    if !disruptionsOfLeg.isEmpty {
      for disruption in disruptionsOfLeg[index] ?? [] { amounts += expected(disruption) }
    }
    return amounts
  }

  /// The steps that a leg and what surrounds it make: just the leg.
  func step(ofLeg index: Int) -> Step {
    let leg = network.legs[index]
    let name = network.name(ofLeg: index)
    var parts = [
      part(name + "#usd", .usd, leg.usd, factor: legFactors[leg.mode.place]),
      part(name + "#hours", .hours, leg.hours, factor: 1),
    ]
    if let wait = wait(ofLeg: index) { parts.append(wait) }
    for disruption in disruptionsOfLeg[index] ?? [] { parts += self.parts(of: disruption) }
    return Step(
      from: network.terminals[leg.from].id, to: network.terminals[leg.to].id, mode: leg.mode,
      process: nil, service: leg.service, leg: index, transfer: nil, mean: amounts(ofLeg: index),
      parts: parts, stay: nil, sources: sources(of: parts))
  }

  /// Whether a stop may take anything besides its transfers.
  func isBusy(terminal: Int) -> Bool {
    network.surcharges[terminal] != nil || disruptionsOfTerminal[terminal] != nil
      || chargesOfTerminal[terminal] != nil
  }

  /// The mean of what a stop takes before its days are charged: its transfers, and what scenarios
  /// and disruptions add.
  func amounts(of passage: ModeGraph.Passage) -> Amounts {
    var amounts = Amounts()
    for index in passage.transfers {
      let transfer = network.transfers[index]
      amounts.usd += containers * transfer.usd.law.mean
      amounts.hours += transfer.hours.law.mean
    }
    if let surcharge = network.surcharges[passage.terminal] {
      amounts.usd += containers * surcharge.usd
      amounts.hours += surcharge.hours
    }
    for disruption in disruptionsOfTerminal[passage.terminal] ?? [] {
      amounts += expected(disruption)
    }
    return amounts
  }

  /// The steps of a stop, one for each transfer, then one each for what scenarios, disruptions and
  /// charges add, the days being charged some USD on average.
  func steps(of passage: ModeGraph.Passage, chargedUSD: Double) -> [Step] {
    let id = network.terminals[passage.terminal].id
    var steps = passage.transfers.map { index in
      let transfer = network.transfers[index]
      let name = network.name(ofTransfer: index)
      let parts = [
        part(name + "#usd", .usd, transfer.usd, factor: containers),
        part(name + "#hours", .hours, transfer.hours, factor: 1),
      ]
      return Step(
        stopAt: id, transfer.process, transfer: index, parts: parts, sources: sources(of: parts))
    }
    for added in [surcharges(at: passage.terminal), disruptions(at: passage.terminal)]
    where !added.isEmpty {
      steps.append(Step(stopAt: id, .terminal, parts: added, sources: sources(of: added)))
    }
    if let stay = stay(at: passage) {
      let sources = Set(stay.charges.map(\.source)).sorted()
      steps.append(Step(stopAt: id, stay, chargedUSD: chargedUSD, sources: sources))
    }
    return steps
  }

  /// What scenarios add to a stop.
  private func surcharges(at terminal: Int) -> [Part] {
    guard let surcharge = network.surcharges[terminal] else { return [] }
    let id = network.terminals[terminal].id
    return [
      Part(
        name: id + "#added-usd", quantity: .usd, role: .surcharge, law: .fixed(surcharge.usd),
        factor: containers, driver: nil, source: ""),
      Part(
        name: id + "#added-hours", quantity: .hours, role: .surcharge,
        law: .fixed(surcharge.hours), factor: 1, driver: nil, source: ""),
    ]
  }

  private func disruptions(at terminal: Int) -> [Part] {
    (disruptionsOfTerminal[terminal] ?? []).flatMap(parts(of:))
  }

  /// What the days of a stop are charged on average, with hours added to it or taken off, or with
  /// other departures; nothing where it is not charged by the day.
  func chargedUSD(
    of passage: ModeGraph.Passage, adding hours: Double = 0, departuresPerWeek: Double? = nil
  ) -> Double {
    guard let stay = stay(at: passage) else { return 0 }
    var parts = stay.parts
    if let perWeek = departuresPerWeek {
      let wait = Distribution.uniform(0...(Leg.hoursPerWeek / perWeek))
      parts = parts.filter { $0.role != .wait }
      parts.append(
        Part(
          name: "wait", quantity: .hours, role: .wait, law: wait, factor: 1, driver: nil,
          source: ""))
    }
    if hours != 0 {
      parts.append(
        Part(
          name: "added", quantity: .hours, role: .surcharge, law: .fixed(hours), factor: 1,
          driver: nil, source: ""))
    }
    return Stay(charges: stay.charges, parts: parts, factor: stay.factor).meanUSD
  }

  /// The stay at a passage that is charged by the day.
  func stay(at passage: ModeGraph.Passage) -> Stay? {
    guard let charges = chargesOfTerminal[passage.terminal] else { return nil }
    var parts = passage.transfers.map { index in
      part(
        network.name(ofTransfer: index) + "#hours", .hours, network.transfers[index].hours,
        factor: 1)
    }
    parts += (surcharges(at: passage.terminal) + disruptions(at: passage.terminal))
      .filter { $0.quantity == .hours }
    if let leg = passage.departingLeg, let wait = wait(ofLeg: leg) { parts.append(wait) }
    return Stay(charges: charges, parts: parts, factor: containers)
  }

  private func wait(ofLeg index: Int) -> Part? {
    network.legs[index].wait.map {
      Part(
        name: network.name(ofLeg: index) + "#wait", quantity: .hours, role: .wait, law: $0,
        factor: 1, driver: nil, source: network.legs[index].hours.source)
    }
  }

  private func part(
    _ name: String, _ quantity: Part.Quantity, _ figure: Figure, factor: Double
  ) -> Part {
    Part(
      name: name, quantity: quantity, role: .figure, law: figure.law, factor: factor,
      driver: figure.driver.flatMap { drivers[$0] }, source: figure.source)
  }

  /// An event's hours and USD: one draw for the event wherever it hits, so the names are its own.
  private func parts(of disruption: Disruption) -> [Part] {
    let role = Part.Role.disruption(disruption.id, chance: disruption.chance)
    let driver = disruption.driver.flatMap { drivers[$0] }
    return [
      Part(
        name: disruption.id + "#usd", quantity: .usd, role: role, law: disruption.usd,
        factor: containers, driver: driver, source: disruption.source),
      Part(
        name: disruption.id + "#hours", quantity: .hours, role: role, law: disruption.hours,
        factor: 1, driver: driver, source: disruption.source),
    ].filter { $0.law != .fixed(0) }
  }

  private func expected(_ disruption: Disruption) -> Amounts {
    Amounts(
      usd: disruption.chance * containers * disruption.usd.mean,
      hours: disruption.chance * disruption.hours.mean)
  }

  private func sources(of parts: [Part]) -> [String] {
    parts.reduce(into: []) { sources, part in
      if !part.source.isEmpty, !sources.contains(part.source) { sources.append(part.source) }
    }
  }
}

extension Step {
  /// A stop whose means are those of its parts.
  fileprivate init(
    stopAt id: String, _ process: Transfer.Process, transfer: Int? = nil, parts: [Part],
    sources: [String]
  ) {
    var mean = Amounts()
    for part in parts {
      switch part.quantity {
      case .usd: mean.usd += part.mean
      case .hours: mean.hours += part.mean
      }
    }
    self.init(
      from: id, to: id, mode: nil, process: process, service: "", leg: nil, transfer: transfer,
      mean: mean, parts: parts, stay: nil, sources: sources)
  }

  /// A stay charged by the day.
  fileprivate init(stopAt id: String, _ stay: Stay, chargedUSD: Double, sources: [String]) {
    self.init(
      from: id, to: id, mode: nil, process: .storage, service: "", leg: nil, transfer: nil,
      mean: Amounts(usd: chargedUSD), parts: [], stay: stay, sources: sources)
  }
}

extension Shipment {
  /// - Throws: `PlanningError.unfitShipment` with a sentence.
  func check() throws(PlanningError) {
    guard (1...Shipment.mostContainers).contains(containers) else {
      throw .unfitShipment(
        "a shipment has 1 to \(Shipment.mostContainers) containers, not \(containers)")
    }
    let amounts = [
      ("cargo value", cargoValue), ("tonnes", tonnes), ("value of time", valueOfTime ?? 0),
      ("inventory rate", inventoryRate), ("carbon price", carbonPrice),
      ("insurance rate", insuranceRate),
      ("limit of USD", limits.usd ?? 0), ("limit of hours", limits.hours ?? 0),
    ]
    for (name, amount) in amounts where !(0...1e12).contains(amount) {
      throw .unfitShipment("the \(name) must be a number from 0 to 1e12, not \(amount)")
    }
    guard (0...Limits.mostTransfers).contains(limits.transfers ?? 0) else {
      throw .unfitShipment(
        "transfers are limited to a number from 0 to \(Limits.mostTransfers), "
          + "not \(limits.transfers ?? 0)")
    }
  }
}

extension Network {
  /// A name for a transfer that no other of the network has, made of its terminal and conditions.
  func name(ofTransfer index: Int) -> String {
    let rule = transfers[index]
    func word(_ carriage: Transfer.Carriage, _ end: String) -> String {
      switch carriage {
      case .any: ""
      case .by(let mode): mode.rawValue
      case .end: end
      }
    }
    func word(_ neighbor: Transfer.Neighbor) -> String {
      switch neighbor {
      case .any: ""
      case .country(let country): country
      case .terminal(let place): terminals[place].id
      }
    }
    return "\(terminals[rule.terminal].id):\(rule.process.rawValue)"
      + ":\(word(rule.arrivingBy, "origin"))>\(word(rule.departingBy, "destination"))"
      + ":\(word(rule.comingFrom))>\(word(rule.goingTo))"
  }
}

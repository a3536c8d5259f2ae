import Sampling

/// What keeps parts made in code from being a network, in the words of the folder reader.
///
/// A problem names the part and the property: `legs[3]: departuresPerWeek: 0 departures never
/// leave`.
struct Inspection {
  private let network: Network
  /// A smaller network that it grew from, of which nothing is told.
  private let known: Network?
  private(set) var problems: [Problem] = []

  init(_ network: Network, grownFrom known: Network? = nil) {
    self.network = network
    self.known = known
  }

  // What is looked at: a network grows by terminals, legs and transfers alone.
  private var terminals: Range<Int> { (known?.terminals.count ?? 0)..<network.terminals.count }
  private var legs: Range<Int> { (known?.legs.count ?? 0)..<network.legs.count }
  private var transfers: Range<Int> { (known?.transfers.count ?? 0)..<network.transfers.count }

  private mutating func note(
    _ part: @autoclosure () -> String, _ property: String, _ fault: Fault?
  ) {
    guard let fault else { return }
    problems.append(
      Problem(file: part(), column: property, what: fault.what, advice: fault.advice))
  }
}

// MARK: - Numbers and places

extension Inspection {
  /// Looks at what a search reckons with: numbers within bounds, and places that there are.
  ///
  /// - Parameters:
  ///   - usd: What the USD of a figure may be.
  ///   - hours: What the hours of a figure may be.
  /// - Complexity: O(parts) time.
  mutating func examineNumbers(usd: ClosedRange<Double>, hours: ClosedRange<Double>) {
    for place in terminals {
      let terminal = network.terminals[place]
      note("terminals[\(place)]", "latitude", .number(terminal.latitude, in: -90...90))
      note("terminals[\(place)]", "longitude", .number(terminal.longitude, in: -180...180))
    }
    for place in legs {
      let leg = network.legs[place]
      note("legs[\(place)]", "from", missing(leg.from))
      note("legs[\(place)]", "to", missing(leg.to))
      note("legs[\(place)]", "kilometers", .number(leg.kilometers, in: Bounds.kilometers))
      note("legs[\(place)]", "usd", law(leg.usd.law, usd))
      note("legs[\(place)]", "hours", law(leg.hours.law, hours))
      note("legs[\(place)]", "departuresPerWeek", leg.departuresPerWeek.flatMap(Fault.departures))
    }
    for place in transfers {
      let transfer = network.transfers[place]
      note("transfers[\(place)]", "terminal", missing(transfer.terminal))
      note("transfers[\(place)]", "comingFrom", transfer.comingFrom.terminal.flatMap(missing))
      note("transfers[\(place)]", "goingTo", transfer.goingTo.terminal.flatMap(missing))
      note("transfers[\(place)]", "usd", law(transfer.usd.law, usd))
      note("transfers[\(place)]", "hours", law(transfer.hours.law, hours))
    }
    if known == nil { examineOtherNumbers(usd: usd, hours: hours) }
  }

  private mutating func examineOtherNumbers(
    usd: ClosedRange<Double>, hours: ClosedRange<Double>
  ) {
    for (place, corridor) in network.corridors.enumerated() {
      let fault = corridor.terminals.lazy.compactMap(missing).first
      note("corridors[\(place)]", "terminals", fault)
    }
    for (place, charge) in network.charges.enumerated() {
      note("charges[\(place)]", "terminal", missing(charge.terminal))
      note("charges[\(place)]", "freeDays", .number(charge.freeDays, in: Bounds.factors))
      note("charges[\(place)]", "fromDay", .number(charge.fromDay, in: Bounds.factors))
      note("charges[\(place)]", "usdPerDay", .number(charge.usdPerDay, in: Bounds.usd))
    }
    for (mode, factors) in network.factors.sorted(by: { $0.key < $1.key }) {
      let grams = factors.gramsCO2ePerTonneKilometer
      let (share, reefer) = (factors.twentyFootShare ?? 0, factors.reeferFactor ?? 0)
      note("factors[.\(mode)]", "gramsCO2ePerTonneKilometer", .number(grams, in: Bounds.factors))
      note("factors[.\(mode)]", "twentyFootShare", .number(share, in: 0...1))
      note("factors[.\(mode)]", "reeferFactor", .number(reefer, in: Bounds.factors))
    }
    for (place, driver) in network.drivers.enumerated() {
      note("drivers[\(place)]", "loading", .number(driver.loading, in: 0...1))
    }
    for (place, disruption) in network.disruptions.enumerated() {
      note("disruptions[\(place)]", "chance", .number(disruption.chance, in: 0...1))
      note("disruptions[\(place)]", "hours", law(disruption.hours, hours))
      note("disruptions[\(place)]", "usd", law(disruption.usd, usd))
    }
  }

  private func missing(_ terminal: Int) -> Fault? {
    isThere(terminal)
      ? nil
      : Fault(
        what: "there is no terminal \(terminal)",
        advice: "the network has \(network.terminals.count), counted from 0")
  }

  private func isThere(_ terminal: Int) -> Bool { network.terminals.indices.contains(terminal) }

  private func law(_ law: Distribution, _ bounds: ClosedRange<Double>) -> Fault? {
    .number(law.low, in: bounds) ?? .number(law.high, in: bounds)
  }
}

// MARK: - Names

extension Inspection {
  /// Looks at names: that each is fit, stands once, and means something where it is used.
  ///
  /// - Complexity: O(parts) time and space.
  mutating func examineNames() {
    let drivers = Set(network.drivers.map(\.id))
    let sources = Set(network.sources.map(\.id))
    func unknown(_ source: String, _ driver: String? = nil) -> Fault? {
      if let driver, !drivers.contains(driver) {
        return .unknown("driver", driver, nearest: nearest(driver, drivers), else: "add it")
      }
      if source.isEmpty || sources.contains(source) { return nil }
      return .unknown("source", source, nearest: nearest(source, sources), else: "add it")
    }
    // As the reader does: thousands of mistakes must not ask for a search each.
    var suggestions = 50
    func nearest(_ id: String, _ ids: Set<String>) -> String? {
      suggestions -= 1
      return suggestions < 0 ? nil : nearestWords(to: id, among: ids.sorted()).first
    }
    examineTerminals()
    examineLegs { unknown($0.source, $0.driver) }
    examineTransfers { unknown($0.source, $0.driver) }
    guard known == nil else { return }
    let none = Fault(what: "there are none")
    note("network", "terminals", network.terminals.isEmpty ? none : nil)
    note("network", "legs", network.legs.isEmpty ? none : nil)
    for (place, disruption) in network.disruptions.enumerated() {
      note("disruptions[\(place)]", "driver", unknown(disruption.source, disruption.driver))
    }
    for (place, corridor) in network.corridors.enumerated() where corridor.terminals.count < 2 {
      note("corridors[\(place)]", "terminals", .shortCorridor)
    }
    examineCharges { unknown($0.source) }
    examine("corridors", "corridor", network.corridors.map(\.id), plain)
    examine("drivers", "driver", network.drivers.map(\.id)) { $0 }
    examine("disruptions", "disruption", network.disruptions.map(\.id)) { $0 }
    examine("scenarios", "scenario", network.scenarios.map(\.id)) { $0.lowercased() }
    examine("sources", "source", network.sources.map(\.id)) { $0 }
  }

  private mutating func examineTerminals() {
    var placeOfID: [String: Int] = [:]
    for (place, terminal) in network.terminals.enumerated() {
      let earlier = placeOfID.updateValue(place, forKey: plain(terminal.id))
      guard terminals.contains(place) else { continue }
      for fault in Fault.words(terminal.id) { note("terminals[\(place)]", "id", fault) }
      for fault in Fault.words(terminal.name) { note("terminals[\(place)]", "name", fault) }
      note("terminals[\(place)]", "id", .id(terminal.id))
      note("terminals[\(place)]", "country", .country(terminal.country))
      guard let earlier else { continue }
      let other = network.terminals[earlier].id
      note(
        "terminals[\(place)]", "id",
        .terminal(terminal.id, and: other, at: "terminals[\(earlier)]"))
    }
  }

  private mutating func examineLegs(_ unknown: (Figure) -> Fault?) {
    var placeOfName: [String: Int] = [:]
    for (place, leg) in network.legs.enumerated() where isThere(leg.from) && isThere(leg.to) {
      let earlier = placeOfName.updateValue(place, forKey: network.name(ofLeg: place))
      guard legs.contains(place) else { continue }
      note("legs[\(place)]", "to", leg.from == leg.to ? .leadsNowhere : nil)
      note("legs[\(place)]", "service", earlier.map { .leg(alsoAt: "legs[\($0)]") })
      for tag in leg.tags { note("legs[\(place)]", "tags", .tag(tag)) }
      note("legs[\(place)]", "usd", unknown(leg.usd))
      note("legs[\(place)]", "hours", unknown(leg.hours))
    }
  }

  private mutating func examineTransfers(_ unknown: (Figure) -> Fault?) {
    var names: Set<String> = []
    for (place, transfer) in network.transfers.enumerated()
    where isThere(transfer.terminal) && transfer.comingFrom.terminal.map(isThere) != false
      && transfer.goingTo.terminal.map(isThere) != false
    {
      let isNew = names.insert(network.name(ofTransfer: place)).inserted
      guard transfers.contains(place) else { continue }
      note("transfers[\(place)]", "process", isNew ? nil : .sameConditions)
      note("transfers[\(place)]", "usd", unknown(transfer.usd))
      note("transfers[\(place)]", "hours", unknown(transfer.hours))
    }
  }

  private mutating func examineCharges(_ unknown: (Charge) -> Fault?) {
    for (place, charge) in network.charges.enumerated() {
      let others = network.charges[..<place].lazy.filter {
        $0.terminal == charge.terminal && $0.process == charge.process
      }
      let isNew = others.allSatisfy { $0.fromDay != charge.fromDay }
      note("charges[\(place)]", "fromDay", isNew ? nil : .slab(fromDay: charge.fromDay))
      let days = others.compactMap { Fault.freeDays(charge.freeDays, besides: $0.freeDays) }.first
      note("charges[\(place)]", "freeDays", days)
      note("charges[\(place)]", "source", unknown(charge))
    }
  }

  /// Looks at ids, which are the same where their keys are.
  private mutating func examine(
    _ parts: String, _ what: String, _ ids: [String], _ key: (String) -> String
  ) {
    var keys: Set<String> = []
    for (place, id) in ids.enumerated() {
      for fault in Fault.words(id) { note("\(parts)[\(place)]", "id", fault) }
      note("\(parts)[\(place)]", "id", keys.insert(key(id)).inserted ? nil : .twice(what, id))
    }
  }
}

extension Transfer.Neighbor {
  fileprivate var terminal: Int? {
    if case .terminal(let terminal) = self { return terminal }
    return nil
  }
}

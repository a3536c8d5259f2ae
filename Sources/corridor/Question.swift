import Foundation
import Freight
import Networks
import Reports
import Simulation

/// What every question about a pair of terminals has in common, read from the arguments.
struct Question: Sendable {
  let network: Network
  let shipment: Shipment

  /// - Throws: `Failure` for misuse, `LoadingError`, `PlanningError`.
  init(
    _ arguments: Arguments, _ verb: String, _ console: Console, isChanged: Bool = true
  ) throws {
    guard arguments.places.count == 2 else {
      throw Failure.misuse(
        "'corridor \(verb)' needs two places, FROM and TO, not \(arguments.places.count): "
          + "put names of several words in quotes")
    }
    network = try isChanged ? arguments.network() : arguments.unchangedNetwork()
    shipment = try arguments.shipment(from: arguments.places[0], to: arguments.places[1])
    let silent = network.modes.filter { network.factors[$0] == nil }.map(\.rawValue)
    if !silent.isEmpty {
      console.say(
        "note: the network has no emission factors for \(silent.joined(separator: ", ")): "
          + "CO2e of ways that take them is unknown")
    }
  }
}

extension Arguments {
  /// The network asked for, under the scenarios asked for, without what is to be avoided.
  func network() throws -> Network {
    let base = try unchangedNetwork()
    let scenarios = try all("--scenario").map { try base.scenario(named: $0) }
    return try base.under(scenarios + [.avoiding(avoided)])
  }

  /// What is not to be passed.
  var avoided: [Target] { all("--avoid").map { Target($0) } }

  /// The network asked for, as its folders describe it.
  func unchangedNetwork() throws -> Network {
    let folders = all("--network")
    return try Network(contentsOf: folders.isEmpty ? BundledNetworks.folders : folders)
  }

  /// The changes asked for, in the order in which they were given; nothing where there is none.
  func changes() throws -> Scenario? {
    let changes = try given.compactMap { name, value -> Change? in
      guard let verb = Change.Verb(rawValue: String(name.dropFirst(2))) else { return nil }
      guard verb.needsValue else { return Change(verb, Target(value), 0) }
      guard let equals = value.lastIndex(of: "="),
        let number = Double(value[value.index(after: equals)...])
      else {
        throw Failure.misuse("\(name) needs a target and a number, like mode:sea=2, not '\(value)'")
      }
      return Change(verb, Target(String(value[..<equals])), number)
    }
    return changes.isEmpty
      ? nil : Scenario(id: "command-line", title: "command line", changes: changes)
  }

  /// The shipment asked for, between two terminals.
  func shipment(from: String, to: String) throws -> Shipment {
    var shipment = Shipment(from: from, to: to)
    let amount = 0...1e12
    if let count = try integer("--containers", in: 1...Shipment.mostContainers) {
      shipment.containers = count
    }
    if let size = try choice("--size").flatMap({ Int($0) }).flatMap(Shipment.Size.init(rawValue:)) {
      shipment.size = size
    }
    shipment.isReefer = has("--reefer")
    if let usd = try number("--cargo-value", in: amount) { shipment.cargoValue = usd }
    if let tonnes = try number("--tonnes", in: 0...1000) { shipment.tonnes = tonnes }
    shipment.valueOfTime = try number("--value-of-time", in: amount)
    if let rate = try share("--inventory-rate", like: 25, where: (0...100).contains) {
      shipment.inventoryRate = rate
    }
    if let usd = try number("--carbon-price", in: amount) { shipment.carbonPrice = usd }
    if let rate = try share("--insurance-rate", like: 1, where: (0...1).contains) {
      shipment.insuranceRate = rate
    }
    shipment.via = all("--via")
    shipment.limits = try limits()
    return shipment
  }

  /// What is allowed at most.
  private func limits() throws -> Limits {
    var limits = Limits()
    limits.usd = try number("--at-most-usd", in: 0...1e12)
    limits.days = try number("--at-most-days", in: 0...1e5)
    limits.transfers = try integer("--max-transfers", in: 0...Limits.mostTransfers)
    guard let list = value("--modes") else { return limits }
    let modes = try list.split(separator: ",").map { word in
      guard let mode = Mode(String(word)) else {
        throw Failure.misuse(
          "--modes does not know '\(word)'"
            + suggestion(for: String(word), among: Mode.allCases.map(\.rawValue)))
      }
      return mode
    }
    guard !modes.isEmpty else { throw Failure.misuse("--modes needs a list like sea,rail,road") }
    limits.modes = Set(modes)
    return limits
  }

  /// The objective asked for, or that of the verb.
  func objective() throws -> Objective {
    try choice("--least").flatMap(Objective.init(rawValue:)) ?? verb.objective
  }

  /// The simulation asked for.
  func simulation() throws -> Simulation {
    let seed = try value("--seed").map { text in
      guard let seed = UInt64(text) else {
        throw Failure.misuse("--seed needs a whole number of 0 or more, not '\(text)'")
      }
      return seed
    }
    let usual = Simulation()
    return Simulation(
      trials: try integer("--trials", in: 1...100_000_000) ?? usual.trials,
      seed: seed ?? usual.seed,
      method: try choice("--sampler").flatMap { Simulation.Method(word: $0) } ?? usual.method)
  }

  /// The policy asked for.
  func policy() throws -> Policy {
    try choice("--policy").flatMap(Policy.init(rawValue:)) ?? .committed
  }

  /// How many trials to work on at once.
  func threads() throws -> Int {
    try integer("--threads", in: 1...1024) ?? ProcessInfo.processInfo.activeProcessorCount
  }

  /// The deadline asked for, counted from when the freight is ready.
  func deadline() throws -> Deadline? {
    guard let text = value("--by") else { return nil }
    if let day = Day(text) {
      guard let ready = try readyDay() else {
        throw Failure.misuse(
          "--by \(text) needs --ready DATE, the day on which the freight is ready")
      }
      guard day - ready >= 0 else { throw Failure.misuse("--by \(text) is before --ready") }
      // From the first moment of the day on which it is ready to the last of that by which it is due.
      return .days(Double(day - ready + 1))
    }
    let isHours = text.lowercased().hasSuffix("h")
    let digits = isHours || text.lowercased().hasSuffix("d") ? String(text.dropLast()) : text
    guard let length = Double(digits), length > 0, length < 1e5 else {
      throw Failure.misuse(
        "--by needs a number of days like 45d, hours like 1080h or a date, not '\(text)'")
    }
    return isHours ? .hours(length) : .days(length)
  }

  /// How sure an arrival in time must be; never wholly.
  func confidence() throws -> Double? {
    try share("--confidence", like: 95) { $0 > 0 && $0 < 1 }
  }
}

import Foundation
import Freight
import Networks
import Reports
import Simulation

extension Verb {
  static let report = Verb(
    name: "report", places: "FROM TO",
    summary: "one page with everything: recommendation, pictures, sources, how to repeat it",
    examples: [
      "corridor report Kigali Almaty -o report.html",
      "corridor report \"Xi'an\" Duisburg --ready 2026-12-01 --by 25d -o report.html",
    ],
    groups: [.network, .shipment, .routing, .simulation, .choice, .output],
    without: ["--least", "--policy", "--format"],
    rules: [.only(["--confidence"], with: "--by")]
  ) { arguments, console in
    let question = try Question(arguments, "report", console)
    let punctuality = try await arguments.punctuality(question)
    let tradeoffs = try question.network.tradeoffs(
      for: question.shipment,
      atMost: arguments.integer("--alternatives", in: 1...50) ?? Network.shownTradeoffs,
      overlap: arguments.share("--overlap", like: 75, where: (0...1).contains)
        ?? Network.sharedKilometers)
    var itineraries = tradeoffs.itineraries
    // The page shows what it advises, though it may be too near another way to be told apart.
    if let choice = punctuality?.chosen?.itinerary,
      !itineraries.contains(where: { $0.legIndices == choice.legIndices })
    {
      itineraries.append(choice)
    }
    let contenders = try await arguments.contenders(
      itineraries, in: question.network, needsJourneys: true)
    let scenarios = try arguments.all("--scenario").map {
      try question.network.scenario(named: $0)
    }
    let avoided = arguments.avoided
    let dossier = Dossier(
      contenders, among: tradeoffs, of: try arguments.simulation(), by: try arguments.deadline(),
      ready: try arguments.readyDay(), in: question.network,
      under: scenarios, avoiding: avoided, punctuality: punctuality,
      withChance: try arguments.confidence(),
      whatIfs: try await arguments.whatIfs(
        question, itineraries[0], under: scenarios, avoiding: avoided),
      // Under limits of money and time no single figure decides: the page says less then.
      switches: question.shipment.limits.boundTotals
        ? [] : try question.network.switchingValues(for: question.shipment),
      origin: Dossier.Origin(
        command: arguments.command("report"), version: Corridor.version,
        fingerprint: try question.network.fingerprint()))
    try arguments.answer(dossier.page, console)
    return .answered
  }
}

extension Arguments {
  /// The command line that would ask the same again, without where the answer is written.
  fileprivate func command(_ verb: String) -> String {
    var words = ["corridor", verb] + places
    for option in Option.all where option.name != "--output" && option.name != "--threads" {
      if option.value == nil, has(option.name) { words.append(option.name) }
      for value in all(option.name) { words += [option.name, value] }
    }
    let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-_.:/=+,"))
    return words.map { word in
      let isPlain = !word.isEmpty && word.unicodeScalars.allSatisfy(plain.contains)
      return isPlain ? word : shellQuoted(word)
    }.joined(separator: " ") + " -o report.html"
  }

  /// What the network's scenarios and the loss of a stop would change in the best answer; nothing
  /// where nothing would.
  fileprivate func whatIfs(
    _ question: Question, _ itinerary: Itinerary, under applied: [Scenario],
    avoiding avoided: [Target]
  ) async throws -> Dossier.WhatIfs? {
    let network = question.network
    let stops = itinerary.terminals.dropFirst().dropLast().filter { id in
      itinerary.steps.contains { $0.mode == nil && $0.from == id }
    }
    let closures = stops.map { id in
      Scenario(
        id: id, title: "\(network.terminal(id: id)?.name ?? id) closed",
        changes: [.close(Target(id))])
    }
    // What applies already is no what-if. Each takes a search: what a page can wait for.
    let candidates = network.scenarios.filter { !applied.contains($0) }
    let tried = candidates.prefix(100)
    let best = try network.itinerary(for: question.shipment, minimizing: .generalized)
    let impacts = try tried.compactMap {
      try Impact(of: $0, on: best, in: network, avoiding: avoided)
    }
    // Rows that a page has room for.
    let shown = impacts.strongestFirst.prefix(10).map(\.scenario)
    let closed = closures.prefix(8)
    // More trials than usual would take a while for each row.
    let asked = try simulation()
    let trials = min(asked.trials, Simulation().trials)
    let chart = ScenarioHeatmap(
      try await Simulation(trials: trials, seed: asked.seed).whatIf(
        (shown + closed).map { [$0] }, for: question.shipment, in: network, avoiding: avoided,
        by: try deadline(), threads: try threads()), in: network)
    return chart.map {
      Dossier.WhatIfs(
        $0, trials: trials, weaker: impacts.count - shown.count,
        idle: tried.count - impacts.count, untried: candidates.count - tried.count,
        stops: closures.count - closed.count)
    }
  }
}

/// What a scenario changes in the best answer on average, known before any trial.
private struct Impact {
  let scenario: Scenario
  /// Whether another way is best then, or none is left.
  let changesWay: Bool
  /// By how many generalized USD; without end where no way is left.
  let difference: Double

  /// Nothing where the best answer stays what it is.
  init?(
    of scenario: Scenario, on best: Itinerary, in network: Network, avoiding avoided: [Target]
  ) throws(PlanningError) {
    self.scenario = scenario
    let changed = try network.under(scenario, .avoiding(avoided))
    do throws(PlanningError) {
      let then = try changed.itinerary(for: best.shipment, minimizing: .generalized)
      changesWay = then.legIndices != best.legIndices
      difference = abs(then.generalizedCost.total - best.generalizedCost.total)
      if !changesWay, then.total == best.total { return nil }
    } catch {
      guard error.isNegativeAnswer else { throw error }
      changesWay = true
      difference = .infinity
    }
  }
}

extension [Impact] {
  /// Those by another way first, then by what they change; in the network's order where that is
  /// the same.
  fileprivate var strongestFirst: [Impact] {
    enumerated().sorted { a, b in
      let (one, other) = (a.element, b.element)
      return (one.changesWay ? 0 : 1, -one.difference, a.offset)
        < (other.changesWay ? 0 : 1, -other.difference, b.offset)
    }.map(\.element)
  }
}

extension Network {
  /// A digest of the files that it was read from, by name, so that a page tells which figures it
  /// used.
  ///
  /// - Throws: `LoadingError`.
  fileprivate func fingerprint() throws(LoadingError) -> String {
    var bytes: [UInt8] = []
    for file in files {
      let content = try contents(of: file)
      bytes += Array("\(file.split(separator: "/").last ?? "") \(content.count)\n".utf8) + content
    }
    return String(SHA256(bytes).hexadecimal.prefix(16))
  }
}

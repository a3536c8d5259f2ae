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
    let dossier = Dossier(
      contenders, among: tradeoffs, of: try arguments.simulation(), by: try arguments.deadline(),
      ready: try arguments.readyDay(), in: question.network,
      under: try arguments.all("--scenario").map { try question.network.scenario(named: $0) },
      avoiding: arguments.all("--avoid").map { Target($0) }, punctuality: punctuality,
      whatIfs: try await arguments.whatIfs(question, itineraries[0]),
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

  /// What the network's scenarios and the loss of a stop would change in the best answer.
  fileprivate func whatIfs(
    _ question: Question, _ itinerary: Itinerary
  ) async throws -> ScenarioHeatmap? {
    let network = question.network
    let stops = itinerary.terminals.dropFirst().dropLast().filter { id in
      itinerary.steps.contains { $0.mode == nil && $0.from == id }
    }
    let closures = stops.map { id in
      Scenario(
        id: id, title: "\(network.terminal(id: id)?.name ?? id) closed",
        changes: [.close(Target(id))])
    }
    // Rows that a page has room for; their intervals tell how far 4,000 trials can be trusted.
    let scenarios = network.scenarios.prefix(10) + closures.prefix(8)
    let simulation = Simulation(
      trials: min(try simulation().trials, 4000), seed: try simulation().seed)
    guard !scenarios.isEmpty else { return nil }
    return ScenarioHeatmap(
      try await simulation.whatIf(
        scenarios.map { [$0] }, for: question.shipment, in: network, by: try deadline(),
        threads: try threads()), in: network)
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

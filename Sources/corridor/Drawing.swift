import Freight
import Reports
import Simulation

extension Arguments {
  /// Answers with a picture or as GeoJSON, where that is asked for.
  ///
  /// - Returns: Whether it did.
  func draw(_ itineraries: [Itinerary], in network: Network, _ console: Console) async throws
    -> Bool
  {
    let chart = try choice("--chart").flatMap(ChartName.init(rawValue:))
    switch try drawing() {
    case nil:
      guard let chart else { return false }
      guard try reportFormat() == .table, ChartName.inTerminals.contains(chart) else {
        throw unshown(chart)
      }
      let picture = try await contenders(
        itineraries, in: network, needsJourneys: chart.needsJourneys)
      try answer(lines: chart.text(of: picture, by: deadline()) ?? "", console)
    case .geojson:
      if let chart { throw unshown(chart) }
      try answer(JSON.geojson(itineraries, in: network).text, console)
    case .svg:
      let chart = chart ?? .map
      let picture = try await contenders(
        itineraries, in: network, needsJourneys: chart.needsJourneys)
      try answer(chart.chart(of: picture, by: deadline(), ready: readyDay()).svg, console)
    }
    return true
  }

  /// Says how a chart can be had that this format does not show.
  private func unshown(_ chart: ChartName) -> Failure {
    guard !ChartName.inTerminals.contains(chart) else {
      return .misuse("--chart \(chart.rawValue) needs --format svg or table")
    }
    let names = ChartName.inTerminals.map(\.rawValue).joined(separator: ", ")
    return .misuse("--chart \(chart.rawValue) needs --format svg; a terminal can show \(names)")
  }

  /// Answers with the map of a network or with its GeoJSON, where that is asked for.
  ///
  /// - Returns: Whether it did.
  func draw(_ network: Network, _ console: Console) throws -> Bool {
    switch try drawing() {
    case nil: return false
    case .geojson: try answer(JSON.geojson(network).text, console)
    case .svg: try answer(NetworkMap(of: network).svg, console)
    }
    return true
  }

  /// Answers with a picture of what scenarios change, where that is asked for.
  ///
  /// - Returns: Whether it did.
  func draw(_ whatIf: WhatIf, in network: Network, _ console: Console) throws -> Bool {
    guard try drawing() == .svg else { return false }
    guard let chart = ScenarioHeatmap(whatIf, in: network) else {
      throw Failure(code: .negative, message: "nothing to draw: no scenario changes anything")
    }
    try answer(chart.svg, console)
    return true
  }

  /// The itineraries with what is foreseen for them, and along the way of the first few.
  func contenders(
    _ itineraries: [Itinerary], in network: Network, needsJourneys: Bool
  ) async throws -> [Contender] {
    let simulation = try simulation()
    let outlooks = await simulation.outlooks(
      for: itineraries, by: try deadline(), threads: try threads())
    // Bands and bars are read to a pixel: a few thousand trials give them as well.
    let journeys =
      needsJourneys
      ? await Simulation(trials: min(simulation.trials, 5000), seed: simulation.seed)
        .journeys(for: Array(itineraries.prefix(4)), threads: try threads()) : []
    return Contender.all(outlooks, journeys: journeys, in: network)
  }

  /// The day on which the freight is ready, if it is given.
  func readyDay() throws -> Day? {
    guard let text = value("--ready") else { return nil }
    guard let day = Day(text) else {
      throw Failure.misuse("--ready needs a date like 2026-12-01, not '\(text)'")
    }
    return day
  }
}

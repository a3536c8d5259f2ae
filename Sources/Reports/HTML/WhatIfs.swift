public import Freight
public import Simulation

extension ScenarioHeatmap {
  /// What some scenarios change in the best answer, or nothing where none changes anything.
  ///
  /// - Parameters:
  ///   - baseline: What is foreseen for the best itinerary as things are.
  ///   - answers: Each scenario with what is foreseen for the best itinerary under it, if one is
  ///     left.
  ///   - network: The network as things are.
  public init?(
    differencesTo baseline: Outlook, under answers: [(scenario: Scenario, outlook: Outlook?)],
    in network: Network
  ) {
    var columns = [
      Column("mean USD"), Column("P95 USD"), Column("mean days", decimals: 1),
      Column("P95 days", decimals: 1),
    ]
    let hasDeadline = baseline.onTime != nil
    if hasDeadline { columns.append(Column("in time, % points", moreIsBetter: true)) }
    var rows: [Row] = []
    for answer in answers {
      guard let outlook = answer.outlook else {
        rows.append(
          Row(
            answer.scenario.title, cells: columns.map { _ in nil }, remark: "no way is left"))
        continue
      }
      var differences = [
        outlook.usd.mean - baseline.usd.mean, outlook.usd.p95 - baseline.usd.p95,
        (outlook.hours.mean - baseline.hours.mean) / 24,
        (outlook.hours.p95 - baseline.hours.p95) / 24,
      ]
      if hasDeadline {
        differences.append(
          ((outlook.onTime?.probability ?? 0) - (baseline.onTime?.probability ?? 0)) * 100)
      }
      guard differences.contains(where: { abs($0) > 1e-9 }) else { continue }
      let isSame = outlook.itinerary.legIndices == baseline.itinerary.legIndices
      let way = Contender(number: 1, outlook: outlook, journey: nil, network: network).way
      rows.append(
        Row(
          answer.scenario.title, cells: differences.map { Cell($0) },
          remark: isSame ? "the same way" : "then \(way)"))
    }
    guard !rows.isEmpty else { return nil }
    self.init(columns: columns, rows: rows)
  }
}

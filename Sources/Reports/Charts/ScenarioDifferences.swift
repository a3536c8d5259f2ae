public import Freight
public import Simulation

extension ScenarioHeatmap {
  /// What each case changes in the best answer, or nothing where none changes anything.
  ///
  /// The best way in the case against the best way as things are, in the same worlds.
  public init?(_ whatIf: WhatIf, in network: Network) {
    let baseline = whatIf.baseline
    var columns = [
      Column("mean USD"), Column("P95 USD"), Column("mean days", decimals: 1),
      Column("P95 days", decimals: 1),
    ]
    if baseline.onTime != nil { columns.append(Column("in time, %", moreIsBetter: true)) }
    let rows = whatIf.cases.compactMap { answer -> Row? in
      let title = answer.scenarios.map(\.title).joined(separator: ", then ")
      guard let best = answer.best, let outlook = answer.outlooks[best],
        let adapting = answer.adapting
      else { return Row(title, cells: columns.map { _ in nil }, remark: "no way is left") }
      var cells = [
        Cell(adapting.usd, per: 1), Cell(outlook.usd.p95 - baseline.usd.p95),
        Cell(adapting.hours, per: 24), Cell((outlook.hours.p95 - baseline.hours.p95) / 24),
      ]
      if let onTime = outlook.onTime, let before = baseline.onTime {
        cells.append(Cell((onTime.probability - before.probability) * 100))
      }
      guard cells.contains(where: { abs($0.difference) > 1e-9 }) else { return nil }
      let way = outlook.itinerary.way(in: network, unlike: [baseline.itinerary])
      return Row(title, cells: cells, remark: answer.bestChanges ? "then \(way)" : "the same way")
    }
    guard !rows.isEmpty else { return nil }
    self.init(columns: columns, rows: rows)
  }
}

extension ScenarioHeatmap.Cell {
  fileprivate init(_ difference: Difference, per unit: Double) {
    self.init(difference.mean / unit, interval: difference.low / unit...difference.high / unit)
  }
}

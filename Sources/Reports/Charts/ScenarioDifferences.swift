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
        Cell(adapting.usd, per: 1), Cell(p95: outlook.usd, minus: baseline.usd, per: 1),
        Cell(adapting.hours, per: 24), Cell(p95: outlook.hours, minus: baseline.hours, per: 24),
      ]
      if let onTime = outlook.onTime, let before = baseline.onTime {
        cells.append(Cell(onTime, minus: before))
      }
      guard cells.contains(where: { abs($0.difference) > 1e-9 }) else { return nil }
      let ways = [outlook.itinerary, baseline.itinerary].map(\.legIndices)
      let way = answer.bestChanges ? "then \(network.changes(ofWays: ways)[0])" : "the same way"
      return Row(title, cells: cells, remark: way)
    }
    guard !rows.isEmpty else { return nil }
    self.init(columns: columns, rows: rows)
  }
}

extension ScenarioHeatmap.Cell {
  fileprivate init(_ difference: Estimate, per unit: Double) {
    self.init(difference.value / unit, interval: difference.low / unit...difference.high / unit)
  }

  fileprivate init(p95 spread: Spread, minus other: Spread, per unit: Double) {
    self.init(
      spread.p95 / unit, spread.intervals.p95.low / unit...spread.intervals.p95.high / unit,
      minus: other.p95 / unit,
      other.intervals.p95.low / unit...other.intervals.p95.high / unit)
  }

  /// In percent.
  fileprivate init(_ chance: Chance, minus other: Chance) {
    self.init(
      chance.probability * 100, chance.low * 100...chance.high * 100,
      minus: other.probability * 100, other.low * 100...other.high * 100)
  }

  /// A difference of two estimates with the interval that theirs give.
  ///
  /// Each bound is as far off as the two bounds on its side together, as the sides of a right angle.
  /// Both sides meet the same worlds and mostly rise together, so the true interval is narrower.
  /// Method of variance estimates recovery: G. Y. Zou and A. Donner, Construction of confidence
  /// limits about effect measures: a general approach, Statistics in Medicine 27(10), 2008
  /// (https://doi.org/10.1002/sim.3095).
  private init(
    _ value: Double, _ range: ClosedRange<Double>, minus other: Double,
    _ otherRange: ClosedRange<Double>
  ) {
    func reach(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    let difference = value - other
    let below = reach(value - range.lowerBound, otherRange.upperBound - other)
    let above = reach(range.upperBound - value, other - otherRange.lowerBound)
    self.init(difference, interval: (difference - below)...(difference + above))
  }
}

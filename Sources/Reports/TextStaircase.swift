import Freight

extension TextCharts {
  /// Days and USD against kilometres: sloping where it moves, upright where it stops.
  ///
  /// The shaded band is P5 to P95 of the first itinerary, the others are dotted; a number stands
  /// where each ends.
  ///
  ///     // days     ░░░░╱──1
  ///     //   20  ░░░╱───┃░░
  ///     //       ╱──┃░░░
  ///     //   km  0     5,000
  static func staircase(_ chart: DistanceChart) -> String {
    panel(chart, .hours) + "\n" + panel(chart, .usd) + "\n" + stops(chart) + keys(chart.contenders)
      + (chart.note.map { wrapped($0) + "\n" } ?? "")
  }

  private static func panel(_ chart: DistanceChart, _ quantity: DistanceChart.Quantity) -> String {
    let farthest = chart.contenders.map(\.itinerary.total.kilometers).max() ?? 0
    var grid = TextGrid(
      0...max(1, farthest), by: 0...(chart.most(quantity) / quantity.unit), height: 12)
    for contender in chart.contenders.reversed() {
      let points = chart.points(contender)
      let isFirst = contender.number == chart.contenders[0].number
      if isFirst { shade(points, quantity, &grid) }
      trace(points, quantity, isFirst, &grid)
    }
    for contender in chart.contenders.reversed() {
      let end = chart.points(contender).last
      let column = grid.column(end?.kilometers ?? 0)
      let row = grid.row((end?.amount(quantity) ?? 0) / quantity.unit)
      mark(contender.number, column, row, &grid)
    }
    return grid.text(up: quantity == .hours ? "days" : "USD", across: "km")
  }

  /// Between the bounds of each column, as they are between the points beside it.
  private static func shade(
    _ points: [DistanceChart.Point], _ quantity: DistanceChart.Quantity, _ grid: inout TextGrid
  ) {
    for (a, b) in zip(points, points.dropFirst()) {
      guard let from = a.band(quantity), let to = b.band(quantity) else { continue }
      let columns = (grid.column(a.kilometers), grid.column(b.kilometers))
      for column in columns.0...columns.1 {
        let share = Double(column - columns.0) / Double(max(1, columns.1 - columns.0))
        func bound(_ a: Double, _ b: Double) -> Int {
          grid.row((a + share * (b - a)) / quantity.unit)
        }
        let low = bound(from.lowerBound, to.lowerBound)
        for row in low...max(low, bound(from.upperBound, to.upperBound)) { grid[column, row] = "░" }
      }
    }
  }

  private static func trace(
    _ points: [DistanceChart.Point], _ quantity: DistanceChart.Quantity, _ isFirst: Bool,
    _ grid: inout TextGrid
  ) {
    for (a, b) in zip(points, points.dropFirst()) {
      let columns = (grid.column(a.kilometers), grid.column(b.kilometers))
      let rows = (
        grid.row(a.amount(quantity) / quantity.unit), grid.row(b.amount(quantity) / quantity.unit)
      )
      let isStop = a.kilometers == b.kilometers
      if isStop || columns.0 == columns.1 {
        guard rows.1 > rows.0 || isStop else { continue }
        for row in rows.0...max(rows.0, rows.1) where rows.1 > rows.0 {
          grid[columns.0, row] = isFirst ? (isStop ? "┃" : "╱") : "·"
        }
        continue
      }
      func height(_ column: Int) -> Int {
        let share = Double(column - columns.0) / Double(columns.1 - columns.0)
        return rows.0 + Int((share * Double(rows.1 - rows.0)).rounded())
      }
      for column in columns.0..<columns.1 {
        // A stroke that rises leads into the row of the next column.
        let (low, next) = (height(column), height(column + 1))
        for row in low...max(low, next - 1) where grid[column, row] != "┃" {
          grid[column, row] = isFirst ? (next > low ? "╱" : "─") : "·"
        }
      }
    }
  }

  /// The largest stops of the first itinerary, in the order in which they come.
  private static func stops(_ chart: DistanceChart) -> String {
    let first = chart.contenders[0]
    let stops = zip(chart.jumps(first, .hours), chart.jumps(first, .usd))
    let largest = stops.sorted { $0.0.mean > $1.0.mean }.prefix(8)
      .sorted { $0.0.kilometers < $1.0.kilometers }
    var table = TextTable([
      ("km", .right), ("stop of 1, waits included", .left), ("days", .right), ("of P95", .right),
      ("USD", .right), ("of P95", .right),
    ])
    func share(_ jump: DistanceChart.Jump) -> String {
      jump.shareOfP95.map { percent($0, decimals: 0) } ?? ""
    }
    for (hours, usd) in largest {
      table.add([
        digits(hours.kilometers), hours.place, "+" + days(hours.mean), share(hours),
        "+" + digits(usd.mean), share(usd),
      ])
    }
    return table.text
  }
}

import Freight

extension TextCharts {
  /// USD against days, a number for each itinerary; no other beats those on the dotted staircase in
  /// both.
  ///
  ///     //   USD
  ///     // 50,000  2····
  ///     //             ·
  ///     // 10,000      ·····1
  ///     //  days   20     60
  static func front(_ chart: TradeoffChart) -> String {
    let totals = chart.contenders.map(\.itinerary.total)
    let usd = totals.map(\.usd)
    let least = usd.min() ?? 0
    let most = usd.max() ?? 1
    let slowest = totals.map { $0.hours / 24 }.max() ?? 1
    let isLogarithmic = least > 0 && most > 5 * least
    var grid = TextGrid(
      0...(slowest * 1.08), by: isLogarithmic ? (least * 0.8)...(most * 1.2) : 0...(most * 1.08),
      height: 14, isLogarithmic: isLogarithmic)
    let front = chart.front
    for (place, one) in front.enumerated() {
      let row = grid.row(one.usd)
      let from = grid.column(one.days)
      let to = place == 0 ? width - 1 : grid.column(front[place - 1].days)
      for column in min(from, to)...to { grid[column, row] = "·" }
      let below = place == 0 ? row : grid.row(front[place - 1].usd)
      for row in below...max(below, row) { grid[to, row] = "·" }
    }
    for (contender, total) in zip(chart.contenders, totals).reversed() {
      mark(contender.number, grid.column(total.hours / 24), grid.row(total.usd), &grid)
    }
    let trades = chart.breakEvens.map {
      "\($0.faster) rather than \($0.slower): worth it above \(digits($0.usdPerDay)) USD a day, "
        + "the cost of stock included\n"
    }
    return grid.text(up: isLogarithmic ? "USD, log" : "USD", across: "days")
      + "lower is cheaper, further left is faster; none on the dots is beaten in both\n\n"
      + keys(chart.contenders) + "\n" + trades.joined()
  }
}

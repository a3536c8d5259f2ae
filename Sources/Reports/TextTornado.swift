extension TextCharts {
  /// A bar for each cause, from the total when it goes well to the total when it goes badly.
  ///
  ///     //           well  │ badly
  ///     // 60.3     ░░░░░░░│██████████   76.4  terminal
  ///     // 63.7         ░░░│███          69.5  border
  static func tornado(_ chart: TornadoChart) -> String {
    let bars = chart.bars
    guard let low = bars.map(\.low).min(), let high = bars.map(\.high).max() else {
      return "nothing differs from one trial to the next\n"
    }
    let columns = 40
    let mean = chart.mean
    let axis = Axis(min(low, mean)...max(high, mean), from: 0, to: Double(columns - 1))
    let middle = Int(axis.place(of: mean).rounded())
    var table = TextTable([
      ("well", .right), ("", .left), ("badly", .left), ("of variance", .right), ("cause", .left),
    ])
    for bar in bars {
      var cells = [Character](repeating: " ", count: columns)
      let from = Int(axis.clamped(bar.low).rounded())
      let to = Int(axis.clamped(bar.high).rounded())
      for column in min(from, middle)..<middle { cells[column] = "░" }
      for column in middle...max(middle, to) { cells[column] = "█" }
      cells[middle] = "│"
      table.add([
        chart.amount(bar.low), String(cells), chart.amount(bar.high),
        bar.share.map { percent($0, decimals: 0) } ?? "", bar.cause,
      ])
    }
    return table.text
      + "\(chart.unit): the mean is \(chart.amount(mean)); each bar is one step from "
      + "its P5 to its P95, the others at their means\n"
  }
}

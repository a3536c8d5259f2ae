import Simulation

extension TextCharts {
  /// A line of blocks for each itinerary, the fuller the likelier it has arrived by that day.
  ///
  ///     // days      40        60        80
  ///     //   1      ▁▁▂▃▅▆▇▇███████████████
  ///     //   2                ▁▂▅▇█████████
  static func arrivals(_ contenders: [Contender], by deadline: Deadline? = nil) -> String {
    let hours = contenders.map(\.outlook.hours.quantiles)
    let limit = deadline.map { $0.hours / 24 }
    let first = (hours.map { $0.amount(at: 0.005) }.min() ?? 0) / 24
    let last = (hours.map { $0.amount(at: 0.98) }.max() ?? 24) / 24
    let axis = Axis(
      min(first, limit ?? first)...max(last, limit ?? last), from: 0, to: Double(width - 1))
    let span = axis.amounts.upperBound - axis.amounts.lowerBound
    let rows = zip(contenders, hours).map { contender, quantiles in
      let cells = (0..<width).map { column in
        let day = axis.amounts.lowerBound + span * Double(column) / Double(width - 1)
        return block(quantiles.share(within: day * 24))
      }
      let chance = deadline.map { deadline in
        "  " + percent(quantiles.share(within: deadline.hours), decimals: 0)
      }
      return padded("\(contender.number)", to: 4) + "  " + String(cells) + (chance ?? "") + "\n"
    }
    var head = "days  " + scale(axis) + "\n"
    if let deadline, let limit {
      let column = Int(axis.clamped(limit).rounded())
      head += String(repeating: " ", count: 6 + column) + "┊ day \(plainDays(deadline.hours))\n"
    }
    return head + rows.joined() + "the fuller a block, the likelier it has arrived by then"
      + (deadline == nil ? "" : "; at the end of a line the chance by the deadline") + "\n\n"
      + keys(contenders)
  }

  /// Eight heights of a block, an empty one for what is as good as impossible.
  private static func block(_ share: Double) -> Character {
    let blocks = Array("▁▂▃▄▅▆▇█")
    guard share >= 0.005 else { return " " }
    return blocks[min(blocks.count - 1, Int(share * Double(blocks.count)))]
  }

  /// Fifty dots for each itinerary, on one scale.
  static func dotplots(_ contenders: [Contender], by deadline: Deadline? = nil) -> String {
    let all = contenders.map { ArrivalDotplot.dots($0.outlook.hours) }.joined()
    let first = all.min() ?? 0
    let range = first...max(first, all.max() ?? 0)
    return contenders.map { one in
      "\(one.label)\n" + dotplot(one.outlook.hours, by: deadline, within: range)
    }.joined(separator: "\n")
  }
}

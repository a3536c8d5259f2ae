public import Simulation

/// The chance of having arrived against the days gone: one rising line an itinerary.
public struct ArrivalCurves: Chart {
  private let contenders: [Contender]
  private let deadline: Deadline?

  public init(_ contenders: [Contender], by deadline: Deadline? = nil) {
    precondition(!contenders.isEmpty, "a chart needs an itinerary")
    self.contenders = contenders
    self.deadline = deadline
  }

  public var name: String { "arrival" }
  public var title: String { "The chance of having arrived" }

  public var summary: String {
    contenders.map { one in
      let hours = one.outlook.hours
      return "Itinerary \(one.number) has arrived by day \(days(hours.p50)) with a chance of 50 %, "
        + "by day \(days(hours.p95)) with 95 %"
        + (deadline.map {
          ", by the deadline with \(percent(hours.quantiles.share(within: $0.hours), decimals: 0))"
        } ?? "") + "."
    }.joined(separator: " ")
  }

  public var data: DataTable {
    let chances = [0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95, 0.99]
    var table = DataTable(["Itinerary"] + chances.map { "\(percent($0, decimals: 0)) by day" })
    for one in contenders {
      table.add([one.label] + chances.map { days(one.outlook.hours.quantiles.amount(at: $0)) })
    }
    return table
  }

  public func sheet(width: Double) -> Sheet {
    let isWide = width >= 600
    let bottom = isWide ? 320.0 : 260
    let hours = contenders.map(\.outlook.hours.quantiles)
    let first = min(
      (hours.map { $0.amount(at: 0) }.min() ?? 0) / 24, deadline.map { $0.hours / 24 } ?? .infinity)
    let last = max(
      (hours.map { $0.amount(at: 0.98) }.max() ?? 1) / 24, deadline.map { $0.hours / 24 } ?? 0)
    let margin = max(0.5, (last - first) * 0.02)
    let x = Axis(max(0, first - margin)...(last + margin), from: 46, to: width - 12)
    let y = Axis(0...1, from: bottom, to: 34)
    var content: [Markup] = []
    for share in [0, 0.25, 0.5, 0.75, 1] {
      let line = y.place(of: share)
      content.append(Marks.line(x.start, line, x.end, line, share == 0 ? "axis" : "hair"))
      content.append(
        Marks.words(percent(share, decimals: 0), x: x.start - 8, y: line + 4, "soft end"))
    }
    for mark in x.marks(about: isWide ? 10 : 5) {
      content.append(
        Marks.words(Axis.word(mark), x: x.place(of: mark), y: bottom + 17, "soft middle"))
    }
    content.append(Marks.words("days after the start", x: x.end, y: bottom + 33, "soft end"))
    content += ArrivalDotplot.deadlineLine(deadline, x, top: 20, bottom: bottom, width: width)
    for one in contenders.reversed() {
      let quantiles = one.outlook.hours.quantiles.amounts
      // The longest delays lie far to the right: the line ends where the picture does.
      let points = quantiles.enumerated().dropLast().filter { _, amount in
        amount / 24 <= x.amounts.upperBound
      }.map { place, amount in
        (x: x.clamped(amount / 24), y: y.place(of: Double(place) / Double(quantiles.count - 1)))
      }
      content.append(
        Markup(
          "path",
          [
            "d": .words(Trace.through(points)),
            "class": "line\(one.number == 1 ? "" : " thin") \(one.color)",
          ]))
    }
    // Badges climb from line to line, so that neighbours do not hide one another.
    for (place, one) in contenders.enumerated().reversed() {
      let chance = 0.2 + 0.64 * (Double(place) + 0.5) / Double(contenders.count)
      content.append(
        Marks.badge(
          one.number, x: x.clamped(one.outlook.hours.quantiles.amount(at: chance) / 24),
          y: y.place(of: chance), color: one.color))
    }
    let key = Marks.key(contenders, y: bottom + 52, width: width)
    return Sheet(width: width, height: key.bottom, content: content + key.content)
  }
}

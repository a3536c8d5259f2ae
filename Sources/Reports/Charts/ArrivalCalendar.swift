public import Simulation

/// The chance of having arrived by each of some days, as a table whose cells are as full as likely.
///
/// With a day of departure the columns carry dates.
public struct ArrivalCalendar: Chart {
  private let contenders: [Contender]
  private let ready: Day?
  private let deadline: Deadline?

  public init(_ contenders: [Contender], by deadline: Deadline? = nil, ready: Day? = nil) {
    precondition(!contenders.isEmpty, "a chart needs an itinerary")
    self.contenders = contenders
    self.deadline = deadline
    self.ready = ready
  }

  public var name: String { "calendar" }
  public var title: String { ready == nil ? "Arrived by day" : "Arrived by date" }

  public var summary: String {
    "The chance that each itinerary has arrived by the end of each of \(columns.count) days"
      + (ready.map { ", counted from \($0)" } ?? "") + "."
  }

  /// About a dozen days from when the first may arrive to when the last surely has.
  private var columns: [Int] {
    let hours = contenders.map(\.outlook.hours.quantiles)
    let first = (hours.map { $0.amount(at: 0.05) }.min() ?? 0) / 24
    let last = max(
      (hours.map { $0.amount(at: 0.97) }.max() ?? 1) / 24, deadline.map { $0.hours / 24 } ?? 0)
    let rough = (last - first) / 11
    let step = [1, 2, 3, 5, 7, 10, 14, 21, 28, 50, 100].first { Double($0) >= rough } ?? 200
    let start = Int((first / Double(step)).rounded(.down)) * step
    var days = Array(stride(from: max(step, start), through: Int(last) + step, by: step))
    // A time of arrival of years is for the data to explain, not for a table to show.
    days = Array(days.prefix(14))
    if let deadline {
      let day = Int((deadline.hours / 24).rounded(.down))
      if day > 0, !days.contains(day) { days = (days + [day]).sorted() }
    }
    return days
  }

  /// The first day ends with the date on which the freight is ready.
  private func name(of day: Int) -> String {
    guard let ready else { return "\(day)" }
    return (ready + (day - 1)).short
  }

  private func chance(_ one: Contender, by day: Int) -> Double {
    one.outlook.hours.quantiles.share(within: Double(day) * 24)
  }

  public var data: DataTable {
    let columns = columns
    var table = DataTable(
      ["Itinerary"] + columns.map { ready == nil ? "day \($0)" : "\(name(of: $0)) (day \($0))" })
    for one in contenders {
      table.add([one.label] + columns.map { percent(chance(one, by: $0), decimals: 0) })
    }
    return table
  }

  public func sheet(width: Double) -> Sheet {
    let isWide = width >= 600
    // On a narrow page every other day is left out; the table below holds them all.
    let due = deadline.map { Int(($0.hours / 24).rounded(.down)) }
    let all = columns
    let columns =
      isWide
      ? all : all.enumerated().filter { $0.offset % 2 == 0 || $0.element == due }.map(\.element)
    let left = isWide ? 310.0 : 26
    let cell = (width - left) / Double(columns.count)
    let height = isWide ? 34.0 : 30
    let rowHeight = isWide ? height + 4 : height + 26
    var content: [Markup] = [
      Marks.words(
        ready == nil ? (isWide ? "by day" : "day") : "by", x: isWide ? left - 10 : 0, y: 15,
        isWide ? "soft small end" : "soft small")
    ]
    for (place, day) in columns.enumerated() {
      let text = Lettering.cut(name(of: day), to: cell + 2, size: 11)
      content.append(
        Marks.words(
          text, x: left + (Double(place) + 0.5) * cell, y: 15,
          day == due ? "small middle latetext" : "small middle soft"))
    }
    var y = 26.0
    for one in contenders {
      var row = y
      if isWide {
        content.append(Marks.badge(one.number, x: 9, y: row + height / 2, color: one.color))
        content += name(one, x: 25, y: row + height / 2, width: left - 36)
      } else {
        content.append(
          Marks.words(Lettering.cut(one.way, to: width - 30), x: 26, y: row + 14, "soft"))
        row += 22
        content.append(Marks.badge(one.number, x: 9, y: row + height / 2, color: one.color))
      }
      for (place, day) in columns.enumerated() {
        let chance = chance(one, by: day)
        let x = left + Double(place) * cell
        content += ArrivalCalendar.cell(
          chance, x: x + 1.5, y: row, width: cell - 3, height: height, color: one.color)
      }
      y += rowHeight
    }
    if isWide, let due, let place = columns.firstIndex(of: due) {
      content.append(
        Markup(
          "rect",
          [
            "x": .coordinate(left + Double(place) * cell - 0.5), "y": 21,
            "width": .coordinate(cell + 1), "height": .coordinate(y - 20), "rx": 4,
            "class": "deadline",
          ]))
    }
    return Sheet(width: width, height: y + 6, content: content)
  }

  /// The way on one line, or on two small ones where it is long.
  private func name(_ one: Contender, x: Double, y: Double, width: Double) -> [Markup] {
    if Lettering.width(one.way) <= width { return [Marks.words(one.way, x: x, y: y + 4)] }
    let lines = Lettering.lines(one.way, width: width, size: 11)
    let words = [lines[0], lines.dropFirst().joined(separator: " ")].filter { !$0.isEmpty }
    return words.enumerated().map { place, line in
      Marks.words(
        Lettering.cut(line, to: width, size: 11), x: x,
        y: y + (words.count == 1 ? 4 : Double(place) * 14 - 3), "small")
    }
  }

  /// A cell filled from its foot as far as it is likely.
  private static func cell(
    _ chance: Double, x: Double, y: Double, width: Double, height: Double, color: String
  ) -> [Markup] {
    [
      Marks.box(x: x, y: y, width: width, height: height, "country", radius: 3),
      Markup(
        "rect",
        [
          "x": .coordinate(x), "y": .coordinate(y + height * (1 - chance)),
          "width": .coordinate(width), "height": .coordinate(height * chance), "rx": 3,
          "class": "wash \(color)",
        ]),
      Marks.words(
        chance >= 0.995 ? "100" : digits(chance * 100), x: x + width / 2, y: y + height / 2 + 4,
        chance >= 0.5 ? "middle strong" : "middle soft"),
    ]
  }
}

import Freight
public import Simulation

/// Fifty dots an itinerary, each as likely as any other: where they lie is when it arrives.
///
/// People decide best about times of arrival from quantile dotplots of few dots: they count them
/// (M. Fernandes et al., Uncertainty Displays Using Quantile Dotplots or CDFs Improve Transit
/// Decision-Making, CHI 2018, https://doi.org/10.1145/3173574.3173718). Dots after the deadline
/// are hollow.
public struct ArrivalDotplot: Chart {
  private let contenders: [Contender]
  private let deadline: Deadline?

  public init(_ contenders: [Contender], by deadline: Deadline? = nil) {
    precondition(!contenders.isEmpty, "a chart needs an itinerary")
    self.contenders = contenders
    self.deadline = deadline
  }

  static let dotCount = 50

  public var name: String { "dotplot" }
  public var title: String { "When it arrives: 50 equally likely journeys" }

  public var summary: String {
    contenders.map { one in
      let hours = one.outlook.hours.quantiles
      if let deadline {
        return "Itinerary \(one.number): \(inTime(one, deadline)) of 50 arrive by day "
          + "\(plainDays(deadline.hours))."
      }
      return "Itinerary \(one.number): 45 of 50 arrive by day \(days(hours.amount(at: 0.9)))."
    }.joined(separator: " ")
  }

  public var data: DataTable {
    var table = DataTable(
      ["Itinerary", "1 in 20 by day", "half by day", "4 in 5 by day", "19 in 20 by day"]
        + (deadline == nil ? [] : ["of 50 in time"]))
    for one in contenders {
      let hours = one.outlook.hours.quantiles
      table.add(
        [one.label] + [0.05, 0.5, 0.8, 0.95].map { days(hours.amount(at: $0)) }
          + (deadline.map { ["\(inTime(one, $0))"] } ?? []))
    }
    return table
  }

  private func inTime(_ one: Contender, _ deadline: Deadline) -> Int {
    ArrivalDotplot.dots(one.outlook.hours).count { $0 <= deadline.hours / 24 }
  }

  /// The days at the middle of each fiftieth of the probability.
  static func dots(_ hours: Spread) -> [Double] {
    (0..<dotCount).map { hours.quantiles.amount(at: (Double($0) + 0.5) / Double(dotCount)) / 24 }
  }

  public func sheet(width: Double) -> Sheet {
    let isWide = width >= 600
    let all = contenders.map { ArrivalDotplot.dots($0.outlook.hours) }
    let first = min(all.joined().min() ?? 0, deadline.map { $0.hours / 24 } ?? .infinity)
    let last = max(all.joined().max() ?? 1, deadline.map { $0.hours / 24 } ?? 0)
    let margin = max(0.5, (last - first) * 0.03)
    let x = Axis((first - margin)...(last + margin), from: 10, to: width - 10)
    let radius = isWide ? 4.6 : 3.4
    let stacks = all.map { ArrivalDotplot.stacks($0, x, radius) }
    var y = deadline == nil ? 6.0 : 30
    var rows: [Markup] = []
    for (one, stacks) in zip(contenders, stacks) {
      // Tall stacks of a narrow itinerary are pressed together rather than fill the page.
      let tallest = Double(stacks.map(\.dots.count).max() ?? 1)
      let pitch = min(2 * radius, (isWide ? 110 : 86) / tallest)
      let height = tallest * pitch
      rows.append(Marks.badge(one.number, x: 9, y: y + 8, color: one.color))
      rows.append(
        Marks.words(
          Lettering.cut(one.way, to: width - (isWide ? 330 : 26), size: Lettering.strong), x: 25,
          y: y + 12, "strong halo"))
      let fact =
        deadline.map { "\(inTime(one, $0)) of 50 arrive by day \(plainDays($0.hours))" }
        ?? "45 of 50 arrive by day \(days(one.outlook.hours.quantiles.amount(at: 0.9)))"
      if isWide {
        rows.append(Marks.words(fact, x: width - 10, y: y + 12, "soft end halo"))
      } else {
        y += 16
        rows.append(Marks.words(fact, x: 25, y: y + 12, "soft small halo"))
      }
      let foot = y + 24 + height
      for stack in stacks {
        for (rank, day) in stack.dots.enumerated() {
          let isLate = deadline.map { day > $0.hours / 24 } ?? false
          rows.append(
            Markup(
              "circle",
              [
                "cx": .coordinate(stack.place),
                "cy": .coordinate(foot - radius - Double(rank) * pitch),
                "r": .coordinate(radius - 0.6),
                "class": "\(isLate ? "hollow" : "fill") \(one.color)",
              ]))
        }
      }
      rows.append(Marks.line(10, foot + 1.5, width - 10, foot + 1.5, "rule"))
      y = foot + 18
    }
    let foot = y - 4
    var content: [Markup] = []
    for mark in x.marks(about: isWide ? 12 : 6) {
      let at = x.place(of: mark)
      content.append(Marks.line(at, deadline == nil ? 0 : 22, at, foot, "hair"))
      rows.append(Marks.words(Axis.word(mark), x: at, y: foot + 14, "soft middle"))
    }
    rows.append(Marks.words("days after the start", x: width - 10, y: foot + 31, "soft end"))
    content += ArrivalDotplot.deadlineLine(deadline, x, top: 20, bottom: foot, width: width)
    return Sheet(width: width, height: foot + 36, content: content + rows)
  }

  /// The deadline as a line with its day above it.
  static func deadlineLine(
    _ deadline: Deadline?, _ x: Axis, top: Double, bottom: Double, width: Double
  ) -> [Markup] {
    guard let deadline else { return [] }
    let at = x.clamped(deadline.hours / 24)
    let text = "deadline: day \(plainDays(deadline.hours))"
    let half = Lettering.width(text, size: Lettering.strong) / 2
    return [
      Marks.line(at, top, at, bottom, "deadline"),
      Marks.words(
        text, x: min(max(at, half), width - half), y: top - 7, "latetext middle"),
    ]
  }

  /// Dots that would overlap stand on one another, at the mean of their days.
  ///
  /// L. Wilkinson, Dot Plots, The American Statistician 53(3), 1999
  /// (https://doi.org/10.1080/00031305.1999.10474474).
  private static func stacks(_ dots: [Double], _ x: Axis, _ radius: Double) -> [(
    place: Double, dots: [Double]
  )] {
    var stacks: [(place: Double, dots: [Double])] = []
    var stack: [Double] = []
    func finish() {
      guard !stack.isEmpty else { return }
      let middle = stack.reduce(0) { $0 + x.place(of: $1) } / Double(stack.count)
      let least = (stacks.last?.place ?? -1e9) + 2 * radius
      stacks.append((max(middle, least), stack))
    }
    for dot in dots {
      if let first = stack.first, x.place(of: dot) - x.place(of: first) >= 2 * radius {
        finish()
        stack = []
      }
      stack.append(dot)
    }
    finish()
    return stacks
  }
}

/// Days without a decimal where they are whole.
func plainDays(_ hours: Double) -> String {
  let count = hours / 24
  return digits(count, decimals: count == count.rounded() ? 0 : 1)
}

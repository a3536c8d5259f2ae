import Freight
import Simulation

/// What moves the total most: a bar for each cause, from the total when it goes well to the total
/// when it goes badly, the widest first.
public struct TornadoChart: Chart {
  /// One cause: what the total is at its P5 and at its P95, all else at its mean.
  public struct Bar: Sendable, Hashable {
    public let cause: String
    public let low: Double
    public let high: Double
    /// Of the variance of the total, where it is known.
    public let share: Double?

    public init(cause: String, low: Double, high: Double, share: Double? = nil) {
      self.cause = cause
      self.low = low
      self.high = high
      self.share = share
    }
  }

  /// What the bars are an amount of.
  public enum Quantity: Sendable, Hashable {
    case usd
    /// Shown as days.
    case hours
  }

  private let quantity: Quantity
  let mean: Double
  let bars: [Bar]
  private let leftOut: Int

  /// Creates the chart of the widest bars.
  public init(_ quantity: Quantity, mean: Double, bars: [Bar], most: Int = 10) {
    self.quantity = quantity
    self.mean = mean
    let sorted = bars.enumerated().filter { $0.element.high > $0.element.low }.sorted {
      let widths = ($0.element.high - $0.element.low, $1.element.high - $1.element.low)
      return widths.0 == widths.1 ? $0.offset < $1.offset : widths.0 > widths.1
    }.map(\.element)
    self.bars = Array(sorted.prefix(most))
    leftOut = sorted.count - self.bars.count
  }

  /// Creates the chart of the steps of a journey.
  ///
  /// The share is the step's own variance of the sum of all steps': it leaves out that some move
  /// together.
  public init(_ quantity: Quantity, of contender: Contender) {
    let stages = contender.journey?.stages ?? []
    let total = contender.itinerary.total
    let mean = quantity == .usd ? total.usd : total.hours
    func spread(_ stage: Journey.Stage) -> Spread {
      quantity == .usd ? stage.ownUSD : stage.ownHours
    }
    let variance = stages.reduce(0) {
      $0 + spread($1).standardDeviation * spread($1).standardDeviation
    }
    self.init(
      quantity, mean: mean,
      bars: stages.map { stage in
        let own = spread(stage)
        return Bar(
          cause: stage.step.inWords(in: contender.network), low: mean + own.p5 - own.mean,
          high: mean + own.p95 - own.mean,
          share: variance > 0 ? own.standardDeviation * own.standardDeviation / variance : nil)
      })
  }

  public var name: String { quantity == .usd ? "tornado-usd" : "tornado-days" }
  public var title: String {
    quantity == .usd ? "What moves the cost most" : "What moves the time most"
  }

  public var summary: String {
    guard let first = bars.first else { return "Nothing differs from one trial to the next." }
    return "The mean is \(amount(mean)) \(unit). \(first.cause) alone moves it from "
      + "\(amount(first.low)) to \(amount(first.high)). Bars reach from the P5 to the P95 of a "
      + "step, the others at their means"
      + (leftOut == 0
        ? "." : "; \(leftOut) narrower \(leftOut == 1 ? "one is" : "ones are") left out.")
  }

  var unit: String { quantity == .usd ? "USD" : "days" }

  func amount(_ value: Double) -> String { quantity == .usd ? digits(value) : days(value) }

  public var data: DataTable {
    var table = DataTable([
      "Cause", "\(unit) when it goes well (P5)", "\(unit) when it goes badly (P95)",
      "share of variance",
    ])
    for bar in bars {
      table.add([
        bar.cause, amount(bar.low), amount(bar.high),
        bar.share.map { percent($0, decimals: 0) } ?? "",
      ])
    }
    return table
  }

  public func sheet(width: Double) -> Sheet {
    guard !bars.isEmpty else {
      return Sheet(
        width: width, height: 24,
        content: [Marks.words("Nothing differs from one trial to the next.", x: 0, y: 16, "soft")])
    }
    let isWide = width >= 600
    let left = isWide ? 330.0 : 44
    let right = width - (isWide ? 110 : 86)
    let low = bars.map(\.low).min() ?? mean
    let high = bars.map(\.high).max() ?? mean
    let x = Axis(min(low, mean)...max(high, mean), from: left + 44, to: right)
    let rowHeight = isWide ? 27.0 : 46
    let top = 30.0
    let middle = x.place(of: mean)
    let bottom = top + Double(bars.count) * rowHeight
    var content: [Markup] =
      isWide ? [Marks.line(middle, top - 8, middle, bottom, "axis")] : []
    if bars.contains(where: { $0.share != nil }) {
      content.append(
        Marks.words(isWide ? "share of variance" : "share", x: width, y: 12, "soft small end"))
    }
    for (place, bar) in bars.enumerated() {
      var y = top + Double(place) * rowHeight
      if isWide {
        content.append(
          Marks.words(Lettering.cut(bar.cause, to: left - 10), x: left, y: y + 14, "end"))
      } else {
        content.append(Marks.words(Lettering.cut(bar.cause, to: width), x: 0, y: y + 12, ""))
        y += 19
        // The words stand where the line would go on.
        content.append(Marks.line(middle, y - 3, middle, y + 22, "axis"))
      }
      let from = x.place(of: bar.low)
      let to = x.place(of: bar.high)
      content.append(
        Marks.box(x: from, y: y, width: middle - from, height: 19, "good", radius: 1.5))
      content.append(Marks.box(x: middle, y: y, width: to - middle, height: 19, "bad", radius: 1.5))
      content.append(Marks.words(amount(bar.low), x: from - 6, y: y + 14, "small soft end"))
      content.append(Marks.words(amount(bar.high), x: to + 6, y: y + 14, "small soft"))
      if let share = bar.share {
        content.append(
          Marks.words(percent(share, decimals: 0), x: width, y: y + 14, "strong end"))
      }
    }
    let text = "mean \(amount(mean)) \(unit)"
    let half = Lettering.width(text, size: Lettering.strong) / 2
    content.append(
      Marks.words(text, x: min(max(middle, half), width - 110 - half), y: 14, "strong middle"))
    return Sheet(width: width, height: bottom + 4, content: content)
  }
}

import Freight

/// What each itinerary's cost is made of, one bar each, what is paid beside.
public struct BreakdownChart: Chart {
  private let contenders: [Contender]

  public init(_ contenders: [Contender]) {
    precondition(!contenders.isEmpty, "a chart needs an itinerary")
    self.contenders = contenders
  }

  public var name: String { "breakdown" }
  public var title: String { "What the money is spent on" }

  public var summary: String {
    let first = contenders[0]
    let sums = BreakdownChart.sums(first)
    let parts = zip(Kind.allCases, sums).filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }
    return
      "Of the \(digits(sums.reduce(0, +))) USD of itinerary \(first.number): "
      + parts.map { "\($0.0.word) \(digits($0.1))" }.joined(separator: ", ") + "."
  }

  /// What money goes to; what time, insurance and carbon are worth comes after what is paid on the way.
  enum Kind: Int, CaseIterable {
    case sea
    case rail
    case road
    case air
    case water
    case handling
    case borders
    case time
    case insurance
    case carbon

    var word: String {
      switch self {
      case .sea: "sea"
      case .rail: "rail"
      case .road: "road"
      case .air: "air"
      case .water: "ferry and river"
      case .handling: "handling and storage"
      case .borders: "borders and gauge changes"
      case .time: "time and inventory"
      case .insurance: "insurance"
      case .carbon: "carbon"
      }
    }

    var color: String {
      switch self {
      case .sea: "c1"
      case .rail: "c2"
      case .road: "c3"
      case .air: "c4"
      case .water: "c5"
      case .handling: "c6"
      case .borders: "c7"
      case .time: "c8"
      case .insurance: "c10"
      case .carbon: "c9"
      }
    }

    /// The style of letters that can be read on its colour.
    var lettering: String {
      switch self {
      case .sea, .road: "onmark"
      case .time: "strong"
      default: "onbar"
      }
    }
  }

  /// USD of each kind, in the order of the kinds.
  static func sums(_ contender: Contender) -> [Double] {
    var sums = [Double](repeating: 0, count: Kind.allCases.count)
    let itinerary = contender.itinerary
    for step in itinerary.steps {
      let kind: Kind =
        switch step.mode {
        case .sea: .sea
        case .rail: .rail
        case .road: .road
        case .air: .air
        case .ferry, .inlandWaterway: .water
        case nil:
          switch step.process {
          case .border, .gaugeChange: .borders
          case .terminal, .storage, nil: .handling
          }
        }
      sums[kind.rawValue] += step.mean.usd
    }
    let cost = itinerary.generalizedCost
    sums[Kind.time.rawValue] = cost.time + cost.inventory
    sums[Kind.insurance.rawValue] = cost.insurance
    sums[Kind.carbon.rawValue] = cost.carbon
    return sums
  }

  public var data: DataTable {
    var table = DataTable(
      ["Itinerary"] + Kind.allCases.map(\.word) + ["paid", "generalized cost"])
    for one in contenders {
      let sums = BreakdownChart.sums(one)
      table.add(
        [one.label] + sums.map { digits($0) }
          + [digits(one.itinerary.total.usd), digits(sums.reduce(0, +))])
    }
    return table
  }

  public func sheet(width: Double) -> Sheet {
    let isWide = width >= 600
    let right = width - (isWide ? 140 : 0)
    let all = contenders.map(BreakdownChart.sums)
    let totals = all.map { $0.reduce(0, +) }
    // The longest bar drawn whole is of one that is paid within three times the cheapest: beside a
    // flight of ten times the price nothing of the others could be read.
    let paid = contenders.map(\.itinerary.total.usd)
    let limit = zip(paid, totals).filter { $0.0 <= 3 * (paid.min() ?? 0) }.map(\.1).max() ?? 1
    let x = Axis(0...max(1, limit), from: 0, to: right - (isWide ? 10 : 0))
    var content: [Markup] = legend(all, width: width)
    var y = legendHeight(all, width: width) + 12
    for (one, sums) in zip(contenders, all) {
      content.append(Marks.badge(one.number, x: 9, y: y + 9, color: one.color))
      content.append(
        Marks.words(
          Lettering.cut(one.way, to: (isWide ? right : width) - 26), x: 25, y: y + 13, "soft"))
      let paid = "\(digits(one.itinerary.total.usd)) USD paid"
      if !isWide {
        y += 17
        content.append(Marks.words(paid, x: 25, y: y + 13, "strong"))
      }
      let top = y + 22
      content += bar(sums, x, top: top, isWide)
      if isWide {
        content.append(Marks.words(paid, x: width, y: top + 12, "strong end"))
        content.append(
          Marks.words(
            "\(digits(sums.reduce(0, +))) all in", x: width, y: top + 26, "soft small end"))
      }
      y = top + 44
    }
    return Sheet(width: width, height: y - 8, content: content)
  }

  private func bar(_ sums: [Double], _ x: Axis, top: Double, _ isWide: Bool) -> [Markup] {
    var content: [Markup] = []
    var at = 0.0
    let isCut = sums.reduce(0, +) > x.amounts.upperBound * 1.0001
    var last: Kind?
    for kind in Kind.allCases where sums[kind.rawValue] > 0 {
      let from = x.clamped(at)
      at += sums[kind.rawValue]
      let to = x.clamped(at)
      guard to - from > 0.3 else { continue }
      last = kind
      let text = "\(kind.word) \(digits(sums[kind.rawValue]))"
      content.append(
        Markup(
          "g", ["class": .words(kind.color)],
          Marks.box(x: from, y: top, width: max(0.5, to - from - 1), height: 28, "bar", title: text)
        ))
      let amount = digits(sums[kind.rawValue])
      if to - from > Lettering.width(amount, size: 11) + 10, !isCut {
        content.append(
          Marks.words(
            amount, x: (from + to) / 2, y: top + 18,
            "small middle \(kind.lettering)"
          ))
      }
    }
    if isCut {
      // A torn end: the bar goes on beyond the page.
      let end = x.end
      let teeth: [(x: Double, y: Double)] = [
        (end + 2, top - 1), (end - 8, top + 6), (end - 2, top + 13), (end - 10, top + 20),
        (end - 4, top + 29), (end + 2, top + 29),
      ]
      content.append(
        Markup("path", ["d": .words(Trace.through(teeth, isClosed: true)), "class": "paper"]))
      content.append(
        Marks.words(
          "\(digits(sums.reduce(0, +))) in all, beyond this scale →", x: end - 18, y: top + 18,
          "small end \(last?.lettering ?? "")"))
    }
    return content
  }

  private func entries(_ all: [[Double]], width: Double) -> [(kind: Kind, x: Double, y: Double)] {
    var entries: [(kind: Kind, x: Double, y: Double)] = []
    var x = 0.0
    var y = 12.0
    for kind in Kind.allCases where all.contains(where: { $0[kind.rawValue] > 0 }) {
      let reach = 18 + Lettering.width(kind.word) + 16
      if x + reach > width + 16, x > 0 {
        x = 0
        y += 20
      }
      entries.append((kind, x, y))
      x += reach
    }
    return entries
  }

  private func legendHeight(_ all: [[Double]], width: Double) -> Double {
    (entries(all, width: width).last?.y ?? 12) + 8
  }

  private func legend(_ all: [[Double]], width: Double) -> [Markup] {
    entries(all, width: width).flatMap { entry in
      [
        Markup(
          "g", ["class": .words(entry.kind.color)],
          Marks.box(x: entry.x, y: entry.y - 10, width: 12, height: 12, "bar", radius: 2)),
        Marks.words(entry.kind.word, x: entry.x + 18, y: entry.y, "soft"),
      ]
    }
  }
}

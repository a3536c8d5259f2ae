import Freight
import Simulation

/// USD against days, a mark for each itinerary as large as its CO2e, whiskers from P10 to P90, and
/// the staircase of those that no other beats in both.
///
/// Between two neighbours on the lower hull it says from what value of a day on the faster one is
/// worth its price.
public struct TradeoffChart: Chart {
  let contenders: [Contender]

  public init(_ contenders: [Contender]) {
    precondition(!contenders.isEmpty, "a chart needs an itinerary")
    self.contenders = contenders
  }

  public var name: String { "tradeoff" }
  public var title: String { "What a faster journey costs" }

  public var summary: String {
    "Mean USD against mean days of "
      + "\(contenders.count) \(contenders.count == 1 ? "itinerary" : "itineraries"); whiskers "
      + "reach from P10 to P90\(hasEmissions ? "; the area of a mark is its CO2e" : ""). "
      + breakEvens.map {
        "Itinerary \($0.faster) rather than \($0.slower) is worth it above "
          + "\(digits($0.usdPerDay)) USD a day."
      }.joined(separator: " ")
  }

  public var data: DataTable {
    var table = DataTable(
      ["Itinerary", "USD", "P10", "P90", "Days", "P10 days", "P90 days", "kg CO2e"])
    for one in contenders {
      let usd = one.outlook.usd.quantiles
      let hours = one.outlook.hours.quantiles
      table.add([
        one.label, digits(one.itinerary.total.usd), digits(usd.amount(at: 0.1)),
        digits(usd.amount(at: 0.9)), days(one.itinerary.total.hours), days(hours.amount(at: 0.1)),
        days(hours.amount(at: 0.9)), digits(one.itinerary.total.kilogramsCO2e),
      ])
    }
    return table
  }

  private var hasEmissions: Bool {
    contenders.allSatisfy { $0.itinerary.total.kilogramsCO2e != nil }
  }

  typealias Place = (number: Int, usd: Double, days: Double)

  /// Those that no other beats in both means, from the slowest to the fastest.
  var front: [Place] {
    let places = contenders.map {
      (number: $0.number, usd: $0.itinerary.total.usd, days: $0.itinerary.total.hours / 24)
    }
    return places.filter { one in
      !places.contains { other in
        other.usd <= one.usd && other.days <= one.days
          && (other.usd < one.usd || other.days < one.days)
      }
    }.sorted { ($0.usd, $0.days) < ($1.usd, $1.days) }
  }

  /// Neighbours on the lower hull of the front, with the price of a day between them.
  var breakEvens: [(slower: Int, faster: Int, usdPerDay: Double)] {
    var hull: [Place] = []
    func price(_ a: Place, _ b: Place) -> Double { (b.usd - a.usd) / (a.days - b.days) }
    for place in front where hull.last.map({ $0.days > place.days }) ?? true {
      while hull.count > 1,
        price(hull[hull.count - 2], hull[hull.count - 1]) >= price(hull[hull.count - 1], place)
      {
        hull.removeLast()
      }
      hull.append(place)
    }
    return zip(hull, hull.dropFirst()).map { ($0.number, $1.number, price($0, $1)) }
  }

  public func sheet(width: Double) -> Sheet {
    let isWide = width >= 600
    let left = isWide ? 66.0 : 58
    let right = width - 22
    let bottom = isWide ? 390.0 : 300
    let usd = contenders.map(\.outlook.usd.quantiles)
    let hours = contenders.map(\.outlook.hours.quantiles)
    let least = usd.map { $0.amount(at: 0.1) }.min() ?? 0
    let most = usd.map { $0.amount(at: 0.9) }.max() ?? 1
    let slowest = hours.map { $0.amount(at: 0.9) / 24 }.max() ?? 1
    let isLogarithmic = most > 5 * least && least > 0
    let y = Axis(
      isLogarithmic ? (least * 0.8)...(most * 1.25) : 0...(most * 1.08), from: bottom, to: 26,
      isLogarithmic: isLogarithmic)
    let x = Axis(0...max(slowest * 1.04, 1), from: left, to: right)
    var content: [Markup] = []
    for mark in y.marks(about: 6) {
      let line = y.place(of: mark)
      content.append(Marks.line(left, line, right, line, "hair"))
      content.append(Marks.words(Axis.word(mark), x: left - 8, y: line + 4, "soft end"))
    }
    content.append(Marks.line(left, bottom, right, bottom, "axis"))
    for mark in x.marks(about: isWide ? 9 : 5) {
      content.append(
        Marks.words(Axis.word(mark), x: x.place(of: mark), y: bottom + 17, "soft middle"))
    }
    content.append(Marks.words("days", x: right, y: bottom + 33, "soft end"))
    content.append(
      Marks.words(isLogarithmic ? "USD, log scale" : "USD", x: 0, y: 12, "strong"))
    content += staircase(x, y)
    content += breakEvenLabels(x, y)
    content += marks(x, y)
    let key = Marks.key(contenders, y: bottom + 48, width: width)
    content += key.content
    var line = key.bottom + 8
    for pair in breakEvens {
      let text =
        "\(pair.faster) rather than \(pair.slower): worth it above "
        + "\(digits(pair.usdPerDay)) USD a day"
      content.append(Marks.words(text, x: 0, y: line, "small soft"))
      line += 16
    }
    return Sheet(width: width, height: line, content: content)
  }

  private func staircase(_ x: Axis, _ y: Axis) -> [Markup] {
    var points: [(x: Double, y: Double)] = []
    for (place, one) in front.enumerated() {
      let here = (x: x.place(of: one.days), y: y.place(of: one.usd))
      points.append(place == 0 ? (x.end, here.y) : (points.last?.x ?? 0, here.y))
      points.append(here)
    }
    if let last = points.last { points.append((last.x, y.end)) }
    return [Markup("path", ["d": .words(Trace.through(points)), "class": "front"])]
  }

  private func breakEvenLabels(_ x: Axis, _ y: Axis) -> [Markup] {
    let seats = seats(x, y)
    return breakEvens.compactMap { pair in
      guard let slower = front.first(where: { $0.number == pair.slower }),
        let faster = front.first(where: { $0.number == pair.faster })
      else { return nil }
      let place = front.firstIndex { $0.number == faster.number } ?? 0
      let from = x.place(of: faster.days)
      let to = x.place(of: place > 0 ? front[place - 1].days : slower.days)
      let text = "worth it above \(digits(pair.usdPerDay)) USD a day"
      // Short steps of the staircase have no room: the lines under the picture say it too.
      let length = Lettering.width(text, size: 11)
      let middle = (from + 16 + to) / 2
      let height = y.place(of: faster.usd) - 7
      let isFree = !seats.contains {
        abs($0.x - middle) < length / 2 + 10 && abs($0.y - height + 4) < 15
      }
      guard to - from > length + 40, isFree else { return nil }
      return Marks.words(text, x: middle, y: height, "small soft middle halo")
    }
  }

  private func marks(_ x: Axis, _ y: Axis) -> [Markup] {
    let emissions = contenders.compactMap(\.itinerary.total.kilogramsCO2e)
    let most = hasEmissions ? emissions.max() ?? 0 : 0
    let whiskers = contenders.map { one -> Markup in
      let usd = one.outlook.usd.quantiles
      let hours = one.outlook.hours.quantiles
      let atX = x.place(of: one.itinerary.total.hours / 24)
      let atY = y.place(of: one.itinerary.total.usd)
      return Markup(
        "g", ["class": .words(one.color)],
        Marks.line(
          x.place(of: hours.amount(at: 0.1) / 24), atY, x.place(of: hours.amount(at: 0.9) / 24),
          atY, "whisker"),
        Marks.line(
          atX, y.place(of: usd.amount(at: 0.1)), atX, y.place(of: usd.amount(at: 0.9)), "whisker"))
    }
    let bubbles = contenders.map { one -> Markup in
      let share = most > 0 ? (one.itinerary.total.kilogramsCO2e ?? 0) / most : 0
      let total = one.itinerary.total
      return Markup(
        "g", ["class": .words(one.color)],
        Markup(
          "circle",
          [
            "cx": .coordinate(x.place(of: total.hours / 24)),
            "cy": .coordinate(y.place(of: total.usd)),
            "r": .coordinate(8.5 + (x.end > 600 ? 26 : 15) * share.squareRoot()), "class": "wash",
          ],
          Markup(
            "title", [:],
            .text(
              "\(one.label): \(digits(total.usd)) USD, \(days(total.hours)) days, "
                + total.emissionsInWords))))
    }
    return bubbles + whiskers
      + zip(contenders, seats(x, y)).reversed().map { one, seat in
        Marks.badge(one.number, x: seat.x, y: seat.y, color: one.color)
      }
  }

  /// Where the numbers stand: those that would hide an earlier one go aside, the whiskers stay true.
  private func seats(_ x: Axis, _ y: Axis) -> [(x: Double, y: Double)] {
    var seats: [(x: Double, y: Double)] = []
    for one in contenders {
      let wanted = x.place(of: one.itinerary.total.hours / 24)
      let height = y.place(of: one.itinerary.total.usd)
      let places = stride(from: 0, to: x.end - x.start, by: 4).lazy
        .flatMap { [wanted + $0, wanted - $0] }
        .filter { (x.start + 10...x.end - 10).contains($0) }
      let free = places.first { place in
        !seats.contains { abs($0.x - place) < 20 && abs($0.y - height) < 18 }
      }
      seats.append((free ?? wanted, height))
    }
    return seats
  }
}

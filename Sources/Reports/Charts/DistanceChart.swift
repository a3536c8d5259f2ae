import Freight
import Simulation

/// Cumulative hours and USD against kilometres: moving slopes, stopping jumps.
///
/// The time/cost-distance method of UNESCAP (https://hdl.handle.net/20.500.12870/4261), with the
/// band from P5 to P95 of the first itinerary behind its mean. Each large jump carries its place,
/// its mean and its share of P95: how much P95 grows there, so that the shares of a journey add up
/// to the whole.
public struct DistanceChart: Chart {
  let contenders: [Contender]
  let note: String?

  public init(_ contenders: [Contender]) {
    precondition(!contenders.isEmpty, "a chart needs an itinerary")
    self.contenders = contenders.onOneScale
    note = contenders.leftOut(of: self.contenders)
  }

  public var name: String { "distance" }
  public var title: String { "Time and cost along the way" }

  public var summary: String {
    let first = contenders[0]
    let largest = jumps(first, .hours).sorted { $0.mean > $1.mean }.prefix(3)
    return
      "Days and USD added up against kilometres. Sloping lines are movement, vertical jumps are "
      + "stops and waits. The longest stops of itinerary \(first.number): "
      + largest.map { "\($0.place) \(days($0.mean)) days" }.joined(separator: ", ") + "."
  }

  public var data: DataTable {
    var table = DataTable(
      ["Itinerary", "Step", "km", "USD so far", "Days so far", "P5 days", "P95 days", "P95 USD"],
      wordColumns: 2)
    for contender in contenders {
      for point in points(contender) {
        table.add([
          "\(contender.number)", point.label, digits(point.kilometers), digits(point.usd),
          days(point.hours), point.hoursBand.map { days($0.lowerBound) } ?? "",
          point.hoursBand.map { days($0.upperBound) } ?? "",
          point.usdBand.map { digits($0.upperBound) } ?? "",
        ])
      }
    }
    return table
  }

  // MARK: What is drawn

  enum Quantity {
    case hours
    case usd

    /// What an axis shows one of: a day, a dollar.
    var unit: Double { self == .hours ? 24 : 1 }
  }

  struct Point {
    var label = ""
    var kilometers = 0.0
    var usd = 0.0
    var hours = 0.0
    var usdBand: ClosedRange<Double>?
    var hoursBand: ClosedRange<Double>?

    func amount(_ quantity: Quantity) -> Double { quantity == .hours ? hours : usd }
    func band(_ quantity: Quantity) -> ClosedRange<Double>? {
      quantity == .hours ? hoursBand : usdBand
    }
  }

  struct Jump {
    var place: String
    var kilometers: Double
    var from: Double
    var mean: Double
    var shareOfP95: Double?
  }

  /// The greatest amount that is drawn.
  func most(_ quantity: Quantity) -> Double {
    contenders.flatMap { points($0) }.reduce(1) {
      max($0, max($1.amount(quantity), $1.band(quantity)?.upperBound ?? 0))
    }
  }

  func points(_ contender: Contender) -> [Point] {
    let steps = contender.journey?.itinerary.steps ?? contender.itinerary.unbundled.steps
    var point = Point(label: contender.network.name(ofTerminal: contender.itinerary.from))
    if contender.journey != nil {
      point.usdBand = 0...0
      point.hoursBand = 0...0
    }
    var points = [point]
    for (place, step) in steps.enumerated() {
      point.label = step.inWords(in: contender.network)
      point.kilometers += step.mean.kilometers
      point.usd += step.mean.usd
      point.hours += step.mean.hours
      if let stage = contender.journey?.stages[place] {
        point.usdBand = stage.usd.p5...max(stage.usd.p5, stage.usd.p95)
        point.hoursBand = stage.hours.p5...max(stage.hours.p5, stage.hours.p95)
      }
      points.append(point)
    }
    return points
  }

  /// The stops, those at one terminal taken together.
  func jumps(_ contender: Contender, _ quantity: Quantity) -> [Jump] {
    let points = points(contender)
    let steps = contender.journey?.itinerary.steps ?? contender.itinerary.unbundled.steps
    let total = points.last?.band(quantity)?.upperBound
    var jumps: [Jump] = []
    for (place, step) in steps.enumerated() where step.mode == nil {
      let before = points[place]
      let after = points[place + 1]
      var jump = Jump(
        place: contender.network.name(ofTerminal: step.from), kilometers: before.kilometers,
        from: before.amount(quantity), mean: after.amount(quantity) - before.amount(quantity))
      if let total, total > 0, let low = before.band(quantity), let high = after.band(quantity) {
        jump.shareOfP95 = (high.upperBound - low.upperBound) / total
      }
      if place > 0, steps[place - 1].mode == nil, var last = jumps.popLast() {
        last.mean += jump.mean
        if let more = jump.shareOfP95 { last.shareOfP95 = (last.shareOfP95 ?? 0) + more }
        jump = last
      }
      jumps.append(jump)
    }
    return jumps
  }

  // MARK: Drawing

  public func sheet(width: Double) -> Sheet {
    let isWide = width >= 600
    let widest = [Quantity.hours, .usd].map { Lettering.width(digits(most($0) / $0.unit)) }.max()
    let left = max(isWide ? 60 : 46, (widest ?? 0) + 13)
    let right = width - (isWide ? 34 : 26)
    let panel = isWide ? 268.0 : 220
    let top = 40.0
    let between = 40.0
    let bottom = top + 2 * panel + between
    let farthest = contenders.map(\.itinerary.total.kilometers).max() ?? 1
    let x = Axis(0...max(1, farthest), from: left, to: right)
    var content = countries(x, top: top - 16, bottom: bottom)
    for (row, quantity) in [Quantity.hours, .usd].enumerated() {
      let low = top + Double(row) * (panel + between) + panel
      content += draw(quantity, x, low: low, high: low - panel + 18, isWide)
    }
    for mark in x.marks(about: isWide ? 8 : 4) {
      content.append(
        Marks.words(Axis.word(mark), x: x.place(of: mark), y: bottom + 17, "soft middle"))
    }
    content.append(Marks.words("km", x: right, y: bottom + 33, "soft end"))
    let key = Marks.key(contenders, y: bottom + 52, width: width)
    content += key.content
    var y = key.bottom + 8
    for line in notes.flatMap({ Lettering.lines($0, width: width, size: 11) }) {
      content.append(Marks.words(line, x: 0, y: y, "soft small"))
      y += 16
    }
    return Sheet(width: width, height: y, content: content)
  }

  private var notes: [String] {
    [
      contenders[0].journey == nil ? nil : "Band: P5 to P95 of itinerary \(contenders[0].number).",
      contenders[0].journey == nil
        ? "Labels: mean of a stop, waits included."
        : "Labels: mean of a stop, waits included; its share of P95.",
      note,
    ].compactMap { $0 }
  }

  private func draw(
    _ quantity: Quantity, _ x: Axis, low: Double, high: Double, _ isWide: Bool
  ) -> [Markup] {
    let all = contenders.map { points($0) }
    let unit = quantity.unit
    let y = Axis(0...(most(quantity) / unit * 1.02), from: low, to: high)
    func place(_ point: Point, _ amount: Double) -> (x: Double, y: Double) {
      (x.place(of: point.kilometers), y.place(of: amount / unit))
    }
    var content: [Markup] = []
    for mark in y.marks(about: isWide ? 6 : 4) {
      let line = y.place(of: mark)
      content.append(Marks.line(x.start, line, x.end, line, mark == 0 ? "axis" : "hair"))
      content.append(Marks.words(Axis.word(mark), x: x.start - 8, y: line + 4, "soft end"))
    }
    content.append(
      Marks.words(
        quantity == .hours ? "Days" : "USD", x: x.start - 8, y: high - 12, "strong end"))
    let banded = all[0].filter { $0.band(quantity) != nil }
    if banded.count > 1 {
      let upper = banded.map { place($0, $0.band(quantity)?.upperBound ?? 0) }
      let lower = banded.reversed().map { place($0, $0.band(quantity)?.lowerBound ?? 0) }
      content.append(
        Markup(
          "path",
          [
            "d": .words(Trace.through(upper + lower, isClosed: true)),
            "class": "wash \(contenders[0].color)",
          ]))
    }
    for (contender, points) in zip(contenders, all).reversed() {
      let path = Trace.through(points.map { place($0, $0.amount(quantity)) })
      let weight = contender.number == contenders[0].number ? "" : " thin"
      content.append(
        Markup("path", ["d": .words(path), "class": "line\(weight) \(contender.color)"]))
    }
    let badges = badgePlaces(all, quantity, x, y, unit)
    content += labels(quantity, x, y, unit, beside: badges)
    return content
      + zip(contenders, badges).reversed().map { contender, place in
        Marks.badge(contender.number, x: place.x, y: place.y, color: contender.color)
      }
  }

  /// The places of badges at the ends of the lines, kept apart where lines end together.
  private func badgePlaces(
    _ all: [[Point]], _ quantity: Quantity, _ x: Axis, _ y: Axis, _ unit: Double
  ) -> [(x: Double, y: Double)] {
    let ends = all.map { points -> (x: Double, y: Double) in
      let end = points[points.count - 1]
      return (x.place(of: end.kilometers), y.place(of: end.amount(quantity) / unit))
    }
    var places = ends.map(\.y)
    for (index, end) in ends.enumerated() {
      let near = ends.indices.filter { abs(ends[$0].x - end.x) < 20 }
      let apart = Marks.apart(near.map { ends[$0].y }, gap: 19)
      for (rank, member) in near.enumerated() where member == index { places[index] = apart[rank] }
    }
    return zip(ends, places).map { ($0.x + 13, $1) }
  }

  /// What the largest jumps of the first itinerary are.
  ///
  /// The words stand to the right of each and below its top: there a line that only rises leaves
  /// room. Where it leaves none, at its start, they stand above the band, with a line to the jump.
  private func labels(
    _ quantity: Quantity, _ x: Axis, _ y: Axis, _ unit: Double,
    beside badges: [(x: Double, y: Double)]
  ) -> [Markup] {
    let isWide = x.end > 600
    let worth = jumps(contenders[0], quantity).sorted { $0.mean > $1.mean }
      .prefix(isWide ? 7 : 4).filter { y.place(of: 0) - y.place(of: $0.mean / unit) > 5 }
    var taken = badges.map { (x: ($0.x - 10)...($0.x + 10), y: $0.y + 4) }
    var content: [Markup] = []
    for jump in worth.sorted(by: { $0.kilometers > $1.kilometers }) {
      let amount =
        quantity == .hours ? "+\(days(jump.mean)) d" : "+\(digits(jump.mean)) USD"
      let share = jump.shareOfP95.map { " · \(percent($0, decimals: 0))" } ?? ""
      let text = "\(jump.place) \(amount)\(share)"
      let width = Lettering.width(text, size: 11)
      let at = x.place(of: jump.kilometers)
      let fitsRight = at + 8 + width < x.end + 8
      guard fitsRight || at - 8 - width > x.start else { continue }
      let reach = fitsRight ? (at + 8)...(at + 8 + width) : (at - 8 - width)...(at - 8)
      // To the right the line is above the top of the jump; to the left it is below its foot.
      var height =
        fitsRight
        ? y.place(of: (jump.from + jump.mean) / unit) + 13
        : y.place(of: (jump.from + jump.mean) / unit) + 2
      func collides() -> Bool {
        taken.contains { $0.x.overlaps(reach) && abs($0.y - height) < 15 }
      }
      while collides(), height < y.start - 4 { height += 3 }
      if collides() || height > y.start - 2 {
        let top = y.place(of: (jump.from + jump.mean) / unit)
        let above = highest(quantity, within: reach, x, y) - 8
        height = above
        while collides(), height > above - 60 { height -= 3 }
        guard fitsRight, !collides(), height > y.end + 6 else { continue }
        content.append(
          Markup(
            "path",
            [
              "d": .words(Trace.through([(at, top), (at, height - 4), (at + 5, height - 4)])),
              "class": "axis",
            ]))
      }
      taken.append((reach, height))
      content.append(
        Marks.words(
          text, x: fitsRight ? reach.lowerBound : reach.upperBound, y: height,
          fitsRight ? "small halo" : "small halo end"))
    }
    return content
  }

  /// How high anything drawn has risen by the end of a stretch of the way.
  private func highest(
    _ quantity: Quantity, within reach: ClosedRange<Double>, _ x: Axis, _ y: Axis
  ) -> Double {
    let heights = contenders.map { contender in
      let seats = points(contender).map { point in
        let amount = max(point.amount(quantity), point.band(quantity)?.upperBound ?? 0)
        return (x: x.place(of: point.kilometers), y: y.place(of: amount / quantity.unit))
      }
      let last = seats.lastIndex { $0.x <= reach.upperBound } ?? 0
      guard last + 1 < seats.count else { return seats[last].y }
      let (a, b) = (seats[last], seats[last + 1])
      return a.y + (reach.upperBound - a.x) / (b.x - a.x) * (b.y - a.y)
    }
    return heights.min() ?? y.start
  }

  /// Bands for the countries that the first itinerary crosses, every other one tinted.
  private func countries(_ x: Axis, top: Double, bottom: Double) -> [Markup] {
    let contender = contenders[0]
    var spans: [(word: String, range: ClosedRange<Double>)] = []
    func add(_ word: String, _ from: Double, _ to: Double) {
      if let last = spans.last, last.word == word {
        spans[spans.count - 1].range = last.range.lowerBound...to
      } else {
        spans.append((word, from...to))
      }
    }
    var at = 0.0
    for leg in contender.itinerary.legs {
      let next = at + leg.mean.kilometers
      let from = contender.network.country(ofTerminal: leg.from)
      let to = contender.network.country(ofTerminal: leg.to)
      let isOffshore = [.sea, .ferry, .air].contains(leg.mode)
      if isOffshore {
        add(leg.mode?.rawValue ?? "", at, next)
      } else if from == to {
        add(from, at, next)
      } else {
        // Where an end is a border post the leg is all in the other end's country.
        let share =
          contender.network.isBorder(leg.from) ? 0 : (contender.network.isBorder(leg.to) ? 1 : 0.5)
        let middle = at + share * (next - at)
        if share > 0 { add(from, at, middle) }
        if share < 1 { add(to, middle, next) }
      }
      at = next
    }
    return spans.enumerated().flatMap { place, span -> [Markup] in
      let from = x.place(of: span.range.lowerBound)
      let to = x.place(of: span.range.upperBound)
      let fits = to - from > Lettering.width(span.word, size: 11) + 2
      let band = Marks.box(
        x: from, y: top - 14, width: to - from, height: bottom - top + 14,
        place % 2 == 0 ? "country" : "country clear", title: span.word)
      let word = Marks.words(span.word, x: (from + to) / 2, y: top - 3, "soft small middle")
      return (place % 2 == 0 ? [band] : []) + (fits ? [word] : [])
    }
  }
}

extension Step {
  /// What happens in the step and where.
  func inWords(in network: Network) -> String {
    let from = network.name(ofTerminal: self.from)
    let events = parts.compactMap { part -> String? in
      if case .disruption(let id, _) = part.role { id } else { nil }
    }
    if mode == nil, let event = events.first, events.count == parts.count {
      let name = network.disruptions.first { $0.id == event }?.name
      return "\(from): \(name ?? event)"
    }
    guard let mode else {
      return "\(from): \(process == nil ? "wait for departure" : word)"
    }
    return "\(from) ─\(mode.rawValue)→ \(network.name(ofTerminal: to))"
  }
}

extension Network {
  func isBorder(_ id: String) -> Bool {
    terminal(id: id)?.kind == .border
  }

  func country(ofTerminal id: String) -> String {
    terminal(id: id)?.country ?? ""
  }
}

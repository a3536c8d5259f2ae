/// Small pieces that several pictures share: numbered badges, axis lines, labels kept apart.
enum Marks {
  /// A number in the shape and colour of its itinerary.
  static func badge(_ number: Int, x: Double, y: Double, color: String) -> Markup {
    Markup(
      "g", ["class": .words(color)],
      shape(number, x: x, y: y, radius: 8.5, style: "mark"),
      words("\(number)", x: x, y: y + 4, "small middle onmark"))
  }

  /// A shape for each number, so that colour never speaks alone: circle, square, diamond, hexagon,
  /// shield, octagon.
  static func shape(
    _ number: Int, x: Double, y: Double, radius: Double, style: String, title: String? = nil
  ) -> Markup {
    let name = title.map { [Markup("title", [:], .text($0))] } ?? []
    let corners: [(Double, Double)]
    // Beyond six the colours come again, but on other shapes.
    switch (number - 1 + (number - 1) / 6) % 6 {
    case 0:
      return Markup(
        "circle",
        [
          "cx": .coordinate(x), "cy": .coordinate(y), "r": .coordinate(radius),
          "class": .words(style),
        ], name)
    case 1: corners = [(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)]
    case 2: corners = [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)]
    case 3: corners = [(-0.58, -1), (0.58, -1), (1.15, 0), (0.58, 1), (-0.58, 1), (-1.15, 0)]
    case 4: corners = [(-1, -0.95), (1, -0.95), (1, 0.35), (0, 1.2), (-1, 0.35)]
    default:
      corners = [
        (-0.43, -1.04), (0.43, -1.04), (1.04, -0.43), (1.04, 0.43), (0.43, 1.04), (-0.43, 1.04),
        (-1.04, 0.43), (-1.04, -0.43),
      ]
    }
    let path = Trace.through(
      corners.map { (x + $0.0 * radius, y + $0.1 * radius) }, isClosed: true)
    return Markup("path", ["d": .words(path), "class": .words(style)], name)
  }

  static func words(_ text: String, x: Double, y: Double, _ style: String = "") -> Markup {
    Markup(
      "text",
      [
        "x": .coordinate(x), "y": .coordinate(y),
        "class": style.isEmpty ? .none : .words(style),
      ], .text(text))
  }

  static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String
  ) -> Markup {
    Markup(
      "line",
      [
        "x1": .coordinate(x1), "y1": .coordinate(y1), "x2": .coordinate(x2),
        "y2": .coordinate(y2), "class": .words(style),
      ])
  }

  static func box(
    x: Double, y: Double, width: Double, height: Double, _ style: String, title: String? = nil,
    radius: Double? = nil
  ) -> Markup {
    Markup(
      "rect",
      [
        "x": .coordinate(x), "y": .coordinate(y), "width": .coordinate(max(0, width)),
        "height": .coordinate(max(0, height)), "rx": radius.map { .coordinate($0) } ?? .none,
        "class": .words(style),
      ], title.map { [Markup("title", [:], .text($0))] } ?? [])
  }

  /// Places as near to the wanted ones as they can be with a gap between any two, in the same order
  /// as the wanted ones.
  ///
  ///     Marks.apart([10, 12, 40], gap: 12)   // [5, 17, 40]
  static func apart(_ wanted: [Double], gap: Double, within limits: ClosedRange<Double>? = nil)
    -> [Double]
  {
    // Runs of labels that touch, each spread about the mean of what its members want.
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var runs: [(members: [Int], middle: Double)] = []
    func low(_ run: (members: [Int], middle: Double)) -> Double {
      run.middle - gap * Double(run.members.count - 1) / 2
    }
    func bounded(_ run: (members: [Int], middle: Double)) -> (members: [Int], middle: Double) {
      guard let limits else { return run }
      let half = gap * Double(run.members.count - 1) / 2
      let least = limits.lowerBound + half
      let most = max(least, limits.upperBound - half)
      return (run.members, min(max(run.middle, least), most))
    }
    for place in order {
      var run = bounded((members: [place], middle: wanted[place]))
      while let before = runs.last,
        low(run) < low(before) + gap * Double(before.members.count)
      {
        runs.removeLast()
        let members = before.members + run.members
        let middle = members.reduce(0) { $0 + wanted[$1] } / Double(members.count)
        run = bounded((members, middle))
      }
      runs.append(run)
    }
    var places = wanted
    for run in runs {
      for (rank, place) in run.members.enumerated() {
        places[place] = low(run) + gap * Double(rank)
      }
    }
    return places
  }

  /// A line for each contender with its badge and its way, in two columns where there is room.
  static func key(_ contenders: [Contender], y: Double, width: Double) -> (
    content: [Markup], bottom: Double
  ) {
    let columns = width >= 600 && contenders.count > 2 ? 2 : 1
    let rows = (contenders.count + columns - 1) / columns
    let span = width / Double(columns)
    let content = contenders.enumerated().flatMap { place, contender -> [Markup] in
      let x = Double(place / rows) * span
      let line = y + Double(place % rows) * 23
      return [
        badge(contender.number, x: x + 9, y: line, color: contender.color),
        words(Lettering.cut(contender.way, to: span - 40), x: x + 25, y: line + 4, "soft"),
      ]
    }
    return (content, y + Double(rows) * 23)
  }
}

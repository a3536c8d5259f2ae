/// The data of an SVG path, written as it is drawn.
///
///     var trace = Trace()
///     trace.move(0, 0)
///     trace.line(10, 2.5)
///     trace.data   // "M0 0L10 2.5"
struct Trace {
  private(set) var data = ""

  mutating func move(_ x: Double, _ y: Double) { add("M", x, y) }

  mutating func line(_ x: Double, _ y: Double) { add("L", x, y) }

  mutating func close() { data += "Z" }

  private mutating func add(_ command: String, _ x: Double, _ y: Double) {
    data += command + Markup.coordinate(x) + " " + Markup.coordinate(y)
  }

  /// A line through some points.
  static func through(_ points: [(x: Double, y: Double)], isClosed: Bool = false) -> String {
    var trace = Trace()
    for (place, point) in points.enumerated() {
      place == 0 ? trace.move(point.x, point.y) : trace.line(point.x, point.y)
    }
    if isClosed { trace.close() }
    return trace.data
  }

  /// A line whose corners are rounded where it is smooth: a curve from the middle of each stretch to
  /// the middle of the next, pulled towards the corner between.
  static func smooth(_ points: [(x: Double, y: Double)], isSmooth: Bool) -> String {
    guard isSmooth, points.count > 2 else { return through(points) }
    var trace = Trace()
    trace.move(points[0].x, points[0].y)
    for place in 1..<(points.count - 1) {
      let corner = points[place]
      let next = points[place + 1]
      let isLast = place == points.count - 2
      let end = isLast ? next : (x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2)
      trace.add("Q", corner.x, corner.y)
      trace.add(" ", end.x, end.y)
    }
    return trace.data
  }
}

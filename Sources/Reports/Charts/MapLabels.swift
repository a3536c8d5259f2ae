/// Words on a map, each beside its place where nothing else stands.
struct MapLabels {
  private let width: Double
  private let height: Double
  private var taken: [(x: Double, y: Double, width: Double, height: Double)] = []

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// Keeps words off a place.
  mutating func avoid(_ point: (x: Double, y: Double), radius: Double) {
    taken.append((point.x - radius, point.y - radius, 2 * radius, 2 * radius))
  }

  /// Takes a box if it is free and within the map.
  mutating func claim(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Bool {
    guard x >= 2, y >= 2, x + width <= self.width - 2, y + height <= self.height - 2 else {
      return false
    }
    let isFree = !taken.contains {
      $0.x < x + width && x < $0.x + $0.width && $0.y < y + height && y < $0.y + $0.height
    }
    if isFree { taken.append((x, y, width, height)) }
    return isFree
  }

  /// Words right, left, above or below a place, the first that is free; nothing where none is.
  mutating func place(
    _ words: String, at point: (x: Double, y: Double), size: Double, gap: Double, style: String
  ) -> Markup? {
    let length = Lettering.width(words, size: size)
    let sides: [(x: Double, y: Double, style: String, left: Double)] = [
      (point.x + gap, point.y + 4, "", point.x + gap),
      (point.x - gap, point.y + 4, " end", point.x - gap - length),
      (point.x, point.y - gap - 1, " middle", point.x - length / 2),
      (point.x, point.y + gap + 10, " middle", point.x - length / 2),
      (point.x + gap, point.y - gap + 2, "", point.x + gap),
      (point.x + gap, point.y + gap + 8, "", point.x + gap),
      (point.x - gap, point.y + gap + 8, " end", point.x - gap - length),
      (point.x - gap, point.y - gap + 2, " end", point.x - gap - length),
    ]
    for side in sides where claim(side.left, side.y - size + 1, length, size + 2) {
      return Marks.words(words, x: side.x, y: side.y, style + " halo" + side.style)
    }
    return nil
  }

  static func length(of points: [(x: Double, y: Double)]) -> Double {
    lengths(points).reduce(0, +)
  }

  /// The place on a line behind a share of its length.
  static func place(
    on points: [(x: Double, y: Double)], at share: Double
  ) -> (x: Double, y: Double) {
    var rest = share * length(of: points)
    for (place, length) in lengths(points).enumerated() {
      if rest <= length, length > 0 {
        let a = points[place]
        let b = points[place + 1]
        return (a.x + rest / length * (b.x - a.x), a.y + rest / length * (b.y - a.y))
      }
      rest -= length
    }
    return points.last ?? (0, 0)
  }

  private static func lengths(_ points: [(x: Double, y: Double)]) -> [Double] {
    zip(points, points.dropFirst()).map { a, b in
      ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
    }
  }
}

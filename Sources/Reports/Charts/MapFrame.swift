import Freight

/// A piece of the world laid onto a sheet, in the Natural Earth projection.
///
/// B. Šavrič, T. Patterson and B. Jenny, Natural Earth projection, polynomial form
/// (https://doi.org/10.1080/15230406.2011.585520): two polynomials in the latitude, easy on the eye
/// from a region to the whole world, and the same on any machine.
struct MapFrame {
  let width: Double
  let height: Double
  private let middle: Double
  private let scale: Double
  private let left: Double
  private let top: Double

  /// A frame that shows some places with a margin, as tall as they need between the limits.
  init(showing places: [MapPlace], width: Double, heights: ClosedRange<Double>) {
    let longitudes = places.map(\.longitude)
    let least = longitudes.min() ?? 0
    let most = longitudes.max() ?? 0
    let middle = (least + most) / 2
    let points = places.map { MapFrame.project($0, middle: middle) }
    // At least about 700 km, so that a short hop still shows where it is.
    let smallest = 0.11
    let xs = MapFrame.range(points.map(\.x), atLeast: smallest)
    let ys = MapFrame.range(points.map(\.y), atLeast: smallest)
    let margin = 0.09
    let spanX = (xs.upperBound - xs.lowerBound) * (1 + 2 * margin)
    let spanY = (ys.upperBound - ys.lowerBound) * (1 + 2 * margin)
    let height = min(max(width * spanY / spanX, heights.lowerBound), heights.upperBound)
    let scale = min(width / spanX, height / spanY)
    self.width = width
    self.height = height
    self.middle = middle
    self.scale = scale
    left = (xs.lowerBound + xs.upperBound) / 2 - width / scale / 2
    top = (ys.lowerBound + ys.upperBound) / 2 - height / scale / 2
  }

  private static func range(_ values: [Double], atLeast: Double) -> ClosedRange<Double> {
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    let lack = max(0, atLeast - (high - low)) / 2
    return (low - lack)...(high + lack)
  }

  /// The place on the sheet.
  func place(_ place: MapPlace) -> (x: Double, y: Double) {
    let point = MapFrame.project(place, middle: middle)
    return ((point.x - left) * scale, (point.y - top) * scale)
  }

  private static func project(_ place: MapPlace, middle: Double) -> (x: Double, y: Double) {
    let degree = Double.pi / 180
    let p = min(max(place.latitude, -90), 90) * degree
    let p2 = p * p
    let p4 = p2 * p2
    let x =
      (place.longitude - middle) * degree
      * (0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4)))
    let y =
      p * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
    return (x, -y)
  }

  /// The turns around the globe at which something may be seen in the frame.
  private static let turns = [-360.0, 0, 360]

  /// The land in the frame as the data of one path.
  var land: String {
    let slack = 20.0
    var data = ""
    for ring in WorldOutline.rings {
      for turn in MapFrame.turns {
        let points = ring.map { point in
          place(
            MapPlace(
              latitude: Double(point.latitude) / 10, longitude: Double(point.longitude) / 10 + turn)
          )
        }
        // What projects far to the side has gone around the globe and is seen elsewhere.
        guard points.contains(where: { $0.x > -width && $0.x < 2 * width }) else { continue }
        let clipped = MapFrame.clipped(
          points, x: -slack...(width + slack), y: -slack...(height + slack))
        let kept = MapFrame.thinned(clipped, to: 0.7)
        guard kept.count > 2 else { continue }
        let xs = kept.map(\.x)
        let ys = kept.map(\.y)
        guard (xs.max() ?? 0) - (xs.min() ?? 0) > 1.2 || (ys.max() ?? 0) - (ys.min() ?? 0) > 1.2
        else { continue }
        data += Trace.through(kept, isClosed: true)
      }
    }
    return data
  }

  /// The lines of a leg in the frame, with their copies a turn of the globe away where these show.
  func lines(_ places: [MapPlace]) -> [[(x: Double, y: Double)]] {
    MapFrame.turns.compactMap { turn in
      let points = places.map { place in
        self.place(MapPlace(latitude: place.latitude, longitude: place.longitude + turn))
      }
      let isSeen = zip(points, points.dropFirst()).contains { a, b in
        max(a.x, b.x) >= 0 && min(a.x, b.x) <= width && max(a.y, b.y) >= 0
          && min(a.y, b.y) <= height
      }
      return isSeen ? points : nil
    }
  }

  /// Where a place is seen in the frame.
  func seen(_ place: MapPlace) -> (x: Double, y: Double)? {
    MapFrame.turns.map { turn in
      self.place(MapPlace(latitude: place.latitude, longitude: place.longitude + turn))
    }.first { (0...width).contains($0.x) && (0...height).contains($0.y) }
  }

  private static func thinned(_ points: [(x: Double, y: Double)], to gap: Double) -> [(
    x: Double, y: Double
  )] {
    var kept: [(x: Double, y: Double)] = []
    for point in points {
      if let last = kept.last, abs(last.x - point.x) < gap, abs(last.y - point.y) < gap { continue }
      kept.append(point)
    }
    return kept
  }

  /// The part of a polygon within a box, one side of the box after the other.
  ///
  /// I. E. Sutherland and G. W. Hodgman, Reentrant polygon clipping, Communications of the ACM
  /// 17(1), 1974 (https://doi.org/10.1145/360767.360802).
  private static func clipped(
    _ polygon: [(x: Double, y: Double)], x: ClosedRange<Double>, y: ClosedRange<Double>
  ) -> [(x: Double, y: Double)] {
    func cut(
      _ points: [(x: Double, y: Double)], _ depth: ((x: Double, y: Double)) -> Double
    ) -> [(x: Double, y: Double)] {
      var kept: [(x: Double, y: Double)] = []
      guard var before = points.last else { return [] }
      for point in points {
        let inside = depth(point)
        let was = depth(before)
        if (inside >= 0) != (was >= 0) {
          let share = was / (was - inside)
          kept.append(
            (before.x + share * (point.x - before.x), before.y + share * (point.y - before.y)))
        }
        if inside >= 0 { kept.append(point) }
        before = point
      }
      return kept
    }
    var points = cut(polygon) { $0.x - x.lowerBound }
    points = cut(points) { x.upperBound - $0.x }
    points = cut(points) { $0.y - y.lowerBound }
    return cut(points) { y.upperBound - $0.y }
  }
}

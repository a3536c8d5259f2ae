/// Points along the shortest way over the sphere, both ends included.
///
///     greatCirclePoints(fromLatitude: 0, longitude: 0, toLatitude: 0, longitude: 90, count: 3)
///     // (0, 0), (0, 45), (0, 90)
///
/// Longitudes go on beyond 180 degrees rather than jump, so that a line through the points is
/// whole. Between opposite points of the sphere, where every way is as short, it takes the one
/// that interpolating the coordinates gives.
///
/// - Complexity: O(count).
/// - Precondition: a count of 2 or more.
public func greatCirclePoints(
  fromLatitude a: Double, longitude east: Double, toLatitude b: Double,
  longitude otherEast: Double, count: Int
) -> [(latitude: Double, longitude: Double)] {
  precondition(count >= 2, "a line needs two points")
  let degree = Double.pi / 180
  func vector(_ latitude: Double, _ longitude: Double) -> (x: Double, y: Double, z: Double) {
    let flat = cosine(latitude * degree)
    return (
      flat * cosine(longitude * degree), flat * sine(longitude * degree), sine(latitude * degree)
    )
  }
  let start = vector(a, east)
  let end = vector(b, otherEast)
  let kilometers = greatCircleKilometers(
    fromLatitude: a, longitude: east, toLatitude: b, longitude: otherEast)
  let angle = kilometers / earthRadius
  let turn = sine(angle)
  var points: [(latitude: Double, longitude: Double)] = []
  for step in 0..<count {
    let share = Double(step) / Double(count - 1)
    // Nearly the same or nearly opposite: the weights below would divide by nothing.
    guard angle > 1e-6, turn > 1e-6 else {
      points.append((a + share * (b - a), east + share * (otherEast - east)))
      continue
    }
    let near = sine((1 - share) * angle) / turn
    let far = sine(share * angle) / turn
    let x = near * start.x + far * end.x
    let y = near * start.y + far * end.y
    let z = near * start.z + far * end.z
    let flat = (x * x + y * y).squareRoot()
    let latitude = (z < 0 ? -1 : 1) * arcsine(min(1, abs(z))) / degree
    var longitude = arcsine(min(1, flat > 0 ? abs(y) / flat : 0)) / degree
    if x < 0 { longitude = 180 - longitude }
    if y < 0 { longitude = -longitude }
    let before = points.last?.longitude ?? east
    longitude += 360 * ((before - longitude) / 360).rounded()
    points.append((latitude, longitude))
  }
  points[0] = (a, east)
  return points
}

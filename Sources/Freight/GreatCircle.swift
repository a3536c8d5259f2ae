extension Terminal {
  /// The kilometres to another terminal along the great circle.
  public func kilometers(to other: Terminal) -> Double {
    greatCircleKilometers(
      fromLatitude: latitude, longitude: longitude, toLatitude: other.latitude,
      longitude: other.longitude)
  }
}

/// The kilometres between two points along the great circle, by the haversine formula.
///
/// The sphere has the mean radius of the Earth, 6371.0088 km (IUGG, Moritz 2000,
/// https://doi.org/10.1007/s001900050278). Sines and arcsines are our own series, so that every
/// machine finds the same bits; against exact functions they are good to a metre.
///
///     greatCircleKilometers(fromLatitude: -1.95, longitude: 30.06, toLatitude: 43.34,
///                           longitude: 76.95)   // 6866 km, Kigali to Almaty
public func greatCircleKilometers(
  fromLatitude a: Double, longitude east: Double, toLatitude b: Double, longitude otherEast: Double
) -> Double {
  let degree = Double.pi / 180
  let half = sine((b - a) / 2 * degree)
  let side = sine((otherEast - east) / 2 * degree)
  let haversine = half * half + cosine(a * degree) * cosine(b * degree) * side * side
  return 2 * earthRadius * arcsine(min(1, haversine.squareRoot()))
}

/// Kilometres: the mean radius of the Earth (IUGG, Moritz 2000, see above).
let earthRadius = 6371.0088

/// The sine by its Taylor series after folding the angle into a quarter turn.
func sine(_ angle: Double) -> Double {
  var x = angle.remainder(dividingBy: 2 * .pi)
  if x > .pi / 2 { x = .pi - x }
  if x < -.pi / 2 { x = -.pi - x }
  var term = x
  var sum = x
  for n in 1...12 {
    term *= -x * x / Double((2 * n) * (2 * n + 1))
    sum += term
  }
  return sum
}

func cosine(_ angle: Double) -> Double { sine(angle + .pi / 2) }

/// The arcsine of a number from 0 to 1, by its series, halving large angles first.
func arcsine(_ x: Double) -> Double {
  // asin x = 2 asin(sqrt((1 - sqrt(1 - x²)) / 2)), which halves the angle until x is at most 0.5;
  // there the rest of the series is less than 1e-19.
  if x > 0.5 { return 2 * arcsine(((1 - (1 - x * x).squareRoot()) / 2).squareRoot()) }
  var term = x
  var sum = x
  for n in 1...26 {
    let odd = Double(2 * n - 1)
    term *= x * x * odd / Double(2 * n)
    sum += term / Double(2 * n + 1)
  }
  return sum
}

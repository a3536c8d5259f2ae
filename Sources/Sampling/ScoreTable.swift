/// A distribution as a function of a standard normal score, for variables that move together.
///
/// A common cause F and a variable's own luck E, both standard normal, make the score
/// λ F + √(1 − λ²) E, which is standard normal too; the table turns it into a value of the law.
///
///     let table = try ScoreTable(Distribution(low: 20, likely: 30, high: 90))
///     table.value(at: 0)   // the median
///
/// 1,024 straight segments of equal width over scores from −6.5 to 6.5, between exact quantiles;
/// the excess over the least value is scaled so that the mean is the mean of the law.
/// This is the one-factor form of the normal copula, Cario and Nelson,
/// *Modeling and generating random vectors with arbitrary marginal distributions* (1997).
public struct ScoreTable: Sendable, Hashable {
  let segments: [SIMD2<Float>]

  /// Makes the table of a distribution.
  public init(_ distribution: Distribution) {
    let scores = (0...Self.segmentCount).map {
      Double($0) / Double(Self.perScore) - Double(Self.reach)
    }
    let nodes = scores.map { distribution.value(atScore: $0) }
    // The mean of a line over a normal score: ∫ (a + b z) φ dz = a ΔΦ − b Δφ on each segment.
    let below = scores.map { StandardNormal.cdf($0) }
    let density = scores.map { StandardNormal.density($0) }
    var mean = 0.0
    for place in 0..<Self.segmentCount {
      let slope = (nodes[place + 1] - nodes[place]) * Double(Self.perScore)
      let start = nodes[place] - distribution.low - slope * scores[place]
      mean += start * (below[place + 1] - below[place])
      mean -= slope * (density[place + 1] - density[place])
    }
    let correction = mean > 0 ? (distribution.mean - distribution.low) / mean : 1
    let values = nodes.map { Float(distribution.low + correction * ($0 - distribution.low)) }
    segments = (0..<Self.segmentCount).map {
      SIMD2(values[$0], values[$0 + 1] - values[$0])
    }
  }

  /// The value at a score; scores beyond ±6.5 count as ±6.5.
  public func value(at score: Float) -> Float {
    let (index, fraction) = Self.locate(score)
    let segment = segments[Int(index & Self.indexMask)]
    return segment.x + segment.y * fraction
  }
}

extension ScoreTable {
  static let segmentCount = 1024
  static let indexMask = UInt32(segmentCount - 1)
  // A draw beyond 6.34 does not occur: its chance is below 2⁻³³.
  static let reach: Float = 6.5
  static let perScore = Float(segmentCount) / (2 * reach)

  /// The segment of a score and the place within it, from 0 to 1.
  @inline(__always)
  static func locate(_ score: Float) -> (index: UInt32, fraction: Float) {
    let (indices, fractions) = locate(SIMD4(repeating: score))
    return (indices.x, fractions.x)
  }

  /// The same of four scores.
  @inline(__always)
  static func locate(
    _ scores: SIMD4<Float>
  ) -> (indices: SIMD4<UInt32>, fractions: SIMD4<Float>) {
    let places = (scores + reach) * perScore
    // Adding 2^23 leaves no bits below one, so the sum's lowest bits are a whole number: here the
    // end of the segment, at least 1 thanks to the lower bound of 2^-10.
    let most = SIMD4(repeating: Float(segmentCount))
    let capped = most.replacing(with: places, where: places .< most)
    let least = SIMD4<Float>(repeating: 0x1p-10)
    let inside = least.replacing(with: capped, where: capped .> least)
    let ends = (inside + 0.5) + 0x1p23
    let bits = unsafe unsafeBitCast(ends, to: SIMD4<UInt32>.self)
    return ((bits &- 1) & indexMask, inside - (ends - (0x1p23 + 1)))
  }
}

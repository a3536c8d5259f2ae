/// A distribution made ready for drawing by the million.
///
/// Continuous laws become straight segments between exact quantiles. A segment is found from the
/// floating-point bits of the tail probability: each octave from 1/2 down to 2⁻³³ has 32 segments,
/// so the far tails are as finely drawn as the middle, whatever the law.
///
///     let table = try QuantileTable(Distribution(low: 20, likely: 30, high: 90))
///     table.value(at: 0x8000_0000)   // the median
///
/// The error of a value is below 1e-4 standard deviations, or of its distance from the mean where
/// that is greater; a normal's meeting with its floor is rounded off by 5e-3. The excess over the
/// least value is scaled, by a few parts in a million, so that the mean of the table is the mean
/// of the law; the least value and the order of quantiles stay.
/// Draws beyond a chance of 2⁻³³ on either side do not occur.
///
/// - Complexity: 17 kB, and 2,050 quantiles to build.
public struct QuantileTable: Sendable, Hashable {
  enum Form: Sendable, Hashable {
    case point(Float)
    case spread(low: Float, step: Float)
    case segments([SIMD2<Float>])
    case items([Float])
    case chance(threshold: UInt32)
  }

  let form: Form

  /// Makes the table of a distribution.
  ///
  /// For sums of many amounts, draw the excess, `distribution.shifted(by: -distribution.low)`, and
  /// add the least values once in double precision: single precision then holds only what varies.
  public init(_ distribution: Distribution) {
    switch distribution.shape {
    case .point:
      form = .point(Float(distribution.offset))
    case .uniform:
      form = .spread(low: Float(distribution.offset), step: Float(distribution.scale * 0x1p-31))
    case .observations(let values):
      form = .items(values.map { Float(distribution.offset + distribution.scale * $0) })
    default:
      form = .segments(Self.segments(of: distribution))
    }
  }

  /// Makes the table of an event: 1 with a given chance, else 0.
  ///
  /// - Parameter chance: From 0 to 1, rounded to a multiple of 2⁻³².
  public init(chance: Double) {
    precondition(0 <= chance && chance <= 1, "a chance lies between 0 and 1")
    let threshold = UInt64(chance * 0x1p32 + 0.5)
    if threshold == 0 {
      form = .point(0)
    } else if threshold > UInt64(UInt32.max) {
      form = .point(1)
    } else {
      form = .chance(threshold: UInt32(threshold))
    }
  }

  /// Standard normal scores: of common causes, and of what is to be correlated with them.
  public static let standardNormal = QuantileTable(
    form: .segments(segments(lower: scores.map { Float(-$0) }, upper: scores.map { Float($0) })))

  private init(form: Form) {
    self.form = form
  }

  /// The value a random word stands for: the quantile at (word + ½) / 2³², as drawn in columns.
  public func value(at word: UInt32) -> Float {
    switch form {
    case .point(let value): return value
    case .spread(let low, let step):
      return low + step * Float(Int32(truncatingIfNeeded: word >> 1))
    case .items(let items): return items[Self.pick(word, of: items.count)]
    case .chance(let threshold): return word < threshold ? 1 : 0
    case .segments(let segments):
      let (index, fraction) = Self.locate(word)
      let segment = segments[Int(index) - Self.firstIndex]
      return segment.x + segment.y * fraction
    }
  }

  /// Whether every draw is the same.
  public var isFixed: Bool {
    if case .point = form { true } else { false }
  }
}

extension QuantileTable {
  // A word as a signed number, and a half: w + ½ in the lower half, minus the tail from above in
  // the upper one. Its magnitude, from ½ to 2³¹, has 32 octaves: of its 23 bits of mantissa five
  // choose the segment and 18 the place in it. A negative one is lifted by 2³³, so that its
  // segments follow those of the lower half. What rounds up to 2³¹ finds a segment behind the last.
  static let octaves = 32
  static let segmentsPerOctave = 32
  static let fractionBits: UInt32 = 18
  static let sideCount = octaves * segmentsPerOctave
  /// Where the upper half's segments begin: 33 octaves behind those of the lower half.
  static let upperStart = 33 * segmentsPerOctave
  static let segmentCount = upperStart + sideCount + 1
  /// What the upper bits of one half, the least magnitude, come to: the index of the first segment.
  static let firstIndex = 126 * segmentsPerOctave

  /// The segment of a word, counted from ``firstIndex``, and the place within it, from 0 to 2^18.
  @inline(__always)
  static func locate(_ word: UInt32) -> (index: UInt32, fraction: Float) {
    let (indices, fractions) = locate(SIMD4(repeating: word))
    return (indices.x, fractions.x)
  }

  /// The same of four words.
  @inline(__always)
  static func locate(
    _ words: SIMD4<UInt32>
  ) -> (indices: SIMD4<UInt32>, fractions: SIMD4<Float>) {
    let signed = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: words)) + 0.5
    let lifted = signed * -0x1p33
    let magnitude = lifted.replacing(with: signed, where: signed .> lifted)
    let bits = unsafe unsafeBitCast(magnitude, to: SIMD4<UInt32>.self)
    let rest = SIMD4<Int32>(truncatingIfNeeded: bits & (1 << fractionBits - 1))
    return (bits &>> fractionBits, SIMD4<Float>(rest))
  }

  /// The item among equally likely ones that a word stands for.
  @inline(__always)
  static func pick(_ word: UInt32, of count: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(word) &* UInt64(truncatingIfNeeded: count)) >> 32)
  }

  /// The tail probabilities between segments, from 2⁻³³ to 1/2.
  static let nodes: [Double] = (0...sideCount).map { node in
    let (octave, part) = node.quotientAndRemainder(dividingBy: segmentsPerOctave)
    let start = Double(sign: .plus, exponent: octave - 33, significand: 1)
    return start * (1 + Double(part) / Double(segmentsPerOctave))
  }

  /// Their standard normal quantiles, above the median.
  private static let scores = nodes.map { StandardNormal.quantile(Tail(upper: $0)) }

  private static func segments(of distribution: Distribution) -> [SIMD2<Float>] {
    let lower = distribution.quantiles(
      nodes.map { Tail(lower: $0) }, scores: scores.map { -$0 })
    let upper = distribution.quantiles(nodes.map { Tail(upper: $0) }, scores: scores)
    // The mean of a table is the area under its segments.
    var area = 0.0
    for values in [lower, upper] {
      for node in 0..<sideCount {
        let middle = (values[node] + values[node + 1]) / 2
        area += (nodes[node + 1] - nodes[node]) * (middle - distribution.low)
      }
    }
    let correction = area > 0 ? (distribution.mean - distribution.low) / area : 1
    func corrected(_ values: [Double]) -> [Float] {
      values.map { Float(distribution.low + correction * ($0 - distribution.low)) }
    }
    return segments(lower: corrected(lower), upper: corrected(upper))
  }

  private static func segments(lower: [Float], upper: [Float]) -> [SIMD2<Float>] {
    var segments = [SIMD2<Float>](repeating: SIMD2(), count: segmentCount)
    for (start, values) in [(0, lower), (upperStart, upper)] {
      for node in 0..<sideCount {
        segments[start + node] = SIMD2(values[node], (values[node + 1] - values[node]) * 0x1p-18)
      }
      segments[start + sideCount] = SIMD2(values[sideCount], 0)
    }
    return segments
  }
}

/// Counts of whole-number outcomes in bins a two-thousandth wide, whatever their size.
///
/// A bin is the first bits of an outcome as a Float: its octave and 11 bits more. Counts merge
/// exactly and in any order, which sketches like t-digest do not. Outcomes below 4,096 have
/// bins of their own; above, a quantile is within 2⁻¹¹ of the truth, and mostly far closer, since
/// outcomes are taken to lie evenly in their bin.
///
///     var histogram = BitHistogram()
///     histogram.add(seconds)                       // a block of outcomes
///     histogram.merge(ofAnotherThread)
///     histogram.quantile(0.95) / 3600              // hours
///     histogram.quantileInterval(0.95)
///     histogram.meanBeyond(0.95)                   // the average of the worst twentieth
///
/// - Complexity: 16 kB for each octave between the least and the greatest outcome.
public struct BitHistogram: Sendable, Hashable {
  /// The number of outcomes.
  public private(set) var count = 0

  // Bins firstKey, firstKey + 1, ...: whole octaves from the least to the greatest outcome, so that
  // the same outcomes are the same value in whatever order they came.
  private var firstKey = 0
  private var counts: [Int] = []

  /// Creates the histogram of nothing.
  public init() {}

  /// Adds the outcomes of a block, or of some of its trials.
  public mutating func add(_ outcomes: Outcomes, in places: Range<Int> = 0..<Outcomes.count) {
    guard !places.isEmpty else { return }
    var keys = [Int32](repeating: 0, count: Outcomes.count)
    var span = keys.mutableSpan
    let range = Kernel.keys(&span, outcomes.values.span, in: places)
    cover(Int(range.lowerBound)...Int(range.upperBound))
    let first = firstKey
    var bins = counts.mutableSpan
    Kernel.count(&bins, keys.span, in: places, from: first)
    count += places.count
  }

  /// Adds one outcome.
  public mutating func add(_ outcome: Int64) {
    let key = Int(Self.key(outcome))
    cover(key...key)
    counts[key - firstKey] += 1
    count += 1
  }

  /// Adds the outcomes that another has seen.
  public mutating func merge(_ other: BitHistogram) {
    guard !other.counts.isEmpty else { return }
    cover(other.firstKey...(other.firstKey + other.counts.count - 1))
    for (place, number) in other.counts.enumerated() {
      counts[other.firstKey - firstKey + place] += number
    }
    count += other.count
  }

  /// The bins that hold outcomes, by rising key, and how many each holds: all there is to store.
  public var bins: [(key: Int, count: Int)] {
    counts.enumerated().compactMap { $1 == 0 ? nil : (firstKey + $0, $1) }
  }

  /// The middle of each bin that holds outcomes, ascending, and how many it holds.
  public var spots: [(outcome: Double, count: Int)] {
    bins.map { key, count in
      let (least, greatest) = Self.bounds(key)
      return ((least + greatest) / 2, count)
    }
  }

  /// Restores a histogram from its bins.
  public init(bins: [(key: Int, count: Int)]) {
    for (key, number) in bins {
      precondition(key.magnitude < Self.greatestKey, "a key is that of a 64-bit number")
      precondition(number >= 0, "a bin counts no fewer than none")
      cover(key...key)
      counts[key - firstKey] += number
      count += number
    }
  }
}

extension BitHistogram {
  /// The outcome at or below which a share of outcomes lies.
  ///
  /// - Parameter share: From 0 to 1.
  /// - Returns: The outcome of that rank, or an estimate from within its bin.
  public func quantile(_ share: Double) -> Double {
    precondition(0 <= share && share <= 1, "a share lies between 0 and 1")
    return outcome(ofRank: rank(share))
  }

  /// The outcome of a rank, from 1 for the least to ``count`` for the greatest.
  public func outcome(ofRank rank: Int) -> Double {
    precondition(1 <= rank && rank <= count, "a rank lies between 1 and the count")
    var before = 0
    for (place, number) in counts.enumerated() {
      if rank <= before + number {
        let (least, greatest) = Self.bounds(firstKey + place)
        return least + (greatest - least) * (Double(rank - before) - 0.5) / Double(number)
      }
      before += number
    }
    preconditionFailure("the count is that of the bins")
  }

  /// An interval that holds the true quantile of independent outcomes with a given confidence.
  ///
  /// Infinite to a side on which there are too few outcomes for a bound, see
  /// ``OrderStatistics/ranks(around:of:confidence:)``.
  public func quantileInterval(_ share: Double, confidence: Double = 0.95) -> ClosedRange<Double> {
    precondition(count > 0, "an interval takes outcomes")
    return OrderStatistics.interval(around: share, of: count, confidence: confidence) {
      outcome(ofRank: $0)
    }
  }

  /// The average of the outcomes beyond a quantile: of the worst twentieth for 0.95.
  ///
  /// Rockafellar and Uryasev, *Optimization of conditional value-at-risk* (2000),
  /// https://doi.org/10.21314/JOR.2000.038.
  ///
  /// - Parameter share: At least 0 and below 1.
  /// - Returns: The average, and its standard error for independent outcomes.
  public func meanBeyond(_ share: Double) -> (mean: Double, standardError: Double) {
    precondition(0 <= share && share < 1, "a share at least 0 and below 1")
    let rank = rank(share)
    let start = outcome(ofRank: rank)
    var before = 0
    var (sum, squares) = (0.0, 0.0)
    for (place, number) in counts.enumerated() where number > 0 {
      let beyond = min(number, before + number - rank)
      before += number
      guard beyond > 0 else { continue }
      let (least, greatest) = Self.bounds(firstKey + place)
      let excess = (max(least, start) + greatest) / 2 - start
      sum += Double(beyond) * excess
      squares += Double(beyond) * excess * excess
    }
    let total = Double(count)
    let variance = max(0, squares / total - (sum / total) * (sum / total))
    return (
      start + sum / (total * (1 - share)),
      Elementary.squareRoot(variance / total) / (1 - share)
    )
  }

  /// The share of outcomes at or below a value, those of its own bin in proportion.
  public func share(atMost value: Double) -> Double {
    var below = 0.0
    for (place, number) in counts.enumerated() where number > 0 {
      let (least, greatest) = Self.bounds(firstKey + place)
      if value < least { break }
      let part = value >= greatest ? 1 : (value - least + 0.5) / (greatest - least + 1)
      below += Double(number) * part
    }
    return below / Double(count)
  }

  private func rank(_ share: Double) -> Int {
    precondition(count > 0, "a quantile takes outcomes")
    let exact = share * Double(count)
    let whole = Int(exact)
    return min(max(exact > Double(whole) ? whole + 1 : whole, 1), count)
  }
}

extension BitHistogram {
  static let binsPerOctave = 2048
  /// Above the key of every 64-bit number.
  private static let greatestKey = UInt(65 * binsPerOctave)

  /// The bin of an outcome: zero for zero, rising by one from bin to bin, opposite for negatives.
  static func key(_ outcome: Int64) -> Int32 {
    key(Float(outcome))
  }

  @inline(__always)
  static func key(_ outcome: Float) -> Int32 {
    let bits = Int32(bitPattern: outcome.bitPattern)
    let key = keyOfMagnitude(bits & 0x7FFF_FFFF)
    return bits < 0 ? -key : key
  }

  /// The key of a Float from its bits: counted from those of 1.0, eleven bits of mantissa and up.
  @inline(__always)
  static func keyOfMagnitude(_ bits: Int32) -> Int32 {
    max((bits &- 0x3F80_0000) >> 12, -1) &+ 1
  }

  /// The least and the greatest whole number of a bin that has one.
  static func bounds(_ key: Int) -> (least: Double, greatest: Double) {
    guard key != 0 else { return (0, 0) }
    guard key > 0 else {
      let (least, greatest) = bounds(-key)
      return (-greatest, -least)
    }
    func edge(_ key: Int) -> Double {
      let (octave, part) = (key - 1).quotientAndRemainder(dividingBy: binsPerOctave)
      return Double(sign: .plus, exponent: octave, significand: 1)
        * (1 + Double(part) / Double(binsPerOctave))
    }
    func wholeFrom(_ value: Double) -> Double {
      guard value < 0x1p52 else { return value }
      let whole = Double(Int64(value))
      return whole < value ? whole + 1 : whole
    }
    let least = wholeFrom(edge(key))
    return (least, max(least, wholeFrom(edge(key + 1)) - 1))
  }

  /// Makes room for bins, an octave at a time.
  private mutating func cover(_ keys: ClosedRange<Int>) {
    let octave = Self.binsPerOctave
    func start(_ key: Int) -> Int { (key >= 0 ? key / octave : (key + 1) / octave - 1) * octave }
    if counts.isEmpty { firstKey = start(keys.lowerBound) }
    if keys.lowerBound < firstKey {
      let first = start(keys.lowerBound)
      counts.insert(contentsOf: repeatElement(0, count: firstKey - first), at: 0)
      firstKey = first
    }
    let end = start(keys.upperBound) + octave
    if end > firstKey + counts.count {
      counts.append(contentsOf: repeatElement(0, count: end - firstKey - counts.count))
    }
  }
}

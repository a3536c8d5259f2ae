/// The loops over one block that everything fast is made of.
///
/// Each loop is plain and over a fixed count, so that the compiler drops the bounds checks and
/// uses vector instructions; none calls the mathematical library. Only additions and
/// multiplications of floats in a fixed order and integer operations occur, so the bits are the
/// same on every machine.
enum Kernel {
  static let count = Draw.blockSize
  private static let lane = Draw.laneSize

  // MARK: Random bits

  /// Fills a block with the words of Philox, in the layout of ``Draw``.
  static func fillRandom(
    _ words: inout MutableSpan<UInt32>, seed: UInt64, block: Int, variable: UInt32, purpose: UInt32
  ) {
    precondition(words.count == count, "a block has its full length")
    // A block's 1,024 counters never cross a multiple of 2^32, since 1,024 divides it.
    let first = UInt64(block) * UInt64(lane)
    let low = UInt32(truncatingIfNeeded: first)
    let high = UInt32(truncatingIfNeeded: first >> 32)
    let leftKey = UInt32(truncatingIfNeeded: seed)
    let rightKey = UInt32(truncatingIfNeeded: seed >> 32)
    for place in 0..<lane {
      var c0 = low &+ UInt32(truncatingIfNeeded: place)
      var c1 = high
      var c2 = variable
      var c3 = purpose
      var k0 = leftKey
      var k1 = rightKey
      for _ in 0..<Philox4x32.rounds {
        let left = UInt64(c0) &* UInt64(Philox4x32.leftMultiplier)
        let right = UInt64(c2) &* UInt64(Philox4x32.rightMultiplier)
        c0 = UInt32(truncatingIfNeeded: right >> 32) ^ c1 ^ k0
        c1 = UInt32(truncatingIfNeeded: right)
        c2 = UInt32(truncatingIfNeeded: left >> 32) ^ c3 ^ k1
        c3 = UInt32(truncatingIfNeeded: left)
        k0 &+= Philox4x32.leftStep
        k1 &+= Philox4x32.rightStep
      }
      words[place] = c0
      words[place + lane] = c1
      words[place + 2 * lane] = c2
      words[place + 3 * lane] = c3
    }
  }

  /// Fills a run of 64 words of a block with a pattern, each exclusive-ored with one word.
  static func fillPattern(
    _ words: inout MutableSpan<UInt32>, run: Int, _ pattern: Span<UInt32>, with word: UInt32
  ) {
    precondition(words.count == count && pattern.count == 64, "a block has its full length")
    precondition(run >= 0 && run < count / 64, "64 words fit")
    for place in 0..<64 {
      words[64 * run + place] = pattern[place] ^ word
    }
  }

  // MARK: From bits to values

  /// Fills a column with the values that words stand for in a quantile table.
  static func interpolate(
    _ column: inout MutableSpan<Float>, _ words: Span<UInt32>, _ segments: Span<SIMD2<Float>>
  ) {
    precondition(words.count == count && column.count == count, "a block has its full length")
    precondition(segments.count == QuantileTable.segmentCount, "a table has its full length")
    var (indexStore, fractionStore) = ([64 of UInt32](repeating: 0), [64 of Float](repeating: 0))
    var indices = indexStore.mutableSpan
    var fractions = fractionStore.mutableSpan
    for run in 0..<(count / strip) {
      locate(words, run, &indices, &fractions)
      for quad in 0..<(strip / 4) {
        let values = Self.values(segments, indices.span, fractions.span, quad)
        for lane in 0..<4 {
          column[strip * run + 4 * quad + lane] = values[lane]
        }
      }
    }
  }

  /// Adds a multiple of the values that words stand for in a quantile table.
  static func addInterpolated(
    _ sums: inout MutableSpan<Float>, _ words: Span<UInt32>, _ segments: Span<SIMD2<Float>>,
    times factor: Float
  ) {
    precondition(words.count == count && sums.count == count, "a block has its full length")
    precondition(segments.count == QuantileTable.segmentCount, "a table has its full length")
    var (indexStore, fractionStore) = ([64 of UInt32](repeating: 0), [64 of Float](repeating: 0))
    var indices = indexStore.mutableSpan
    var fractions = fractionStore.mutableSpan
    for run in 0..<(count / strip) {
      locate(words, run, &indices, &fractions)
      for quad in 0..<(strip / 4) {
        let values = Self.values(segments, indices.span, fractions.span, quad)
        for lane in 0..<4 {
          sums[strip * run + 4 * quad + lane] += factor * values[lane]
        }
      }
    }
  }

  /// Adds a multiple of the values of scores that are partly those of a common cause.
  ///
  /// The same operations in the same order as one column after the other.
  static func addCaused(
    _ sums: inout MutableSpan<Float>, _ words: Span<UInt32>, normal: Span<SIMD2<Float>>,
    cause: Span<Float>, loading: Float, rest: Float, _ segments: Span<SIMD2<Float>>,
    times factor: Float
  ) {
    precondition(words.count == count && sums.count == count, "a block has its full length")
    precondition(cause.count == count, "a block has its full length")
    precondition(normal.count == QuantileTable.segmentCount, "a table has its full length")
    precondition(segments.count == ScoreTable.segmentCount, "a table has its full length")
    var (indexStore, fractionStore) = ([64 of UInt32](repeating: 0), [64 of Float](repeating: 0))
    var indices = indexStore.mutableSpan
    var fractions = fractionStore.mutableSpan
    for run in 0..<(count / strip) {
      locate(words, run, &indices, &fractions)
      for quad in 0..<(strip / 4) {
        let scores = values(normal, indices.span, fractions.span, quad)
        for lane in 0..<4 {
          fractions[4 * quad + lane] = scores[lane]
        }
      }
      for place in 0..<strip {
        let own = rest * fractions[place] + 0
        let (index, fraction) = ScoreTable.locate(
          own + loading * cause[strip * run + place])
        indices[place] = index & ScoreTable.indexMask
        fractions[place] = fraction
      }
      for quad in 0..<(strip / 4) {
        let values = Self.values(
          segments, indices.span, fractions.span, quad, mask: ScoreTable.indexMask)
        for lane in 0..<4 {
          sums[strip * run + 4 * quad + lane] += factor * values[lane]
        }
      }
    }
  }

  /// So few places that they stay close to the processor from one loop to the next.
  private static let strip = 64

  /// Finds the places of a strip of words in a quantile table.
  @inline(__always)
  private static func locate(
    _ words: Span<UInt32>, _ run: Int, _ indices: inout MutableSpan<UInt32>,
    _ fractions: inout MutableSpan<Float>
  ) {
    for place in 0..<strip {
      let (index, fraction) = QuantileTable.locate(words[strip * run + place])
      indices[place] = index
      fractions[place] = fraction
    }
  }

  /// The values at four places in a row.
  @inline(__always)
  private static func values(
    _ segments: Span<SIMD2<Float>>, _ indices: Span<UInt32>, _ fractions: Span<Float>, _ quad: Int,
    mask: UInt32 = QuantileTable.indexMask
  ) -> SIMD4<Float> {
    let first = 4 * quad
    let left = SIMD4(
      lowHalf: segments[Int(indices[first] & mask)],
      highHalf: segments[Int(indices[first + 1] & mask)])
    let right = SIMD4(
      lowHalf: segments[Int(indices[first + 2] & mask)],
      highHalf: segments[Int(indices[first + 3] & mask)])
    let start = SIMD4(lowHalf: left.evenHalf, highHalf: right.evenHalf)
    let slope = SIMD4(lowHalf: left.oddHalf, highHalf: right.oddHalf)
    let along = SIMD4(
      fractions[first], fractions[first + 1], fractions[first + 2], fractions[first + 3])
    return start + slope * along
  }

  /// Fills a column evenly between two bounds.
  static func spread(
    _ column: inout MutableSpan<Float>, _ words: Span<UInt32>, low: Float, step: Float
  ) {
    precondition(words.count == count && column.count == count, "a block has its full length")
    for place in 0..<count {
      column[place] = low + step * Float(Int32(truncatingIfNeeded: words[place] >> 1))
    }
  }

  /// Fills a column with 1 where the word is below a threshold, else 0.
  static func compare(
    _ column: inout MutableSpan<Float>, _ words: Span<UInt32>, threshold: UInt32
  ) {
    precondition(words.count == count && column.count == count, "a block has its full length")
    for place in 0..<count {
      column[place] = words[place] < threshold ? 1 : 0
    }
  }

  /// Fills a column with items picked with equal chance.
  static func pick(
    _ column: inout MutableSpan<Float>, _ words: Span<UInt32>, _ items: Span<Float>
  ) {
    precondition(words.count == count && column.count == count, "a block has its full length")
    for place in 0..<count {
      column[place] = items[QuantileTable.pick(words[place], of: items.count)]
    }
  }

  /// Replaces standard normal scores by the values of a table over scores.
  static func translate(
    _ column: inout MutableSpan<Float>, _ indices: inout MutableSpan<UInt32>,
    _ segments: Span<SIMD2<Float>>
  ) {
    precondition(indices.count == count && column.count == count, "a block has its full length")
    precondition(segments.count == ScoreTable.segmentCount, "a table has its full length")
    for place in 0..<count {
      let (index, fraction) = ScoreTable.locate(column[place])
      indices[place] = index
      column[place] = fraction
    }
    for place in 0..<count {
      let segment = segments[Int(indices[place] & ScoreTable.indexMask)]
      column[place] = segment.x + segment.y * column[place]
    }
  }

  // MARK: Sums

  static func fill(_ column: inout MutableSpan<Float>, with value: Float) {
    precondition(column.count == count, "a block has its full length")
    for place in 0..<count {
      column[place] = value
    }
  }

  static func add(_ column: inout MutableSpan<Float>, _ terms: Span<Float>, times factor: Float) {
    precondition(terms.count == count && column.count == count, "a block has its full length")
    for place in 0..<count {
      column[place] += factor * terms[place]
    }
  }

  static func add(
    _ column: inout MutableSpan<Float>, _ left: Span<Float>, _ right: Span<Float>,
    times factor: Float
  ) {
    precondition(left.count == count && right.count == count, "a block has its full length")
    precondition(column.count == count, "a block has its full length")
    for place in 0..<count {
      column[place] += factor * (left[place] * right[place])
    }
  }

  static func multiply(_ column: inout MutableSpan<Float>, _ factors: Span<Float>) {
    precondition(factors.count == count && column.count == count, "a block has its full length")
    for place in 0..<count {
      column[place] *= factors[place]
    }
  }

  static func lower(_ column: inout MutableSpan<Float>, _ others: Span<Float>) {
    precondition(others.count == count && column.count == count, "a block has its full length")
    for place in 0..<count {
      column[place] = others[place] < column[place] ? others[place] : column[place]
    }
  }

  static func affine(_ column: inout MutableSpan<Float>, times factor: Float, plus constant: Float)
  {
    precondition(column.count == count, "a block has its full length")
    for place in 0..<count {
      column[place] = factor * column[place] + constant
    }
  }

  // MARK: Whole numbers

  /// Rounds base + value, counted in parts of a unit, to the nearest whole number, ties to even.
  static func quantize(
    _ outcomes: inout MutableSpan<Int64>, _ column: Span<Float>, base: Double, partsPerUnit: Double
  ) {
    precondition(outcomes.count == count && column.count == count, "a block has its full length")
    // Adding 1.5 × 2^52 leaves no bits below one: the sum's lowest bits are the whole number.
    let shift = 0x1.8p52
    let shiftBits = Int64(bitPattern: shift.bitPattern)
    for place in 0..<count {
      let parts = (base + Double(column[place])) * partsPerUnit
      outcomes[place] = Int64(bitPattern: (parts + shift).bitPattern) &- shiftBits
    }
  }

  /// The sum of outcomes and of their squares.
  static func sums(
    _ outcomes: Span<Int64>, in places: Range<Int>
  ) -> (sum: Int128, squares: Int128) {
    precondition(outcomes.count == count, "a block has its full length")
    precondition(places.lowerBound >= 0 && places.upperBound <= count, "places lie in a block")
    let part = outcomes.extracting(places)
    if areShort(part) { return shortSums(part) }
    var sum: Int128 = 0
    var squares: Int128 = 0
    for place in 0..<part.count {
      let outcome = Int128(part[place])
      sum &+= outcome
      squares &+= outcome &* outcome
    }
    return (sum, squares)
  }

  /// Whether no outcome is negative or takes more than 31 bits.
  static func areShort(_ outcomes: Span<Int64>) -> Bool {
    var bits: UInt64 = 0
    for place in 0..<outcomes.count {
      bits |= UInt64(bitPattern: outcomes[place])
    }
    return bits <= UInt64(Int32.max)
  }

  /// The same sums in less time, where no outcome is negative or takes more than 31 bits.
  private static func shortSums(_ outcomes: Span<Int64>) -> (sum: Int128, squares: Int128) {
    precondition(outcomes.count <= count, "no more than a block")
    var sum: UInt64 = 0
    // The upper and lower 32 bits of squares, of which 4,096 add up within 64 bits.
    var (upper, lower): (UInt64, UInt64) = (0, 0)
    for place in 0..<outcomes.count {
      let outcome = UInt64(UInt32(truncatingIfNeeded: outcomes[place]))
      let square = outcome &* outcome
      sum &+= outcome
      upper &+= square >> 32
      lower &+= square & 0xFFFF_FFFF
    }
    return (Int128(sum), Int128(upper) << 32 + Int128(lower))
  }

  /// The least and the greatest outcome of some trials.
  static func bounds(
    _ outcomes: Span<Int64>, in places: Range<Int>
  ) -> (least: Int64, greatest: Int64) {
    let part = outcomes.extracting(places)
    if part.count > 0, areShort(part) {
      var (least, greatest) = (Int32.max, Int32.min)
      for place in 0..<part.count {
        let outcome = Int32(truncatingIfNeeded: part[place])
        least = min(least, outcome)
        greatest = max(greatest, outcome)
      }
      return (Int64(least), Int64(greatest))
    }
    var (least, greatest) = (Int64.max, Int64.min)
    for place in 0..<part.count {
      least = min(least, part[place])
      greatest = max(greatest, part[place])
    }
    return (least, greatest)
  }

  /// Fills in the histogram bins of outcomes, and gives the least and greatest.
  static func keys(
    _ keys: inout MutableSpan<Int32>, _ outcomes: Span<Int64>, in places: Range<Int>
  ) -> ClosedRange<Int32> {
    precondition(outcomes.count == count && keys.count == count, "a block has its full length")
    precondition(places.lowerBound >= 0 && places.upperBound <= count, "places lie in a block")
    if areShort(outcomes) {
      // The same keys in less time, where no outcome is negative or takes more than 31 bits.
      for place in 0..<count {
        let outcome = Float(Int32(truncatingIfNeeded: outcomes[place]))
        keys[place] = BitHistogram.keyOfMagnitude(Int32(bitPattern: outcome.bitPattern))
      }
    } else {
      for place in 0..<count {
        keys[place] = BitHistogram.key(Float(outcomes[place]))
      }
    }
    var least = Int32.max
    var greatest = Int32.min
    let part = keys.span.extracting(places)
    for place in 0..<part.count {
      least = min(least, part[place])
      greatest = max(greatest, part[place])
    }
    return least...greatest
  }

  /// Counts keys into bins that begin at a first key.
  static func count(
    _ bins: inout MutableSpan<Int>, _ keys: Span<Int32>, in places: Range<Int>, from first: Int
  ) {
    precondition(keys.count == count, "a block has its full length")
    precondition(places.lowerBound >= 0 && places.upperBound <= count, "places lie in a block")
    let part = keys.extracting(places)
    for place in 0..<part.count {
      bins[Int(part[place]) - first] &+= 1
    }
  }
}

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

  // MARK: From bits to values

  /// Fills a column with the values that words stand for in a quantile table.
  static func interpolate(
    _ column: inout MutableSpan<Float>, _ words: borrowing BlockWords,
    _ segments: Span<SIMD2<Float>>
  ) {
    fill(&column, with: 0)
    addInterpolated(&column, words, segments, times: 1)
  }

  /// Adds a multiple of the values that words stand for in a quantile table.
  static func addInterpolated(
    _ sums: inout MutableSpan<Float>, _ words: borrowing BlockWords,
    _ segments: Span<SIMD2<Float>>, times factor: Float
  ) {
    precondition(sums.count == count, "a block has its full length")
    precondition(segments.count == QuantileTable.segmentCount, "a table has its full length")
    var indexStore = [16 of SIMD4<UInt32>](repeating: SIMD4())
    var fractionStore = [16 of SIMD4<Float>](repeating: SIMD4())
    var indices = indexStore.mutableSpan
    var fractions = fractionStore.mutableSpan
    let first = words.pattern.span.extracting(words.places(0))
    for quad in 0..<16 {
      (indices[quad], fractions[quad]) = QuantileTable.locate(
        four(first, quad) ^ SIMD4(repeating: words.heads.span[0]))
    }
    // One run is looked up while the next is located: neither waits for what the other stores.
    for run in 0..<runs {
      let next = (run + 1) & (runs - 1)
      let pattern = words.pattern.span.extracting(words.places(next))
      let head = SIMD4(repeating: words.heads.span[next])
      for quad in 0..<16 {
        let values = Lookup.values(
          segments, indices[quad], fractions[quad], from: QuantileTable.firstIndex)
        for lane in 0..<4 { sums[BlockWords.run * run + 4 * quad + lane] += factor * values[lane] }
        (indices[quad], fractions[quad]) = QuantileTable.locate(four(pattern, quad) ^ head)
      }
    }
  }

  /// Adds a multiple of the values of scores that are partly those of a common cause.
  ///
  /// The same operations in the same order as one column after the other.
  static func addCaused(
    _ sums: inout MutableSpan<Float>, _ words: borrowing BlockWords,
    normal: Span<SIMD2<Float>>, cause: Span<Float>, loading: Float, rest: Float,
    _ segments: Span<SIMD2<Float>>, times factor: Float
  ) {
    precondition(sums.count == count, "a block has its full length")
    precondition(cause.count == count, "a block has its full length")
    precondition(normal.count == QuantileTable.segmentCount, "a table has its full length")
    precondition(segments.count == ScoreTable.segmentCount, "a table has its full length")
    var indexStore = [16 of SIMD4<UInt32>](repeating: SIMD4())
    var fractionStore = [16 of SIMD4<Float>](repeating: SIMD4())
    var indices = indexStore.mutableSpan
    var fractions = fractionStore.mutableSpan
    for run in 0..<runs {
      let pattern = words.pattern.span.extracting(words.places(run))
      let head = SIMD4(repeating: words.heads.span[run])
      for quad in 0..<16 {
        (indices[quad], fractions[quad]) = QuantileTable.locate(four(pattern, quad) ^ head)
      }
      for quad in 0..<16 {
        let own = Lookup.values(
          normal, indices[quad], fractions[quad], from: QuantileTable.firstIndex)
        let place = BlockWords.run * run + 4 * quad
        let common = SIMD4(cause[place], cause[place + 1], cause[place + 2], cause[place + 3])
        (indices[quad], fractions[quad]) = ScoreTable.locate(rest * own + loading * common)
      }
      for quad in 0..<16 {
        let values = Lookup.values(segments, indices[quad], fractions[quad], from: 0)
        for lane in 0..<4 { sums[BlockWords.run * run + 4 * quad + lane] += factor * values[lane] }
      }
    }
  }

  private static let runs = count / BlockWords.run

  /// Four numbers of a run, in order.
  @inline(__always)
  private static func four(_ pattern: Span<UInt32>, _ quad: Int) -> SIMD4<UInt32> {
    SIMD4(pattern[4 * quad], pattern[4 * quad + 1], pattern[4 * quad + 2], pattern[4 * quad + 3])
  }

  /// Reads tables at places that were found for them.
  private enum Lookup {
    /// The values at four places.
    ///
    /// What locates a place in a table gives no index beyond the table, whatever the word or score;
    /// the loops check the table's length.
    @inline(__always)
    static func values(
      _ segments: Span<SIMD2<Float>>, _ indices: SIMD4<UInt32>, _ fractions: SIMD4<Float>,
      from first: Int
    ) -> SIMD4<Float> {
      let left = pair(segments, indices.x, indices.y, first)
      let right = pair(segments, indices.z, indices.w, first)
      let start = SIMD4(lowHalf: left.evenHalf, highHalf: right.evenHalf)
      let slope = SIMD4(lowHalf: left.oddHalf, highHalf: right.oddHalf)
      return start + slope * fractions
    }

    /// Two segments side by side, each moved as one number of 64 bits.
    @inline(__always)
    private static func pair(
      _ segments: Span<SIMD2<Float>>, _ one: UInt32, _ other: UInt32, _ first: Int
    ) -> SIMD4<Float> {
      let bytes = unsafe segments.bytes
      let both = SIMD2<Double>(
        unsafe bytes.unsafeLoad(
          fromUncheckedByteOffset: 8 &* (Int(one) &- first), as: Double.self),
        unsafe bytes.unsafeLoad(
          fromUncheckedByteOffset: 8 &* (Int(other) &- first), as: Double.self))
      return unsafe unsafeBitCast(both, to: SIMD4<Float>.self)
    }
  }

  /// Fills a column evenly between two bounds.
  static func spread(
    _ column: inout MutableSpan<Float>, _ words: borrowing BlockWords, low: Float, step: Float
  ) {
    eachWord(&column, words) { low + step * Float(Int32(truncatingIfNeeded: $0 >> 1)) }
  }

  /// Fills a column with 1 where the word is below a threshold, else 0.
  static func compare(
    _ column: inout MutableSpan<Float>, _ words: borrowing BlockWords, threshold: UInt32
  ) {
    eachWord(&column, words) { $0 < threshold ? 1 : 0 }
  }

  /// Fills a column with items picked with equal chance.
  static func pick(
    _ column: inout MutableSpan<Float>, _ words: borrowing BlockWords, _ items: Span<Float>
  ) {
    precondition(column.count == count, "a block has its full length")
    for run in 0..<(count / BlockWords.run) {
      let pattern = words.pattern.span.extracting(words.places(run))
      let head = words.heads.span[run]
      for place in 0..<BlockWords.run {
        column[BlockWords.run * run + place] =
          items[QuantileTable.pick(pattern[place] ^ head, of: items.count)]
      }
    }
  }

  /// Fills a column with what a function makes of each word.
  @inline(__always)
  private static func eachWord(
    _ column: inout MutableSpan<Float>, _ words: borrowing BlockWords, _ value: (UInt32) -> Float
  ) {
    precondition(column.count == count, "a block has its full length")
    for run in 0..<(count / BlockWords.run) {
      let pattern = words.pattern.span.extracting(words.places(run))
      let head = words.heads.span[run]
      for place in 0..<BlockWords.run {
        column[BlockWords.run * run + place] = value(pattern[place] ^ head)
      }
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

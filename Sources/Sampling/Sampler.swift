/// Fills columns with draws, a block of 4,096 trials at a time.
///
/// A route's trials are a sum over its variables, made exact at the end:
///
///     let excess = try QuantileTable(Distribution(low: 0, likely: 10, high: 70))   // above 20 h
///     let sea = Variable("KZAAU-AZBAK:sea hours", dimension: 0)
///     var sampler = Sampler(seed: 7)
///     var draws = Column(), hours = Column(), seconds = Outcomes(), moments = Moments()
///     for block in 0..<25 {
///       hours.reset()
///       sampler.fill(&draws, from: excess, variable: sea, block: block)    // once per variable
///       hours.add(draws)
///       seconds.round(hours, plus: 20, partsPerUnit: 3600)
///       moments.add(seconds)                                               // whole numbers
///     }
///     moments.mean / 3600
///
/// A draw depends on the seed, the trial, the variable and the method alone: blocks may be filled
/// in any order, on any number of threads, each with a sampler of its own.
public struct Sampler: Sendable {
  /// How uniform numbers are chosen.
  public enum Method: Sendable, Hashable {
    /// Independent random numbers.
    case random
    /// Scrambled Sobol points, `points` of them, then as many again with a new scrambling.
    ///
    /// `points` is a power of two, at least 64 and at most 2³¹. Trials with the same quotient by
    /// `points` share a scrambling; only different scramblings are independent, so intervals come
    /// from ``Replicates`` of their averages. Variables beyond the listed dimensions are random.
    case quasirandom(points: Int)
  }

  /// The seed of all draws.
  public let seed: UInt64
  /// How uniform numbers are chosen.
  public let method: Method
  /// What the draws are for.
  public let purpose: Draw.Purpose

  /// A scrambled coordinate, kept for the next block of the same scrambling.
  private struct Slot: Sendable {
    let variable: VariableID
    let scrambling: Int
    let coordinate: Sobol.Coordinate
  }

  private var slots: [Slot?] = []
  private var scratch = Column()
  private var words = BlockWords(pattern: [UInt32](repeating: 0, count: Draw.blockSize))

  /// Creates a sampler.
  public init(seed: UInt64, method: Method = .random, purpose: Draw.Purpose = .trial) {
    if case .quasirandom(let points) = method {
      precondition(
        points >= 64 && points <= 1 << 31 && points & (points - 1) == 0,
        "quasi-random points come in powers of two from 64 to 2^31")
    }
    (self.seed, self.method, self.purpose) = (seed, method, purpose)
  }

  /// Fills a column with the draws of a variable in the trials of a block.
  ///
  /// - Parameters:
  ///   - column: What to fill.
  ///   - table: The distribution drawn from.
  ///   - variable: The variable drawn.
  ///   - block: The number of the block, from zero: trials 4,096 `block` and on.
  public mutating func fill(
    _ column: inout Column, from table: QuantileTable, variable: Variable, block: Int
  ) {
    if case .point(let value) = table.form {
      column.reset(to: value)
      return
    }
    let words = words(of: variable, block: block)
    var values = column.values.mutableSpan
    switch table.form {
    case .point: break
    case .segments(let segments):
      Kernel.interpolate(&values, words, segments.span)
    case .spread(let low, let step):
      Kernel.spread(&values, words, low: low, step: step)
    case .items(let items):
      Kernel.pick(&values, words, items.span)
    case .chance(let threshold):
      Kernel.compare(&values, words, threshold: threshold)
    }
  }

  /// Adds a multiple of the draws of a variable to a column, as ``fill(_:from:variable:block:)``
  /// and ``Column/add(_:times:)`` would, in less time.
  ///
  /// - Parameters:
  ///   - table: The distribution drawn from.
  ///   - column: What to add to.
  ///   - factor: How many times each draw counts.
  ///   - variable: The variable drawn.
  ///   - block: The number of the block, from zero.
  public mutating func add(
    _ table: QuantileTable, to column: inout Column, times factor: Float = 1, variable: Variable,
    block: Int
  ) {
    guard case .segments(let segments) = table.form else {
      // Taken out and put back, since filling changes the sampler.
      var draws = scratch
      scratch = Column.empty
      fill(&draws, from: table, variable: variable, block: block)
      column.add(draws, times: factor)
      scratch = draws
      return
    }
    let words = words(of: variable, block: block)
    var sums = column.values.mutableSpan
    Kernel.addInterpolated(&sums, words, segments.span, times: factor)
  }

  /// Adds a multiple of the draws of a variable that moves with a common cause.
  ///
  /// The same as standard normal draws times `rest`, plus the cause times `loading`, translated by
  /// the table and added, in less time.
  ///
  /// - Parameters:
  ///   - table: The distribution drawn from.
  ///   - column: What to add to.
  ///   - factor: How many times each draw counts.
  ///   - cause: The normal scores of the common cause.
  ///   - loading: How much of the variable's score is the cause's.
  ///   - rest: How much is its own.
  ///   - variable: The variable drawn.
  ///   - block: The number of the block, from zero.
  public mutating func add(
    _ table: ScoreTable, to column: inout Column, times factor: Float = 1, cause: Column,
    loading: Float, rest: Float, variable: Variable, block: Int
  ) {
    guard case .segments(let normal) = QuantileTable.standardNormal.form else {
      preconditionFailure("normal scores are not fixed")
    }
    let words = words(of: variable, block: block)
    var sums = column.values.mutableSpan
    Kernel.addCaused(
      &sums, words, normal: normal.span, cause: cause.values.span, loading: loading,
      rest: rest, table.segments.span, times: factor)
  }

  /// Adds a multiple of the draws of a variable in the trials in which an event happens, where they
  /// are so few that drawing for them alone takes less time.
  ///
  /// - Parameters:
  ///   - table: The distribution drawn from.
  ///   - column: What to add to.
  ///   - factor: How many times each draw counts.
  ///   - event: 1 where the event happens, else 0.
  ///   - variable: The variable drawn.
  ///   - block: The number of the block, from zero.
  public mutating func add(
    _ table: QuantileTable, to column: inout Column, times factor: Float = 1,
    inTrialsOf event: Column, variable: Variable, block: Int
  ) {
    let events = event.values.span
    var sums = column.values.mutableSpan
    for run in 0..<(Column.count / 8) {
      var bits: UInt32 = 0
      for lane in 0..<8 { bits |= events[8 * run + lane].bitPattern }
      if bits == 0 { continue }
      for place in (8 * run)..<(8 * run + 8) where events[place] != 0 {
        let word = word(of: variable, trial: block * Draw.blockSize + place)
        sums[place] += factor * (table.value(at: word) * events[place])
      }
    }
  }

  /// The random word of a variable in one trial, from the scrambling at hand.
  private mutating func word(of variable: Variable, trial: Int) -> UInt32 {
    guard case .quasirandom(let points) = method, variable.dimension < Sobol.dimensionCount else {
      return word(variable, trial: trial)
    }
    return coordinate(variable, trial / points, points: points)
      .word(at: UInt32(truncatingIfNeeded: trial % points))
  }

  /// The random word of a variable in one trial: what the column of its block is made from.
  ///
  /// - Parameters:
  ///   - variable: The variable drawn.
  ///   - trial: The number of the trial, from zero.
  /// - Returns: The word that ``QuantileTable/value(at:)`` takes.
  public func word(_ variable: Variable, trial: Int) -> UInt32 {
    if case .quasirandom(let points) = method, variable.dimension < Sobol.dimensionCount {
      return Self.coordinate(variable, trial / points, points: points, seed, purpose)
        .word(at: UInt32(truncatingIfNeeded: trial % points))
    }
    return Draw(seed: seed).word(trial: trial, variable: variable.id, purpose: purpose)
  }

  /// The random words of a variable in the trials of a block.
  private mutating func words(of variable: Variable, block: Int) -> BlockWords {
    precondition(block >= 0, "blocks are counted from zero")
    guard case .quasirandom(let points) = method, variable.dimension < Sobol.dimensionCount else {
      let (seed, purpose) = (seed, purpose)
      var span = words.pattern.mutableSpan
      Kernel.fillRandom(
        &span, seed: seed, block: block, variable: variable.id.rawValue, purpose: purpose.rawValue)
      return words
    }
    let first = block * Draw.blockSize
    // A block holds whole replicates or a part of one, since both lengths are powers of two.
    if points >= Draw.blockSize {
      let coordinate = coordinate(variable, first / points, points: points)
      return BlockWords(
        pattern: coordinate.pattern, heads: coordinate.heads(from: first % points))
    }
    for start in stride(from: 0, to: Draw.blockSize, by: points) {
      let coordinate = coordinate(variable, (first + start) / points, points: points)
      let heads = coordinate.heads(from: 0)
      for place in 0..<points {
        words.pattern[start + place] =
          coordinate.pattern[place % BlockWords.run] ^ heads[place / BlockWords.run]
      }
    }
    return words
  }

  /// A scrambling of a variable's dimension, kept for the next block.
  private mutating func coordinate(
    _ variable: Variable, _ scrambling: Int, points: Int
  ) -> Sobol.Coordinate {
    let missing = variable.dimension + 1 - slots.count
    if missing > 0 { slots.append(contentsOf: repeatElement(nil, count: missing)) }
    if let slot = slots[variable.dimension], slot.variable == variable.id,
      slot.scrambling == scrambling
    {
      return slot.coordinate
    }
    let coordinate = Self.coordinate(variable, scrambling, points: points, seed, purpose)
    slots[variable.dimension] = Slot(
      variable: variable.id, scrambling: scrambling, coordinate: coordinate)
    return coordinate
  }

  private static func coordinate(
    _ variable: Variable, _ scrambling: Int, points: Int, _ seed: UInt64, _ purpose: Draw.Purpose
  ) -> Sobol.Coordinate {
    // The purpose goes into the upper bits of the scrambling, so that each has its own.
    precondition(scrambling < 1 << 28, "at most 2^28 scramblings")
    return Sobol.Coordinate(
      dimension: variable.dimension, bits: points.trailingZeroBitCount, seed: seed,
      variable: variable.id.rawValue,
      scrambling: UInt32(truncatingIfNeeded: scrambling) | purpose.rawValue << 28)
  }
}

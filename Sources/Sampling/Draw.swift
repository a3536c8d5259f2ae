/// Random numbers with an address: seed, trial, variable, purpose.
///
/// Every draw is a pure function of its address. Nothing depends on the order of asking, on the
/// number of threads, or on what other variables exist.
///
///     let draw = Draw(seed: 7)
///     let wait = VariableID("Aktau wait")
///     draw.uniform(trial: 41, variable: wait)                                  // always the same
///     draw.value(of: .uniform(0...56), trial: 41, variable: wait)              // hours
///
/// Trials are laid out in blocks of 4,096. One call of the generator serves the trials
/// i, i + 1,024, i + 2,048 and i + 3,072 of a block, one word each, so that a whole column is
/// made without shuffling words and any single trial is still one call away.
public struct Draw: Sendable, Hashable {
  /// What a draw is for: equal addresses with another purpose are independent.
  public enum Purpose: UInt32, Sendable, CaseIterable {
    /// The trials of a simulation.
    case trial = 0
    /// Scrambling of quasi-random points.
    case scramble = 2
    /// Resampling of observations.
    case resample = 3
    /// A small simulation ahead of the main one, to choose how to run it.
    case pilot = 4
  }

  /// The seed of all draws.
  public var seed: UInt64

  /// Creates the draws of a seed.
  public init(seed: UInt64) {
    self.seed = seed
  }

  /// The 32 random bits at an address.
  ///
  /// - Parameters:
  ///   - trial: The number of the trial, from zero.
  ///   - variable: The variable drawn.
  ///   - purpose: What the draw is for.
  /// - Returns: The word.
  public func word(trial: Int, variable: VariableID, purpose: Purpose = .trial) -> UInt32 {
    precondition(trial >= 0, "trials are counted from zero")
    let address = Self.address(of: trial)
    let words = Philox4x32(key: seed).block(
      SIMD4(
        UInt32(truncatingIfNeeded: address.quad), UInt32(truncatingIfNeeded: address.quad >> 32),
        variable.rawValue, purpose.rawValue))
    return words[address.lane]
  }

  /// A number strictly between 0 and 1: the midpoint of one of 2³² equal cells.
  ///
  /// - Parameters:
  ///   - trial: The number of the trial, from zero.
  ///   - variable: The variable drawn.
  ///   - purpose: What the draw is for.
  /// - Returns: The uniform number.
  public func uniform(trial: Int, variable: VariableID, purpose: Purpose = .trial) -> Double {
    Self.uniform(from: word(trial: trial, variable: variable, purpose: purpose))
  }

  /// A value of a distribution, by its exact quantile.
  ///
  /// Columns drawn through a ``QuantileTable`` follow the same uniform numbers.
  ///
  /// - Parameters:
  ///   - distribution: The law to follow.
  ///   - trial: The number of the trial, from zero.
  ///   - variable: The variable drawn.
  ///   - purpose: What the draw is for.
  /// - Returns: The quantile at the uniform number of the address.
  public func value(
    of distribution: Distribution, trial: Int, variable: VariableID, purpose: Purpose = .trial
  ) -> Double {
    distribution.quantile(uniform(trial: trial, variable: variable, purpose: purpose))
  }

  /// The uniform number a word stands for.
  public static func uniform(from word: UInt32) -> Double {
    // 32 bits and a half fit a Double exactly: no rounding, never 0, never 1.
    (Double(word) + 0.5) * 0x1p-32
  }

  /// The trials of one block.
  public static let blockSize = 4096
  /// The trials of a block that one lane of the generator's words serves.
  static let laneSize = blockSize / 4

  static func address(of trial: Int) -> (quad: UInt64, lane: Int) {
    let (block, place) = trial.quotientAndRemainder(dividingBy: blockSize)
    let (lane, within) = place.quotientAndRemainder(dividingBy: laneSize)
    return (UInt64(block) * UInt64(laneSize) + UInt64(within), lane)
  }
}

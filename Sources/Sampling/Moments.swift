/// Count, sum and sum of squares of whole-number outcomes: exact, and the same in any order.
///
///     var moments = Moments()
///     moments.add(seconds)            // a block of outcomes
///     moments.merge(ofAnotherThread)
///     moments.mean / 3600             // hours
///
/// Sums are kept in 128 bits: a billion outcomes of up to 10¹⁴ fit.
public struct Moments: Sendable, Hashable {
  /// The number of outcomes.
  public private(set) var count = 0
  /// Their sum.
  public private(set) var sum: Int128 = 0
  /// The sum of their squares.
  public private(set) var squares: Int128 = 0

  /// Creates the moments of nothing.
  public init() {}

  /// Restores moments from their parts.
  public init(count: Int, sum: Int128, squares: Int128) {
    precondition(count >= 0 && squares >= 0, "counts and squares are not negative")
    (self.count, self.sum, self.squares) = (count, sum, squares)
  }

  /// Adds one outcome.
  public mutating func add(_ outcome: Int64) {
    count += 1
    sum += Int128(outcome)
    squares += Int128(outcome) * Int128(outcome)
  }

  /// Adds the outcomes of a block, or of some of its trials.
  public mutating func add(_ outcomes: Outcomes, in places: Range<Int> = 0..<Outcomes.count) {
    let (sum, squares) = Kernel.sums(outcomes.values.span, in: places)
    count += places.count
    self.sum += sum
    self.squares += squares
  }

  /// Adds the outcomes that another has seen.
  public mutating func merge(_ other: Moments) {
    count += other.count
    sum += other.sum
    squares += other.squares
  }

  /// The average outcome; not a number without outcomes.
  public var mean: Double {
    Double(sum) / Double(count)
  }

  /// The unbiased estimate of the variance; zero below two outcomes.
  public var variance: Double {
    guard count > 1 else { return 0 }
    // Taken about the whole part of the mean, in integers, so that nothing cancels:
    // Σ(x − m)² = Σx² − mΣx − m(Σx − nm).
    let (whole, rest) = sum.quotientAndRemainder(dividingBy: Int128(count))
    let about = squares - whole * sum - whole * rest
    return (Double(about) - Double(rest) * Double(rest) / Double(count)) / Double(count - 1)
  }

  /// The standard deviation.
  public var standardDeviation: Double {
    Elementary.squareRoot(variance)
  }

  /// The standard error of the mean of independent outcomes; infinite for fewer than two, which tell
  /// nothing of it.
  public var standardError: Double {
    guard count > 1 else { return .infinity }
    return Elementary.squareRoot(variance / Double(count))
  }

  /// How far to each side of the mean Student's interval reaches that holds the true mean of
  /// independent outcomes with a given confidence; infinite for fewer than two.
  public func reach(confidence: Double = 0.95) -> Double {
    guard count > 1 else { return .infinity }
    return StudentT.reach(confidence, degreesOfFreedom: count - 1) * standardError
  }
}

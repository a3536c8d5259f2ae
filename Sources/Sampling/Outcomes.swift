/// The outcomes of a block's trials in whole numbers, such as cents or seconds.
///
/// Whole numbers add up to the same total in any order, so every statistic made from them is the
/// same for any number of threads and any splitting of the work.
///
///     var cents = Outcomes()
///     cents.round(dollars, plus: 2400, partsPerUnit: 100)
public struct Outcomes: Sendable, Hashable {
  /// The number of trials.
  public static let count = Draw.blockSize

  /// The outcomes of all trials, in order.
  public internal(set) var values = [Int64](repeating: 0, count: Self.count)

  /// Creates outcomes of zero.
  public init() {}

  /// The outcome in a trial, by its place in the block.
  public subscript(place: Int) -> Int64 {
    get { values[place] }
    set { values[place] = newValue }
  }

  /// Hands the outcomes to a loop that changes them in place.
  public mutating func update(_ change: (inout MutableSpan<Int64>) -> Void) {
    var span = values.mutableSpan
    change(&span)
  }

  /// Sets each outcome to base + value in parts of a unit, rounded to the nearest, ties to even.
  ///
  /// The base, what does not vary, joins in double precision. Results up to 2⁵¹ parts are exact.
  public mutating func round(_ column: Column, plus base: Double = 0, partsPerUnit: Double) {
    var span = values.mutableSpan
    Kernel.quantize(&span, column.values.span, base: base, partsPerUnit: partsPerUnit)
  }

  /// How many trials of a part of the block have at most a given outcome.
  ///
  /// - Parameters:
  ///   - limit: The greatest outcome that counts.
  ///   - places: The trials looked at; all of the block unless said.
  /// - Returns: The number of trials.
  public func count(atMost limit: Int64, in places: Range<Int> = 0..<Self.count) -> Int {
    precondition(places.lowerBound >= 0 && places.upperBound <= Self.count, "places lie in a block")
    let span = values.span
    var count = 0
    for place in places where span[place] <= limit {
      count &+= 1
    }
    return count
  }

  /// The least and the greatest outcome of some trials.
  ///
  /// - Parameter places: The trials looked at.
  /// - Returns: The bounds; the least is above the greatest where there are no trials.
  public func bounds(in places: Range<Int>) -> (least: Int64, greatest: Int64) {
    precondition(places.lowerBound >= 0 && places.upperBound <= Self.count, "places lie in a block")
    return Kernel.bounds(values.span, in: places)
  }
}

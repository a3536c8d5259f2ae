/// An amount at every half percent of probability: enough to draw its distribution and to read it.
///
///     outlook.hours.quantiles.amount(at: 0.9)
///     outlook.hours.quantiles.share(within: 45 * 24)
public struct Quantiles: Sendable, Hashable {
  /// The 201 amounts in order: the least, those at each half percent, the greatest.
  public let amounts: [Double]

  /// Reads the amount at each probability off a function.
  init(_ amount: (Double) -> Double) {
    amounts = (0...Quantiles.steps).map { amount(Double($0) / Double(Quantiles.steps)) }
  }

  /// The amount that this share of the trials does not pass, between two kept ones in proportion.
  ///
  /// - Precondition: a probability from 0 to 1.
  public func amount(at probability: Double) -> Double {
    precondition((0...1).contains(probability), "a probability is a number from 0 to 1")
    let place = probability * Double(Quantiles.steps)
    let below = Int(place)
    guard below < Quantiles.steps else { return amounts[Quantiles.steps] }
    let rest = place - Double(below)
    return amounts[below] + rest * (amounts[below + 1] - amounts[below])
  }

  /// The share of the trials that do not pass an amount, to about half a percent.
  ///
  /// - Complexity: O(log n).
  public func share(within amount: Double) -> Double {
    var low = 0
    var high = amounts.count
    while low < high {
      let middle = (low + high) / 2
      if amounts[middle] <= amount { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    guard low < amounts.count else { return 1 }
    let rest = (amount - amounts[low - 1]) / (amounts[low] - amounts[low - 1])
    return (Double(low - 1) + rest) / Double(Quantiles.steps)
  }

  private static let steps = 200
}

import Sampling

/// The charge by the day of a stop, ready for a block of trials.
struct StayCharge: Sendable {
  /// The sum of the hours of the stop.
  let sum: Int
  /// The sum that the charge is part of.
  let usd: Int
  /// USD for each number of started days, the last for all longer stays.
  let table: [Float]

  init(sum: Int, usd: Int, table: [Double]) {
    self.init(sum: sum, usd: usd, table: table.map { Float($0) })
  }

  init(sum: Int, usd: Int, table: [Float]) {
    self.sum = sum
    self.usd = usd
    self.table = table
  }

  /// The charge for the excess hours of one trial over a base.
  func usd(hours: Float, over base: Double) -> Float {
    table[StayCharge.startedDays(Float(base) + hours, atMost: Float(table.count - 1))]
  }

  /// Adds the charge for the excess hours of each trial over a base.
  func add(hours: Column, over base: Double, to usd: inout Column) {
    let table = table
    let last = Float(table.count - 1)
    let base = Float(base)
    let hours = hours.values.span
    usd.update { usd in
      let table = table.span
      for place in 0..<Column.count {
        usd[place] += table[StayCharge.startedDays(base + hours[place], atMost: last)]
      }
    }
  }

  /// The days of a stay that have started after some hours, a day counting once it has.
  @inline(__always)
  static func startedDays(_ hours: Float, atMost last: Float) -> Int {
    let days = min(max(hours / 24, 0), last)
    // The quotient may be off by its last bit, so its whole part is put right by a product.
    let whole = Int(days)
    return min(whole + (Float(whole) * 24 < hours ? 1 : 0), Int(last))
  }
}

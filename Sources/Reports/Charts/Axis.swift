/// A scale from amounts to places on the page, with marks at round amounts.
///
///     let axis = Axis(0...61.2, onto: 40...600)
///     axis.place(of: 30.6)   // 320
///     axis.marks             // [0, 10, 20, 30, 40, 50, 60]
struct Axis {
  let amounts: ClosedRange<Double>
  let start: Double
  let end: Double
  let isLogarithmic: Bool

  /// An axis onto places from `start` to `end`, which may be the lesser one.
  init(
    _ amounts: ClosedRange<Double>, from start: Double, to end: Double, isLogarithmic: Bool = false
  ) {
    let width = amounts.upperBound - amounts.lowerBound
    let isFlat = !(width > abs(amounts.upperBound) * 1e-9)
    self.amounts =
      isFlat ? (amounts.lowerBound - 0.5)...(amounts.lowerBound + 0.5) : amounts
    self.start = start
    self.end = end
    self.isLogarithmic = isLogarithmic && amounts.lowerBound > 0 && !isFlat
  }

  /// The place of an amount; beyond the ends for one beyond the range.
  func place(of amount: Double) -> Double {
    let share: Double
    if isLogarithmic {
      let low = Axis.log2(amounts.lowerBound)
      share = (Axis.log2(max(amount, 1e-9)) - low) / (Axis.log2(amounts.upperBound) - low)
    } else {
      share = (amount - amounts.lowerBound) / (amounts.upperBound - amounts.lowerBound)
    }
    return start + share * (end - start)
  }

  /// The place of an amount, kept within the ends.
  func clamped(_ amount: Double) -> Double {
    place(of: min(max(amount, amounts.lowerBound), amounts.upperBound))
  }

  /// About `wanted` round amounts within the range: steps of 1, 2 or 5 of a power of ten.
  func marks(about wanted: Int) -> [Double] {
    isLogarithmic ? logarithmicMarks(about: wanted) : Axis.roundMarks(amounts, about: wanted)
  }

  /// A round amount with no more decimals than it needs.
  ///
  ///     Axis.word(2000)   // "2,000"
  ///     Axis.word(0.5)    // "0.5"
  static func word(_ mark: Double) -> String {
    let decimals = [1.0, 10, 100].firstIndex { scale in
      abs((mark * scale).rounded() - mark * scale) < 1e-6
    }
    return digits(mark, decimals: decimals ?? 3)
  }

  private static func roundMarks(_ amounts: ClosedRange<Double>, about wanted: Int) -> [Double] {
    let rough = (amounts.upperBound - amounts.lowerBound) / Double(max(1, wanted))
    var power = 1.0
    while power * 10 <= rough { power *= 10 }
    while power > rough { power /= 10 }
    let step =
      power * ([1.0, 2, 5, 10].min { abs($0 * power - rough) < abs($1 * power - rough) } ?? 1)
    let first = (amounts.lowerBound / step - 1e-9).rounded(.up)
    let last = (amounts.upperBound / step + 1e-9).rounded(.down)
    guard last >= first, last - first < 1000 else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  private func logarithmicMarks(about wanted: Int) -> [Double] {
    var found: [Double] = []
    var power = 1.0
    while power > amounts.lowerBound { power /= 10 }
    while power <= amounts.upperBound {
      found += [1, 2, 5].map { $0 * power }.filter { amounts.contains($0) }
      power *= 10
    }
    return found.count >= 2 ? found : Axis.roundMarks(amounts, about: wanted)
  }

  /// The logarithm to base 2 to about eight digits, ample for a place on a page.
  ///
  /// From the exponent and the series of artanh, so that it needs nothing of the system and is the
  /// same on any machine.
  static func log2(_ value: Double) -> Double {
    guard value > 0 else { return -1074 }
    let significand = value.significand
    let t = (significand - 1) / (significand + 1)
    var term = t
    var sum = 0.0
    for odd in stride(from: 1.0, through: 17, by: 2) {
      sum += term / odd
      term *= t * t
    }
    // 2 / ln 2 turns the series, which gives half the natural logarithm, to base 2.
    return Double(value.exponent) + 2.885390081777927 * sum
  }
}

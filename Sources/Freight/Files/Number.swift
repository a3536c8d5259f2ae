/// The finite number that a cell spells in decimals, or nothing.
///
///     number(Array("12.5".utf8)[...])    // 12.5
///     number(Array("1e400".utf8)[...])   // nil: not finite
///     number(Array("nan".utf8)[...])     // nil
///
/// Only digits, a sign, a point and an exponent are taken; no hexadecimal, no infinity, no comma.
///
/// - Complexity: O(length).
func number(_ cell: ArraySlice<UInt8>) -> Double? {
  if let short = shortDecimal(cell) { return short }
  let isPlain = cell.allSatisfy { byte in
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
  }
  guard isPlain, let value = Double(String(decoding: cell, as: UTF8.self)), value.isFinite else {
    return nil
  }
  return value
}

/// A number of at most 15 digits without an exponent, which is exact in one division.
///
/// Both the digits as a whole and the power of ten are exact in double precision, and IEEE division
/// rounds once, so the result is the nearest double: the same that the standard library finds, in a
/// tenth of the time.
private func shortDecimal(_ cell: ArraySlice<UInt8>) -> Double? {
  var digits: UInt64 = 0
  var count = 0
  var decimals: Int?
  var isNegative = false
  for (place, byte) in zip(0..., cell) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
      count += 1
      if count > 15 { return nil }
      decimals = decimals.map { $0 + 1 }
    case UInt8(ascii: ".") where decimals == nil: decimals = 0
    case UInt8(ascii: "-") where place == 0: isNegative = true
    default: return nil
    }
  }
  guard count > 0 else { return nil }
  let value = Double(digits) / powersOfTen[decimals ?? 0]
  return isNegative ? -value : value
}

private let powersOfTen: [Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]

/// The finite number that a cell spells in decimals, or nothing.
///
///     number(Array("12.5".utf8)[...])    // 12.5
///     number(Array("1e400".utf8)[...])   // nil: not finite
///     number(Array("nan".utf8)[...])     // nil
///
/// Only digits, a sign, a point and an exponent are taken; no hexadecimal, no infinity, no comma.
///
/// - Complexity: O(length).
func number(_ cell: ArraySlice<UInt8>) -> Double? { number(cell.span) }

/// The finite number that a text spells in decimals, or nothing.
func number(_ text: String) -> Double? { number(Array(text.utf8)[...]) }

/// The finite number that some bytes spell in decimals, or nothing.
func number(_ cell: Span<UInt8>) -> Double? {
  if let short = shortDecimal(cell) { return short }
  // No double needs more digits than this to be told from its neighbours, and a longer text must
  // not be copied for nothing.
  guard cell.count <= 1100 else { return nil }
  var text = ""
  for index in cell.indices {
    switch cell[index] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      text.unicodeScalars.append(Unicode.Scalar(cell[index]))
    default: return nil
    }
  }
  guard let value = Double(text), value.isFinite else { return nil }
  return value
}

/// A number of at most 15 digits without an exponent, which is exact in one division.
///
/// Both the digits as a whole and the power of ten are exact in double precision, and IEEE division
/// rounds once, so the result is the nearest double: the same that the standard library finds, in a
/// tenth of the time.
private func shortDecimal(_ cell: Span<UInt8>) -> Double? {
  var digits: UInt64 = 0
  var count = 0
  var decimals: Int?
  var isNegative = false
  for place in cell.indices {
    let byte = cell[place]
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

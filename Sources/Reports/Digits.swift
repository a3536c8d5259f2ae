/// A number with some decimals, and commas between thousands; a dash where it is not known.
///
///     digits(12_345.678, decimals: 1)   // "12,345.7"
func digits(_ value: Double?, decimals: Int = 0) -> String {
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  // Beyond 2⁶² a whole number of the least decimals no longer fits.
  guard let value, value.isFinite else { return "–" }
  guard abs(value) < 1e15, abs(value) * Double(scale) < 0x1p62 else {
    return "\(value)"
  }
  let whole = Int((abs(value) * Double(scale)).rounded())
  let fraction = decimals == 0 ? "" : "." + padded("\(whole % scale)", to: decimals)
  return (value < 0 && whole > 0 ? "-" : "") + grouped(whole / scale) + fraction
}

/// A whole number with commas between thousands.
func grouped(_ value: Int) -> String {
  let text = String("\(value)".reversed())
  var groups = ""
  for (place, digit) in text.enumerated() {
    if place > 0, place % 3 == 0, digit != "-" { groups.append(",") }
    groups.append(digit)
  }
  return String(groups.reversed())
}

/// A share as a percentage.
func percent(_ share: Double, decimals: Int = 1) -> String {
  digits(share * 100, decimals: decimals) + " %"
}

/// Hours as days.
func days(_ hours: Double) -> String { digits(hours / 24, decimals: 1) }

/// A threshold to three digits: it is no sharper than the figures that it rests on.
func threshold(_ value: Double) -> String {
  var unit = 1.0
  while value / unit >= 1000, unit < 1e15 { unit *= 10 }
  return digits((value / unit).rounded() * unit, decimals: value < 10 ? 1 : 0)
}

/// Words on lines of at most 100 columns, the later ones indented.
func wrapped(_ text: String) -> String {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ", omittingEmptySubsequences: false) {
    if !line.isEmpty, line.count + 1 + word.count > 100 {
      lines.append(line)
      line = "  " + word
    } else {
      line += line.isEmpty ? "\(word)" : " \(word)"
    }
  }
  return (lines + [line]).joined(separator: "\n")
}

private func padded(_ digits: String, to count: Int) -> String {
  String(repeating: "0", count: max(0, count - digits.count)) + digits
}

import Simulation

/// Small pictures for the terminal, of characters that any fixed-width font has.
enum TextCharts {
  static let width = 64

  /// A line for each of some distributions of days: from P5 to P95, a dot at P50.
  ///
  ///     //   10        20        30        40
  ///     // 1           ├──●─────┤
  ///     // 2                 ├───────●──────────┤
  static func intervals(_ hours: [Spread], by deadline: Deadline? = nil) -> String {
    let limit = deadline.map { $0.hours / 24 }
    let low = min(hours.map { $0.p5 / 24 }.min() ?? 0, limit ?? .infinity)
    let high = max(hours.map { $0.p95 / 24 }.max() ?? 1, limit ?? 0)
    let axis = Axis(low...high, from: 0, to: Double(width - 1))
    func column(_ days: Double) -> Int { Int(axis.clamped(days).rounded()) }
    let rows = hours.enumerated().map { place, spread in
      var cells = [Character](repeating: " ", count: width)
      if let limit { cells[column(limit)] = "┊" }
      let ends = (column(spread.p5 / 24), column(spread.p95 / 24))
      for cell in ends.0...ends.1 { cells[cell] = cells[cell] == "┊" ? "┼" : "─" }
      cells[ends.0] = "├"
      cells[ends.1] = "┤"
      cells[column(spread.p50 / 24)] = "●"
      return padded("\(place + 1)", to: 4) + "  " + trimmed(cells)
    }
    return "days  " + scale(axis) + "\n" + rows.map { $0 + "\n" }.joined()
  }

  /// Fifty dots, each as likely as any other, those after the deadline hollow.
  ///
  ///     //            ●
  ///     //      ●  ● ●● ┊
  ///     //   ● ●●●●●●●●●┊○○ ○   ○
  ///
  /// The picture holds at least the days of the range, to be compared with others.
  static func dotplot(
    _ hours: Spread, by deadline: Deadline? = nil, within range: ClosedRange<Double>? = nil
  ) -> String {
    let dots = ArrivalDotplot.dots(hours)
    let limit = deadline.map { $0.hours / 24 }
    let first = min(dots[0], range?.lowerBound ?? dots[0])
    let last = max(dots[dots.count - 1], range?.upperBound ?? 0)
    let axis = Axis(
      min(first, limit ?? .infinity)...max(last, limit ?? 0), from: 0, to: Double(width - 1))
    var stacks = [[Character]](repeating: [], count: width)
    for dot in dots {
      let isLate = limit.map { dot > $0 } ?? false
      stacks[Int(axis.clamped(dot).rounded())].append(isLate ? "○" : "●")
    }
    let line = limit.map { Int(axis.clamped($0).rounded()) }
    let tallest = stacks.map(\.count).max() ?? 0
    let rows = stride(from: tallest - 1, through: 0, by: -1).map { height in
      let cells = stacks.enumerated().map { place, stack -> Character in
        height < stack.count ? stack[height] : (place == line ? "┊" : " ")
      }
      return "      " + trimmed(cells) + "\n"
    }
    let inTime = limit.map { limit in
      "\(dots.count { $0 <= limit }) of \(dots.count) equally likely journeys arrive by day "
        + "\(plainDays(limit * 24))\n"
    }
    return rows.joined() + "days  " + scale(axis) + "\n"
      + (inTime ?? "each dot is one of \(dots.count) equally likely journeys\n")
  }

  /// Round numbers above the columns where they stand, as many as fit.
  static func scale(_ axis: Axis) -> String {
    var cells = [Character](repeating: " ", count: width)
    var free = 0
    for mark in axis.marks(about: 7) {
      let word = Array(Axis.word(mark))
      let start = max(
        0, min(width - word.count, Int(axis.place(of: mark).rounded()) - word.count / 2))
      guard start >= free else { continue }
      for (offset, character) in word.enumerated() { cells[start + offset] = character }
      free = start + word.count + 1
    }
    return trimmed(cells)
  }

  /// A number on a chart, beside those that are there already.
  static func mark(_ number: Int, _ column: Int, _ row: Int, _ grid: inout TextGrid) {
    let word = Array("\(number)")
    let last = width - word.count
    let places = (0..<width).lazy.flatMap { [column + $0, column - $0] }.filter { 0...last ~= $0 }
    let free = places.first { place in
      !(place..<place + word.count).contains { grid[$0, row].isNumber }
    }
    for (offset, digit) in word.enumerated() { grid[(free ?? column) + offset, row] = digit }
  }

  /// What each number stands for.
  static func keys(_ contenders: [Contender]) -> String {
    contenders.map { $0.label + "\n" }.joined()
  }

  static func trimmed(_ cells: [Character]) -> String {
    var cells = cells[...]
    while cells.last == " " { cells.removeLast() }
    return String(cells)
  }

  static func padded(_ text: String, to count: Int) -> String {
    String(repeating: " ", count: max(0, count - text.count)) + text
  }
}

/// A text with its lines, arrows and dots in ASCII, for terminals that show nothing else.
///
///     plainLines("Kigali ─road→ Mombasa")   // "Kigali -road-> Mombasa"
///
/// Letters of names stay as they are.
public func plainLines(_ text: String) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for character in text { result += asciiLines[character] ?? String(character) }
  return result
}

private let asciiLines: [Character: String] = [
  "─": "-", "→": "->", "├": "|", "┤": "|", "┼": "+", "┊": ":", "│": "|", "●": "*", "○": "o",
  "┃": "|", "╱": "/", "░": ":", "▁": ".", "▂": ",", "▃": "-", "▄": "=", "▅": "+", "▆": "*",
  "▇": "%",
  "█": "#", "±": "+-", "−": "-", "…": "...", "·": ".", "–": "-", "—": "-", "’": "'",
]

/// A small field of characters with amounts up its side and along its foot.
///
/// What is put later lies over what was put before.
///
///     //  10   ╱──
///     //   5  ╱
///     //   0 ╱
///     // days 0  2
struct TextGrid {
  /// Onto columns, from the left.
  let x: Axis
  /// Onto rows, from the foot.
  let y: Axis
  private let height: Int
  private var rows: [[Character]]

  /// The columns that the words at the side take.
  static let margin = 10

  init(
    _ across: ClosedRange<Double>, by up: ClosedRange<Double>, height: Int,
    isLogarithmic: Bool = false
  ) {
    x = Axis(across, from: 0, to: Double(TextCharts.width - 1))
    y = Axis(up, from: 0, to: Double(height - 1), isLogarithmic: isLogarithmic)
    self.height = height
    rows = Array(repeating: Array(repeating: " ", count: TextCharts.width), count: height)
  }

  func column(_ amount: Double) -> Int { Int(x.clamped(amount).rounded()) }

  func row(_ amount: Double) -> Int { Int(y.clamped(amount).rounded()) }

  subscript(column: Int, row: Int) -> Character {
    get { rows[row][column] }
    set { rows[row][column] = newValue }
  }

  /// The lines from the top, with round amounts where they stand.
  func text(up: String, across: String) -> String {
    var words = [String](repeating: "", count: height)
    for mark in y.marks(about: 4) { words[row(mark)] = Axis.word(mark) }
    let lines = rows.indices.reversed().map { row in
      TextCharts.trimmed(
        Array(TextCharts.padded(words[row], to: TextGrid.margin - 2)) + "  " + rows[row])
    }
    let head = TextCharts.padded(up, to: TextGrid.margin - 2)
    let foot = TextCharts.padded(across, to: TextGrid.margin - 2)
    return ([head] + lines + [foot + "  " + TextCharts.scale(x)]).map { $0 + "\n" }.joined()
  }
}

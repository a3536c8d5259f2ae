/// A table for the terminal: columns as wide as their widest cell, numbers to the right.
struct TextTable {
  enum Alignment {
    case left
    case right
  }

  private let titles: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  init(_ columns: [(title: String, alignment: Alignment)]) {
    titles = columns.map(\.title)
    alignments = columns.map(\.alignment)
  }

  mutating func add(_ cells: [String]) {
    precondition(cells.count == titles.count, "a row needs one cell for each column")
    rows.append(cells)
  }

  /// The lines, each ended, without spaces at their ends.
  var text: String {
    let widths = titles.indices.map { column in
      ([titles] + rows).reduce(0) { max($0, $1[column].count) }
    }
    return ([titles] + rows).map { cells in
      var line = ""
      for column in cells.indices {
        let space = String(repeating: " ", count: widths[column] - cells[column].count)
        if column > 0 { line += "  " }
        line += alignments[column] == .left ? cells[column] + space : space + cells[column]
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}

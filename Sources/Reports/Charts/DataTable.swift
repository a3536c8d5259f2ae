/// The numbers behind a picture, for those who would rather read or cannot see it.
public struct DataTable: Sendable, Hashable {
  public let columns: [String]
  /// How many columns at the start hold words rather than numbers.
  public let wordColumns: Int
  public private(set) var rows: [[String]] = []

  public init(_ columns: [String], wordColumns: Int = 1) {
    self.columns = columns
    self.wordColumns = wordColumns
  }

  /// - Precondition: one cell for each column.
  public mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count, "a row needs one cell for each column")
    rows.append(cells)
  }

  /// As an HTML table.
  func markup(caption: String) -> Markup {
    func kind(_ column: Int) -> Attributes { column < wordColumns ? [:] : ["class": "number"] }
    let head = columns.enumerated().map { column, title in
      Markup(
        "th", ["scope": "col", "class": column < wordColumns ? .none : "number"], .text(title))
    }
    let body = rows.map { cells in
      Markup(
        "tr", [:],
        cells.enumerated().map { column, cell in
          column == 0
            ? Markup("th", ["scope": "row"], .text(cell)) : Markup("td", kind(column), .text(cell))
        })
    }
    return Markup(
      "table", ["class": "data"], Markup("caption", [:], .text(caption)),
      Markup("thead", [:], Markup("tr", [:], head)), Markup("tbody", [:], body))
  }
}

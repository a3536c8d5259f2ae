/// What each what-if changes, a row a scenario: the difference printed in a cell as deep in colour
/// as it is large, blue for better and orange for worse.
public struct ScenarioHeatmap: Chart {
  /// A difference to the baseline with its 95 % interval, where it has one that ends.
  public struct Cell: Sendable, Hashable {
    public let difference: Double
    public let interval: ClosedRange<Double>?

    public init(_ difference: Double, interval: ClosedRange<Double>? = nil) {
      self.difference = difference
      self.interval = interval.flatMap {
        $0.lowerBound.isFinite && $0.upperBound.isFinite ? $0 : nil
      }
    }
  }

  /// A measure that is compared.
  public struct Column: Sendable, Hashable {
    public let title: String
    public let decimals: Int
    /// Whether more is better, as of a chance of arriving in time.
    public let moreIsBetter: Bool

    public init(_ title: String, decimals: Int = 0, moreIsBetter: Bool = false) {
      self.title = title
      self.decimals = decimals
      self.moreIsBetter = moreIsBetter
    }
  }

  /// A scenario: one cell for each column, nothing where it has no answer.
  public struct Row: Sendable, Hashable {
    public let title: String
    public let cells: [Cell?]
    /// What becomes the best way to go, where that changes.
    public let remark: String

    public init(_ title: String, cells: [Cell?], remark: String = "") {
      self.title = title
      self.cells = cells
      self.remark = remark
    }
  }

  private let columns: [Column]
  let rows: [Row]

  /// - Precondition: every row has a cell for each column.
  public init(columns: [Column], rows: [Row]) {
    precondition(
      rows.allSatisfy { $0.cells.count == columns.count }, "a row needs a cell for each column")
    self.columns = columns
    self.rows = rows
  }

  public var name: String { "scenarios" }
  public var title: String { "What would change the answer" }

  public var summary: String {
    "Differences to the baseline in \(columns.map(\.title).joined(separator: ", ")) under "
      + "\(rows.count) what-ifs. "
      + rows.prefix(3).map { row in
        "\(row.title): "
          + zip(columns, row.cells).map { column, cell in
            "\(column.title) \(cell.map { words($0.difference, column) } ?? "no answer")"
          }.joined(separator: ", ")
      }.joined(separator: "; ") + "."
  }

  public var data: DataTable {
    var table = DataTable(["What if"] + columns.map(\.title) + ["Remark"])
    for row in rows {
      table.add(
        [row.title]
          + zip(columns, row.cells).map { column, cell in
            cell.map { cell in
              words(cell.difference, column)
                + (cell.interval.map {
                  " (\(words($0.lowerBound, column)) to \(words($0.upperBound, column)))"
                } ?? "")
            } ?? "no answer"
          } + [row.remark])
    }
    return table
  }

  private func words(_ value: Double, _ column: Column) -> String {
    let text = digits(abs(value), decimals: column.decimals)
    if !text.contains(where: { ("1"..."9").contains($0) }) { return "0" }
    return (value < 0 ? "−" : "+") + text
  }

  public func sheet(width: Double) -> Sheet {
    let isWide = width >= 600
    let left = isWide ? 300.0 : 0
    let cellWidth = (width - left) / Double(max(1, columns.count))
    let height = 38.0
    let most = columns.indices.map { place in
      rows.compactMap { $0.cells[place].map { abs($0.difference) } }.max() ?? 0
    }
    var content: [Markup] = []
    for (place, column) in columns.enumerated() {
      content.append(
        Marks.words(
          Lettering.cut(column.title, to: cellWidth - 2, size: 11),
          x: left + (Double(place) + 0.5) * cellWidth, y: 14, "small soft middle"))
    }
    var y = 24.0
    for row in rows {
      if isWide {
        let hasRemark = !row.remark.isEmpty
        content.append(
          Marks.words(
            Lettering.cut(row.title, to: left - 14), x: 0, y: y + (hasRemark ? 16 : 23), ""))
        if hasRemark {
          content.append(
            Marks.words(
              Lettering.cut(row.remark, to: left - 14, size: 11), x: 0, y: y + 31, "small soft"))
        }
      } else {
        content.append(Marks.words(Lettering.cut(row.title, to: width), x: 0, y: y + 14, ""))
        if !row.remark.isEmpty {
          y += 15
          content.append(
            Marks.words(
              Lettering.cut(row.remark, to: width, size: 11), x: 0, y: y + 14, "small soft"))
        }
        y += 20
      }
      for (place, cell) in row.cells.enumerated() {
        content += draw(
          cell, columns[place], most: most[place], x: left + Double(place) * cellWidth + 1.5, y: y,
          width: cellWidth - 3, height: height)
      }
      y += height + (isWide ? 3 : 12)
    }
    return Sheet(width: width, height: y + 2, content: content)
  }

  private func draw(
    _ cell: Cell?, _ column: Column, most: Double, x: Double, y: Double, width: Double,
    height: Double
  ) -> [Markup] {
    guard let cell else {
      return [
        Marks.box(x: x, y: y, width: width, height: height, "country", radius: 3),
        Marks.words("no answer", x: x + width / 2, y: y + 23, "small soft middle"),
      ]
    }
    let depth = most > 0 ? abs(cell.difference) / most : 0
    let isGood = (cell.difference > 0) == column.moreIsBetter
    var content = [
      Marks.box(x: x, y: y, width: width, height: height, "country", radius: 3),
      Markup(
        "rect",
        [
          "x": .coordinate(x), "y": .coordinate(y), "width": .coordinate(width),
          "height": .coordinate(height), "rx": 3, "class": isGood ? "good" : "bad",
          // Half at most: the number on it has to stay legible on light and dark.
          "fill-opacity": .words(hundredths(0.5 * depth)),
        ]),
      Marks.words(
        words(cell.difference, column), x: x + width / 2, y: y + (cell.interval == nil ? 24 : 17),
        "strong middle"),
    ]
    if let interval = cell.interval {
      let words =
        "\(words(interval.lowerBound, column)) to \(words(interval.upperBound, column))"
      let half = (interval.upperBound - interval.lowerBound) / 2
      let short = "± \(digits(half, decimals: column.decimals))"
      content.append(
        Marks.words(
          Lettering.width(words, size: 11) <= width - 6 ? words : short, x: x + width / 2,
          y: y + 31,
          "small middle"))
    }
    return content
  }

  private func hundredths(_ share: Double) -> String {
    let value = Int((share * 100).rounded())
    return "0.\(value < 10 ? "0" : "")\(min(value, 99))"
  }
}

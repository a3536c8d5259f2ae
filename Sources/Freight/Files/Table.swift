/// A table in comma-separated values, after RFC 4180.
///
///     let table = Table(Array("id,name\nKZAAU,\"Aktau, port\"\n".utf8), file: "t.csv")
///     table.text(0, table.column("name"))   // "Aktau, port"
///
/// A byte order mark, CRLF line ends, blank lines, spaces around a cell and columns in any order are
/// taken as they come. Everything else that does not fit is a problem with its line: a quote that is
/// not closed, a row longer or shorter than the header, bytes that are not UTF-8, a column twice.
/// A row that does not fit is left out and the reading goes on behind it; only a quote that is never
/// closed hides the rest.
///
/// A table never changes once it is read, so everyone shares one.
///
/// - Complexity: O(bytes) time and space.
final class Table {
  /// A cell is a stretch of the bytes, with its quotes doubled inside if it was quoted.
  fileprivate struct Cell {
    private let first: UInt32
    /// The length, doubled, and one more where the cell is quoted.
    private let extent: UInt32

    init(start: Int, end: Int, isQuoted: Bool) {
      first = UInt32(start)
      extent = UInt32(end - start) << 1 | (isQuoted ? 1 : 0)
    }

    var start: Int { Int(first) }
    var end: Int { Int(first) + Int(extent >> 1) }
    var isQuoted: Bool { extent & 1 == 1 }
  }

  /// The most bytes of a table: places in it are kept in 32 bits, one of them for the quotes.
  static let mostBytes = 1 << 31 - 1

  /// What is left to say of a table once its rows are read.
  struct Summary: Sendable {
    let file: String
    let header: [String]
  }

  let file: String
  private let bytes: [UInt8]
  let header: [String]
  private let cells: [Cell]
  /// The line on which each row starts, counted from 1.
  let lines: [Int]
  let problems: [Problem]
  /// Whether the header tells what the cells of a row mean.
  let isReadable: Bool
  /// Whether the reading came to the end.
  let isWhole: Bool
  private let misfits: [Cell]

  var rowCount: Int { lines.count }
  var summary: Summary { Summary(file: file, header: header) }

  init(_ bytes: [UInt8], file: String) {
    var scan = Scan(bytes: bytes, file: file)
    if let problem = Table.unfitness(bytes, file) {
      scan.problems.append(problem)
    } else {
      scan.run()
    }
    self.file = file
    self.bytes = bytes
    header = scan.header
    cells = scan.cells
    lines = scan.lines
    problems = scan.problems
    isReadable = scan.isReadable
    isWhole = scan.isReadable && scan.isWhole
    misfits = scan.misfits
  }

  /// The texts in rows that do not fit, whatever column they are meant for.
  var wordsOfMisfits: [String] { misfits.map(text) }

  /// What keeps bytes from being a table at all, if anything.
  private static func unfitness(_ bytes: [UInt8], _ file: String) -> Problem? {
    guard bytes.count <= mostBytes else {
      return Problem(
        file: file, what: "the table is larger than \(mostBytes) bytes",
        advice: "split it over several folders")
    }
    if (try? UTF8Span(validating: bytes.span)) != nil { return nil }
    return Problem(
      file: file, line: lineOfInvalidUTF8(bytes), what: "the text is not UTF-8",
      advice: "save the table as UTF-8")
  }

  /// The place of a column, in any case.
  func column(_ name: String) -> Int? { header.firstIndex(of: name) }

  /// The text of a cell, spaces around it taken off; empty where there is no such column.
  func text(_ row: Int, _ column: Int?) -> String {
    guard let column else { return "" }
    return text(cells[row * header.count + column])
  }

  private func text(_ cell: Cell) -> String {
    if cell.start == cell.end { return "" }
    if !cell.isQuoted { return String(decoding: bytes[cell.start..<cell.end], as: UTF8.self) }
    var plain: [UInt8] = []
    plain.reserveCapacity(cell.end - cell.start)
    var index = cell.start
    while index < cell.end {
      plain.append(bytes[index])
      index += bytes[index] == Table.quote ? 2 : 1
    }
    return String(decoding: plain, as: UTF8.self)
  }

  func isEmpty(_ row: Int, _ column: Int?) -> Bool {
    guard let column else { return true }
    let cell = cells[row * header.count + column]
    return cell.start == cell.end
  }

  /// The number in a cell, nothing where it spells none.
  func number(_ row: Int, _ column: Int) -> Double? {
    let cell = cells[row * header.count + column]
    let bytes = self.bytes
    return Freight.number(bytes.span.extracting(cell.start..<cell.end))
  }

  private static func lineOfInvalidUTF8(_ bytes: [UInt8]) -> Int {
    var line = 1
    for row in bytes.split(separator: lineFeed, omittingEmptySubsequences: false) {
      if String(validating: row, as: UTF8.self) == nil { return line }
      line += 1
    }
    return line
  }

  fileprivate static let quote = UInt8(ascii: "\"")
  fileprivate static let comma = UInt8(ascii: ",")
  fileprivate static let carriageReturn = UInt8(ascii: "\r")
  fileprivate static let lineFeed = UInt8(ascii: "\n")

  fileprivate static func endsCell(_ byte: UInt8) -> Bool { byte == comma || endsLine(byte) }

  fileprivate static func endsLine(_ byte: UInt8) -> Bool {
    byte == lineFeed || byte == carriageReturn
  }

  fileprivate static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}

/// A table being read: rows and cells found in its bytes, and what does not fit.
private struct Scan {
  let bytes: [UInt8]
  let file: String
  var header: [String] = []
  var cells: [Table.Cell] = []
  var lines: [Int] = []
  var problems: [Problem] = []
  var isReadable = false
  var isWhole = true
  /// The cells of the rows that were left out.
  var misfits: [Table.Cell] = []
  /// Whether the row being read makes no sense from somewhere on.
  private var isSpoiled = false

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  mutating func run() {
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    var row: [Table.Cell] = []
    while index < bytes.count {
      let start = line
      row.removeAll(keepingCapacity: true)
      isSpoiled = false
      guard scanRow(&index, &line, into: &row) else {
        isWhole = false
        return
      }
      let isBlank = row.count == 1 && row[0].start == row[0].end && !row[0].isQuoted
      if isBlank { continue }
      if header.isEmpty {
        if !isSpoiled { take(header: row, line: start) }
        if !isReadable { return }
      } else if isSpoiled {
        misfits += row
      } else if row.count == header.count {
        lines.append(start)
        cells.append(contentsOf: row)
      } else {
        misfits += row
        problems.append(
          Problem(
            file: file, line: start,
            what: "the row has \(row.count) cell\(row.count == 1 ? "" : "s"), the header "
              + "\(header.count)", advice: "put text with commas in double quotes"))
      }
    }
    if header.isEmpty, problems.isEmpty {
      problems.append(Problem(file: file, what: "the table is empty", advice: "write a header row"))
    }
  }

  /// Reads to the end of a row; false where a quote is never closed.
  private mutating func scanRow(_ index: inout Int, _ line: inout Int, into row: inout [Table.Cell])
    -> Bool
  {
    while true {
      guard let cell = scanCell(&index, &line) else { return false }
      row.append(cell)
      if index >= bytes.count { return true }
      let end = bytes[index]
      index += 1
      if end == Table.comma {
        if index == bytes.count {
          row.append(Table.Cell(start: index, end: index, isQuoted: false))
        }
        if index == bytes.count { return true }
        continue
      }
      if end == Table.carriageReturn, index < bytes.count, bytes[index] == Table.lineFeed {
        index += 1
      }
      line += 1
      return true
    }
  }

  /// Reads to the comma or the line end behind a cell.
  private mutating func scanCell(_ index: inout Int, _ line: inout Int) -> Table.Cell? {
    skipSpaces(&index)
    if index < bytes.count, bytes[index] == Table.quote {
      return scanQuotedCell(&index, &line)
    }
    let start = index
    while index < bytes.count, !Table.endsCell(bytes[index]) { index += 1 }
    var end = index
    while end > start, Table.isSpace(bytes[end - 1]) { end -= 1 }
    return Table.Cell(start: start, end: end, isQuoted: false)
  }

  private mutating func scanQuotedCell(_ index: inout Int, _ line: inout Int) -> Table.Cell? {
    let opened = line
    index += 1
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Table.quote {
        if index + 1 < bytes.count, bytes[index + 1] == Table.quote {
          index += 2
          continue
        }
        let end = index
        index += 1
        skipSpaces(&index)
        if index == bytes.count || Table.endsCell(bytes[index]) {
          return Table.Cell(start: start, end: end, isQuoted: true)
        }
        problems.append(
          Problem(
            file: file, line: line, what: "there is text behind a closing double quote",
            advice: "double a quote that belongs to the text"))
        isSpoiled = true
        while index < bytes.count, !Table.endsLine(bytes[index]) { index += 1 }
        return Table.Cell(start: start, end: end, isQuoted: true)
      }
      if byte == Table.lineFeed { line += 1 }
      index += 1
    }
    problems.append(
      Problem(
        file: file, line: opened, what: "a double quote is opened and never closed",
        advice: "close it, or double it if it belongs to the text"))
    return nil
  }

  private mutating func skipSpaces(_ index: inout Int) {
    while index < bytes.count, Table.isSpace(bytes[index]) { index += 1 }
  }

  private mutating func take(header row: [Table.Cell], line: Int) {
    let names = row.map { cell in
      String(decoding: bytes[cell.start..<cell.end], as: UTF8.self).lowercased()
    }
    if names.count == 1, let mark = names[0].first(where: { ";\t|".contains($0) }) {
      let word = [";": "semicolons", "\t": "tabs"][mark] ?? "bars"
      problems.append(
        Problem(
          file: file, line: line, what: "the cells are parted by \(word), not by commas",
          advice: "save it with commas between cells and points in numbers"))
      return
    }
    isReadable = true
    for (place, name) in names.enumerated() where !name.isEmpty {
      if names.firstIndex(of: name) != place {
        isReadable = false
        problems.append(
          Problem(file: file, line: line, column: name, what: "the column stands twice"))
      }
    }
    header = names
  }
}

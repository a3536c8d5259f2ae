/// The numbers in a file: one a line, or a named column of a table.
///
///     try observations(in: "dwell.csv", column: "hours")
///
/// - Parameters:
///   - path: A file of comma-separated values, with a header or without.
///   - column: The column; the only one, `hours` or `usd` where nothing.
/// - Returns: The numbers in the order of the lines.
/// - Throws: `LoadingError` with the line of each cell that is no number; blank cells are left out.
public func observations(in path: String, column: String? = nil) throws(LoadingError) -> [Double] {
  try observations(in: try contents(of: path), file: path, column: column)
}

/// The numbers in the bytes of a file.
func observations(
  in bytes: [UInt8], file: String, column: String?
) throws(LoadingError) -> [Double] {
  var table = Table(bytes, file: file)
  let hasNoHeader = table.header.first.map { number($0) != nil } ?? false
  if hasNoHeader {
    // The first line is an observation like the others: a header goes before it on the same line
    // count, so that lines are told one too high and put right below.
    table = Table(Array("value\n".utf8) + bytes, file: file)
  }
  let shift = hasNoHeader ? -1 : 0
  var problems = table.problems.map {
    Problem(file: file, line: $0.line.map { $0 + shift }, what: $0.what, advice: $0.advice)
  }
  guard table.isReadable else { throw .problems(problems) }
  let wanted = column.map { [$0.lowercased()] } ?? ["hours", "usd", "value"]
  let only = column == nil && table.header.count == 1 ? 0 : nil
  guard let place = only ?? wanted.lazy.compactMap(table.column).first else {
    throw .problems([
      Problem(
        file: file, line: 1, what: "no column is called \(wanted.joined(separator: ", "))",
        advice: "name one with --column: \(table.header.prefix(30).joined(separator: ", "))")
    ])
  }
  var values: [Double] = []
  for row in 0..<table.rowCount where !table.isEmpty(row, place) {
    if let value = table.number(row, place), value >= 0 {
      values.append(value)
    } else if problems.count < 100 {
      problems.append(
        Problem(
          file: file, line: table.lines[row] + shift, column: table.header[place],
          what: "'\(table.text(row, place).prefix(60))' is not a number of 0 or more"))
    }
  }
  guard problems.isEmpty else { throw .problems(inOrder(problems)) }
  return values
}

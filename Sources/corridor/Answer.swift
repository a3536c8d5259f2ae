import Freight
import Reports

extension Arguments {
  /// The drawing asked for, where one is.
  func drawing() throws -> Drawing? {
    try choice("--format").flatMap(Drawing.init(rawValue:))
  }

  /// The format of the report asked for.
  ///
  /// - Throws: `Failure` where a drawing is asked for instead.
  func reportFormat() throws -> Format {
    let word = try choice("--format") ?? Format.table.rawValue
    guard let format = Format(rawValue: word) else {
      throw Failure.misuse("--format \(word): this answer cannot be drawn")
    }
    return format
  }

  /// Writes an answer in the format asked for, to the file asked for or to standard output.
  func answer(_ report: some Report, _ console: Console) throws {
    let format = try reportFormat()
    let text = report.text(format)
    try format == .table ? answer(lines: text, console) : answer(text, console)
  }

  /// Writes an answer to be looked at: without control characters, and in ASCII to a terminal that
  /// shows nothing else.
  func answer(lines text: String, _ console: Console) throws {
    let text = visible(text)
    let isPlain = value("--output") == nil && !console.showsUnicode
    try answer(isPlain ? plainLines(text) : text, console)
  }

  func answer(_ text: String, _ console: Console) throws {
    guard let path = value("--output"), path != "-" else { return try console.write(text) }
    try writing { () throws(WritingError) in try write(Array(text.utf8), toFile: path) }
  }
}

/// Does some writing, its errors told as every verb tells them.
func writing(_ work: () throws(WritingError) -> Void) throws {
  do {
    try work()
  } catch {
    throw Failure(code: .inputOutput, message: "\(error)")
  }
}

/// A row of `exceptions.csv`: a finding that the folder's owner knows of, and why it stands.
///
///     kind,subject,reason
///     too-slow,KZAAU-AZALA:sea,the ferry waits for the weather at the roads
///
/// The subject is what the finding is about: a leg's name, a terminal's, source's or corridor's id.
struct ExceptionRow {
  let file: String
  let line: Int
  let kind: Finding.Kind
  let subject: String
  let reason: String

  /// Errors cannot be excepted: the data contradicts itself whatever the reason.
  func meets(_ finding: Finding) -> Bool {
    finding.severity != .error && finding.kind == kind
      && finding.subject.lowercased() == subject.lowercased()
  }

  /// The exceptions of a folder; none where it has no such table.
  static func read(
    in folder: String, _ problems: inout [Problem]
  ) throws(LoadingError) -> [ExceptionRow] {
    let name = "exceptions.csv"
    guard try fileNames(in: folder).contains(name) else { return [] }
    let path = folder + "/" + name
    return rows(of: Table(try contents(of: path), file: path), &problems)
  }

  /// The exceptions of a table.
  static func rows(of table: Table, _ problems: inout [Problem]) -> [ExceptionRow] {
    var rows = Rows(table, required: ["kind", "subject", "reason"])
    var exceptions: [ExceptionRow] = []
    for row in 0..<(rows.isReadable ? table.rowCount : 0) {
      rows.row = row
      let kind = rows.choice(
        "kind", Finding.Kind.allCases.map(\.rawValue), Finding.Kind.init(rawValue:))
      let reason = rows.word("reason")
      guard let kind, !reason.isEmpty else { continue }
      exceptions.append(
        ExceptionRow(
          file: table.file, line: table.lines[row], kind: kind, subject: rows.text("subject"),
          reason: reason))
    }
    problems += rows.problems
    return exceptions
  }
}

public import Freight

/// What the network doctor found, file by file.
public struct CheckReport: Report {
  private let checkup: Checkup

  public init(of checkup: Checkup) { self.checkup = checkup }

  /// How many findings the table shows; JSON and CSV hold all of them.
  private static let shown = 500

  public var table: String {
    var text = ""
    var file = ""
    for finding in checkup.findings.prefix(CheckReport.shown).sorted(by: {
      ($0.file, $0.line ?? 0) < ($1.file, $1.line ?? 0)
    }) {
      if finding.file != file {
        file = finding.file
        text += (text.isEmpty ? "" : "\n") + file + "\n"
      }
      let place = finding.line.map { "line \($0)" } ?? "whole"
      let end = finding.reason.map { "; expected: \($0)" } ?? "; \(finding.advice)"
      text += "  \(finding.severity.rawValue) \(finding.kind.rawValue), \(place)"
      text += finding.column.map { ", \($0)" } ?? ""
      text += "\n      " + (finding.subject.isEmpty ? "" : "\(finding.subject): ")
      // A cell of a file may hold line ends; a finding is one line.
      text +=
        (finding.what + (end == "; " ? "" : end)).split(whereSeparator: \.isNewline)
        .joined(separator: " ") + "\n"
    }
    let rest = checkup.findings.count - CheckReport.shown
    if rest > 0 {
      text += "\n... and \(grouped(rest)) more, the less severe; --format csv lists all\n"
    }
    return text + (text.isEmpty ? "" : "\n") + summary + "\n"
  }

  private var summary: String {
    let counts = Finding.Severity.allCases.map { severity in
      let count = checkup.count(severity)
      return "\(grouped(count)) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }.joined(separator: ", ")
    let size =
      "\(grouped(checkup.terminals)) terminals, \(grouped(checkup.legs)) legs"
    guard let components = checkup.components else {
      return "\(counts): \(size); connections are examined once every row can be read"
    }
    return "\(counts): \(size), "
      + (components == 1 ? "in one piece" : "in \(components) pieces")
      + (checkup.unreachablePairs.map {
        $0 == 0 ? ", every terminal reaches every other" : ", \(grouped($0)) pairs without a way"
      } ?? ", too many pairs without a way to count")
  }

  public var json: JSON {
    .object([
      ("schema", "corridor.check/1"),
      ("folders", .array(checkup.folders.map(JSON.string))),
      ("healthy", .bool(checkup.isHealthy)),
      (
        "counts",
        .object(Finding.Severity.allCases.map { ($0.rawValue, .integer(checkup.count($0))) })
      ),
      ("terminals", .integer(checkup.terminals)), ("legs", .integer(checkup.legs)),
      ("components", checkup.components.map(JSON.integer) ?? .null),
      ("unreachable_pairs", checkup.unreachablePairs.map(JSON.integer) ?? .null),
      (
        "findings",
        .array(
          checkup.findings.map { finding in
            .object([
              ("severity", .string(finding.severity.rawValue)),
              ("kind", .string(finding.kind.rawValue)), ("subject", .string(finding.subject)),
              ("file", .string(finding.file)), ("line", finding.line.map(JSON.integer) ?? .null),
              ("column", .optional(finding.column)), ("what", .string(finding.what)),
              ("advice", .string(finding.advice)), ("reason", .optional(finding.reason)),
            ])
          })
      ),
    ])
  }

  public var csv: String {
    Reports.csv(
      [["severity", "kind", "subject", "file", "line", "column", "what", "advice", "reason"]]
        + checkup.findings.map { finding in
          [
            finding.severity.rawValue, finding.kind.rawValue, finding.subject, finding.file,
            finding.line.map { "\($0)" } ?? "", finding.column ?? "", finding.what, finding.advice,
            finding.reason ?? "",
          ]
        })
  }
}

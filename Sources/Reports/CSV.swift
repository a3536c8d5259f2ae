/// Rows of comma-separated values, after RFC 4180 with plain line ends.
///
///     csv([["name", "usd"], ["Aktau, port", "12"]])   // name,usd⏎"Aktau, port",12⏎
func csv(_ rows: [[String]]) -> String {
  rows.map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
}

/// A number as a cell, empty where there is none or it is not known.
func cell(_ number: Double?) -> String {
  guard let number, number.isFinite else { return "" }
  return JSON.number(number).line
}

private func quoted(_ cell: String) -> String {
  guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
  return "\""
    + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    + "\""
}

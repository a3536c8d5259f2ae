/// What is wrong with a piece of XML or HTML: elements that do not close, attributes without quotes,
/// characters that should have been escaped.
///
/// A small reader of tags, just enough to fail on what a browser would silently mend.
func imbalance(_ text: String, isPage: Bool = false) -> String? {
  let empty: Set<String> = ["meta", "br", "hr", "input", "img", "link"]
  var open: [String] = []
  var rest = Substring(text)
  while let start = rest.firstIndex(of: "<") {
    if let fault = unescaped(rest[..<start]) { return fault }
    rest = rest[start...].dropFirst()
    if rest.hasPrefix("!DOCTYPE") {
      guard let end = rest.firstIndex(of: ">") else { return "no end of the doctype" }
      rest = rest[end...].dropFirst()
      continue
    }
    let isEnd = rest.hasPrefix("/")
    if isEnd { rest = rest.dropFirst() }
    let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    guard !name.isEmpty else { return "a bare < before '\(rest.prefix(20))'" }
    rest = rest[name.endIndex...]
    var names = Set<Substring>()
    while true {
      rest = rest.drop { $0.isWhitespace }
      if rest.hasPrefix("/>") || rest.hasPrefix(">") { break }
      let attribute = rest.prefix { $0 != "=" && $0 != ">" && !$0.isWhitespace }
      guard !attribute.isEmpty else { return "<\(name)> is not closed" }
      guard names.insert(attribute).inserted else { return "<\(name)> has \(attribute) twice" }
      rest = rest[attribute.endIndex...]
      guard rest.hasPrefix("=\"") else { return "<\(name) \(attribute)> has no quoted value" }
      rest = rest.dropFirst(2)
      guard let end = rest.firstIndex(of: "\"") else { return "\(attribute) is not closed" }
      if rest[..<end].contains("<") { return "a bare < in \(attribute)" }
      if let fault = unescaped(rest[..<end]) { return fault }
      rest = rest[end...].dropFirst()
    }
    if isEnd {
      guard open.popLast() == String(name) else { return "</\(name)> closes nothing" }
      rest = rest.dropFirst()
    } else if rest.hasPrefix("/>") {
      rest = rest.dropFirst(2)
    } else {
      rest = rest.dropFirst()
      if isPage, empty.contains(String(name)) { continue }
      if name == "style" || name == "script" {
        guard let end = rest.firstRange(of: "</\(name)>") else { return "<\(name)> is not closed" }
        rest = rest[end.upperBound...]
        continue
      }
      open.append(String(name))
    }
  }
  if let fault = unescaped(rest) { return fault }
  return open.last.map { "<\($0)> is not closed" }
}

private func unescaped(_ text: Substring) -> String? {
  for piece in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
    let known = ["amp;", "lt;", "gt;", "quot;", "#39;"]
    if !known.contains(where: { piece.hasPrefix($0) }) {
      return "a bare & before '\(piece.prefix(9))'"
    }
  }
  return nil
}

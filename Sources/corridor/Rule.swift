import Reports

/// Words of a command line that mean nothing without another, or beside others.
///
///     .only(["--confidence"], with: "--by")
///     .never(["--from", "--to"], with: ["FROM TO"])
///
/// A word is an option, one value of an option as in `--format svg`, or stands for the places.
enum Rule: Sendable {
  /// Words that say something only where another stands too.
  case only([String], with: String)
  /// Words that cannot be meant where one of the others stands.
  case never([String], with: [String])

  /// What asks for a picture or a map instead of a report.
  static let drawing = ["--chart"] + Drawing.allCases.map { "--format \($0.rawValue)" }

  /// What an option needs, where it needs something.
  func need(of name: String) -> String? {
    guard case .only(let words, let other) = self, words.contains(name) else { return nil }
    return other
  }

  /// - Throws: `Failure` that names the words which break the rule.
  func check(_ arguments: Arguments) throws {
    switch self {
    case .only(let words, let other):
      guard !arguments.hold(other), let word = words.first(where: arguments.hold) else { return }
      throw Failure.misuse("\(word) needs \(other)")
    case .never(let words, let others):
      guard let word = words.first(where: arguments.hold),
        let other = others.first(where: arguments.hold)
      else { return }
      throw Failure.misuse("\(word) cannot go with \(other)")
    }
  }
}

extension Arguments {
  /// Whether the words of a rule were given.
  fileprivate func hold(_ words: String) -> Bool {
    guard words.hasPrefix("--") else { return !places.isEmpty }
    let parts = words.split(separator: " ").map(String.init)
    return parts.count == 1
      ? has(parts[0]) : all(parts[0]).contains { $0.lowercased() == parts[1] }
  }
}

/// Something in a network file that does not fit, where it is and what would be right.
///
///     legs.csv:12: usd_high: 300 is below usd_likely, 500; write low <= likely <= high
public struct Problem: Sendable, Hashable, CustomStringConvertible {
  /// The path of the file, or of the folder; of a network made in code the part: `legs[3]`.
  public let file: String
  /// Counted from 1, the header's; nothing where the whole file is meant.
  public let line: Int?
  /// The name of the column, or of the property.
  public let column: String?
  /// Texts that are quoted from a file lose the middle where they would fill a screen.
  public let what: String
  /// What to do, or the nearest right thing.
  public let advice: String?

  public init(
    file: String, line: Int? = nil, column: String? = nil, what: String, advice: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column.map(Problem.clipped)
    self.what = Problem.clipped(what)
    self.advice = advice.map(Problem.clipped)
  }

  private static func clipped(_ text: String) -> String {
    guard text.utf8.count > 400 else { return text }
    // Not by characters: one can be of any number of marks.
    let scalars = text.unicodeScalars
    return String(scalars.prefix(200)) + " ... " + String(scalars.suffix(100))
  }

  public var description: String {
    file + (line.map { ":\($0)" } ?? "") + ": " + (column.map { "\($0): " } ?? "") + what
      + (advice.map { "; \($0)" } ?? "")
  }
}

/// The problems of one file in the order of its lines: what is wrong with the shape of its rows is
/// found before what is wrong with their cells.
func inOrder(_ problems: [Problem]) -> [Problem] {
  problems.enumerated().sorted {
    ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
  }.map(\.element)
}

/// Why a network could not be read or made.
public enum LoadingError: Error, Sendable, CustomStringConvertible {
  /// There is no such file or folder, or nothing in it that belongs to a network.
  case notFound(String, what: String)
  /// It is there and could not be read.
  case unreadable(String, why: String)
  /// Everything in the files or the parts that does not fit, all at once.
  case problems([Problem])

  public var description: String {
    switch self {
    case .notFound(let path, let what): "\(path): \(what)"
    case .unreadable(let path, let why): "\(path): cannot be read: \(why)"
    case .problems(let problems): problems.map(\.description).joined(separator: "\n")
    }
  }
}

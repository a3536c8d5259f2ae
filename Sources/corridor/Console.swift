import Foundation
import Synchronization

/// Where answers and messages go: the process's streams, or a test's memory.
///
/// Answers go to standard output, everything else to standard error.
final class Console: Sendable {
  private struct Kept {
    var output = ""
    var messages = ""
  }

  let isKeeping: Bool
  private let kept = Mutex(Kept())

  /// The process's own streams, or memory for tests.
  init(isKeeping: Bool = false) { self.isKeeping = isKeeping }

  var output: String { kept.withLock(\.output) }
  var messages: String { kept.withLock(\.messages) }

  /// Whether lines and dots beyond ASCII can be shown: unless the locale names another encoding.
  var showsUnicode: Bool {
    if isKeeping { return true }
    let environment = ProcessInfo.processInfo.environment
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.compactMap { environment[$0] }.first { !$0.isEmpty }?.uppercased()
    return locale.map { $0.contains("UTF-8") || $0.contains("UTF8") } ?? true
  }

  /// Writes an answer.
  ///
  /// - Throws: `Failure` where the stream takes no more.
  func write(_ text: String) throws {
    if isKeeping { return kept.withLock { $0.output += text } }
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw Failure(code: .inputOutput, message: "standard output cannot be written: \(error)")
    }
  }

  /// Writes a message to the planner on a line of its own.
  func say(_ text: String) {
    let text = visible(text)
    if isKeeping { return kept.withLock { $0.messages += text + "\n" } }
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }
}

/// Text for a terminal: a control character, which could move its cursor or change its colours,
/// becomes a question mark.
func visible(_ text: String) -> String {
  func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
  }
  guard text.unicodeScalars.contains(where: isControl) else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "?" : $0 }))
}

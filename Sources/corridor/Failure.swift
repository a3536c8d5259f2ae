/// How the command ends.
enum ExitCode: Int32, Sendable {
  case answered = 0
  /// No route, a failed check.
  case negative = 1
  case misuse = 2
  case badData = 65
  case notFound = 66
  case `internal` = 70
  case inputOutput = 74
  case interrupted = 130
}

/// Why the command ends without an answer: one clear message and a code.
struct Failure: Error {
  let code: ExitCode
  let message: String

  static func misuse(_ message: String) -> Failure { Failure(code: .misuse, message: message) }
}

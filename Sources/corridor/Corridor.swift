import Foundation
import Freight
import Reports

/// The command: picks the verb, runs it, turns every error into one message and an exit code.
#if !FUZZ
  @main
#endif
enum Corridor {
  static func main() async {
    let code = await run(Array(CommandLine.arguments.dropFirst()), Console())
    exit(code.rawValue)
  }

  /// Runs the words of a command line.
  static func run(_ words: [String], _ console: Console) async -> ExitCode {
    do {
      return try await answer(words, console)
    } catch let failure as Failure {
      console.say("corridor: \(failure.message)")
      return failure.code
    } catch let error as PlanningError {
      return refuse(error, words, console)
    } catch let error as LoadingError {
      console.say("corridor: \(error)")
      return error.code
    } catch {
      console.say("corridor: internal error: \(error)")
      return .internal
    }
  }

  private static func answer(_ words: [String], _ console: Console) async throws -> ExitCode {
    guard let first = words.first else {
      console.say(Verb.overview)
      return .misuse
    }
    if ["--help", "-h", "help"].contains(first) {
      try console.write(words.dropFirst().first.flatMap(Verb.named(_:))?.help ?? Verb.overview)
      return .answered
    }
    if first == "--version" {
      try console.write("corridor \(version)\n")
      return .answered
    }
    guard let verb = Verb.named(first) else {
      let near = nearestWords(to: first, among: Verb.all.map(\.name)).first
      throw Failure.misuse(
        "no verb is called '\(first)'"
          + (near.map { "; did you mean '\($0)'?" } ?? "; see 'corridor --help'"))
    }
    let arguments = try Arguments(Array(words.dropFirst()), for: verb)
    if arguments.has("--help") {
      try console.write(verb.help)
      return .answered
    }
    return try await verb.run(arguments, console)
  }

  /// Says that a question has no answer: on standard output too where a program asked.
  private static func refuse(
    _ error: PlanningError, _ words: [String], _ console: Console
  ) -> ExitCode {
    guard error.isNegativeAnswer else {
      console.say("corridor: \(error)")
      return .misuse
    }
    let wantsJSON =
      words.contains("--format=json")
      || zip(words, words.dropFirst()).contains { $0 == "--format" && $1.lowercased() == "json" }
    if wantsJSON { try? console.write(JSON(negative: error).text) }
    console.say("corridor: \(error)")
    return .negative
  }

  static let version = "0.1.0"
}

extension LoadingError {
  fileprivate var code: ExitCode {
    switch self {
    case .notFound: .notFound
    case .unreadable: .inputOutput
    case .problems: .badData
    }
  }
}

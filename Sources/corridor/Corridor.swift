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
      console.say("corridor: \(error)")
      return .misuse
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
      try console.write(try words.dropFirst().first.map(verb(named:))?.help ?? Verb.overview)
      return .answered
    }
    if first == "--version" {
      try console.write("corridor \(version)\n")
      return .answered
    }
    let verb = try verb(named: first)
    let arguments = try Arguments(Array(words.dropFirst()), for: verb)
    if arguments.has("--help") {
      try console.write(verb.help)
      return .answered
    }
    for rule in verb.rules { try rule.check(arguments) }
    do {
      return try await verb.run(arguments, console)
    } catch let error as PlanningError where error.isNegativeAnswer {
      // A negative answer is an answer: on standard output too where a program asked.
      if try arguments.drawing() == nil, try arguments.reportFormat() == .json {
        try console.write(JSON(negative: error).text)
      }
      console.say("corridor: \(error)")
      return .negative
    }
  }

  /// - Throws: `Failure` with the nearest name.
  private static func verb(named name: String) throws -> Verb {
    if let verb = Verb.named(name) { return verb }
    let near = nearestWords(to: name, among: Verb.all.map(\.name)).first
    throw Failure.misuse(
      "no verb is called '\(name)'"
        + (near.map { "; did you mean '\($0)'?" } ?? "; see 'corridor --help'"))
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

import Freight
import Reports

/// What `corridor` can be asked to do: one verb a file, listed here.
struct Verb: Sendable {
  let name: String
  /// The words for the places that follow it.
  let places: String
  let summary: String
  let examples: [String]
  let groups: [Option.Group]
  /// Options of its groups that mean nothing to it.
  var without: [String] = []
  /// What else means nothing to it, for want of something or beside something.
  var rules: [Rule] = []
  /// How its answer can be drawn, beside being told as a report.
  var drawings: [Drawing] = []
  /// What it minimises unless `--least` says otherwise.
  var objective = Objective.generalized
  let run: @Sendable (Arguments, Console) async throws -> ExitCode

  static let all: [Verb] = [
    route,
    compare,
    simulate,
    merge,
    whatIf,
    sensitivity,
    critical,
    matrix,
    explain,
    report,
    terminals,
    scenarios,
    check,
    `import`,
    export,
    fit,
    completions,
    manual,
  ]

  static func named(_ name: String) -> Verb? { all.first { $0.name == name } }

  /// The options it takes, with what they are in this verb.
  var options: [Option] {
    Option.all.filter { groups.contains($0.group) && !without.contains($0.name) }.map { option in
      var option = option
      option.need = rules.lazy.compactMap { $0.need(of: option.name) }.first
      switch option.name {
      case "--least": option.standard = objective.rawValue
      case "--format": option.choices = Option.formats(drawings)
      default: break
      }
      return option
    }
  }

  var help: String {
    let width = options.map { $0.usage.count }.max() ?? 0
    let lines = options.map { option in
      "  " + option.usage + String(repeating: " ", count: width + 2 - option.usage.count)
        + option.sentence
    }
    return summary + "\n\n" + examples.map { "  \($0)\n" }.joined() + "\nusage: corridor \(name)"
      + (places.isEmpty ? "" : " \(places)") + " [options]\n\n" + lines.joined(separator: "\n")
      + "\n"
  }

  /// What `corridor --help` prints.
  static var overview: String {
    let width = all.map(\.name.count).max() ?? 0
    return """
      How should a container go, what will it cost, when will it arrive, and what would change it?

        corridor compare Kigali Almaty
        corridor route Mombasa Poti --least time
        corridor simulate "Xi'an" Duisburg --by 25d

      usage: corridor VERB [options]

      \(all.map { verb in
        "  " + verb.name + String(repeating: " ", count: width + 2 - verb.name.count) + verb.summary
      }.joined(separator: "\n"))

      corridor VERB --help tells more. Exit codes: 0 answered; 1 a negative answer (no route, a failed
      check); 2 misuse; 65 bad data; 66 file not found; 70 internal; 74 read or write failed;
      130 interrupted.

      """
  }
}

extension Option {
  var usage: String { value.map { "\(name) \($0)" } ?? name }

  /// What it does, what it can be and what it is where it is not given.
  var sentence: String {
    help + (listsChoices ? ": " + choices.joined(separator: ", ") : "")
      + (standard.map { " (\($0))" } ?? "") + (need.map { "; needs \($0)" } ?? "")
      + (isRepeatable ? "; may be repeated" : "")
  }
}

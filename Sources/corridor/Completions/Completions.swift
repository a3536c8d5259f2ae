/// Scripts that let a shell complete verbs, options, their values and the names of terminals, all
/// from the table of options.
enum Shell: String, CaseIterable, Sendable {
  case bash
  case zsh
  case fish

  /// The script for the shell to read.
  var script: String {
    switch self {
    case .bash: bashCompletion
    case .zsh: zshCompletion
    case .fish: fishCompletion
    }
  }

  /// What lists the ids of terminals and scenarios, and the names that are one plain word; they come
  /// from the network itself.
  static let terminals =
    "corridor terminals --format csv 2>/dev/null | cut -d, -f1-2 | tail -n +2 | tr , \"\\n\" "
    + "| grep -x \"[[:alnum:]-]*\""
  static let scenarios =
    "corridor scenarios --format csv 2>/dev/null | cut -d, -f1 | tail -n +2 | sort -u"
}

/// Where the values of an option come from.
enum Completion {
  case choices([String])
  case files
  case folders
  case terminals
  case scenarios
  case anything

  init(of option: Option) {
    self =
      switch option.value {
      case _ where !option.choices.isEmpty: .choices(option.choices)
      case "FILE"?: .files
      case "FOLDER"?: .folders
      case "TERMINAL"?: .terminals
      case "ID"? where option.name == "--scenario": .scenarios
      default: .anything
      }
  }
}

extension Verb {
  /// Whether terminals stand behind it.
  var takesTerminals: Bool { places.contains("FROM") }

  /// The words that can stand behind it, where they are few.
  var placeChoices: [String] {
    if name == "completions" { return Shell.allCases.map(\.rawValue) }
    let first = places.split(separator: " ").first.map(String.init) ?? ""
    return first.contains("|") ? first.split(separator: "|").map(String.init) : []
  }

  /// Whether files or folders stand behind it.
  var takesFiles: Bool { ["FILE", "PATH", "PART", "FOLDER"].contains { places.contains($0) } }
}

/// A word between single quotes, as shells read it.
func shellQuoted(_ word: String) -> String {
  "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    + "'"
}

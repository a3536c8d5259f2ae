/// The completion script for fish.
var fishCompletion: String {
  let head = """
    # Completion of corridor for fish. Save it as ~/.config/fish/completions/corridor.fish
    complete -c corridor -f

    """
  let verbs = Verb.all.map { verb in
    "complete -c corridor -n __fish_use_subcommand -a \(verb.name) -d \(shellQuoted(verb.summary))\n"
  }.joined()
  let options = Option.all.map { option -> String in
    let takers = Verb.all.filter { $0.options.contains { $0.name == option.name } }.map(\.name)
    let short = ["--output": " -s o", "--help": " -s h"][option.name] ?? ""
    let value =
      switch Completion(of: option) {
      case _ where option.value == nil: ""
      case .choices(let words): " -x -a \(shellQuoted(words.joined(separator: " ")))"
      case .files, .folders: " -r -F"
      case .terminals: " -x -a \(shellQuoted("(\(Shell.terminals))"))"
      case .scenarios: " -x -a \(shellQuoted("(\(Shell.scenarios))"))"
      case .anything: " -x"
      }
    return
      "complete -c corridor -n \(shellQuoted("__fish_seen_subcommand_from " + takers.joined(separator: " ")))"
      + " -l \(option.name.dropFirst(2))\(short)\(value) -d \(shellQuoted(option.sentence))\n"
  }.joined()
  let places = Verb.all.compactMap { verb -> String? in
    let words =
      verb.takesTerminals
      ? "(\(Shell.terminals))" : verb.placeChoices.joined(separator: " ")
    let places = (words.isEmpty ? "" : " -a \(shellQuoted(words))") + (verb.takesFiles ? " -F" : "")
    guard !places.isEmpty else { return nil }
    return "complete -c corridor -n '__fish_seen_subcommand_from \(verb.name)'\(places)\n"
  }.joined()
  return head + verbs + options + places
}

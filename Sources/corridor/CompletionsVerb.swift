extension Verb {
  static let completions = Verb(
    name: "completions", places: "SHELL",
    summary: "a script that lets bash, zsh or fish complete verbs, options and terminals",
    examples: [
      "eval \"$(corridor completions bash)\"",
      "corridor completions fish -o ~/.config/fish/completions/corridor.fish",
    ],
    groups: [.output], without: ["--format"]
  ) { arguments, console in
    guard arguments.places.count == 1, let shell = Shell(rawValue: arguments.places[0]) else {
      throw Failure.misuse("'corridor completions' needs one of bash, zsh, fish")
    }
    try arguments.answer(shell.script, console)
    return .answered
  }
}

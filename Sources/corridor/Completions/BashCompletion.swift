/// The completion script for bash.
var bashCompletion: String {
  let values = Option.all.filter { $0.value != nil }.map { option -> String in
    let name = option.name == "--output" ? "--output|-o" : option.name
    let answer =
      switch Completion(of: option) {
      case .choices(let words):
        "COMPREPLY=($(compgen -W \(shellQuoted(words.joined(separator: " "))) -- \"$word\"))"
      case .files: "COMPREPLY=($(compgen -f -- \"$word\"))"
      case .folders: "COMPREPLY=($(compgen -d -- \"$word\"))"
      case .terminals: "COMPREPLY=($(compgen -W \"$(\(Shell.terminals))\" -- \"$word\"))"
      case .scenarios: "COMPREPLY=($(compgen -W \"$(\(Shell.scenarios))\" -- \"$word\"))"
      case .anything: "COMPREPLY=()"
      }
    return "    \(name)) \(answer); return ;;\n"
  }.joined()
  let verbs = Verb.all.map { verb -> String in
    let options = verb.options.map(\.name).joined(separator: " ")
    let places =
      verb.takesTerminals
      ? "words=$(\(Shell.terminals))"
      : "words=\(shellQuoted(verb.placeChoices.joined(separator: " ")))"
    return "    \(verb.name)) options=\(shellQuoted(options)); \(places) ;;\n"
  }.joined()
  return """
    # Completion of corridor for bash. Load it with: source <(corridor completions bash)
    _corridor() {
      local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" options words
      if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W '\(Verb.all.map(\.name).joined(separator: " ")) --help --version' -- "$word"))
        return
      fi
      case "$before" in
    \(values)  esac
      case "${COMP_WORDS[1]}" in
    \(verbs)    *) return ;;
      esac
      if [[ "$word" == -* ]]; then words="$options"; fi
      COMPREPLY=($(compgen -W "$words" -- "$word"))
    }
    complete -F _corridor corridor

    """
}

/// The completion script for bash.
var bashCompletion: String {
  let values = Option.all.filter { $0.value != nil }.map { option -> String in
    let name = option.name == "--output" ? "--output|-o" : option.name
    let answer =
      switch Completion(of: option) {
      case .choices(let words):
        "COMPREPLY=($(compgen -W \(shellQuoted(words.joined(separator: " "))) -- \"$word\"))"
      case .files: "_corridor_files -f"
      case .folders: "_corridor_files -d"
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
    let files = verb.takesFiles ? "; files=yes" : ""
    return "    \(verb.name)) options=\(shellQuoted(options)); \(places)\(files) ;;\n"
  }.joined()
  return """
    # Completion of corridor for bash. Load it with: eval "$(corridor completions bash)"
    _corridor_files() {
      local IFS=$'\\n'
      compopt -o filenames 2>/dev/null
      COMPREPLY+=($(compgen "$1" -- "$word"))
    }
    _corridor() {
      local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" options words files
      # Bash splits --least=cost at the sign.
      if [ "$word" = = ]; then word=; elif [ "$before" = = ]; then before="${COMP_WORDS[COMP_CWORD-2]}"; fi
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
      if [ "$files" ] && [[ "$word" != -* ]]; then _corridor_files -f; fi
    }
    complete -F _corridor corridor

    """
}

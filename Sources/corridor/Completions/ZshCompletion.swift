/// The completion script for zsh.
var zshCompletion: String {
  func plain(_ text: String) -> String {
    text.map { "[]:'\\".contains($0) ? " " : String($0) }.joined()
  }
  let verbs = Verb.all.map { "    \(shellQuoted("\($0.name):\(plain($0.summary))"))\n" }.joined()
  let cases = Verb.all.map { verb -> String in
    let options = verb.options.map { option -> String in
      let many = option.isRepeatable ? "*" : ""
      let names = option.name == "--output" ? ["--output", "-o"] : [option.name]
      let action =
        switch Completion(of: option) {
        case .choices(let words): "(\(words.joined(separator: " ")))"
        case .files: "_files"
        case .folders: "_files -/"
        case .terminals: "->terminals"
        case .scenarios: "->scenarios"
        case .anything: " "
        }
      return names.map { name in
        let value = option.value.map { ":\(plain($0)):\(action)" } ?? ""
        return "      \(shellQuoted("\(many)\(name)[\(plain(option.sentence))]\(value)")) \\\n"
      }.joined()
    }.joined()
    let places =
      verb.takesTerminals
      ? "'*:terminal:->terminals'"
      : (verb.placeChoices.isEmpty ? "" : "'1: :(\(verb.placeChoices.joined(separator: " ")))' ")
        + (verb.takesFiles ? "'*: :_files'" : "")
    return "    (\(verb.name)) _arguments \\\n\(options)      \(places) ;;\n"
  }.joined()
  return """
    #compdef corridor
    # Completion of corridor for zsh. Put it into a folder of $fpath as _corridor.
    _corridor() {
      local curcontext="$curcontext" state line
      local -a verbs ids
      verbs=(
    \(verbs)  )
      if (( CURRENT == 2 )); then
        _describe 'verb' verbs
        return
      fi
      local verb="$words[2]"
      shift words
      (( CURRENT-- ))
      case "$verb" in
    \(cases)  esac
      case "$state" in
        (terminals) ids=("${(@f)$(\(Shell.terminals))}"); compadd -a ids ;;
        (scenarios) ids=("${(@f)$(\(Shell.scenarios))}"); compadd -a ids ;;
      esac
    }
    _corridor "$@"

    """
}

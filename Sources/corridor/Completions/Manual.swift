/// The manual page, in the language of man, from the tables of verbs and options.
enum Manual {
  /// When the words below last changed.
  private static let date = "2026-11-25"

  static var page: String {
    let verbs = Verb.all.map { verb in
      ".SS \(escaped("corridor \(verb.name)\(verb.places.isEmpty ? "" : " \(verb.places)")"))\n"
        + "\(sentence(verb.summary))\n"
        + verb.examples.map { ".PP\n.RS 4\n.nf\n\(line($0))\n.fi\n.RE\n" }.joined()
        + ".PP\nOptions: \(escaped(verb.options.map(\.name).joined(separator: ", "))).\n"
        + own(verb).map { ".br\n\\fB\(escaped($0.name))\\fR \(escaped($0.sentence)).\n" }.joined()
    }.joined()
    let options = Option.all.map { option in
      let short = ["--output": ", \\fB\\-o\\fR", "--help": ", \\fB\\-h\\fR"][option.name] ?? ""
      let value = option.value.map { " \\fI\(escaped($0))\\fR" } ?? ""
      return ".TP\n\\fB\(escaped(option.name))\\fR\(short)\(value)\n"
        + sentence(option.sentence) + "\n"
    }.joined()
    return """
      .TH CORRIDOR 1 "\(date)" "corridor \(escaped(Corridor.version))" "User commands"
      .SH NAME
      corridor \\- how a container should go, what it costs, when it arrives, what would change it
      .SH SYNOPSIS
      .B corridor
      .I VERB
      [\\fIplaces\\fR] [\\fIoptions\\fR]
      .SH DESCRIPTION
      Terminals are named by id or by name, in any case:
      .BR RWKGL ,
      .B \\(dqrw kgl\\(dq
      or
      .BR Kigali .
      Shares and chances are written as
      .B 25%
      or as
      .BR 0.25 .
      Answers go to standard output, everything else to standard error.
      .SH VERBS
      \(verbs).SH OPTIONS
      \(options).SH ENVIRONMENT
      .TP
      .B LC_ALL, LC_CTYPE, LANG
      Where the first of these that is set names an encoding other than UTF\\-8, tables and their
      pictures are drawn in ASCII.
      .TP
      .B NO_COLOR
      Nothing printed is ever coloured, so that there is nothing to switch off.
      .SH EXIT STATUS
      .TP
      .B 0
      answered
      .TP
      .B 1
      a negative answer: no route, a failed check
      .TP
      .B 2
      misuse
      .TP
      .B 65
      bad data
      .TP
      .B 66
      file not found
      .TP
      .B 70
      internal error
      .TP
      .B 74
      read or write failed
      .TP
      .B 130
      interrupted

      """
  }

  /// The options that are something else in a verb than in general.
  private static func own(_ verb: Verb) -> [Option] {
    verb.options.filter { $0.sentence != Option.named($0.name)?.sentence }
  }

  /// Text in which nothing is a request or an escape of roff.
  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "\\": "\\e"
      case "-": "\\-"
      default: String(character)
      }
    }.joined()
  }

  /// A line of its own: one that begins with a dot or a quote would be a request.
  private static func line(_ text: String) -> String {
    (text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" : "") + escaped(text)
  }

  private static func sentence(_ text: String) -> String {
    line(text.prefix(1).uppercased() + text.dropFirst() + ".")
  }
}

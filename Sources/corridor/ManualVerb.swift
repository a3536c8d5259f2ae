extension Verb {
  static let manual = Verb(
    name: "manual", places: "", summary: "the manual page, for man",
    examples: ["corridor manual | man -l -", "corridor manual -o corridor.1"], groups: [.output],
    without: ["--format"]
  ) { arguments, console in
    guard arguments.places.isEmpty else {
      throw Failure.misuse("'corridor manual' takes no places")
    }
    try arguments.answer(Manual.page, console)
    return .answered
  }
}

/// What is wrong with a part of a network and what to do, in the same words for a row of a folder
/// and for a part made in code.
struct Fault {
  let what: String
  var advice: String?
}

extension Fault {
  /// A number out of bounds, or none at all.
  static func number(_ value: Double, in range: ClosedRange<Double>) -> Fault? {
    guard !range.contains(value) else { return nil }
    let bounds =
      range.upperBound == .greatestFiniteMagnitude
      ? "\(decimal(range.lowerBound)) or more"
      : "from \(decimal(range.lowerBound)) to \(decimal(range.upperBound))"
    return Fault(
      what: "\(decimal(value)) is out of bounds", advice: "the number must be \(bounds)")
  }

  /// Departures a week that no timetable has.
  static func departures(_ perWeek: Double) -> Fault? {
    perWeek == 0
      ? Fault(what: "0 departures never leave", advice: "leave it blank, or close the leg")
      : number(perWeek, in: Bounds.departures)
  }

  /// A text that must be there, on one line, short enough to quote.
  static func words(_ text: String) -> [Fault] {
    var faults: [Fault] = []
    if text.isEmpty { faults.append(Fault(what: "it is empty")) }
    if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      faults.append(
        Fault(
          what: "the text holds a line end or another control character",
          advice: "write it on one line"))
    }
    if text.utf8.count > Bounds.nameBytes {
      faults.append(
        Fault(
          what: "the text has \(text.utf8.count) bytes", advice: "shorten it to \(Bounds.nameBytes)"
        ))
    }
    return faults
  }

  /// An id by which nothing could be aimed at.
  static func id(_ id: String) -> Fault? {
    guard !id.isEmpty, plain(id).isEmpty || id.contains(where: { $0.isWhitespace || $0 == ":" })
    else { return nil }
    return Fault(what: "'\(id)' cannot be an id", advice: "use letters, digits and hyphens")
  }

  /// A tag that could not be aimed at, such as two with a comma between.
  static func tag(_ tag: String) -> Fault? {
    // What Unicode says of a letter takes its time to find out.
    let isPlain = tag.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
    }
    guard !isPlain, !tag.allSatisfy({ $0.isLetter || $0.isNumber || "-_".contains($0) }) else {
      return nil
    }
    return Fault(
      what: "'\(tag)' is more than letters, digits, hyphens and underscores",
      advice: "put spaces between tags")
  }

  static func country(_ country: String) -> Fault? {
    country.isEmpty || (country.utf8.count == 2 && country.allSatisfy(\.isLetter))
      ? nil
      : Fault(
        what: "'\(country)' is not two letters", advice: "write the ISO 3166 code, like KZ")
  }

  /// The id of a terminal that another one has, or one that differs from it only in its marks.
  static func terminal(_ id: String, and other: String, at place: String) -> Fault {
    id == other
      ? Fault(what: "the terminal '\(id)' stands twice", advice: "it is also at \(place)")
      : Fault(
        what: "'\(id)' differs from '\(other)' at \(place) only in its case or marks",
        advice: "ids are told apart by their letters and digits alone")
  }

  static let leadsNowhere = Fault(
    what: "the leg ends where it starts", advice: "what happens at a terminal is a transfer")

  static func leg(alsoAt place: String) -> Fault {
    Fault(
      what: "this leg stands twice, also at \(place)",
      advice: "give one of them a service to tell them apart")
  }

  static let sameConditions = Fault(
    what: "a transfer with the same conditions stands already at this terminal")

  static let shortCorridor = Fault(what: "a corridor needs at least two terminals")

  static func twice(_ what: String, _ id: String) -> Fault {
    Fault(what: "the \(what) '\(id)' stands twice")
  }

  static func slab(fromDay day: Double) -> Fault {
    Fault(what: "the slab from day \(decimal(day)) stands twice")
  }

  static func freeDays(_ days: Double, besides other: Double) -> Fault? {
    days == other
      ? nil
      : Fault(
        what: "\(decimal(days)) here and \(decimal(other)) in another slab",
        advice: "free days are the same in all slabs of a process")
  }

  /// An id that is none of those known.
  static func unknown(_ what: String, _ id: String, nearest: String?, else advice: String) -> Fault
  {
    Fault(
      what: "no \(what) has the id '\(id)'",
      advice: nearest.map { "did you mean '\($0)'?" } ?? advice)
  }
}

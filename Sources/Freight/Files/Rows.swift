import Sampling

/// The rows of a table read cell by cell, with every cell that does not fit noted down.
struct Rows {
  let table: Table
  private(set) var problems: [Problem]
  /// The row being read.
  var row = 0
  /// Rows are read alike, so columns are asked for in the same order again and again: where each
  /// was found the last time round, and whose turn it is.
  private var asked: [(name: String, place: Int?)] = []
  private var turn = 0

  /// Takes a table, noting the required columns that it lacks.
  init(_ table: Table, required: [String]) {
    self.table = table
    problems = table.problems
    guard !table.header.isEmpty else { return }
    for name in required where table.column(name) == nil {
      let near = nearestWords(to: name, among: table.header.filter { !required.contains($0) })
      problems.append(
        Problem(
          file: table.file, line: 1, what: "the column '\(name)' is missing",
          advice: near.first.map { "is '\($0)' meant for it?" }
            ?? "the columns are \(table.header.joined(separator: ", "))"))
    }
  }

  /// Whether the table's shape lets its rows be read at all.
  var isReadable: Bool { problems.isEmpty }

  mutating func note(_ column: String?, _ what: String, _ advice: String? = nil) {
    let line = table.rowCount > row ? table.lines[row] : nil
    problems.append(
      Problem(
        file: table.file, line: line, column: column, what: clipped(what),
        advice: advice.map(clipped)))
  }

  mutating func note(_ column: String?, _ fault: Fault?) {
    if let fault { note(column, fault.what, fault.advice) }
  }

  /// A message that quotes a cell, without the middle of one that fills a screen.
  private func clipped(_ text: String) -> String {
    text.utf8.count <= 400 ? text : "\(text.prefix(200)) ... \(text.suffix(100))"
  }

  mutating func text(_ column: String) -> String { table.text(row, place(of: column)) }

  /// The text in small letters.
  mutating func lowercased(_ column: String) -> String {
    // Most such cells are blank, and even nothing takes its time to be made small.
    let text = text(column)
    return text.isEmpty ? text : text.lowercased()
  }

  private mutating func place(of column: String) -> Int? {
    if turn >= asked.count { turn = 0 }
    if turn < asked.count, asked[turn].name == column {
      turn += 1
      return asked[turn - 1].place
    }
    let known = asked.firstIndex { $0.name == column }
    let place = known.map { asked[$0].place } ?? table.column(column)
    if known == nil { asked.append((column, place)) }
    turn = known.map { $0 + 1 } ?? asked.count
    return place
  }

  /// A text that must not be empty.
  mutating func word(_ column: String) -> String {
    let text = text(column)
    for fault in Fault.words(text) { note(column, fault) }
    return text
  }

  /// A number, nothing where the cell is empty; a cell that is no number is noted.
  mutating func number(_ column: String, in range: ClosedRange<Double>) -> Double? {
    guard let place = place(of: column), !table.isEmpty(row, place) else { return nil }
    guard let value = table.number(row, place) else {
      note(
        column, "'\(table.text(row, place))' is not a finite number", "write decimals, like 12.5")
      return nil
    }
    let fault = Fault.number(value, in: range)
    note(column, fault)
    return fault == nil ? value : nil
  }

  /// A number that must be there.
  mutating func requiredNumber(_ column: String, in range: ClosedRange<Double>) -> Double? {
    if table.isEmpty(row, place(of: column)) {
      note(column, "the cell is empty", "a number is needed")
      return nil
    }
    return number(column, in: range)
  }

  /// Decimal degrees; UN/LOCODE's degrees and minutes without a point are told for what they are.
  mutating func degrees(_ column: String, within bound: Double) -> Double? {
    let before = problems.count
    let value = requiredNumber(column, in: -bound...bound)
    if problems.count == before { return value }
    let minutes = Double(text(column)).map { $0.magnitude } ?? 0
    if minutes > bound, minutes <= bound * 100,
      minutes.truncatingRemainder(dividingBy: 100) < 60, minutes == minutes.rounded()
    {
      problems.removeLast()
      let degrees = (minutes / 100).rounded(.down)
      let decimal = degrees + (minutes - degrees * 100) / 60
      note(
        column, "\(text(column)) is out of bounds",
        "degrees and minutes? that is \(Freight.decimal((decimal * 100).rounded() / 100)) in decimals"
      )
    }
    return value
  }

  /// A word of a fixed choice; nothing, and noted, where it is none of them.
  mutating func choice<Choice>(
    _ column: String, _ words: @autoclosure () -> [String], _ make: (String) -> Choice?
  ) -> Choice? {
    let text = text(column)
    if let choice = make(text.lowercased()) { return choice }
    let words = words()
    let near = nearestWords(to: text, among: words).first
    note(
      column, text.isEmpty ? "the cell is empty" : "'\(text)' is none of the known words",
      near.map { "did you mean '\($0)'?" } ?? "write one of \(words.joined(separator: ", "))")
    return nil
  }

  /// The three numbers and the law behind a prefix, `usd` or `hours`; `observations` reads the
  /// numbers in a file of one observation a line.
  mutating func law(
    _ columns: FigureColumns, observations: (String) throws(LoadingError) -> [Double]
  ) -> Distribution? {
    let name = lowercased(columns.law)
    if name.hasPrefix("empirical") { return empirical(columns, name, observations) }
    guard
      let law: Distribution.Law = name.isEmpty
        ? .lognormal
        : choice(
          columns.law, Distribution.Law.allCases.map(\.rawValue), Distribution.Law.init(rawValue:))
    else { return nil }
    let before = problems.count
    let low = number(columns.low, in: columns.bounds)
    let likely = number(columns.likely, in: columns.bounds)
    let high = number(columns.high, in: columns.bounds)
    guard problems.count == before else { return nil }
    switch (low, likely, high) {
    case (nil, let likely?, nil) where law == .fixed || name.isEmpty: return .fixed(likely)
    case (let low?, nil, let high?) where law == .uniform || law == .exponential:
      return checked(columns, law, low, low, high)
    case (let low, let likely?, let high) where law == .fixed:
      return checked(columns, law, low ?? likely, likely, high ?? likely)
    case (let low?, let likely?, let high?): return checked(columns, law, low, likely, high)
    case (let low, let likely, let high):
      let cells = [(columns.low, low), (columns.likely, likely), (columns.high, high)]
      for (column, value) in cells where value == nil {
        note(column, "the cell is empty", "a law needs low, likely and high")
      }
      return nil
    }
  }

  private mutating func checked(
    _ columns: FigureColumns, _ law: Distribution.Law, _ low: Double, _ likely: Double,
    _ high: Double
  ) -> Distribution? {
    // A law of the low and high alone must not fail for its likely.
    if low > likely {
      note(
        columns.likely, "\(decimal(likely)) is below \(columns.low), \(decimal(low))",
        "write low <= likely <= high")
      return nil
    }
    if likely > high {
      note(
        columns.high, "\(decimal(high)) is below \(columns.likely), \(decimal(likely))",
        "write low <= likely <= high")
      return nil
    }
    do {
      return try Distribution(law, low: low, likely: likely, high: high)
    } catch {
      note(columns.likely, "\(error)")
      return nil
    }
  }

  private mutating func empirical(
    _ columns: FigureColumns, _ name: String,
    _ observations: (String) throws(LoadingError) -> [Double]
  ) -> Distribution? {
    let column = columns.law
    guard name.hasPrefix("empirical:") else {
      note(column, "an empirical law needs a file", "write empirical:FILE")
      return nil
    }
    do {
      let law = try Distribution(
        observations: observations(String(text(column).dropFirst("empirical:".count))))
      let fault = Fault.number(law.high, in: columns.bounds)
      note(column, fault)
      return fault == nil ? law : nil
    } catch {
      note(column, "\(error)")
      return nil
    }
  }
}

/// The columns of one figure, written out once.
struct FigureColumns: Sendable {
  let low: String
  let likely: String
  let high: String
  let law: String
  let source: String

  let bounds: ClosedRange<Double>

  static let usd = FigureColumns("usd", Bounds.usd)
  static let hours = FigureColumns("hours", Bounds.hours)

  private init(_ prefix: String, _ bounds: ClosedRange<Double>) {
    self.bounds = bounds
    low = "\(prefix)_low"
    likely = "\(prefix)_likely"
    high = "\(prefix)_high"
    law = "\(prefix)_law"
    source = "\(prefix)_source"
  }
}

/// A number without a needless ".0", for messages.
func decimal(_ value: Double) -> String {
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

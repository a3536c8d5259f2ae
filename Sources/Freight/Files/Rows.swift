import Sampling

/// The rows of a table read cell by cell, with every cell that does not fit noted down.
struct Rows {
  let table: Table
  private(set) var problems: [Problem]
  /// Whether the table's header lets its rows be read at all.
  private(set) var isReadable: Bool
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
    isReadable = table.isReadable
    guard !table.header.isEmpty else { return }
    for name in required where table.column(name) == nil {
      isReadable = false
      let near = nearestWords(to: name, among: table.header.filter { !required.contains($0) })
      problems.append(
        Problem(
          file: table.file, line: 1, what: "the column '\(name)' is missing",
          advice: near.first.map { "is '\($0)' meant for it?" }
            ?? "the columns are \(table.header.joined(separator: ", "))"))
    }
  }

  mutating func note(_ column: String?, _ what: String, _ advice: String? = nil) {
    let line = table.rowCount > row ? table.lines[row] : nil
    problems.append(
      Problem(
        file: table.file, line: line, column: column, what: what, advice: advice))
  }

  mutating func note(_ column: String?, _ fault: Fault?) {
    if let fault { note(column, fault.what, fault.advice) }
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
    if name.isEmpty, low == nil, high == nil, let likely { return .fixed(likely) }
    let cells = [(columns.low, low), (columns.likely, likely), (columns.high, high)]
    for (cell, isRead) in zip(cells, law.reads) where isRead && cell.1 == nil {
      note(cell.0, "the cell is empty", law.needs)
    }
    let given = cells.compactMap { column, value in value.map { (column, $0) } }
    for (a, b) in zip(given, given.dropFirst()) where a.1 > b.1 {
      note(
        b.0, "\(decimal(b.1)) is below \(a.0), \(decimal(a.1))", "write low <= likely <= high")
    }
    guard problems.count == before else { return nil }
    // Nothing is below 0, so that is where a normal law without a least value ends.
    let least = low ?? (law == .normal ? 0 : likely ?? 0)
    let middle = likely ?? least
    do {
      return try Distribution(law, low: least, likely: middle, high: high ?? middle)
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

extension Distribution.Law {
  /// Whether the law needs the low, the likely and the high number; the others may be blank.
  fileprivate var reads: [Bool] {
    switch self {
    case .lognormal, .triangular, .pert, .gamma: [true, true, true]
    case .uniform, .exponential: [true, false, true]
    case .normal: [false, true, true]
    case .fixed: [false, true, false]
    case .empirical: [false, false, false]
    }
  }

  fileprivate var needs: String {
    let names = zip(["low", "likely", "high"], reads).filter(\.1).map(\.0)
    return "the law \(rawValue) needs \(names.joined(separator: ", "))"
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

/// A network folder looked over by the network doctor.
///
///     let checkup = try Checkup(of: ["my-network"])
///     checkup.isHealthy                   // no error
///     checkup.findings.map(\.description)
///
/// Rows that cannot be read are findings like any other; the rest of the folder is examined all the
/// same, but for what such rows would distort: the connections, and whatever seems to be missing.
public struct Checkup: Sendable {
  public let folders: [String]
  /// The worst first, then in the order of files and lines.
  public let findings: [Finding]
  public let terminals: Int
  public let legs: Int
  /// How many groups of terminals no leg joins, terminals without legs left out; nothing where rows
  /// that cannot be read forbid counting.
  public let components: Int?
  /// How many ordered pairs of terminals have no way from the one to the other; nothing where rows
  /// that cannot be read forbid counting, or where there are too many to count.
  public let unreachablePairs: Int?

  /// Examines the network of some folders together.
  ///
  /// - Throws: `LoadingError.notFound` or `.unreadable` where there is nothing to examine.
  /// - Complexity: O(bytes) but for the terminals' distances across gaps, which are looked at only
  ///   where there are gaps.
  public init(of folders: [String]) throws(LoadingError) {
    var reader = NetworkReader()
    for folder in folders { try reader.open(folder) }
    var exceptions: [ExceptionRow] = []
    var problems: [Problem] = []
    for folder in folders { exceptions += try ExceptionRow.read(in: folder, &problems) }
    let network = reader.readable()
    problems += reader.problems
    var examination = Examination(network: network, origins: reader.origins)
    for problem in problems { examination.add(problem) }
    for folder in folders { examination.examineNames(of: try fileNames(in: folder), in: folder) }
    for table in reader.tables { examination.examineColumns(of: table) }
    let connections = examination.examineAll(isWhole: problems.isEmpty)
    self.folders = folders
    findings = examination.findings(expecting: exceptions)
    terminals = network.terminals.count
    legs = network.legs.count
    components = connections?.components.count
    unreachablePairs = connections.flatMap(\.unreachablePairs)
  }

  /// How many findings are of a severity.
  public func count(_ severity: Finding.Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// Whether there is no error.
  public var isHealthy: Bool { count(.error) == 0 }
}

/// A network being examined, and what was found so far.
struct Examination {
  let network: Network
  let origins: Origins
  private var findings: [Finding] = []
  /// Whether every row could be read.
  private var isWhole = true

  init(network: Network, origins: Origins) {
    self.network = network
    self.origins = origins
  }

  /// Examines all that is in the tables; the connections only where every row could be read.
  @discardableResult
  mutating func examineAll(isWhole: Bool) -> Connections? {
    self.isWhole = isWhole
    examineTerminals()
    examineLegs()
    examineTransfers()
    examineCharges()
    examineCauses()
    examineSources()
    guard isWhole else { return nil }
    let connections = Connections(network)
    examineConnections(connections)
    let modeGraph = ModeGraph(network, from: [], to: [])
    examineStops(modeGraph)
    examineGauges(modeGraph)
    return connections
  }

  mutating func add(
    _ severity: Finding.Severity, _ kind: Finding.Kind, _ subject: String, at place: Origins.Place,
    _ column: String?, _ what: String, _ advice: String
  ) {
    findings.append(
      Finding(
        severity: severity, kind: kind, subject: subject, file: origins.file(place),
        line: Int(place.line), column: column, what: what, advice: advice))
  }

  /// Adds what is said of a whole file or folder.
  mutating func add(
    _ severity: Finding.Severity, _ kind: Finding.Kind, _ subject: String, in file: String,
    line: Int?, _ column: String?, _ what: String, _ advice: String
  ) {
    findings.append(
      Finding(
        severity: severity, kind: kind, subject: subject, file: file, line: line, column: column,
        what: what, advice: advice))
  }

  mutating func add(
    _ severity: Finding.Severity, _ kind: Finding.Kind, _ subject: String, at place: Origins.Place,
    _ what: String, _ advice: String
  ) {
    add(severity, kind, subject, at: place, nil, what, advice)
  }

  mutating func add(
    _ severity: Finding.Severity, _ kind: Finding.Kind, _ subject: String, in file: String,
    _ what: String, _ advice: String
  ) {
    add(severity, kind, subject, in: file, line: nil, nil, what, advice)
  }

  mutating func add(_ problem: Problem) {
    findings.append(
      Finding(
        severity: .error, kind: .unreadable, subject: "", file: problem.file, line: problem.line,
        column: problem.column, what: problem.what, advice: problem.advice ?? "correct the row"))
  }

  /// The findings in order, those that the folder's owner expects turned into notes.
  func findings(expecting exceptions: [ExceptionRow]) -> [Finding] {
    var findings = findings
    var isMet = [Bool](repeating: false, count: exceptions.count)
    for (index, exception) in exceptions.enumerated() {
      for place in findings.indices where exception.meets(findings[place]) {
        findings[place].severity = .note
        findings[place].reason = exception.reason
        isMet[index] = true
      }
    }
    for (index, exception) in exceptions.enumerated() where !isMet[index] {
      findings.append(
        Finding(
          severity: .warning, kind: .idleException, subject: exception.subject,
          file: exception.file, line: exception.line, column: nil,
          what: "nothing of the kind '\(exception.kind.rawValue)' was found here",
          advice: "take the row out"))
    }
    // A row that could not be read may be what is missed.
    if !isWhole { findings.removeAll { $0.kind.isAbsence } }
    return findings.sorted { a, b in
      (a.severity, a.file, a.line ?? 0, a.kind.rawValue, a.subject)
        < (b.severity, b.file, b.line ?? 0, b.kind.rawValue, b.subject)
    }
  }
}

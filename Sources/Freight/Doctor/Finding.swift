/// Something about a network folder that its owner should know, where it is, and what to do.
///
///     legs.csv:12: KZAAU-AZALA:sea: 470 miles would fit: ...
public struct Finding: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, CaseIterable, Sendable, Comparable {
    /// The data contradicts itself or nature: answers that use it are wrong.
    case error
    /// The data is likely wrong, or an answer that uses it would surprise.
    case warning
    /// Worth a look; or a warning that the folder's owner has explained.
    case note

    public static func < (a: Severity, b: Severity) -> Bool { a.order < b.order }

    private var order: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What the matter is, by the word that reports, JSON and `exceptions.csv` use.
  public enum Kind: String, CaseIterable, Sendable {
    /// A row or a table that cannot be read.
    case unreadable
    case mistypedFile = "mistyped-file"
    case mistypedColumn = "mistyped-column"
    case component
    case unreachable
    case noLegs = "no-legs"
    case noReturn = "no-return"
    case brokenCorridor = "broken-corridor"
    case shortDistance = "short-distance"
    case longDistance = "long-distance"
    case tooFast = "too-fast"
    case tooSlow = "too-slow"
    case tooCheap = "too-cheap"
    case tooDear = "too-dear"
    case halfPrice = "half-price"
    case perTEU = "per-teu"
    case oddDepartures = "odd-departures"
    case oddCoordinates = "odd-coordinates"
    case oddCountry = "odd-country"
    case samePlace = "same-place"
    case sameName = "same-name"
    case freeTransfer = "free-transfer"
    case noGaugeChange = "no-gauge-change"
    case idleTransfer = "idle-transfer"
    case oddTransfer = "odd-transfer"
    case oddCharge = "odd-charge"
    case oddFactor = "odd-factor"
    case noFactor = "no-factor"
    case idleDisruption = "idle-disruption"
    case idleDriver = "idle-driver"
    case noSource = "no-source"
    case foreignSource = "foreign-source"
    case unusedSource = "unused-source"
    case noYear = "no-year"
    case idleException = "idle-exception"

    /// Whether it is that nothing in the folder needs, fits or leads to something.
    var isAbsence: Bool {
      switch self {
      case .noLegs, .noReturn, .idleTransfer, .idleDriver, .unusedSource, .idleException: true
      default: false
      }
    }
  }

  public internal(set) var severity: Severity
  public let kind: Kind
  /// What it is about: a leg's name, a terminal's, a source's or a corridor's id; else empty.
  public let subject: String
  /// The path of the file, or of the folder.
  public let file: String
  /// Counted from 1, the header's.
  public let line: Int?
  public let column: String?
  public let what: String
  /// What to do.
  public let advice: String
  /// Why the folder's owner expects it, from `exceptions.csv`.
  public internal(set) var reason: String?
}

extension Finding: CustomStringConvertible {
  public var description: String {
    let place = file + (line.map { ":\($0)" } ?? "") + (column.map { ": \($0)" } ?? "")
    let end = reason.map { "; expected: \($0)" } ?? (advice.isEmpty ? "" : "; \(advice)")
    return "\(place): \(severity.rawValue) \(kind.rawValue): "
      + (subject.isEmpty ? "" : "\(subject): ") + what + end
  }
}

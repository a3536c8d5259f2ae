/// How a leg moves freight, after UNECE Recommendation 19.
///
///     Mode("Rail")            // .rail
///     Mode("inland waterway") // .inlandWaterway
public enum Mode: String, CaseIterable, Sendable, Hashable, Comparable {
  case sea
  case rail
  case road
  case ferry
  case air
  case inlandWaterway = "inland_waterway"

  /// The mode a word names, in any case, with spaces or hyphens for underscores.
  public init?(_ word: String) {
    if let mode = Mode(rawValue: word) {
      self = mode
      return
    }
    let plain = word.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 }
    self.init(rawValue: String(plain))
  }

  /// Its place among all modes, for tables by mode.
  var place: Int {
    switch self {
    case .sea: 0
    case .rail: 1
    case .road: 2
    case .ferry: 3
    case .air: 4
    case .inlandWaterway: 5
    }
  }

  public static func < (a: Mode, b: Mode) -> Bool { a.rawValue < b.rawValue }
}

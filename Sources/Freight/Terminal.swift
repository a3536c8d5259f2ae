/// A place where freight stops: a seaport, rail terminal, dry port, border crossing, airport, city.
///
/// The id is the place's UN/LOCODE where one exists.
///
///     Terminal(id: "KZAAU", name: "Aktau", country: "KZ", latitude: 43.6, longitude: 51.22,
///              kind: .seaport)
public struct Terminal: Sendable, Hashable {
  /// What a terminal is.
  public enum Kind: String, CaseIterable, Sendable {
    case seaport
    case railTerminal = "rail_terminal"
    case dryPort = "dry_port"
    case border
    case airport
    case city
  }

  /// Told from others by its letters and digits alone: `A-1` and `a1` are one id.
  public let id: String
  public let name: String
  /// ISO 3166 alpha-2, in capitals.
  public let country: String
  /// Decimal degrees, north positive.
  public let latitude: Double
  /// Decimal degrees, east positive.
  public let longitude: Double
  public let kind: Kind
  public let note: String

  public init(
    id: String, name: String, country: String, latitude: Double, longitude: Double, kind: Kind,
    note: String = ""
  ) {
    self.id = id
    self.name = name
    self.country = country.uppercased()
    self.latitude = latitude
    self.longitude = longitude
    self.kind = kind
    self.note = note
  }
}

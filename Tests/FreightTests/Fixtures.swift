import Foundation
import Freight
import Sampling

/// Small networks for tests, made of figures that do not vary.
enum Fixture {
  static func terminal(
    _ id: String, _ country: String = "KZ", at place: (Double, Double) = (0, 0)
  ) -> Terminal {
    Terminal(
      id: id, name: id.capitalized, country: country, latitude: place.0, longitude: place.1,
      kind: .city)
  }

  static func leg(
    _ from: Int, _ to: Int, _ mode: Mode = .rail, usd: Double, hours: Double, service: String = "",
    kilometers: Double = 100, perWeek: Double? = nil, tags: [String] = []
  ) -> Leg {
    Leg(
      from: from, to: to, mode: mode, service: service, kilometers: kilometers,
      usd: Figure(.fixed(usd)), hours: Figure(.fixed(hours)), departuresPerWeek: perWeek, tags: tags
    )
  }

  /// The network that files in another format tell, and what its owner should know of it.
  static func imported(
    _ files: [String: String], _ path: String = "", as format: ExchangeFormat
  ) throws -> (network: Network, notes: [String]) {
    let folder = try withFolder(files) { try ImportedFolder(of: $0 + path, as: format) }
    let tables = Dictionary(uniqueKeysWithValues: folder.tables.map { ($0.name, $0.text) })
    return (try withFolder(tables) { try Network(contentsOf: $0) }, folder.notes)
  }

  /// A network folder written for one test, removed behind it.
  static func withFolder<Result>(
    _ files: [String: String], _ body: (String) throws -> Result
  ) throws -> Result {
    try withFolder(bytes: files.mapValues { Array($0.utf8) }, body)
  }

  static func withFolder<Result>(
    bytes files: [String: [UInt8]], _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "corridor-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    return try body(folder.path)
  }

  static let terminals = """
    id,name,country,latitude,longitude,kind,note
    KZALA,Almaty,KZ,43.34,76.95,city,
    KZAAU,Aktau,KZ,43.6,51.22,seaport,
    AZALA,Alat,AZ,39.95,49.41,seaport,

    """
  static let legs = """
    from,to,mode,distance_km,usd_low,usd_likely,usd_high,hours_low,hours_likely,hours_high
    KZALA,KZAAU,rail,2900,700,1220,1740,84,130,264
    KZAAU,AZALA,sea,470,400,700,1200,22,26,40

    """
}

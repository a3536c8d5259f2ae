/// Reads GeoJSON (RFC 7946): points are terminals, lines are legs.
///
/// Properties with the names of table columns are taken over. A line without `from` and `to` joins
/// the points at its ends, which are made where no terminal lies. Longitudes beyond 180 are turned
/// back; a line cut at the antimeridian is one leg.
struct GeoJSONImport {
  static func read(_ bytes: [UInt8], file: String, mode: Mode) throws(LoadingError) -> Import {
    let root = try JSONText.value(of: bytes, file: file)
    var result = Import(terminalFile: file, legFile: file, mode: mode)
    var problems: [Problem] = []
    var lines: [(feature: JSONText, ends: [[Double]], kilometers: Double)] = []
    var terminalAt: [[Int]: String] = [:]
    let features =
      root["features"]?.array ?? (root["type"]?.string == "Feature" ? [root] : [])
    if features.isEmpty {
      problems.append(
        Problem(
          file: file, what: "there are no features", advice: "a FeatureCollection is read"))
    }
    for feature in features {
      let geometry = feature["geometry"]
      let coordinates = geometry?["coordinates"]
      switch geometry?["type"]?.string {
      case "Point":
        guard let position = position(coordinates) else {
          problems.append(problem(file, feature, "a point needs longitude and latitude"))
          continue
        }
        var record = Import.Record(
          line: feature.line ?? 1, cells: cells(feature, Import.terminalColumns))
        if record["id"].isEmpty { record["id"] = text(feature["id"]) }
        if record["id"].isEmpty { record["id"] = record["name"] }
        if record["id"].isEmpty { record["id"] = "P\(result.terminals.count + 1)" }
        record["longitude"] = decimal(position[0])
        record["latitude"] = decimal(position[1])
        terminalAt[spot(position)] = terminalAt[spot(position)] ?? record["id"]
        result.terminals.append(record)
      case "LineString", "MultiLineString":
        let parts =
          geometry?["type"]?.string == "LineString"
          ? [coordinates].compactMap { $0 } : coordinates?.array ?? []
        let positions = parts.map { ($0.array ?? []).compactMap(Self.position) }
        guard let first = positions.first?.first, let last = positions.last?.last else {
          problems.append(problem(file, feature, "a line needs positions"))
          continue
        }
        lines.append((feature, [first, last], positions.reduce(0) { $0 + length($1) }))
      default:
        result.notes.append(
          "the feature on line \(feature.line ?? 1) is neither a point nor a line and was left out")
        if result.notes.count > 100 { result.notes.removeLast() }
      }
    }
    guard problems.isEmpty else { throw .problems(problems) }
    for (feature, ends, kilometers) in lines {
      var record = Import.Record(line: feature.line ?? 1, cells: cells(feature, Import.legColumns))
      for (column, position) in zip(["from", "to"], ends) where record[column].isEmpty {
        record[column] = terminal(at: position, record.line, &terminalAt, &result)
      }
      if record["distance_km"].isEmpty {
        record["distance_km"] = text(feature["properties"]?["km"])
      }
      if record["distance_km"].isEmpty { record["distance_km"] = decimal(kilometers) }
      result.legs.append(record)
    }
    return result
  }

  /// The id of the terminal at a place, made where there is none.
  private static func terminal(
    at position: [Double], _ line: Int, _ terminalAt: inout [[Int]: String],
    _ result: inout Import
  ) -> String {
    if let id = terminalAt[spot(position)] { return id }
    let id = "P\(result.terminals.count + 1)"
    terminalAt[spot(position)] = id
    result.terminals.append(
      Import.Record(
        line: line,
        cells: ["id": id, "longitude": decimal(position[0]), "latitude": decimal(position[1])]))
    return id
  }

  /// A place to a ten-thousandth of a degree, eleven metres: lines that end there meet.
  private static func spot(_ position: [Double]) -> [Int] {
    let longitude = position[0] - 360 * (position[0] / 360).rounded()
    // 180 and -180 are one meridian.
    let east = (longitude * 1e4).rounded()
    return [Int(east == -1_800_000 ? 1_800_000 : east), Int((position[1] * 1e4).rounded())]
  }

  private static func position(_ value: JSONText?) -> [Double]? {
    guard let numbers = value?.array?.prefix(2).compactMap(\.number), numbers.count == 2,
      abs(numbers[0]) <= 540, abs(numbers[1]) <= 90
    else { return nil }
    return numbers
  }

  private static func length(_ positions: [[Double]]) -> Double {
    zip(positions, positions.dropFirst()).reduce(0) { sum, pair in
      sum
        + greatCircleKilometers(
          fromLatitude: pair.0[1], longitude: pair.0[0], toLatitude: pair.1[1],
          longitude: pair.1[0])
    }
  }

  private static func cells(_ feature: JSONText, _ columns: [String]) -> [String: String] {
    var cells: [String: String] = [:]
    for column in columns {
      let text = text(feature["properties"]?[column])
      if !text.isEmpty { cells[column] = text }
    }
    return cells
  }

  private static func text(_ value: JSONText?) -> String {
    switch value {
    case .string(let text): text
    case .number(let value): decimal(value)
    case .bool(let value): value ? "yes" : "no"
    default: ""
    }
  }

  private static func problem(_ file: String, _ feature: JSONText, _ what: String) -> Problem {
    Problem(file: file, line: feature.line, what: what)
  }
}

/// Reads GeoJSON (RFC 7946): points are terminals, lines are legs.
///
/// Properties with the names of table columns are taken over. A line without `from` and `to` joins
/// the points at its ends, which are made where no terminal lies. Longitudes beyond 180 are turned
/// back; a line cut at the antimeridian is one leg, one whose parts do not meet is a leg for each.
struct GeoJSONImport {
  static func read(_ bytes: [UInt8], file: String, mode: Mode) throws(LoadingError) -> Import {
    let root = try JSONText.value(of: bytes, file: file)
    var result = Import(terminalFile: file, legFile: file, mode: mode)
    var problems: [Problem] = []
    var lines: [(feature: JSONText, ends: [[Double]], kilometers: Double)] = []
    var terminalAt: [[Int]: String] = [:]
    let features =
      root["features"]?.array ?? (root["type"]?.string == "Feature" ? [root] : [])
    var ids = Ids(of: features)
    var counts = (oneWay: 0, inParts: 0)
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
          problems.append(problem(file, feature, "a point needs longitude and latitude", order))
          continue
        }
        var record = Import.Record(
          line: feature.line ?? 1, cells: cells(feature, Import.terminalColumns))
        record["id"] = givenId(feature)
        if record["id"].isEmpty { record["id"] = ids.id(ofName: record["name"]) }
        record["longitude"] = decimal(position[0])
        record["latitude"] = decimal(position[1])
        terminalAt[spot(position)] = terminalAt[spot(position)] ?? record["id"]
        result.terminals.append(record)
      case "LineString", "MultiLineString":
        let parts =
          geometry?["type"]?.string == "LineString"
          ? [coordinates].compactMap { $0 } : coordinates?.array ?? []
        let positions = parts.map { ($0.array ?? []).map(Self.position) }
        let known = positions.map { $0.compactMap { $0 } }
        guard !known.isEmpty, !known.contains(where: \.isEmpty),
          known.map(\.count) == positions.map(\.count)
        else {
          let what = "a line needs positions, each a longitude and a latitude"
          problems.append(problem(file, feature, what, order))
          continue
        }
        if isSilent(feature, "both_ways") { counts.oneWay += 1 }
        let legs = legs(of: known, feature)
        if legs.count > 1 {
          counts.inParts += 1
          if !ofWholeLine.allSatisfy({ isSilent(feature, $0) }) {
            let what = "the parts of the line do not meet: its end, length, price is of no one leg"
            problems.append(problem(file, feature, what, "write a feature for each part"))
          }
        }
        lines += legs.map { (feature, $0.ends, $0.kilometers) }
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
        record[column] = terminal(at: position, record.line, &terminalAt, &ids, &result)
      }
      if record["distance_km"].isEmpty {
        record["distance_km"] = text(feature["properties"]?["km"])
      }
      if record["distance_km"].isEmpty { record["distance_km"] = decimal(kilometers) }
      result.legs.append(record)
    }
    result.note(
      counts.oneWay, "line does not say both_ways: read as one way",
      "lines do not say both_ways: read as one way")
    result.note(
      counts.inParts, "line has parts that do not meet: read as a leg for each",
      "lines have parts that do not meet: read as a leg for each")
    return result
  }

  /// The ids of a file's terminals, those that it gives and those that are made.
  private struct Ids {
    /// As networks compare them.
    private let given: Set<String>
    private var taken: Set<String>
    private var names: Set<String> = []
    private var number = 0

    init(of features: [JSONText]) {
      let points = features.filter { $0["geometry"]?["type"]?.string == "Point" }
      given = Set(points.map { plain(givenId($0)) })
      taken = given
      for feature in features {
        for property in ["name", "from", "to"] {
          taken.insert(plain(text(feature["properties"]?[property])))
        }
      }
    }

    /// The name itself, unless it is no id or the id of another.
    mutating func id(ofName name: String) -> String {
      let word = plain(name)
      if !word.isEmpty, !given.contains(word), names.insert(word).inserted { return name }
      return made()
    }

    /// An id that nothing in the file goes by.
    mutating func made() -> String {
      repeat { number += 1 } while !taken.insert(plain("P\(number)")).inserted
      return "P\(number)"
    }
  }

  private static func givenId(_ feature: JSONText) -> String {
    let id = text(feature["properties"]?["id"])
    return id.isEmpty ? text(feature["id"]) : id
  }

  private static func isSilent(_ feature: JSONText, _ property: String) -> Bool {
    text(feature["properties"]?[property]).isEmpty
  }

  /// Properties that cannot be those of each part of a line.
  private static let ofWholeLine = [
    "from", "to", "km", "distance_km", "usd_likely", "hours_likely",
  ]

  /// The ends and lengths of the legs that the parts of a line make.
  ///
  /// Parts that meet are one leg, and so are all parts of a line that names both its ends.
  private static func legs(
    of parts: [[[Double]]], _ feature: JSONText
  ) -> [(ends: [[Double]], kilometers: Double)] {
    let isOne = !isSilent(feature, "from") && !isSilent(feature, "to")
    var legs: [(ends: [[Double]], kilometers: Double)] = []
    for part in parts {
      let (first, last) = (part[0], part[part.count - 1])
      if let leg = legs.last, isOne || spot(leg.ends[1]) == spot(first) {
        legs[legs.count - 1] = ([leg.ends[0], last], leg.kilometers + length(part))
      } else {
        legs.append(([first, last], length(part)))
      }
    }
    return legs
  }

  /// The id of the terminal at a place, made where there is none.
  private static func terminal(
    at position: [Double], _ line: Int, _ terminalAt: inout [[Int]: String], _ ids: inout Ids,
    _ result: inout Import
  ) -> String {
    if let id = terminalAt[spot(position)] { return id }
    let id = ids.made()
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

  private static let order = "write longitude first, latitude from -90 to 90 second"

  private static func problem(
    _ file: String, _ feature: JSONText, _ what: String, _ advice: String
  ) -> Problem {
    Problem(file: file, line: feature.line, what: what, advice: advice)
  }
}

import Sampling

extension Network {
  /// The network in another format, as the files of a folder.
  ///
  ///     try network.files(as: .gmns).map(\.name)   // ["config.csv", "link.csv", "node.csv", ...]
  ///
  /// What each format can say, and therefore what importing it again brings back:
  ///
  /// | format | terminals | legs |
  /// |---|---|---|
  /// | `gmns`, `geojson` | all of each | all but the driver; an observed law as low, likely, P95 |
  /// | `dimacs` | place, to a millionth of a degree | ends, kilometres to the metre |
  ///
  /// None of them knows transfers, corridors, charges, disruptions or scenarios, nor that a leg is
  /// closed: legs that carry nothing are left out. See ``closedLegs``.
  ///
  /// - Throws: `LoadingError.problems` where a number is beyond what the format holds.
  public func files(as format: ExchangeFormat) throws(LoadingError) -> [FolderFile] {
    switch format {
    case .gmns: gmns()
    case .geojson: [FolderFile(name: "network.geojson", text: geojson())]
    case .dimacs: try dimacs()
    case .tntp:
      throw .problems([
        Problem(
          file: "tntp", what: "tntp is only read: it has no room for names, modes or prices",
          advice: "export gmns, geojson or dimacs")
      ])
    }
  }

  /// How many legs a scenario has closed, they or a terminal at their ends.
  public var closedLegs: Int { legs.count - openLegs.count }

  private var openLegs: [Int] { legs.indices.filter(isPassable(leg:)) }

  private func gmns() -> [FolderFile] {
    let config = [
      ["dataset_name", "long_length", "speed", "currency", "crs", "version_number"],
      ["corridor", "km", "kph", "USD", "EPSG:4326", "0.95"],
    ]
    let nodes =
      [["node_id", "name", "x_coord", "y_coord", "node_type", "kind", "country", "note"]]
      + terminals.map { terminal in
        [
          terminal.id, terminal.name, decimal(terminal.longitude), decimal(terminal.latitude),
          terminal.kind.rawValue, terminal.kind.rawValue, terminal.country, terminal.note,
        ]
      }
    let columns = Import.legColumns.filter { !["from", "to", "distance_km"].contains($0) }
    let links =
      [
        ["link_id", "from_node_id", "to_node_id", "directed", "length", "facility_type"] + columns
      ]
      + openLegs.map { index in
        let cells = cells(ofLeg: index)
        let leg = legs[index]
        return [
          "\(index + 1)", terminals[leg.from].id, terminals[leg.to].id, "1",
          decimal(leg.kilometers), leg.mode.rawValue,
        ] + columns.map { cells[$0] ?? "" }
      }
    let sources =
      [NetworkReader.columns["sources"] ?? []]
      + sources.filter { usedSources.contains($0.id) }.map { source in
        [
          source.id, source.title, source.publisher, source.published, source.url,
          source.quality.rawValue,
        ]
      }
    return [("config", config), ("link", links), ("node", nodes), ("sources", sources)].map {
      FolderFile(name: $0.0 + ".csv", text: tableText($0.1))
    }
  }

  private var usedSources: Set<String> {
    Set(openLegs.flatMap { [legs[$0].usd.source, legs[$0].hours.source] })
  }

  /// The cells of a leg's row, those with something in them, but for its driver.
  ///
  /// A GMNS or GeoJSON leg leads one way: the way back is a leg of its own.
  private func cells(ofLeg index: Int) -> [String: String] {
    let leg = legs[index]
    var cells = [
      "from": terminals[leg.from].id, "to": terminals[leg.to].id, "mode": leg.mode.rawValue,
      "service": leg.service, "distance_km": decimal(leg.kilometers),
      "departures_per_week": leg.departuresPerWeek.map(decimal) ?? "", "both_ways": "no",
      "tags": leg.tags.joined(separator: " "), "usd_source": leg.usd.source,
      "hours_source": leg.hours.source, "note": leg.note,
    ]
    for (prefix, law) in [("usd", leg.usd.law), ("hours", leg.hours.law)] {
      // Observations lie in a file of the folder; their range and P95 are what can be said of them.
      let isObserved = law.law == .empirical
      cells["\(prefix)_low"] = decimal(law.low)
      cells["\(prefix)_likely"] = decimal(law.likely)
      cells["\(prefix)_high"] =
        decimal(isObserved ? max(law.quantile(0.95), law.likely) : law.high)
      cells["\(prefix)_law"] = isObserved ? "" : law.law.rawValue
    }
    return cells.filter { !$0.value.isEmpty }
  }

  private func geojson() -> String {
    var features = terminals.map { terminal in
      feature(
        [
          ("id", terminal.id), ("name", terminal.name), ("country", terminal.country),
          ("kind", terminal.kind.rawValue), ("note", terminal.note),
        ],
        "{\"type\":\"Point\",\"coordinates\":[\(decimal(terminal.longitude)),"
          + "\(decimal(terminal.latitude))]}")
    }
    for index in openLegs {
      let cells = cells(ofLeg: index)
      let leg = legs[index]
      features.append(
        feature(
          Import.legColumns.compactMap { name in cells[name].map { (name, $0) } },
          geometry(terminals[leg.from], terminals[leg.to])))
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n")
      + "\n]}\n"
  }

  private func feature(_ properties: [(String, String)], _ geometry: String) -> String {
    let members = properties.filter { !$0.1.isEmpty }.map { "\"\($0.0)\":\(jsonString($0.1))" }
    return "{\"type\":\"Feature\",\"properties\":{\(members.joined(separator: ","))},"
      + "\"geometry\":\(geometry)}"
  }

  /// A straight line on the map, cut where it crosses the antimeridian (RFC 7946, section 3.1.9).
  private func geometry(_ from: Terminal, _ to: Terminal) -> String {
    let line = [from, to].map { MapPlace(latitude: $0.latitude, longitude: $0.longitude) }
    let pieces = MapPlace.cutAtAntimeridian(MapPlace.unwrapped(line)).map { piece in
      "[" + piece.map { position($0.longitude, $0.latitude) }.joined(separator: ",") + "]"
    }
    return pieces.count == 1
      ? "{\"type\":\"LineString\",\"coordinates\":\(pieces[0])}"
      : "{\"type\":\"MultiLineString\",\"coordinates\":[\(pieces.joined(separator: ","))]}"
  }

  /// A position to a tenth of a millimetre: what turning a longitude leaves beyond is noise.
  private func position(_ longitude: Double, _ latitude: Double) -> String {
    "[" + [longitude, latitude].map { decimal(($0 * 1e9).rounded() / 1e9) }.joined(separator: ",")
      + "]"
  }

  private func dimacs() throws(LoadingError) -> [FolderFile] {
    var graph = "c metres between the terminals of a corridor network\n"
    let open = openLegs
    graph += "p sp \(terminals.count) \(open.count)\n"
    for index in open {
      let leg = legs[index]
      let metres = (leg.kilometers * 1000).rounded()
      guard metres <= 0x7FFF_FFFF else {
        throw .problems([
          Problem(
            file: "network.gr",
            what: "\(name(ofLeg: index)) is longer than the 2,147,483 km that DIMACS can say")
        ])
      }
      graph += "a \(leg.from + 1) \(leg.to + 1) \(Int(metres))\n"
    }
    var places = "p aux sp co \(terminals.count)\n"
    for (index, terminal) in terminals.enumerated() {
      let x = Int((terminal.longitude * 1e6).rounded())
      places += "v \(index + 1) \(x) \(Int((terminal.latitude * 1e6).rounded()))\n"
    }
    return [
      FolderFile(name: "network.co", text: places), FolderFile(name: "network.gr", text: graph),
    ]
  }
}

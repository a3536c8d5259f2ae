public import Freight

extension JSON {
  /// Itineraries as GeoJSON (RFC 7946): a line for each leg, a point for each terminal.
  ///
  /// Longitude comes before latitude, lines are cut at the antimeridian, six decimals (0.1 m) at
  /// most. Sea legs follow the usual passages roughly; their `km` is the network's own.
  public static func geojson(_ itineraries: [Itinerary], in network: Network) -> JSON {
    var features: [JSON] = []
    var terminals: [String] = []
    for (place, itinerary) in itineraries.enumerated() {
      for (step, leg) in itinerary.steps.enumerated() {
        guard let index = leg.leg, let mode = leg.mode else { continue }
        features.append(
          feature(
            lines(network.line(ofLeg: index)),
            [
              ("itinerary", .integer(place + 1)), ("step", .integer(step + 1)),
              ("mode", .string(mode.rawValue)), ("service", .string(leg.service)),
              ("from", .string(leg.from)), ("to", .string(leg.to)),
              ("from_name", .string(network.name(ofTerminal: leg.from))),
              ("to_name", .string(network.name(ofTerminal: leg.to))),
              ("usd", .number(leg.mean.usd)), ("hours", .number(leg.mean.hours)),
              ("km", .number(leg.mean.kilometers)),
              ("kg_co2e", .optional(leg.mean.kilogramsCO2e)),
            ]))
      }
      terminals += itinerary.terminals.filter { !terminals.contains($0) }
    }
    return collection(features + terminals.compactMap(network.terminal(id:)).map(point))
  }

  /// A network as GeoJSON (RFC 7946): a point for each terminal, a line for each leg between them.
  public static func geojson(_ network: Network) -> JSON {
    let legs = network.legs.enumerated().map { index, leg in
      feature(
        lines(network.line(ofLeg: index)),
        [
          ("leg", .string(network.name(ofLeg: index))), ("mode", .string(leg.mode.rawValue)),
          ("service", .string(leg.service)), ("from", .string(network.terminals[leg.from].id)),
          ("to", .string(network.terminals[leg.to].id)), ("usd", .number(leg.meanUSD)),
          ("hours", .number(leg.meanHours)), ("km", .number(leg.kilometers)),
          ("tags", .string(leg.tags.joined(separator: " "))),
          ("open", .bool(network.isPassable(leg: index))),
        ])
    }
    return collection(network.terminals.map(point) + legs)
  }

  private static func collection(_ features: [JSON]) -> JSON {
    .object([("type", "FeatureCollection"), ("features", .array(features))])
  }

  private static func feature(_ geometry: JSON, _ properties: [(String, JSON)]) -> JSON {
    .object([("type", "Feature"), ("properties", .object(properties)), ("geometry", geometry)])
  }

  private static func point(_ terminal: Terminal) -> JSON {
    feature(
      .object([
        ("type", "Point"),
        ("coordinates", position(terminal.latitude, terminal.longitude)),
      ]),
      [
        ("id", .string(terminal.id)), ("name", .string(terminal.name)),
        ("country", .string(terminal.country)), ("kind", .string(terminal.kind.rawValue)),
      ])
  }

  private static func position(_ latitude: Double, _ longitude: Double) -> JSON {
    .array([.number(longitude), .number(latitude)])
  }

  /// A line, or the pieces of one that crosses the antimeridian.
  private static func lines(_ places: [MapPlace]) -> JSON {
    let pieces = MapPlace.cutAtAntimeridian(places).map { piece in
      JSON.array(piece.map { position($0.latitude, $0.longitude) })
    }
    return pieces.count == 1
      ? .object([("type", "LineString"), ("coordinates", pieces[0])])
      : .object([("type", "MultiLineString"), ("coordinates", .array(pieces))])
  }
}

import Freight

extension Network {
  /// A line for a leg on a map: along the usual passages at sea, the shortest way in the air,
  /// straight on land, where the network knows no more than the ends.
  ///
  /// Longitudes go on beyond 180 degrees rather than jump.
  func line(ofLeg index: Int) -> [MapPlace] {
    let leg = legs[index]
    let from = terminals[leg.from]
    let to = terminals[leg.to]
    switch leg.mode {
    case .sea, .ferry:
      let start = SeaPassages.Place(latitude: from.latitude, longitude: from.longitude)
      let end = SeaPassages.Place(latitude: to.latitude, longitude: to.longitude)
      // Both ways give the same line: the way is looked for from the lesser id.
      let isTurned = from.id > to.id
      let isAroundAfrica = leg.service == "cape" || leg.tags.contains("cape")
      let places = SeaPassages.way(
        from: isTurned ? end : start, to: isTurned ? start : end, aroundAfrica: isAroundAfrica)
      let way = isTurned ? places.reversed() : places
      return MapPlace.unwrapped(
        way.map { MapPlace(latitude: $0.latitude, longitude: $0.longitude) })
    case .air:
      return greatCirclePoints(
        fromLatitude: from.latitude, longitude: from.longitude, toLatitude: to.latitude,
        longitude: to.longitude, count: 33
      ).map { MapPlace(latitude: $0.latitude, longitude: $0.longitude) }
    case .rail, .road, .inlandWaterway:
      return MapPlace.unwrapped([
        MapPlace(latitude: from.latitude, longitude: from.longitude),
        MapPlace(latitude: to.latitude, longitude: to.longitude),
      ])
    }
  }
}

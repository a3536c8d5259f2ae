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
      // Both ways give the same line: the way is looked for from the lesser id.
      let isTurned = from.id > to.id
      let isAroundAfrica = leg.service == "cape" || leg.tags.contains("cape")
      let way = SeaPassages.way(
        from: MapPlace(isTurned ? to : from), to: MapPlace(isTurned ? from : to),
        aroundAfrica: isAroundAfrica)
      return MapPlace.unwrapped(isTurned ? way.reversed() : way)
    case .air:
      return greatCirclePoints(
        fromLatitude: from.latitude, longitude: from.longitude, toLatitude: to.latitude,
        longitude: to.longitude, count: 33
      ).map { MapPlace(latitude: $0.latitude, longitude: $0.longitude) }
    case .rail, .road, .inlandWaterway:
      return MapPlace.unwrapped([MapPlace(from), MapPlace(to)])
    }
  }
}

/// A place on a map, whose longitude may lie beyond 180 degrees.
package struct MapPlace: Hashable, Sendable {
  package var latitude: Double
  package var longitude: Double

  package init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Where a terminal lies.
  package init(_ terminal: Terminal) {
    self.init(latitude: terminal.latitude, longitude: terminal.longitude)
  }

  /// The same places with longitudes that never jump by more than half the globe.
  package static func unwrapped(_ places: [MapPlace]) -> [MapPlace] {
    var result: [MapPlace] = []
    for var place in places {
      if let last = result.last {
        place.longitude += 360 * ((last.longitude - place.longitude) / 360).rounded()
      }
      result.append(place)
    }
    return result
  }

  /// The pieces of a line between one antimeridian and the next, with longitudes within 180 degrees.
  ///
  ///     // (10, 170) to (20, 190) becomes (10, 170) (15, 180) and (15, -180) (20, -170)
  package static func cutAtAntimeridian(_ places: [MapPlace]) -> [[MapPlace]] {
    guard let first = places.first else { return [] }
    /// The number of turns that bring a longitude back; a longitude on the line belongs to `beside`.
    func turns(_ longitude: Double, beside: Double) -> Double {
      let turns = ((longitude + 180) / 360).rounded(.down)
      let isOnLine = longitude + 180 == turns * 360
      return isOnLine && beside < longitude ? turns - 1 : turns
    }
    var turn = turns(first.longitude, beside: places.dropFirst().first?.longitude ?? 0)
    var pieces: [[MapPlace]] = []
    var piece: [MapPlace] = []
    func back(_ place: MapPlace) -> MapPlace {
      MapPlace(latitude: place.latitude, longitude: place.longitude - 360 * turn)
    }
    for (index, place) in places.enumerated() {
      if index > 0 {
        let before = places[index - 1]
        let next = turns(place.longitude, beside: before.longitude)
        if next != turn {
          let line = next > turn ? turn * 360 + 180 : turn * 360 - 180
          let share = (line - before.longitude) / (place.longitude - before.longitude)
          let crossing = MapPlace(
            latitude: before.latitude + share * (place.latitude - before.latitude),
            longitude: line)
          piece.append(back(crossing))
          pieces.append(piece)
          turn = next
          piece = [back(crossing)]
        }
      }
      if piece.last != back(place) || piece.count == 1 && places.count == 2 {
        piece.append(back(place))
      }
    }
    pieces.append(piece)
    return pieces.filter { $0.count > 1 }
  }
}

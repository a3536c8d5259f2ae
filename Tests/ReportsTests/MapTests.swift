import Freight
import Testing

@testable import Reports

struct MapTests {
  @Test func `the outline of the world is closed and within the globe`() {
    #expect(WorldOutline.rings.count == 279)
    for ring in WorldOutline.rings {
      #expect(ring.count >= 3)
      #expect(ring.allSatisfy { abs($0.latitude) <= 900 && abs($0.longitude) <= 1800 })
    }
  }

  @Test func `ships go through Suez, and around Africa where they must`() {
    let mombasa = MapPlace(latitude: -4.05, longitude: 39.67)
    let rotterdam = MapPlace(latitude: 51.95, longitude: 4.05)
    let suez = SeaPassages.way(from: mombasa, to: rotterdam)
    let cape = SeaPassages.way(from: mombasa, to: rotterdam, aroundAfrica: true)
    #expect(suez.contains { abs($0.latitude - 29.3) < 0.1 && abs($0.longitude - 32.65) < 0.1 })
    #expect(!cape.contains { abs($0.longitude - 32.65) < 0.1 })
    #expect(cape.contains { $0.latitude < -34 })
    #expect(suez.first == mombasa && suez.last == rotterdam)
  }

  @Test func `no ship leaves the Caspian`() {
    let aktau = MapPlace(latitude: 43.6, longitude: 51.2)
    let poti = MapPlace(latitude: 42.15, longitude: 41.65)
    #expect(SeaPassages.way(from: aktau, to: poti) == [aktau, poti])
  }

  @Test func `ships cross the South Pacific, but no land`() {
    let suva = MapPlace(latitude: -18.13, longitude: 178.42)
    let apia = MapPlace(latitude: -13.83, longitude: -171.77)
    #expect(SeaPassages.way(from: suva, to: apia) == [suva, apia])
    let mumbai = MapPlace(latitude: 18.95, longitude: 72.85)
    let chennai = MapPlace(latitude: 13.1, longitude: 80.3)
    #expect(SeaPassages.way(from: mumbai, to: chennai).count > 2)
  }

  @Test(arguments: [(-1.95, 30.06, true), (43.24, 76.95, true), (0, -30, false), (43, 51, false)])
  func `the outline tells land from water`(latitude: Double, longitude: Double, isLand: Bool) {
    #expect(WorldOutline.isLand(latitude: latitude, longitude: longitude) == isLand)
  }

  @Test func `a line over the antimeridian is cut there`() {
    let pieces = MapPlace.cutAtAntimeridian([
      MapPlace(latitude: 10, longitude: 170), MapPlace(latitude: 20, longitude: 190),
    ])
    #expect(
      pieces == [
        [MapPlace(latitude: 10, longitude: 170), MapPlace(latitude: 15, longitude: 180)],
        [MapPlace(latitude: 15, longitude: -180), MapPlace(latitude: 20, longitude: -170)],
      ])
  }

  @Test(arguments: [
    [100.0, 120], [170, 180], [180, 170], [-170, -190], [-180, -170], [170, 200, 160], [0, 540],
  ])
  func `pieces stay within the globe and lose nothing`(longitudes: [Double]) {
    let line = longitudes.enumerated().map {
      MapPlace(latitude: Double($0.offset), longitude: $0.element)
    }
    let pieces = MapPlace.cutAtAntimeridian(line)
    #expect(pieces.joined().allSatisfy { abs($0.longitude) <= 180 }, "\(pieces)")
    let length = zip(longitudes, longitudes.dropFirst()).reduce(0) { $0 + abs($1.1 - $1.0) }
    let kept = pieces.reduce(0.0) { sum, piece in
      zip(piece, piece.dropFirst()).reduce(sum) { $0 + abs($1.1.longitude - $1.0.longitude) }
    }
    #expect(abs(length - kept) < 1e-9 || length > 400, "\(pieces)")
  }

  @Test func `GeoJSON follows RFC 7946`() async throws {
    let network = try SmallNetwork.network()
    let itineraries = try SmallNetwork.tradeoffs(in: network).itineraries
    for json in [JSON.geojson(itineraries, in: network), JSON.geojson(network)] {
      guard case .object(let members) = json,
        case .array(let features)? = members.first(where: { $0.0 == "features" })?.1
      else {
        Issue.record("no features")
        return
      }
      #expect(json.line.hasPrefix("{\"type\":\"FeatureCollection\""))
      // The sea leg goes from 176 east to 176 west.
      #expect(json.line.contains("MultiLineString"))
      for feature in features {
        guard case .object(let members) = feature else { continue }
        #expect(members.map(\.0) == ["type", "properties", "geometry"])
        check(members[2].1)
      }
    }
  }

  private func check(_ geometry: JSON) {
    guard case .object(let members) = geometry, case .string(let type) = members[0].1 else {
      Issue.record("no geometry")
      return
    }
    func check(_ position: JSON) {
      guard case .array(let pair) = position, pair.count == 2, case .number(let east) = pair[0],
        case .number(let north) = pair[1]
      else {
        Issue.record("no position: \(position.line)")
        return
      }
      #expect(abs(east) <= 180 && abs(north) <= 90)
    }
    func checkLine(_ line: JSON) {
      guard case .array(let positions) = line else { return }
      #expect(positions.count >= 2)
      positions.forEach(check)
    }
    switch (type, members[1].1) {
    case ("Point", let position): check(position)
    case ("LineString", let line): checkLine(line)
    case ("MultiLineString", .array(let lines)): lines.forEach(checkLine)
    default: Issue.record("an unknown geometry: \(type)")
    }
  }
}

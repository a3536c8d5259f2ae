import Freight

/// Points at sea between which ships pass, for drawing a sea leg around the land.
///
/// Capes, straits and canals where geography puts them, to about a third of a degree, and points
/// in the open between; the lines between them keep to the water at the scale of a page. A drawing,
/// not a chart for sailing, and not what a leg's kilometres come from.
enum SeaPassages {
  /// The places from port to port, both included.
  ///
  /// The shortest way over the points; `aroundAfrica` closes the canals of Suez and Panama.
  ///
  /// - Complexity: O(p²) for p points.
  static func way(from start: MapPlace, to end: MapPlace, aroundAfrica: Bool = false) -> [MapPlace]
  {
    let direct = distance(start, end)
    if direct < shortHop { return [start, end] }
    var points = places
    points += [start, end]
    var neighbors = joined
    neighbors += [[], []]
    for port in [places.count, places.count + 1] {
      for near in nearest(points[port]) {
        neighbors[port].append(near)
        neighbors[near].append(port)
      }
    }
    var best = [Double](repeating: .infinity, count: points.count)
    var before = [Int?](repeating: nil, count: points.count)
    var open = Set(points.indices)
    best[places.count] = 0
    while let here = open.min(by: { (best[$0], $0) < (best[$1], $1) }), best[here] < .infinity {
      open.remove(here)
      for next in neighbors[here] where open.contains(next) {
        if aroundAfrica, isCanal(here, next) { continue }
        let length = best[here] + distance(points[here], points[next])
        if length < best[next] {
          best[next] = length
          before[next] = here
        }
      }
    }
    guard best[places.count + 1] < .infinity else { return [start, end] }
    // Where no points lie between, as in the South Pacific, ships cross the open water.
    if !aroundAfrica, best[places.count + 1] > 1.15 * direct, isOpenWater(start, end) {
      return [start, end]
    }
    var way: [MapPlace] = []
    var at: Int? = places.count + 1
    while let here = at {
      way.append(points[here])
      at = before[here]
    }
    return way.reversed()
  }

  /// Kilometres up to which two ports are joined by a straight line.
  private static let shortHop = 320.0

  /// Whether the straight line on the map from port to port keeps to the water: the coast is no
  /// obstacle near the ports, which lie on it.
  private static func isOpenWater(_ start: MapPlace, _ end: MapPlace) -> Bool {
    let length = distance(start, end)
    let nearPort = 120.0
    let step = 20.0
    let span = end.longitude - start.longitude
    let east = span - 360 * (span / 360).rounded()
    return stride(from: nearPort, to: length - nearPort, by: step).allSatisfy { kilometers in
      let share = kilometers / length
      return !WorldOutline.isLand(
        latitude: start.latitude + share * (end.latitude - start.latitude),
        longitude: start.longitude + share * east)
    }
  }

  private static func nearest(_ port: MapPlace) -> [Int] {
    let lengths = places.map { distance(port, $0) }
    let order = lengths.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    let closest = lengths[order[0]]
    // A second point only where it is about as near: farther ones may lie behind a cape.
    return order.prefix(3).filter { lengths[$0] <= 1.2 * closest + 30 }
  }

  private static func distance(_ a: MapPlace, _ b: MapPlace) -> Double {
    greatCircleKilometers(
      fromLatitude: a.latitude, longitude: a.longitude, toLatitude: b.latitude,
      longitude: b.longitude)
  }

  private static func isCanal(_ a: Int, _ b: Int) -> Bool {
    guard a < names.count, b < names.count else { return false }
    return [["port said", "suez"], ["balboa", "colon"]].contains([names[a], names[b]].sorted())
  }

  private static let names = points.map(\.0)
  private static let places = points.map { MapPlace(latitude: $0.1, longitude: $0.2) }

  private static let joined: [[Int]] = {
    var joined = [[Int]](repeating: [], count: points.count)
    for lane in lanes {
      let stops = lane.split(separator: ",").map { stop in
        let name = stop.drop { $0 == " " }
        guard let place = names.firstIndex(of: String(name)) else {
          preconditionFailure("a lane needs points that are listed: \(name)")
        }
        return place
      }
      for (a, b) in zip(stops, stops.dropFirst()) {
        joined[a].append(b)
        joined[b].append(a)
      }
    }
    return joined
  }()

  private static let points: [(String, Double, Double)] = [
    // The western Indian Ocean.
    ("mombasa", -4.3, 40.6), ("dar", -6.9, 40.3), ("cabo delgado", -11.0, 41.8),
    ("mozambique", -17.0, 41.2), ("maputo", -25.8, 36.0), ("durban", -30.6, 32.2),
    ("agulhas", -35.8, 20.5), ("algoa", -34.9, 26.2), ("good hope", -34.2, 17.4),
    ("somalia", 2.0, 48.6),
    ("hafun", 10.2, 53.0), ("guardafui", 13.2, 51.6), ("aden", 12.3, 46.0),
    ("mandeb", 12.6, 43.35), ("red sea south", 15.5, 41.4), ("red sea", 20.5, 38.3),
    ("red sea north", 27.2, 34.6), ("suez", 29.3, 32.65), ("socotra", 14.2, 56.5),
    ("salalah", 16.6, 55.2), ("hadd", 22.6, 60.4), ("oman", 25.2, 57.6),
    ("hormuz", 26.5, 56.6), ("gulf", 26.0, 53.6), ("gulf north", 28.6, 50.2),
    ("karachi", 24.2, 66.2), ("gujarat", 21.6, 68.2), ("mumbai", 18.6, 71.8),
    ("kerala", 9.0, 75.6), ("dondra", 5.5, 80.6), ("maldives", 1.2, 73.2),
    ("minicoy", 7.8, 73.2), ("bengal", 13.5, 84.5), ("mauritius", -22.0, 60.0),
    // The east.
    ("aceh", 6.3, 94.8), ("sabang", 5.6, 97.9), ("malacca", 3.4, 100.2), ("singapore", 1.15, 103.9),
    ("natuna", 5.0, 107.2), ("vietnam", 12.0, 111.0), ("hainan", 18.6, 113.4),
    ("hong kong", 21.8, 114.6), ("taiwan strait", 24.4, 119.3), ("zhoushan", 30.0, 123.0),
    ("yellow sea", 34.6, 122.6), ("shandong", 37.6, 123.0), ("bohai", 38.5, 120.6),
    ("korea strait", 34.4, 128.9), ("tsushima", 36.0, 130.8), ("sea of japan", 41.0, 132.2),
    ("osumi", 30.6, 131.0), ("tokyo", 34.4, 139.8), ("gulf of thailand", 8.6, 103.2),
    ("java", -5.2, 107.6), ("sunda", -6.4, 104.6),
    // The Mediterranean and the Black Sea.
    ("port said", 31.6, 32.4), ("cyprus", 34.0, 32.2), ("cilicia", 35.9, 34.4),
    ("antalya", 35.8, 31.4), ("rhodes", 35.6, 27.8), ("crete", 34.3, 25.2),
    ("kythira", 36.0, 22.9), ("saronic", 37.5, 23.6), ("aegean", 37.9, 25.2),
    ("lemnos", 39.6, 25.4), ("dardanelles", 40.1, 26.25), ("marmara", 40.7, 28.0),
    ("bosporus", 41.3, 29.2), ("black sea west", 43.2, 30.0), ("odesa", 45.9, 31.0),
    ("black sea", 43.2, 33.6), ("black sea east", 42.5, 39.4), ("novorossiysk", 44.3, 37.4),
    ("ionian", 36.5, 18.0), ("otranto", 40.0, 19.0), ("adriatic", 43.2, 15.2),
    ("trieste", 45.2, 13.1), ("sicily", 37.2, 11.4), ("tyrrhenian", 39.6, 11.6),
    ("genoa", 43.6, 8.8), ("sardinia", 38.2, 8.2), ("balearic", 38.3, 2.4), ("lion", 42.0, 4.4),
    ("alboran", 36.1, -2.0),
    ("gibraltar", 35.95, -5.6),
    // The Atlantic and the north.
    ("st vincent", 36.8, -9.4), ("finisterre", 43.4, -9.8), ("ushant", 48.8, -5.9),
    ("dover", 50.9, 1.4), ("hook", 52.1, 3.6), ("texel", 53.6, 4.6), ("bight", 54.2, 7.6),
    ("skagen", 57.9, 10.4),
    ("skagerrak", 57.6, 7.4), ("kattegat", 56.6, 11.6), ("belt", 54.6, 11.0),
    ("arkona", 54.9, 13.4), ("gotland", 56.4, 18.6),
    ("hiiumaa", 59.2, 21.8), ("finland", 59.8, 25.4), ("kronstadt", 60.0, 29.0),
    ("canaries", 28.6, -15.6), ("dakar", 14.8, -18.6), ("palmas", 3.6, -8.8),
    ("guinea", 3.4, 3.0), ("angola", -12.0, 8.0), ("bishop rock", 49.6, -7.4),
    ("grand banks", 42.6, -50.0), ("new york", 40.2, -72.6), ("hatteras", 35.0, -74.6),
    ("mona", 18.4, -67.8), ("caribbean", 13.0, -77.0), ("colon", 9.6, -79.9),
    ("balboa", 8.4, -79.5), ("tehuantepec", 14.4, -96.0), ("baja", 23.6, -112.6),
    ("los angeles", 33.6, -118.6), ("vancouver", 48.5, -125.4), ("aleutians", 51.0, -170.0),
    ("kurils", 44.0, 155.0),
    // The Caspian, which no ship leaves.
    ("astrakhan", 45.2, 48.6), ("tyuleniy", 44.2, 49.4), ("aktau", 43.4, 50.7),
    ("caspian", 41.8, 50.6), ("absheron", 40.3, 51.1), ("turkmenbashi", 39.9, 52.4),
    ("alat", 39.7, 49.9), ("astara", 38.2, 50.0), ("anzali", 37.6, 49.6),
    ("south caspian", 37.6, 51.8), ("amirabad", 37.0, 53.2),
  ]

  private static let lanes = [
    "good hope, agulhas, algoa, durban, maputo, mozambique, cabo delgado, dar, mombasa, somalia, hafun",
    "hafun, guardafui, aden, mandeb, red sea south, red sea, red sea north, suez, port said",
    "hafun, socotra, hadd, oman, hormuz, gulf, gulf north", "somalia, socotra",
    "salalah, aden", "salalah, socotra", "salalah, hadd", "salalah, hafun", "oman, karachi",
    "hadd, karachi, gujarat, mumbai, kerala, dondra", "hadd, gujarat", "hadd, mumbai",
    "oman, gujarat", "hadd, minicoy, dondra, aceh, sabang, malacca, singapore",
    "socotra, minicoy", "socotra, mumbai", "socotra, gujarat", "guardafui, minicoy",
    "hafun, mumbai", "hafun, minicoy", "mombasa, maldives, dondra",
    "dar, maldives", "mombasa, minicoy", "somalia, mumbai", "somalia, karachi",
    "somalia, gujarat", "dondra, bengal, aceh", "mauritius, durban", "mauritius, maputo",
    "mauritius, aceh", "mauritius, sunda, java, singapore", "maldives, mauritius",
    "singapore, natuna, vietnam, hainan, hong kong, taiwan strait, zhoushan, yellow sea",
    "natuna, gulf of thailand", "yellow sea, shandong, bohai", "zhoushan, korea strait",
    "shandong, korea strait, tsushima, sea of japan", "zhoushan, osumi, tokyo, kurils",
    "korea strait, osumi", "kurils, aleutians, vancouver, los angeles",
    "tokyo, aleutians", "los angeles, baja, tehuantepec, balboa, colon, caribbean, mona",
    "mona, new york", "caribbean, hatteras, new york, grand banks, bishop rock, ushant",
    "mona, finisterre", "port said, cyprus, antalya", "port said, cyprus, cilicia",
    "port said, cilicia", "cilicia, antalya, rhodes, aegean, lemnos", "port said, rhodes",
    "port said, crete, kythira, saronic, aegean", "rhodes, saronic",
    "lemnos, dardanelles, marmara, bosporus, black sea west, odesa",
    "bosporus, black sea, black sea east", "black sea, novorossiysk, black sea east",
    "black sea west, black sea", "black sea west, novorossiysk", "crete, ionian, sicily",
    "kythira, ionian, otranto, adriatic, trieste", "kythira, otranto",
    "sicily, tyrrhenian, genoa", "sicily, sardinia, balearic, alboran, gibraltar",
    "sardinia, lion, genoa", "balearic, lion", "gibraltar, st vincent, finisterre, ushant",
    "ushant, dover, hook, texel, bight",
    "texel, skagerrak, skagen, kattegat, belt, arkona, gotland",
    "bight, skagerrak", "gotland, hiiumaa, finland, kronstadt", "gibraltar, canaries",
    "st vincent, canaries, dakar, palmas, guinea", "finisterre, canaries",
    "dakar, angola, good hope", "palmas, angola", "guinea, angola", "dakar, good hope",
    "finisterre, bishop rock", "grand banks, gibraltar",
    "astrakhan, tyuleniy, aktau, caspian, absheron, alat, astara, anzali",
    "tyuleniy, caspian", "absheron, turkmenbashi", "aktau, absheron", "caspian, turkmenbashi",
    "alat, turkmenbashi", "absheron, south caspian, amirabad", "astara, south caspian",
    "anzali, south caspian", "turkmenbashi, south caspian",
  ]
}

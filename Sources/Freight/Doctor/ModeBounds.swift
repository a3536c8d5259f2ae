/// What a mode can do: how fast, how dear, how far about.
///
/// Beyond it a slip of the pen is likelier.
///
/// Prices are bounded by a third of the least and three times the greatest price per kilometre of
/// the bundled networks' legs of 100 km and more, plus a fixed amount for the ends, because a short
/// haul is mostly loading. A container moves slower than its vehicle for the same reason: the least
/// speed holds beyond some hours that a leg may take however short it is. No bundled leg takes more
/// than 9 h beyond its kilometres at the least speed (12 h for the 12 km from Kigali to its airport):
/// four times that is free by road and rail, twice as much again where a vessel waits for weather or
/// a berth, two days where a barge waits for locks, four where air freight waits for a flight.
///
/// Detours over land and ferry routes are at most twice the greatest of the bundled networks: 1.6 by
/// rail, 1.8 by road and 1.2 by ferry. The mountains, borders and lakes that there are elsewhere may
/// double them.
struct ModeBounds: Sendable {
  /// The greatest speed in km/h, of the least hours a leg can take.
  let greatestSpeed: Double
  /// The least speed in km/h, of the likely hours beyond `freeHours`.
  let leastSpeed: Double
  let freeHours: Double
  /// USD per kilometre of the likely price.
  let usdPerKilometer: ClosedRange<Double>
  /// USD that the greatest price may exceed the bound by, for loading and unloading.
  let freeUSD: Double
  /// How many great-circle distances the way may be long.
  let detour: Double

  /// The bounds of a mode.
  static func of(_ mode: Mode) -> ModeBounds {
    switch mode {
    case .sea:
      // 25 knots is the fastest that container ships were built for (UNCTAD, Review of Maritime
      // Transport 2012, p. 91). Novorossiysk to Jebel Ali round the Cape is 8.5 great circles.
      ModeBounds(
        greatestSpeed: 46.3, leastSpeed: 8, freeHours: 72, usdPerKilometer: 0.006...5,
        freeUSD: 500, detour: 9)
    case .rail:
      // Freight trains run at 120 km/h at most (UIC leaflet 502-1, class S). CAREC's corridor trains
      // average 54 km/h moving and far less with their stops (CPMM 2022).
      ModeBounds(
        greatestSpeed: 120, leastSpeed: 5, freeHours: 36, usdPerKilometer: 0.13...6,
        freeUSD: 300, detour: 3)
    case .road:
      // Lorries are limited to 90 km/h in the European Union (Directive 92/6/EEC); CAREC's average
      // 42 km/h moving, 23 with stops (CPMM 2022).
      ModeBounds(
        greatestSpeed: 90, leastSpeed: 4, freeHours: 36, usdPerKilometer: 0.25...12,
        freeUSD: 300, detour: 4)
    case .ferry:
      // Rail and lorry ferries run at 25 knots at most; the slowest of the lakes at 8.
      ModeBounds(
        greatestSpeed: 46.3, leastSpeed: 6, freeHours: 72, usdPerKilometer: 0.6...12,
        freeUSD: 500, detour: 3)
    case .air:
      // Mach 0.85 at cruising height is 905 km/h; with a tail wind more. Freight waits for a flight.
      ModeBounds(
        greatestSpeed: 1000, leastSpeed: 30, freeHours: 96, usdPerKilometer: 1.8...85,
        freeUSD: 1000, detour: 1.6)
    case .inlandWaterway:
      // Barges make 10 to 20 km/h in still water (CCNR), downstream up to 25.
      ModeBounds(
        greatestSpeed: 25, leastSpeed: 3, freeHours: 48, usdPerKilometer: 0.1...5,
        freeUSD: 300, detour: 4)
    }
  }

  /// Kilometres by which a stated distance may miss what its ends' coordinates say: a terminal is
  /// placed to a few kilometres, a port's berths lie that far apart.
  static let slackKilometers = 15.0

  /// Grams of CO2e per tonne-kilometre, from the best of barges and trains to air freight (GLEC
  /// Framework 3.1, modules 1 to 6), with a factor of two to spare.
  static let grams = 2.0...4000
  /// USD and hours of one transfer per container: three times the greatest of the bundled networks.
  static let transferUSD = 0.0...20_000
  static let transferHours = 0.0...1500
  /// USD a day of demurrage, detention or storage: the dearest of the bundled networks is 100, and
  /// at day 14 the dearest port of the world took 197 for a 20-foot box on average (Container
  /// xChange, Demurrage and Detention Benchmark 2020, Los Angeles); ten times that is a slip.
  static let chargeUSD = 0.0...2000
  /// The most that the bundled networks leave free is 30 days; free for a year is never charged.
  static let freeDays = 0.0...365
  /// More departures a week than one each quarter of an hour are likelier hours or a year's count.
  static let departures = 0.02...672
}

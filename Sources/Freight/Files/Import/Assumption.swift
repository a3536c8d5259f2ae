/// What an import assumes of a mode where the source says nothing.
///
/// Speeds and prices are the medians of the bundled networks' legs of 100 km and more, stops on the
/// way included; handling is the median of their changes of mode. All of it is declared in the
/// written `sources.csv` with the quality `assumed`.
struct Assumption {
  let mode: Mode
  let kilometersPerHour: Double
  let usdPerKilometer: Double

  static func of(_ mode: Mode) -> Assumption {
    switch mode {
    case .sea: Assumption(mode: mode, kilometersPerHour: 16.7, usdPerKilometer: 0.28)
    case .rail: Assumption(mode: mode, kilometersPerHour: 23.2, usdPerKilometer: 0.6)
    case .road: Assumption(mode: mode, kilometersPerHour: 21, usdPerKilometer: 1.71)
    case .ferry: Assumption(mode: mode, kilometersPerHour: 18.2, usdPerKilometer: 2.73)
    case .air: Assumption(mode: mode, kilometersPerHour: 131, usdPerKilometer: 9.43)
    case .inlandWaterway: Assumption(mode: mode, kilometersPerHour: 11.2, usdPerKilometer: 0.8)
    }
  }

  /// Low, likely and high of hours, as multiples of what the speed gives.
  static let hours = [0.7, 1, 2]
  /// The same where the source gives a free speed: nobody is faster.
  static let freeHours = [1.0, 1.2, 2]
  /// Low, likely and high of USD, as multiples of what the kilometres cost.
  static let usd = [0.7, 1, 1.6]
  /// Handling at a change of mode.
  static let handlingUSD = ["100", "170", "300"]
  static let handlingHours = ["12", "36", "120"]
  /// How much longer than the great circle a way is whose length is not given.
  static let detour = 1.2

  static let handling = "assumed-handling"
  static let length = "assumed-length"

  var speed: String { "assumed-speed-\(mode.rawValue)" }
  var price: String { "assumed-price-\(mode.rawValue)" }
  /// Hours from the speeds that the source gives.
  static let freeSpeed = "imported-speed"
}

/// What is minimised in choosing an itinerary.
///
/// Weight is not cost: whatever is minimised, an itinerary reports its USD, hours, kilometres and
/// kilograms of CO2e each on its own.
public enum Objective: String, CaseIterable, Sendable, Hashable {
  /// USD paid to carriers, terminals and borders.
  case cost
  /// Hours from origin to destination.
  case time
  /// Kilograms of CO2e.
  case emissions
  /// USD, with time, inventory and carbon turned into USD at the shipment's values.
  case generalized

  /// The weight of an amount of each quantity, never negative; of unknown emissions nothing.
  public func weight(of amounts: Amounts, for shipment: Shipment) -> Double {
    switch self {
    case .cost: amounts.usd
    case .time: amounts.hours
    case .emissions: amounts.countedKilogramsCO2e
    case .generalized:
      amounts.usd + amounts.hours * shipment.hourValue
        + amounts.carbonUSD(at: shipment.carbonPrice)
    }
  }
}

/// What a step, or a whole itinerary, takes: money, time, distance, emissions.
public struct Amounts: Sendable, Hashable {
  public var usd: Double
  public var hours: Double
  public var kilometers: Double
  /// Nothing where the network has no emission factor for a mode that is taken.
  public var kilogramsCO2e: Double?

  public init(
    usd: Double = 0, hours: Double = 0, kilometers: Double = 0, kilogramsCO2e: Double? = 0
  ) {
    self.usd = usd
    self.hours = hours
    self.kilometers = kilometers
    self.kilogramsCO2e = kilogramsCO2e
  }

  public static func + (a: Amounts, b: Amounts) -> Amounts {
    Amounts(
      usd: a.usd + b.usd, hours: a.hours + b.hours, kilometers: a.kilometers + b.kilometers,
      kilogramsCO2e: combined(a.kilogramsCO2e, b.kilogramsCO2e, +))
  }

  public static func += (a: inout Amounts, b: Amounts) { a = a + b }

  /// What weights count of the emissions: of unknown ones nothing.
  ///
  /// Whoever minimises them, or gives them a price, is refused before.
  var countedKilogramsCO2e: Double { kilogramsCO2e ?? 0 }

  /// What the emissions cost at a price in USD a tonne.
  func carbonUSD(at price: Double) -> Double { countedKilogramsCO2e * price / 1000 }
}

/// What comes of two numbers, unless one is unknown.
func combined(_ a: Double?, _ b: Double?, _ combine: (Double, Double) -> Double) -> Double? {
  guard let a, let b else { return nil }
  return combine(a, b)
}

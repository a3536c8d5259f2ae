import Freight

/// What a cent and a second weigh under an itinerary's objective, in hundredths of weight or as many
/// of them as make a grain.
struct WeightRate {
  private let perCent: Double
  private let perSecond: Double
  /// Of its emissions.
  let base: Double

  /// The yardstick is the itinerary by whose objective, and for whose shipment, all are weighed that
  /// are held against each other.
  init(
    _ itinerary: Itinerary, by yardstick: Itinerary, grains: (usd: Int64, hours: Int64),
    _ weightGrain: Int64
  ) {
    func weight(usd: Double, hours: Double) -> Double {
      itinerary.weight(by: yardstick, usd: usd, hours: hours)
    }
    // Every objective is a sum of multiples of the amounts.
    let none = weight(usd: 0, hours: 0)
    let unit = 100 / Double(weightGrain)
    base = none * unit
    perCent = Double(grains.usd) / 100 * (weight(usd: 1, hours: 0) - none) * unit
    perSecond = Double(grains.hours) / 3600 * (weight(usd: 0, hours: 1) - none) * unit
  }

  /// The weight of each trial.
  func weights(_ cents: [Int64], _ seconds: [Int64]) -> [Int64] {
    zip(cents, seconds).map { cents, seconds in
      Int64((base + perCent * Double(cents) + perSecond * Double(seconds)).rounded())
    }
  }
}

extension TrialModel {
  /// Hundredths of weight in one counted part of it, see ``Grain``.
  var weightGrain: Int64 {
    let weights = itineraries.indices.map { index in
      itineraries[index].weight(
        by: itineraries[0], usd: greatest[2 * index], hours: greatest[2 * index + 1])
    }
    return Grain.least(for: 100 * (weights.max() ?? 0))
  }

  /// By the objective and for the shipment of the first itinerary.
  func weightRates(_ weightGrain: Int64) -> [WeightRate] {
    itineraries.indices.map { index in
      WeightRate(
        itineraries[index], by: itineraries[0],
        grains: (grains[2 * index], grains[2 * index + 1]), weightGrain)
    }
  }
}

extension Itinerary {
  /// What it weighs by another's objective, and for its shipment, when it costs and takes this much.
  func weight(by yardstick: Itinerary, usd: Double, hours: Double) -> Double {
    yardstick.objective.weight(
      of: Amounts(
        usd: usd, hours: hours, kilometers: total.kilometers, kilogramsCO2e: total.kilogramsCO2e),
      for: yardstick.shipment)
  }
}

extension FlexibleModel {
  /// The same for any way that may be chosen.
  var weightGrain: Int64 { Grain.least(for: greatest * 100) }
}

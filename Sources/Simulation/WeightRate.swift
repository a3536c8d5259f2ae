import Freight

/// What a cent and a second weigh under an itinerary's objective, in hundredths of weight or as many
/// of them as make a grain.
struct WeightRate {
  private let perCent: Double
  private let perSecond: Double
  /// Of its emissions.
  let base: Double

  init(_ itinerary: Itinerary, grains: (usd: Int64, hours: Int64), _ weightGrain: Int64) {
    // Every objective is a sum of multiples of the amounts.
    let none = itinerary.weight(usd: 0, hours: 0)
    let unit = 100 / Double(weightGrain)
    base = none * unit
    perCent = Double(grains.usd) / 100 * (itinerary.weight(usd: 1, hours: 0) - none) * unit
    perSecond = Double(grains.hours) / 3600 * (itinerary.weight(usd: 0, hours: 1) - none) * unit
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
    itineraries.indices.map { index in
      itineraries[index].weightGrain(usd: greatest[2 * index], hours: greatest[2 * index + 1])
    }.max() ?? 1
  }

  func weightRates(_ weightGrain: Int64) -> [WeightRate] {
    itineraries.indices.map { index in
      WeightRate(
        itineraries[index], grains: (grains[2 * index], grains[2 * index + 1]), weightGrain)
    }
  }
}

extension Itinerary {
  /// How coarsely hundredths of its weight are counted where it costs and takes no more than this.
  fileprivate func weightGrain(usd: Double, hours: Double) -> Int64 {
    Grain.least(for: weight(usd: usd, hours: hours) * 100)
  }

  /// The weight of its objective when it costs and takes this much.
  func weight(usd: Double, hours: Double) -> Double {
    objective.weight(
      of: Amounts(
        usd: usd, hours: hours, kilometers: total.kilometers, kilogramsCO2e: total.kilogramsCO2e),
      for: shipment)
  }
}

extension FlexibleModel {
  /// The same for any way that may be chosen.
  var weightGrain: Int64 { Grain.least(for: greatest * 100) }
}

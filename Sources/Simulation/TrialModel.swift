import Freight
import Sampling

/// Itineraries compiled for trials: a sum of USD and one of hours for each.
struct TrialModel: Sendable {
  let itineraries: [Itinerary]
  /// USD and hours of each itinerary in turn, then the hours of stops charged by the day.
  let sums: Sums
  /// What the USD and the hours of each itinerary in turn can come to at most.
  let greatest: [Double]
  /// Whole cents, or seconds, in one counted part of each itinerary's USD and hours in turn: more
  /// than one where the amounts could be so great that sums of squares would leave 128 bits.
  let grains: [Int64]

  init(_ itineraries: [Itinerary]) {
    var builder = SumBuilder()
    for _ in 0..<(2 * itineraries.count) { _ = builder.addSum() }
    for (index, itinerary) in itineraries.enumerated() {
      for step in itinerary.steps { builder.add(step, usd: 2 * index, hours: 2 * index + 1) }
    }
    self.itineraries = itineraries
    greatest = (0..<(2 * itineraries.count)).map { builder.greatest($0) }
    grains = greatest.enumerated().map { sum, amount in
      Grain.least(for: amount * (sum % 2 == 0 ? 100 : 3600))
    }
    sums = builder.finished()
  }
}

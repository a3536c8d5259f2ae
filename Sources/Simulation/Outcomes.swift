import Freight

/// What each itinerary cost and took in each trial, in whole cents and seconds.
///
/// Whole numbers, so that sums are exact and do not depend on their order.
struct Outcomes: Sendable {
  var cents: [[Int64]]
  var seconds: [[Int64]]

  init(itineraries count: Int) {
    cents = Array(repeating: [], count: count)
    seconds = cents
  }

  mutating func append(_ later: Outcomes) {
    for index in cents.indices {
      cents[index] += later.cents[index]
      seconds[index] += later.seconds[index]
    }
  }

  /// In how many trials each itinerary has the least weight, the earlier one on a tie.
  func bestCounts(_ itineraries: [Itinerary]) -> [Int] {
    var counts = [Int](repeating: 0, count: itineraries.count)
    guard itineraries.count > 1 else { return cents.map(\.count) }
    for trial in cents[0].indices {
      var best = (index: 0, weight: Double.infinity)
      for (index, itinerary) in itineraries.enumerated() {
        let weight = itinerary.weight(
          usd: Double(cents[index][trial]) / 100, hours: Double(seconds[index][trial]) / 3600)
        if weight < best.weight { best = (index, weight) }
      }
      counts[best.index] += 1
    }
    return counts
  }
}

extension Itinerary {
  /// The weight of its objective when it costs and takes this much.
  func weight(usd: Double, hours: Double) -> Double {
    objective.weight(
      of: Amounts(
        usd: usd, hours: hours, kilometers: total.kilometers, kilogramsCO2e: total.kilogramsCO2e),
      for: shipment)
  }
}

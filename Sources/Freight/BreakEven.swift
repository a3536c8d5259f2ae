/// The value of time, or of the cargo, from which on one itinerary is better than another.
///
///     let ranges = breakEvens(of: itineraries, along: .cargoValue)
///     ranges.map { ($0.itinerary, $0.from, $0.to) }   // (1, 0, 61_000), (0, 61_000, .infinity)
public struct BreakEven: Sendable, Hashable {
  /// What varies, everything else of the shipment kept.
  public enum Axis: String, CaseIterable, Sendable {
    /// USD for each day of each container, beyond inventory.
    case valueOfTime
    /// USD in each container; moves the inventory cost, and the value of time where that is a
    /// share of it.
    case cargoValue
  }

  /// The place of the best itinerary in this range.
  public let itinerary: Int
  public let from: Double
  /// Infinite for the last.
  public let to: Double
}

/// The ranges in which each of some itineraries of one shipment has the least generalized cost.
///
/// The ranges follow one another without a gap from 0 to infinity. An itinerary that is best
/// nowhere has none.
///
/// - Precondition: at least one itinerary.
/// - Complexity: O(n²).
public func breakEvens(of itineraries: [Itinerary], along axis: BreakEven.Axis) -> [BreakEven] {
  precondition(!itineraries.isEmpty, "break-evens are between itineraries")
  let envelope = lowerEnvelope(itineraries.map { $0.line(along: axis) })
  return envelope.map { BreakEven(itinerary: $0.line, from: $0.from, to: $0.to) }
}

extension Itinerary {
  /// The generalized cost as it grows with a value.
  fileprivate func line(along axis: BreakEven.Axis) -> Line {
    let carbon = total.carbonUSD(at: shipment.carbonPrice)
    let days = total.hours / 24 * Double(shipment.containers)
    switch axis {
    case .valueOfTime:
      return Line(offset: total.usd + carbon + days * shipment.dayInventory, slope: days)
    case .cargoValue:
      let stock = shipment.dayInventoryRate
      if let value = shipment.valueOfTime {
        return Line(offset: total.usd + carbon + days * value, slope: days * stock)
      }
      // The value of time is what a day costs, as a share of value, less the inventory, if more.
      return Line(
        offset: total.usd + carbon, slope: days * max(stock, Shipment.dayAsShareOfValue))
    }
  }
}

/// A straight line over the values from 0.
struct Line: Sendable, Hashable {
  var offset: Double
  var slope: Double
}

/// The lines that are lowest somewhere from 0 to infinity, in order, each with its range.
///
/// Where one ends the next begins. Of lines that are lowest together the one that stays lower is
/// taken, of equal ones the first.
func lowerEnvelope(_ lines: [Line]) -> [(line: Int, from: Double, to: Double)] {
  func precedes(_ a: Int, _ b: Int) -> Bool {
    (lines[a].offset, lines[a].slope, a) < (lines[b].offset, lines[b].slope, b)
  }
  guard var present = lines.indices.min(by: precedes) else { return [] }
  var ranges: [(line: Int, from: Double, to: Double)] = []
  var from = 0.0
  while true {
    var next: (line: Int, at: Double)?
    for (index, line) in lines.enumerated() where line.slope < lines[present].slope {
      let crossing = (line.offset - lines[present].offset) / (lines[present].slope - line.slope)
      let at = max(from, crossing)
      if let known = next, (known.at, lines[known.line].slope) <= (at, line.slope) { continue }
      next = (index, at)
    }
    guard let next else { break }
    if next.at > from { ranges.append((present, from, next.at)) }
    (present, from) = (next.line, next.at)
  }
  ranges.append((present, from, .infinity))
  return ranges
}

/// Why another itinerary is not the best, and the smallest single change that would make it so.
public struct WhyNot: Sendable {
  public let itinerary: Itinerary
  /// What it weighs more than the best.
  public let excess: Double
  /// The figures each of which, moved alone, makes it the best, the least move first; none where
  /// no single one does.
  public let changes: [SwitchingValue]
  /// Where among all ways it is the best; nothing where it is so nowhere.
  public let valueOfTime: BreakEven?
  public let cargoValue: BreakEven?
}

/// How firmly an itinerary is the best, and what would change that.
///
///     let sensitivity = try network.sensitivity(for: shipment)
///     sensitivity.switchingValues[0]   // the figure that the choice hangs on most
///     sensitivity.swings[0]            // the cause that moves the total most
public struct Sensitivity: Sendable {
  public let best: Itinerary
  public let switchingValues: [SwitchingValue]
  public let swings: [Swing]
  /// The other sensible itineraries.
  public let others: [WhyNot]
}

extension Network {
  /// What would change the best way for a shipment, and what moves its total.
  ///
  /// - Parameters:
  ///   - shipment: What must move, without limits of money and time.
  ///   - objective: What is minimised.
  ///   - count: How many other itineraries, none or more, are asked why they are not the best.
  /// - Returns: The best itinerary, what it hangs on, and why the others are not it.
  /// - Throws: `PlanningError`.
  public func sensitivity(
    for shipment: Shipment, minimizing objective: Objective = .generalized, others count: Int = 4
  ) throws(PlanningError) -> Sensitivity {
    precondition(count >= 0, "a number of itineraries cannot be negative")
    let values = try switchingValues(for: shipment, minimizing: objective)
    let best = try itinerary(for: shipment, minimizing: objective)
    let front = try self.front(for: shipment)
    let time = breakEvens(of: front, along: .valueOfTime)
    let cargo = breakEvens(of: front, along: .cargoValue)
    let tradeoffs = try self.tradeoffs(for: shipment, atMost: count + 1)
    let others = tradeoffs.filter { $0.legIndices != best.legIndices }.prefix(count)
    return Sensitivity(
      best: best, switchingValues: values, swings: best.swings(),
      others: others.map { other in
        let legs = other.legIndices
        func range(_ ranges: [BreakEven]) -> BreakEven? {
          ranges.first { front[$0.itinerary].legIndices == legs }
        }
        return WhyNot(
          itinerary: other,
          excess: objective.weight(of: other.total, for: shipment) - best.weight,
          changes: values.filter { $0.next == legs }, valueOfTime: range(time),
          cargoValue: range(cargo))
      })
  }
}

extension Itinerary {
  /// The itinerary with some of its steps only: what a stretch of the way takes.
  ///
  ///     itinerary.section(0..<3).total.hours   // until the third step is done
  ///
  /// The variables keep their names, so a simulation gives a section the luck it has in the whole.
  ///
  /// - Precondition: the range lies within the steps.
  public func section(_ range: Range<Int>) -> Itinerary {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= steps.count,
      "a section needs steps that the itinerary has")
    let kept = Array(steps[range])
    return Itinerary(
      shipment: shipment, objective: objective, from: kept.first?.from ?? from,
      to: kept.last?.to ?? from, steps: kept)
  }

  /// The same itinerary with each wait for a departure as a step of its own, at the terminal where
  /// the freight waits: a step with neither mode nor process.
  ///
  ///     itinerary.unbundled.total == itinerary.total   // but for rounding
  public var unbundled: Itinerary {
    Itinerary(
      shipment: shipment, objective: objective, from: from, to: to,
      steps: steps.flatMap(\.unbundled))
  }
}

extension Step {
  /// The wait for a departure and the movement, or the step itself where nothing departs by plan.
  fileprivate var unbundled: [Step] {
    let waits = parts.filter { $0.role == .wait }
    guard mode != nil, !waits.isEmpty else { return [self] }
    let hours = waits.reduce(0) { $0 + $1.mean }
    let wait = Step(
      from: from, to: from, mode: nil, process: nil, service: service, leg: nil, transfer: nil,
      mean: Amounts(hours: hours), parts: waits, stay: nil,
      sources: waits.map(\.source).reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
    let movement = Step(
      from: from, to: to, mode: mode, process: process, service: service, leg: leg,
      transfer: transfer,
      mean: Amounts(
        usd: mean.usd, hours: mean.hours - hours, kilometers: mean.kilometers,
        kilogramsCO2e: mean.kilogramsCO2e),
      parts: parts.filter { $0.role != .wait }, stay: stay, sources: sources)
    return [wait, movement]
  }
}

import Testing

@testable import Freight

@Suite struct CriticalityTests {
  @Test(arguments: 1...10 as ClosedRange<UInt64>, [Objective.cost, .generalized])
  func `a loss is what the scenario that closes the place does`(seed: UInt64, objective: Objective)
    throws
  {
    let network = Network.random(seed: seed)
    let before = try network.itinerary(for: .small, minimizing: objective)
    let losses = try network.losses(
      for: [Pair(from: "T0", to: "T5")], minimizing: objective, of: .small)
    let places =
      network.legs.indices.map { Loss.Place.leg($0) }
      + network.terminals.indices.filter { $0 != 0 && $0 != 5 }.map { .terminal($0) }
    for place in places {
      let target = Target(network.name(of: place))
      let closed = try network.under(Scenario("", .close(target)))
      let after = try? closed.itinerary(for: .small, minimizing: objective)
      let loss = losses.first { $0.place == place }
      guard let after else {
        #expect(loss?.cutOff == 1, "seed \(seed), \(target)")
        continue
      }
      #expect(
        abs((loss?.addedWeight ?? 0) - (after.weight - before.weight)) < 1e-6,
        "seed \(seed), \(target)")
      #expect(
        abs((loss?.added.usd ?? 0) - (after.total.usd - before.total.usd)) < 1e-6,
        "seed \(seed), \(target)")
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `of several pairs each counts alike, and the worst place comes first`(seed: UInt64) throws {
    let network = Network.random(seed: seed)
    let pairs = [
      Pair(from: "T0", to: "T5"), Pair(from: "T0", to: "T1"), Pair(from: "T3", to: "T5"),
    ]
    let together = try network.losses(for: pairs, of: .small)
    let single = try pairs.map { try network.losses(for: [$0], of: .small) }
    for loss in together {
      let own = single.compactMap { $0.first { $0.place == loss.place } }
      let sum = own.reduce(0) { $0 + $1.addedWeight }
      #expect(abs(loss.addedWeight - sum / 3) < 1e-6, "seed \(seed)")
      #expect(loss.cutOff == own.reduce(0) { $0 + $1.cutOff })
    }
    for (worse, better) in zip(together, together.dropFirst()) {
      #expect((worse.cutOff, worse.addedWeight) >= (better.cutOff, better.addedWeight))
    }
  }
}

import Freight
import Simulation

extension Arguments {
  /// What arriving in time takes, where there is a deadline.
  func punctuality(_ question: Question) async throws -> Punctuality? {
    let chance = try confidence()
    guard let deadline = try deadline() else { return nil }
    // More to choose from than is shown, and variants too: they may differ in certainty.
    let choice = try question.network.tradeoffs(for: question.shipment, atMost: 40, overlap: 0.95)
    return try await simulation().punctuality(
      of: choice.itineraries, by: deadline, withChance: chance ?? 0.95, threads: threads())
  }
}

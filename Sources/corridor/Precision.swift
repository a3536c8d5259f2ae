import Simulation

extension Arguments {
  /// The wanted precision, as a share.
  func precision() throws -> Double? {
    try share("--precision", like: 1) { $0 > 0 && $0 < 1 }
  }

  /// The simulations to try in turn: one, or with a wanted precision ever longer ones.
  func checkpoints() throws -> [Simulation] {
    let simulation = try simulation()
    guard try precision() != nil else { return [simulation] }
    // Without a limit of one's own: 16 million trials know a mean to a few parts in 100,000.
    return simulation.checkpoints(upTo: has("--trials") ? simulation.trials : 1 << 24)
  }
}

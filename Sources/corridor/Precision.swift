import Simulation

extension Arguments {
  /// The wanted precision, as a share.
  func precision() throws -> Double? {
    guard let text = value("--precision") else { return nil }
    let isPercent = text.hasSuffix("%")
    guard let number = Double(isPercent ? String(text.dropLast()) : text), number > 0,
      number / (isPercent ? 100 : 1) < 1
    else { throw Failure.misuse("--precision needs a share like 1% or 0.01, not '\(text)'") }
    return number / (isPercent ? 100 : 1)
  }

  /// The simulations to try in turn: one, or with a wanted precision ever longer ones.
  func checkpoints() throws -> [Simulation] {
    let simulation = try simulation()
    guard try precision() != nil else { return [simulation] }
    // Without a limit of one's own: 16 million trials know a mean to a few parts in 100,000.
    return simulation.checkpoints(upTo: has("--trials") ? simulation.trials : 1 << 24)
  }
}

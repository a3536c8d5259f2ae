import Sampling

/// How many trials there are, how they are drawn, and how they fall into blocks and replicates.
struct TrialPlan: Sendable, Hashable {
  let trials: Int
  let seed: UInt64
  let method: Simulation.Method
  /// Independent scramblings of quasi-random trials; one of random trials.
  let replicates: Int

  init(_ simulation: Simulation) {
    trials = simulation.trials
    seed = simulation.seed
    method = simulation.method
    replicates = method == .quasirandom ? Simulation.replicates : 1
  }

  var pointsPerReplicate: Int { trials / replicates }

  var blocks: Range<Int> {
    0..<((trials + Sampling.Outcomes.count - 1) / Sampling.Outcomes.count)
  }

  var sampler: Sampler {
    switch method {
    case .random: Sampler(seed: seed)
    case .quasirandom: Sampler(seed: seed, method: .quasirandom(points: pointsPerReplicate))
    }
  }

  /// The places of a block that hold trials, by replicate.
  func parts(of block: Int) -> [(replicate: Int, places: Range<Int>)] {
    let first = block * Sampling.Outcomes.count
    let end = min(first + Sampling.Outcomes.count, trials)
    var parts: [(Int, Range<Int>)] = []
    var trial = first
    while trial < end {
      let replicate = replicates == 1 ? 0 : trial / pointsPerReplicate
      let next = replicates == 1 ? end : min(end, (replicate + 1) * pointsPerReplicate)
      parts.append((replicate, (trial - first)..<(next - first)))
      trial = next
    }
    return parts
  }
}

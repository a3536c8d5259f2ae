import Sampling

/// How many trials there are, how they are drawn, and how they fall into blocks and replicates.
struct TrialPlan: Sendable, Hashable {
  let trials: Int
  let seed: UInt64
  let method: Simulation.Method
  /// Trials that are counted apart: independent scramblings of quasi-random trials, or strata; one of
  /// random trials.
  let replicates: Int
  /// Where rare disruptions have trials of their own.
  let strata: Strata?

  init(_ simulation: Simulation, strata: Strata? = nil) {
    trials = simulation.trials
    seed = simulation.seed
    method = simulation.method
    self.strata = strata
    replicates =
      method == .quasirandom ? Simulation.replicates : (strata.map { $0.sizes.count } ?? 1)
  }

  /// The plan for a model, whose rare disruptions get strata where those are asked for.
  init(_ simulation: Simulation, for model: TrialModel, by deadline: Deadline?) {
    guard simulation.method == .stratified else {
      self.init(simulation)
      return
    }
    let limits = deadline.map { deadline in
      model.itineraries.indices.map { deadline.limit(grain: model.grains[2 * $0 + 1]) }
    }
    self.init(
      simulation,
      strata: Strata(model, trials: simulation.trials, seed: simulation.seed, by: limits))
  }

  var pointsPerReplicate: Int { trials / replicates }

  /// How many trials each replicate has.
  var sizes: [Int] {
    strata?.sizes ?? Array(repeating: pointsPerReplicate, count: replicates)
  }

  var blocks: Range<Int> {
    0..<((trials + Outcomes.count - 1) / Outcomes.count)
  }

  var sampler: Sampler {
    switch method {
    case .random, .stratified: Sampler(seed: seed)
    case .quasirandom: Sampler(seed: seed, method: .quasirandom(points: pointsPerReplicate))
    }
  }

  /// What some work on blocks gives for each of equal shares of them, one share a thread, in no order.
  func sharedOut<Part: Sendable>(
    to threads: Int, _ work: @escaping @Sendable (Range<Int>) -> Part
  ) async -> [Part] {
    precondition(threads > 0, "a simulation needs at least one thread")
    let share = (blocks.count + threads - 1) / threads
    return await withTaskGroup(of: Part.self) { group in
      for first in stride(from: 0, to: blocks.count, by: share) {
        group.addTask { work(first..<min(first + share, blocks.count)) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  /// The places of a block that hold trials, by replicate.
  func parts(of block: Int) -> [(replicate: Int, places: Range<Int>)] {
    if let strata { return strata.parts(of: block) }
    let first = block * Outcomes.count
    let end = min(first + Outcomes.count, trials)
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

extension Deadline {
  /// The greatest number of seconds, counted in grains, that is in time.
  func limit(grain: Int64) -> Int64 {
    Int64(max(-0x1p60, min(0x1p60, (hours * 3600 / Double(grain)).rounded())))
  }
}

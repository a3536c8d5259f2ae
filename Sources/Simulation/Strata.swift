import Sampling

/// Rare disruptions taken out of chance's hands: every combination of them gets trials of its own,
/// and counts with its exact probability.
///
/// A closure that happens twice in a thousand trials is met by 200 of 100,000 random trials; here by
/// as many as it deserves. The trials of a stratum are independent, so its statistics are whole
/// numbers like any others, and estimates are weighted means over the strata: Cochran, *Sampling
/// Techniques* (1977), chapter 5.
struct Strata: Sendable, Hashable {
  /// The disruptions, by their places among the model's events: bit k of a stratum's number says
  /// whether the k-th of them happens in it.
  let events: [Int]
  /// The probability of each combination.
  let weights: [Double]
  /// The trials of each, one behind the other.
  let sizes: [Int]

  /// The disruptions of 2⁶ combinations; of more the rarest are taken.
  static let mostEvents = 6
  /// A disruption that happens more often meets trials enough by itself.
  static let mostChance = 0.1
  private static let pilotTrials = 256
  /// Trials that a stratum should have on average: below, fewer disruptions are taken.
  private static let leastTrials = 640

  /// The events of a model worth strata of their own.
  static func events(of luck: Luck, trials: Int) -> [Int] {
    var most = 0
    while most < mostEvents, leastTrials << (most + 1) <= trials { most += 1 }
    let rare = luck.events.indices.filter { place in
      let chance = luck.events[place].chance
      return chance > 0 && chance < mostChance
    }
    return Array(
      rare.sorted { (luck.events[$0].chance, $0) < (luck.events[$1].chance, $1) }.prefix(most))
  }

  /// Strata for the trials of a model, or nothing where it has no rare disruptions.
  ///
  /// Of the trials 5 % are spread evenly; half of the others follow the weights, so that no estimate
  /// gets much worse than by independent trials; the rest go where a pilot finds lateness, or the
  /// hours where there is no deadline, to vary most for its weight, as Neyman (1934) does,
  /// https://doi.org/10.2307/2342192.
  init?(_ model: TrialModel, trials: Int, seed: UInt64, by limits: [Int64]?) {
    let events = Strata.events(of: model.sums.luck, trials: trials)
    guard !events.isEmpty else { return nil }
    let count = 1 << events.count
    let weights = (0..<count).map { stratum in
      events.enumerated().reduce(1.0) { weight, event in
        // The chance that columns are drawn with: a multiple of 2⁻³².
        let chance = (model.sums.luck.events[event.element].chance * 0x1p32).rounded() * 0x1p-32
        return weight * (stratum >> event.offset & 1 == 1 ? chance : 1 - chance)
      }
    }
    let pilot = Strata(
      events: events, weights: weights,
      sizes: [Int](repeating: Strata.pilotTrials, count: count))
    let spreads = pilot.spreads(of: model, seed: seed, by: limits)
    let neyman = zip(weights, spreads).map { $0 * $1 }
    let total = neyman.reduce(0, +)
    let shares = (0..<count).map { stratum in
      let wanted = total > 0 ? neyman[stratum] / total : weights[stratum]
      return 0.05 / Double(count) + 0.95 * (weights[stratum] + wanted) / 2
    }
    self.init(events: events, weights: weights, sizes: Strata.sizes(shares, of: trials))
  }

  init(events: [Int], weights: [Double], sizes: [Int]) {
    (self.events, self.weights, self.sizes) = (events, weights, sizes)
  }

  /// Shares rounded to whole trials that add up.
  private static func sizes(_ shares: [Double], of trials: Int) -> [Int] {
    let total = shares.reduce(0, +)
    var sum = 0.0
    var before = 0
    return shares.enumerated().map { place, share in
      sum += share
      let end = place + 1 == shares.count ? trials : Int((sum / total * Double(trials)).rounded())
      defer { before = end }
      return end - before
    }
  }

  /// The standard deviation in each stratum of what the trials are to tell, the greatest of all
  /// itineraries.
  private func spreads(of model: TrialModel, seed: UInt64, by limits: [Int64]?) -> [Double] {
    let trials = sizes.reduce(0, +)
    var block = TrialBlock(model, Sampler(seed: seed, purpose: .pilot))
    var moments = model.itineraries.map { _ in [Moments](repeating: Moments(), count: sizes.count) }
    for number in 0..<((trials + Outcomes.count - 1) / Outcomes.count) {
      let parts = parts(of: number)
      block.run(number, forcing: forced(in: parts))
      for (stratum, places) in parts {
        for index in model.itineraries.indices {
          for place in places {
            let seconds = block.seconds[index][place]
            moments[index][stratum].add(limits.map { max(0, seconds - $0[index]) } ?? seconds)
          }
        }
      }
    }
    return sizes.indices.map { stratum in
      moments.map { $0[stratum].standardDeviation }.max() ?? 0
    }
  }

  /// The places of a block that hold trials, by stratum.
  func parts(of block: Int) -> [(replicate: Int, places: Range<Int>)] {
    let first = block * Outcomes.count
    let end = first + Outcomes.count
    var start = 0
    var parts: [(Int, Range<Int>)] = []
    for (stratum, size) in sizes.enumerated() {
      let range = (start..<(start + size)).clamped(to: first..<end)
      if !range.isEmpty {
        parts.append((stratum, (range.lowerBound - first)..<(range.upperBound - first)))
      }
      start += size
    }
    return parts
  }

  /// What is made to happen, or not to, in parts of a block.
  func forced(in parts: [(replicate: Int, places: Range<Int>)]) -> [Forced] {
    parts.flatMap { stratum, places in
      events.enumerated().map { bit, event in
        Forced(event: event, places: places, happens: stratum >> bit & 1 == 1)
      }
    }
  }
}

/// An event that happens, or does not, in some trials of a block whatever its chance.
struct Forced: Sendable {
  let event: Int
  let places: Range<Int>
  let happens: Bool
}

import Sampling

/// What blocks of trials have come to, in whole numbers: two ledgers merge to the same one in any
/// order.
///
/// Up to ``mostKept`` trials every outcome is kept, so that quantiles are exact and itineraries can
/// be held against each other trial by trial; beyond, outcomes are counted in fine bins.
struct Ledger: Sendable, Equatable {
  /// 64 blocks: about 4 MB for each itinerary.
  static let mostKept = 64 * Outcomes.count

  /// One itinerary's account.
  struct Account: Sendable, Equatable {
    var cents: Tally
    var seconds: Tally
    /// Trials in time, and seconds behind the deadline, for each replicate.
    var onTime: [Int]
    var late: [Moments]
    /// Trials in which it was the best, for each replicate.
    var best: [Int]
    /// By how many cents' worth of weight it missed the best, for each replicate.
    var regret: [Moments]
  }

  /// The outcomes of one amount.
  struct Tally: Sendable, Equatable {
    /// For each replicate.
    var moments: [Moments]
    /// For each replicate, where outcomes are not kept.
    var histograms: [BitHistogram]
    var least = Int64.max
    var greatest = Int64.min
  }

  /// The outcomes of a block's trials for each itinerary.
  struct Kept: Sendable, Equatable {
    var cents: [[Int64]]
    var seconds: [[Int64]]
  }

  /// What another policy saves beside the committed one, trial by trial, for one replicate.
  struct Gain: Sendable, Equatable {
    var cents = Moments()
    var seconds = Moments()
    /// In hundredths of weight.
    var weight = Moments()
  }

  var accounts: [Account]
  /// For each replicate, where a policy is held against the committed one.
  var gains: [Gain]
  /// In how many trials each way was taken, by its arcs.
  var ways: [[Int]: Int] = [:]
  /// By block.
  var kept: [Int: Kept] = [:]
  /// All blocks seen.
  var blocks: Set<Int> = []
  let keepsTrials: Bool

  init(itineraries: Int, _ plan: TrialPlan) {
    keepsTrials = plan.trials <= Ledger.mostKept
    let none = [Moments](repeating: Moments(), count: plan.replicates)
    let histograms =
      keepsTrials ? [] : [BitHistogram](repeating: BitHistogram(), count: plan.replicates)
    let tally = Tally(moments: none, histograms: histograms)
    accounts = Array(
      repeating: Account(
        cents: tally, seconds: tally, onTime: Array(repeating: 0, count: plan.replicates),
        late: none, best: Array(repeating: 0, count: plan.replicates), regret: none),
      count: itineraries)
    gains = Array(repeating: Gain(), count: plan.replicates)
  }

  /// Adds what others have seen: other blocks of the same trials.
  mutating func merge(_ other: Ledger) {
    precondition(blocks.isDisjoint(with: other.blocks), "a block counts once")
    blocks.formUnion(other.blocks)
    kept.merge(other.kept, uniquingKeysWith: { first, _ in first })
    for index in accounts.indices { accounts[index].merge(other.accounts[index]) }
    ways.merge(other.ways, uniquingKeysWith: +)
    for replicate in gains.indices {
      gains[replicate].cents.merge(other.gains[replicate].cents)
      gains[replicate].seconds.merge(other.gains[replicate].seconds)
      gains[replicate].weight.merge(other.gains[replicate].weight)
    }
  }
}

extension Ledger.Account {
  fileprivate mutating func merge(_ other: Self) {
    cents.merge(other.cents)
    seconds.merge(other.seconds)
    for replicate in onTime.indices {
      best[replicate] += other.best[replicate]
      onTime[replicate] += other.onTime[replicate]
      late[replicate].merge(other.late[replicate])
      regret[replicate].merge(other.regret[replicate])
    }
  }
}

extension Ledger.Tally {
  mutating func add(_ outcomes: Outcomes, in places: Range<Int>, replicate: Int) {
    moments[replicate].add(outcomes, in: places)
    let (low, high) = outcomes.bounds(in: places)
    least = min(least, low)
    greatest = max(greatest, high)
    if !histograms.isEmpty { histograms[replicate].add(outcomes, in: places) }
  }

  mutating func merge(_ other: Self) {
    for replicate in moments.indices { moments[replicate].merge(other.moments[replicate]) }
    for replicate in histograms.indices { histograms[replicate].merge(other.histograms[replicate]) }
    least = min(least, other.least)
    greatest = max(greatest, other.greatest)
  }

  /// The sample, given all outcomes in order of trials where they are kept.
  func sample(_ kept: [Int64]?, _ plan: TrialPlan) -> Sample {
    var total = Moments()
    for part in moments { total.merge(part) }
    let isReplicated = moments.count > 1
    if let kept {
      var start = 0
      let replicates = plan.sizes.enumerated().map { replicate, size in
        defer { start += size }
        return (
          moments[replicate], isReplicated ? Ranking(Array(kept[start..<(start + size)])) : nil
        )
      }
      return Sample(
        moments: total, ranking: Ranking(kept),
        replicates: replicates.compactMap { moments, ranking in ranking.map { (moments, $0) } },
        weights: plan.strata?.weights)
    }
    var histogram = BitHistogram()
    for part in histograms { histogram.merge(part) }
    return Sample(
      moments: total, ranking: .counted(histogram, least...greatest),
      replicates: isReplicated
        ? zip(moments, histograms).map { ($0, .counted($1, least...greatest)) } : [],
      weights: plan.strata?.weights)
  }
}

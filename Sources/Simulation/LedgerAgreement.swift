import Sampling

extension Ledger {
  /// Whether all that a ledger counts can have been counted in the trials of its blocks.
  ///
  /// A file can hold anything, even under a right checksum. What passes here merges with others and
  /// is summed up without a count running over.
  ///
  /// - Complexity: O(outcomes kept + bins + ways).
  func agrees(with plan: TrialPlan) -> Bool {
    var trials = [Int](repeating: 0, count: plan.replicates)
    for block in blocks {
      for (replicate, places) in plan.parts(of: block) { trials[replicate] += places.count }
    }
    return accounts.allSatisfy { $0.agrees(with: trials) }
      && gains.map(\.cents).areOf(trials, orNone: true)
      && gains.map(\.seconds).areOf(trials, orNone: true)
      && gains.map(\.weight).areOf(trials, orNone: true)
      && countsWays(of: trials.reduce(0, +))
      && (!keepsTrials || accounts.indices.allSatisfy { keepsWhatItCounts($0, plan) })
  }

  /// Every trial takes a way, or ways are not counted at all.
  private func countsWays(of trials: Int) -> Bool {
    var total = 0
    for count in ways.values {
      guard count > 0, count <= trials - total else { return false }
      total += count
    }
    return total == trials || ways.isEmpty
  }

  /// Whether the outcomes kept are those that an account has added up.
  private func keepsWhatItCounts(_ index: Int, _ plan: TrialPlan) -> Bool {
    var cents = [Moments](repeating: Moments(), count: plan.replicates)
    var seconds = cents
    for (block, kept) in kept {
      let rows = (kept.cents[index], kept.seconds[index])
      guard (rows.0 + rows.1).allSatisfy({ $0.magnitude <= Moments.greatestOutcome }) else {
        return false
      }
      for (replicate, places) in plan.parts(of: block) {
        cents[replicate].merge(Moments(of: rows.0[places]))
        seconds[replicate].merge(Moments(of: rows.1[places]))
      }
    }
    return cents == accounts[index].cents.moments && seconds == accounts[index].seconds.moments
  }
}

extension Ledger.Account {
  /// Whether it can be of so many trials in each replicate.
  fileprivate func agrees(with trials: [Int]) -> Bool {
    cents.agrees(with: trials) && seconds.agrees(with: trials)
      && late.areOf(trials, orNone: true) && regret.areOf(trials, orNone: true)
      && zip(onTime, trials).allSatisfy { (0...$1).contains($0) }
      && zip(best, trials).allSatisfy { (0...$1).contains($0) }
  }
}

extension Ledger.Tally {
  fileprivate func agrees(with trials: [Int]) -> Bool {
    moments.areOf(trials)
      && (trials.allSatisfy { $0 == 0 } || least <= greatest)
      && (histograms.isEmpty || histograms.map(\.count) == trials)
  }
}

extension [Moments] {
  /// Whether they can be of outcomes of the size that `Grain` keeps to, so many in each replicate.
  fileprivate func areOf(_ counts: [Int], orNone mayBeNone: Bool = false) -> Bool {
    if mayBeNone, allSatisfy({ $0 == Moments() }) { return true }
    return zip(self, counts).allSatisfy { moments, count in
      // Sums of squares below n 2⁹⁵ stay within 128 bits for 2³¹ trials, and a sum is no greater
      // than its squares allow (Cauchy and Schwarz), a little more for the rounding.
      let squares = Double(moments.squares)
      let sum = Double(moments.sum)
      return moments.count == count && squares <= Double(count) * 0x1p95
        && sum * sum <= Double(count) * squares * (1 + 0x1p-40)
    }
  }
}

extension Moments {
  /// The difference of two amounts as `Grain` keeps them.
  fileprivate static let greatestOutcome: UInt64 = 1 << 47
}

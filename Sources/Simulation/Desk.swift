import Freight
import Sampling
import Synchronization

/// Where a model's trials are worked out block by block, entered in a ledger and summed up.
struct Desk: Sendable {
  let model: TrialModel
  /// The ways to choose from in every trial, where the policy is not the committed one; the model
  /// then holds the itinerary that the policy is held against.
  let choices: FlexibleModel?
  let policy: Policy
  let plan: TrialPlan
  let deadline: Deadline?
  /// Hundredths of weight in one counted part of it.
  let weightGrain: Int64

  init(
    _ model: TrialModel, choosing choices: FlexibleModel? = nil, policy: Policy = .committed,
    _ plan: TrialPlan, by deadline: Deadline?
  ) {
    precondition((choices == nil) == (policy == .committed), "who is not committed has choices")
    self.model = model
    self.policy = policy
    self.choices = choices
    self.plan = plan
    self.deadline = deadline
    weightGrain = max(model.weightGrain, choices?.weightGrain ?? 1)
  }

  /// One account for each itinerary, and one for the best of each trial behind them.
  var emptyLedger: Ledger {
    Ledger(itineraries: model.itineraries.count + (choices == nil ? 0 : 1), plan)
  }

  /// The grains of the USD and of the hours of an account.
  func grains(_ account: Int) -> (usd: Int64, hours: Int64) {
    if account < model.itineraries.count {
      return (model.grains[2 * account], model.grains[2 * account + 1])
    }
    return choices?.grains ?? (1, 1)
  }

  /// Works out some blocks one after the other.
  func ledger(of blocks: some Sequence<Int>) -> Ledger {
    var ledger = emptyLedger
    var bench = Bench(self)
    for number in blocks { bench.work(on: number, into: &ledger) }
    bench.finish(&ledger)
    return ledger
  }

  /// Works out some blocks on several threads: each takes the next block when it is done with one.
  ///
  /// Told of each block as it is done, `isDone` can ask that no more be begun.
  func ledger(
    of blocks: [Int], threads: Int, until isDone: (@Sendable (Int) -> Bool)? = nil
  ) async -> Ledger {
    precondition(threads > 0, "a simulation needs at least one thread")
    let queue = Queue()
    return await withTaskGroup(of: Ledger.self) { group in
      for _ in 0..<min(threads, blocks.count) {
        group.addTask {
          var ledger = emptyLedger
          var bench = Bench(self)
          while true {
            let place = queue.next()
            guard place < blocks.count else { break }
            bench.work(on: blocks[place], into: &ledger)
            if let isDone, isDone(blocks[place]) { break }
          }
          bench.finish(&ledger)
          return ledger
        }
      }
      return await group.reduce(into: emptyLedger) { $0.merge($1) }
    }
  }

  /// The ledger of outcomes that are at hand already.
  func ledger(of outcomes: TrialOutcomes) -> Ledger {
    var ledger = emptyLedger
    let count = Outcomes.count
    for block in plan.blocks {
      let trials = (block * count)..<min((block + 1) * count, plan.trials)
      let cents = model.itineraries.indices.map { index in
        Outcomes(outcomes.cents[index][trials], grain: model.grains[2 * index])
      }
      let seconds = model.itineraries.indices.map { index in
        Outcomes(outcomes.seconds[index][trials], grain: model.grains[2 * index + 1])
      }
      enter(cents, seconds, block, into: &ledger)
    }
    return ledger
  }

  /// Enters the trials of a block in every account.
  fileprivate func enter(
    _ cents: [Outcomes], _ seconds: [Outcomes], _ block: Int,
    emissions: [Double] = [], into ledger: inout Ledger
  ) {
    let parts = plan.parts(of: block)
    ledger.blocks.insert(block)
    for index in cents.indices {
      for (replicate, places) in parts {
        ledger.accounts[index].cents.add(cents[index], in: places, replicate: replicate)
        ledger.accounts[index].seconds.add(seconds[index], in: places, replicate: replicate)
      }
      if let deadline {
        ledger.accounts[index].enter(
          seconds[index], parts, limit: deadline.limit(grain: grains(index).hours))
      }
    }
    if choices != nil {
      enterGains(cents, seconds, parts, emissions, into: &ledger)
    } else if model.itineraries.count > 1 {
      compare(cents, seconds, parts, into: &ledger)
    } else {
      for (replicate, places) in parts { ledger.accounts[0].best[replicate] += places.count }
    }
    if ledger.keepsTrials {
      let count = parts.reduce(0) { $0 + $1.places.count }
      ledger.kept[block] = Ledger.Kept(
        cents: cents.map { Array($0.values[..<count]) },
        seconds: seconds.map { Array($0.values[..<count]) })
    }
  }

  /// The grains in which differences between the accounts are counted.
  var gainGrains: (usd: Int64, hours: Int64) {
    (max(grains(0).usd, grains(1).usd), max(grains(0).hours, grains(1).hours))
  }

  /// Enters what choosing in each trial saves beside the committed itinerary.
  private func enterGains(
    _ cents: [Outcomes], _ seconds: [Outcomes],
    _ parts: [(replicate: Int, places: Range<Int>)], _ emissions: [Double],
    into ledger: inout Ledger
  ) {
    let rates = (0..<2).map {
      WeightRate(
        model.itineraries[0], by: model.itineraries[0], grains: self.grains($0), weightGrain)
    }
    let weights = (0..<2).map { rates[$0].weights(cents[$0].values, seconds[$0].values) }
    let (one, other) = (grains(0), grains(1))
    let coarse = gainGrains
    for (replicate, places) in parts {
      for place in places {
        ledger.gains[replicate].cents.add(
          cents[0][place] / (coarse.usd / one.usd) - cents[1][place] / (coarse.usd / other.usd))
        ledger.gains[replicate].seconds.add(
          seconds[0][place] / (coarse.hours / one.hours)
            - seconds[1][place] / (coarse.hours / other.hours))
        // Both weights hold the emissions of the committed itinerary, not of the way chosen.
        let emitted = Int64((emissions[place] / Double(weightGrain) - rates[0].base).rounded())
        ledger.gains[replicate].weight.add(weights[0][place] - weights[1][place] - emitted)
      }
    }
  }

  /// Finds the best itinerary of each trial, the earlier one on a tie, and what the others miss.
  private func compare(
    _ cents: [Outcomes], _ seconds: [Outcomes],
    _ parts: [(replicate: Int, places: Range<Int>)], into ledger: inout Ledger
  ) {
    let rates = model.weightRates(weightGrain)
    let rows = model.itineraries.indices.map { index in
      rates[index].weights(cents[index].values, seconds[index].values)
    }
    for (replicate, places) in parts {
      var regrets = [Moments](repeating: Moments(), count: rows.count)
      for place in places {
        var best = 0
        for index in 1..<rows.count where rows[index][place] < rows[best][place] { best = index }
        ledger.accounts[best].best[replicate] += 1
        for index in rows.indices where index != best {
          regrets[index].add(rows[index][place] - rows[best][place])
        }
      }
      for index in rows.indices {
        // Trials in which it was the best count with no regret.
        let regret = regrets[index]
        ledger.accounts[index].regret[replicate].merge(
          Moments(count: places.count, sum: regret.sum, squares: regret.squares))
      }
    }
  }
}

extension Ledger.Account {
  fileprivate mutating func enter(
    _ seconds: Outcomes, _ parts: [(replicate: Int, places: Range<Int>)], limit: Int64
  ) {
    for (replicate, places) in parts {
      onTime[replicate] += seconds.count(atMost: limit, in: places)
      var late = seconds
      late.update { late in
        for place in 0..<late.count { late[place] = max(0, late[place] &- limit) }
      }
      self.late[replicate].add(late, in: places)
    }
  }
}

/// The workbenches of one thread.
private struct Bench {
  private let desk: Desk
  private var committed: TrialBlock
  private var flexible: FlexibleBlock?
  private var adaptive: AdaptiveBlock?

  init(_ desk: Desk) {
    self.desk = desk
    committed = TrialBlock(desk.model, desk.plan.sampler)
    if let choices = desk.choices {
      if desk.policy == .adaptive {
        adaptive = AdaptiveBlock(choices, desk.plan.sampler)
      } else {
        flexible = FlexibleBlock(choices, desk.plan.sampler)
      }
    }
  }

  mutating func work(on block: Int, into ledger: inout Ledger) {
    let strata = desk.plan.strata
    committed.run(block, forcing: strata.map { $0.forced(in: $0.parts(of: block)) } ?? [])
    guard desk.choices != nil else {
      return desk.enter(committed.cents, committed.seconds, block, into: &ledger)
    }
    let trials = desk.plan.parts(of: block).reduce(0) { $0 + $1.places.count }
    flexible?.run(block, trials: trials)
    flexible?.count(0..<trials)
    adaptive?.run(block, trials: trials)
    adaptive?.count(0..<trials)
    guard let flexible = flexible ?? adaptive?.choices else { return }
    desk.enter(
      committed.cents + [flexible.cents], committed.seconds + [flexible.seconds], block,
      emissions: flexible.emissions(trials), into: &ledger)
  }

  /// Enters what is counted over all blocks.
  func finish(_ ledger: inout Ledger) {
    for way in (flexible ?? adaptive?.choices)?.ways ?? [] where way.count > 0 {
      ledger.ways[way.arcs, default: 0] += way.count
    }
  }
}

/// Numbers handed out one by one to whoever asks first.
private final class Queue: Sendable {
  private let count = Atomic(0)

  func next() -> Int { count.add(1, ordering: .relaxed).oldValue }
}

extension Outcomes {
  fileprivate init(_ values: ArraySlice<Int64>, grain: Int64) {
    self.init()
    for (place, value) in values.enumerated() { self[place] = value / grain }
  }
}

extension Desk {
  /// The outlooks that a whole ledger comes to.
  func outlooks(_ ledger: Ledger) -> [Outlook] {
    model.itineraries.indices.map { index in
      outlook(
        index, ledger, model.itineraries[index],
        shareBest: plan.share(of: ledger.accounts[index].best),
        regret: estimate(ledger.accounts[index].regret, unit: 100 / Double(weightGrain))
          .notNegative,
        leastHours: model.sums.bases[2 * index + 1])
    }
  }

  /// The outlook of one account.
  func outlook(
    _ index: Int, _ ledger: Ledger, _ itinerary: Itinerary, shareBest: Double, regret: Estimate?,
    leastHours: Double
  ) -> Outlook {
    let account = ledger.accounts[index]
    let grains = self.grains(index)
    let blocks = plan.blocks.filter(ledger.blocks.contains)
    func kept(_ outcomes: (Ledger.Kept) -> [[Int64]]) -> [Int64]? {
      guard ledger.keepsTrials else { return nil }
      return blocks.flatMap { ledger.kept[$0].map { outcomes($0)[index] } ?? [] }
    }
    let usd = account.cents.sample(kept(\.cents), plan)
    let hours = account.seconds.sample(kept(\.seconds), plan)
    let hourUnit = 3600 / Double(grains.hours)
    return Outlook(
      itinerary: itinerary, shareBest: shareBest,
      usd: Spread(usd, unit: 100 / Double(grains.usd)), hours: Spread(hours, unit: hourUnit),
      onTime: deadline.map { _ in
        if let strata = plan.strata { return Chance(hits: account.onTime, in: strata) }
        return plan.replicates == 1
          ? Chance(hits: account.onTime[0], of: plan.trials)
          : Chance(hits: account.onTime, ofEach: plan.pointsPerReplicate)
      },
      lateness: deadline.map { _ in estimate(account.late, unit: hourUnit).notNegative },
      regret: regret, leastHours: leastHours)
  }

  /// The mean over all replicates, with its interval.
  func estimate(_ moments: [Moments], unit: Double) -> Estimate {
    if let strata = plan.strata { return Estimate(moments, in: strata, unit: unit) }
    let total = moments.reduce(into: Moments()) { $0.merge($1) }
    guard total.count > 0 else { return Estimate(value: 0, low: 0, high: 0) }
    return Estimate(total, replicates: moments.count > 1 ? moments : [], unit: unit)
  }
}

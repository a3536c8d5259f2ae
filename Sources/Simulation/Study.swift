public import Freight
import Graphs
import Sampling

/// One question put to a simulation, which can be worked out in parts.
///
///     let study = Study(Simulation(trials: 1_000_000), of: itinerary, by: .days(45))
///     var part = study.shard(3, of: 8, asking: words)
///     part = await study.work(on: part, threads: 2)
///     study.answer(try Shard.merged(parts))
public struct Study: Sendable {
  /// What a whole study comes to.
  public enum Answer: Sendable {
    case committed([Outlook])
    case flexible(Flexibility)
  }

  private let desk: Desk
  /// Changes with every figure that the answer depends on.
  public let fingerprint: UInt64

  /// A study of one itinerary, whatever happens.
  public init(_ simulation: Simulation, of itinerary: Itinerary, by deadline: Deadline? = nil) {
    let model = TrialModel([itinerary])
    desk = Desk(model, TrialPlan(simulation, for: model, by: deadline), by: deadline)
    var fingerprint = Fingerprint(of: deadline)
    fingerprint.feed(itinerary.shipment, itinerary.objective)
    fingerprint.feed(itinerary.steps)
    self.fingerprint = fingerprint.value
  }

  /// A study of the ways that a policy takes; committed to one, of that which is best on average.
  ///
  /// - Throws: `PlanningError`.
  public init(
    _ simulation: Simulation, of shipment: Shipment, minimizing objective: Objective,
    in network: Network, by deadline: Deadline? = nil, policy: Policy
  ) throws(PlanningError) {
    let itinerary = try network.itinerary(for: shipment, minimizing: objective)
    guard policy != .committed else {
      self = Study(simulation, of: itinerary, by: deadline)
      return
    }
    let ways = try Ways(network, for: shipment, minimizing: objective)
    desk = Desk(
      TrialModel([itinerary]), choosing: FlexibleModel(ways, pilotedBy: simulation.seed),
      policy: policy, TrialPlan(simulation), by: deadline)
    var fingerprint = Fingerprint(of: deadline)
    fingerprint.feed(policy.rawValue)
    fingerprint.feed(shipment, objective)
    for (arc, steps) in ways.stepsOfArc.enumerated() {
      fingerprint.feed(UInt64(ways.graph.tail(of: arc)))
      fingerprint.feed(UInt64(ways.graph.head(of: arc)))
      fingerprint.feed(steps ?? [])
    }
    self.fingerprint = fingerprint.value
  }

  /// Whether a part is one of this study: of the same figures, trials and ways.
  ///
  /// A part that was read from a file is to be asked about before it is worked on or summed up.
  public func owns(_ shard: Shard) -> Bool {
    let ledger = shard.ledger
    guard shard.fingerprint == fingerprint, shard.plan == desk.plan,
      ledger.accounts.count == desk.emptyLedger.accounts.count
    else { return false }
    guard let ways = desk.choices?.ways else { return ledger.ways.isEmpty }
    return ledger.ways.isEmpty == ledger.blocks.isEmpty
      && ledger.ways.keys.allSatisfy(ways.leads(along:))
  }

  /// A part with nothing worked out yet.
  ///
  /// - Parameters:
  ///   - number: Which part, from 1.
  ///   - count: How many parts there are, each a run of blocks.
  ///   - question: What is asked, in words that ask it again.
  /// - Returns: The part.
  public func shard(_ number: Int = 1, of count: Int = 1, asking question: [String] = []) -> Shard {
    precondition(count >= 1 && (1...count).contains(number), "a shard is one of so many")
    let blocks = desk.plan.blocks.count
    // Exact for 2³¹ trials and any number of parts that is no larger than a 32-bit number.
    let start = blocks * (number - 1) / count
    let end = blocks * number / count
    return Shard(
      question: question, fingerprint: fingerprint, seed: desk.plan.seed, trials: desk.plan.trials,
      share: start..<end, plan: desk.plan, ledger: desk.emptyLedger)
  }

  /// Works out some of the blocks that a part still misses.
  ///
  /// - Parameters:
  ///   - shard: A part of this study.
  ///   - most: How many blocks at most.
  ///   - threads: How many to work on at once.
  ///   - isStopped: Asked after each block; where it says so no more are begun.
  /// - Returns: The part with what was worked out.
  public func work(
    on shard: Shard, atMost most: Int = .max, threads: Int,
    until isStopped: (@Sendable () -> Bool)? = nil
  ) async -> Shard {
    precondition(owns(shard), "a shard belongs to its study")
    let blocks = Array(shard.missing.prefix(most))
    guard !blocks.isEmpty else { return shard }
    var shard = shard
    let done = await desk.ledger(of: blocks, threads: threads) { _ in isStopped?() ?? false }
    shard.ledger.merge(done)
    return shard
  }

  /// What a whole study comes to.
  ///
  /// - Precondition: all blocks are worked out.
  public func answer(_ shard: Shard) -> Answer {
    precondition(owns(shard), "a shard belongs to its study")
    precondition(
      shard.ledger.blocks.count == desk.plan.blocks.count, "an answer takes all the trials")
    return desk.choices == nil
      ? .committed(desk.outlooks(shard.ledger)) : .flexible(desk.flexibility(shard.ledger))
  }

  /// The blocks of 4,096 trials that there are.
  public var blockCount: Int { desk.plan.blocks.count }
}

extension Fingerprint {
  fileprivate init(of deadline: Deadline?) {
    feed(deadline?.hours ?? -1)
  }

  fileprivate mutating func feed(_ shipment: Shipment, _ objective: Objective) {
    feed(objective.rawValue)
    feed(objective.weight(of: Amounts(usd: 1), for: shipment))
    feed(objective.weight(of: Amounts(hours: 1), for: shipment))
    feed(objective.weight(of: Amounts(kilogramsCO2e: 1), for: shipment))
  }

  fileprivate mutating func feed(_ steps: [Step]) {
    feed(UInt64(steps.count))
    for step in steps {
      feed(step.from)
      feed(step.to)
      feed(step.mode?.rawValue ?? step.process?.rawValue ?? "")
      feed(step.service)
      for amount in [
        step.mean.usd, step.mean.hours, step.mean.kilometers, step.mean.kilogramsCO2e ?? .nan,
      ] { feed(amount) }
      for part in step.parts { feed(part) }
      guard let stay = step.stay else { continue }
      feed(stay.factor)
      for part in stay.parts { feed(part) }
      for charge in stay.charges {
        feed(charge.freeDays)
        feed(charge.fromDay)
        feed(charge.usdPerDay)
      }
    }
  }

  private mutating func feed(_ part: Part) {
    feed(part.name)
    feed(part.quantity.rawValue)
    feed(part.factor)
    feed(part.chance)
    feed(part.lawName)
    for amount in [
      part.law.low, part.law.likely, part.law.high, part.law.mean, part.law.variance,
      part.driver?.loading ?? -1,
    ] { feed(amount) }
    feed(part.driver?.id ?? "")
  }
}

import Foundation
import Freight
import Graphs
import Networks
import Sampling
import Simulation

/// Trials a second, committed and flexible, each answer asserted before its time is printed.
///
///     swift run -c release benchmarks simulation             # rates
///     swift run -c release benchmarks simulation coverage    # 2,000 seeds of each interval, or
///                                                            # `coverage paired` of differences
///     swift run -c release benchmarks simulation rare        # a closure in 1 of 500 trials
///     swift run -c release benchmarks simulation statistics  # of a million trials
///     python3 Benchmarks/Peers/simulation.py                 # the same beside numpy and scipy
enum SimulationBenchmarks {
  static func run(arguments: [String]) throws {
    switch arguments.first {
    case "coverage":
      if arguments.dropFirst().first == "paired" { return try pairedCoverage() }
      let named = Simulation.Method(rawValue: arguments.dropFirst().first ?? "")
      try coverage(of: named.map { [$0] } ?? Simulation.Method.allCases)
      if named == nil { try pairedCoverage() }
    case "accuracy": try accuracy()
    case "rare": try rareClosure()
    case "statistics": try statistics()
    case "route": try printRoute(arguments.dropFirst().first == "quasi" ? .quasirandom : .random)
    case "network": try printNetwork()
    case "choose": try printChoices()
    default:
      try committed()
      try flexible()
      try accuracy()
    }
  }

  // MARK: Rates

  private static func committed() throws {
    let itinerary = try SimulatedRoute.itinerary()
    for (method, threads) in [
      (Simulation.Method.random, 1), (.quasirandom, 1), (.random, 2), (.quasirandom, 2),
    ] {
      let simulation = Simulation(trials: 1 << 22, seed: 1, method: method)
      let outlook = blocking { await simulation.outlooks(for: [itinerary], threads: 1)[0] }
      precondition(
        abs(outlook.hours.mean - itinerary.total.hours) < 5 * outlook.hours.standardError
          + 1e-4 * itinerary.total.hours, "the simulated mean is the exact one")
      print(
        Timing.of(
          "committed, 12 legs and 35 variables, \(method), \(threads) threads",
          count: simulation.trials, unit: "trials", expecting: outlook.usd.mean, runs: 5
        ) {
          blocking { await simulation.outlooks(for: [itinerary], threads: threads)[0].usd.mean }
        }.line)
    }
  }

  private static func flexible() throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    let pairs = [
      ("Kigali", "Almaty"), ("Xi'an", "Duisburg"), ("Mombasa", "Poti"), ("Shanghai", "Kigali"),
      ("Altynkol", "Constanta"),
    ]
    for (from, to) in pairs {
      for objective in [Objective.generalized, .cost, .time] {
        let study = try Study(
          Simulation(trials: 48 * 4096), of: Shipment(from: from, to: to),
          minimizing: objective, in: network, policy: .flexible)
        let part = blocking { await study.work(on: study.shard(), threads: 1) }
        print(
          Timing.of(
            "flexible, \(from) to \(to), \(objective)", count: 48 * 4096, unit: "trials",
            expecting: part, runs: 5
          ) { blocking { await study.work(on: study.shard(), threads: 1) } }.line)
      }
    }
  }

  // MARK: Accuracy

  /// The error of quasi-random means beside that of 61 times as many random trials.
  private static func accuracy() throws {
    let itinerary = try SimulatedRoute.itinerary()
    func errors(_ trials: Int, _ method: Simulation.Method) -> (usd: Double, hours: Double) {
      var (usd, hours) = (0.0, 0.0)
      for seed in 1...50 {
        let outlook = Simulation(trials: trials, seed: UInt64(seed), method: method)
          .outlook(for: itinerary)
        usd += (outlook.usd.mean - itinerary.total.usd) * (outlook.usd.mean - itinerary.total.usd)
        hours +=
          (outlook.hours.mean - itinerary.total.hours)
          * (outlook.hours.mean - itinerary.total.hours)
      }
      return ((usd / 50).squareRoot(), (hours / 50).squareRoot())
    }
    let quasi = errors(16_384, .quasirandom)
    let plain = errors(1_000_000, .random)
    print("root mean square error of the mean over 50 seeds    USD      hours")
    print("quasi-random, 16,384 trials", quasi.usd, quasi.hours)
    print("random, 1,000,000 trials   ", plain.usd, plain.hours)
  }

  /// How often each printed 95 % interval holds the truth, over 2,000 seeds of 10,000 trials.
  private static func coverage(of methods: [Simulation.Method]) throws {
    let itinerary = try SimulatedRoute.itinerary()
    let deadline = Deadline.hours(850)
    for method in methods {
      let truth = blocking {
        await Simulation(trials: 1 << 27, seed: 987_654_321, method: .quasirandom)
          .outlooks(for: [itinerary], by: deadline, threads: 2)[0]
      }
      var hits: [String: Int] = [:]
      let seeds = 2000
      for seed in 1...seeds {
        let outlook = Simulation(trials: 10_000, seed: UInt64(seed), method: method)
          .outlook(for: itinerary, by: deadline)
        for (name, interval, value) in estimates(outlook, truth)
        where interval.contains(value) {
          hits[name, default: 0] += 1
        }
      }
      print("coverage of 95 % intervals, \(method), \(seeds) seeds")
      for (name, count) in hits.sorted(by: { $0.key < $1.key }) {
        print(" ", name, String(format: "%.2f %%", 100 * Double(count) / Double(seeds)))
      }
    }
  }

  /// The same of what a scenario changes, in the same worlds with and without it.
  private static func pairedCoverage() throws {
    let network = try SimulatedRoute.network()
    let storm = Scenario("storm", .scaleHours(.sea, by: 1.5), .scaleCost(.rail, by: 1.2))
    let shipment = Shipment(from: "T0", to: "T12")
    let before = try network.itinerary(for: shipment, minimizing: .cost).total
    let after = try network.under(storm).itinerary(for: shipment, minimizing: .cost).total
    var hits = (usd: 0, hours: 0)
    let seeds = 2000
    for seed in 1...seeds {
      let answer = blocking {
        try? await Simulation(trials: 10_000, seed: UInt64(seed))
          .whatIf([[storm]], for: shipment, minimizing: .cost, in: network)
      }
      guard let paired = answer?.cases[0].staying else { continue }
      if (paired.usd.low...paired.usd.high).contains(after.usd - before.usd) { hits.usd += 1 }
      if (paired.hours.low...paired.hours.high).contains(after.hours - before.hours) {
        hits.hours += 1
      }
    }
    print("coverage of paired differences, \(seeds) seeds")
    for (name, count) in [("usd", hits.usd), ("hours", hits.hours)] {
      print(" ", name, String(format: "%.2f %%", 100 * Double(count) / Double(seeds)))
    }
  }

  /// The variance of the chance of being late and of the mean lateness where a closure of chance
  /// 0.002 decides both, stratified and not, over 400 seeds.
  private static func rareClosure() throws {
    let itinerary = try SimulatedRoute.closedSometimes()
    let deadline = Deadline.hours(120)
    var variances: [(late: Double, lateness: Double)] = []
    for method in [Simulation.Method.random, .stratified] {
      var (late, lateness): ([Double], [Double]) = ([], [])
      for seed in 1...400 {
        let outlook = Simulation(trials: 20_000, seed: UInt64(seed), method: method)
          .outlook(for: itinerary, by: deadline)
        late.append(1 - (outlook.onTime?.probability ?? 1))
        lateness.append(outlook.lateness?.value ?? 0)
      }
      variances.append((variance(late), variance(lateness)))
      print(
        "rare closure, \(method): chance of being late", mean(late), "hours late", mean(lateness))
    }
    let ratios = (
      variances[0].late / variances[1].late, variances[0].lateness / variances[1].lateness
    )
    print("variance saved by strata: chance of being late", ratios.0, "hours late", ratios.1)
    precondition(ratios.0 > 50 && ratios.1 > 50, "strata save too little")
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = mean(values)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }

  /// What it takes to sum up a million trials of two outputs that are worked out already.
  private static func statistics() throws {
    let study = Study(
      Simulation(trials: 1 << 20), of: try SimulatedRoute.itinerary(), by: .hours(850))
    let whole = blocking { await study.work(on: study.shard(), threads: 2) }
    print(
      Timing.of("statistics of 1,048,576 trials of two outputs", runs: 9) {
        guard case .committed(let outlooks) = study.answer(whole) else { return 0.0 }
        return outlooks[0].usd.p95 + outlooks[0].hours.p95
      }.line)
  }

  private static func estimates(
    _ outlook: Outlook, _ truth: Outlook
  ) -> [(String, ClosedRange<Double>, Double)] {
    func range(_ interval: Interval) -> ClosedRange<Double> { interval.low...interval.high }
    var estimates: [(String, ClosedRange<Double>, Double)] = []
    for (name, spread, true_) in [
      ("usd", outlook.usd, truth.usd), ("hours", outlook.hours, truth.hours),
    ] {
      let intervals = spread.intervals
      estimates += [
        (name + " mean", range(intervals.mean), true_.mean),
        (name + " p5", range(intervals.p5), true_.p5),
        (name + " p50", range(intervals.p50), true_.p50),
        (name + " p80", range(intervals.p80), true_.p80),
        (name + " p95", range(intervals.p95), true_.p95),
        (name + " cvar95", range(intervals.cvar95), true_.cvar95),
        (name + " sd", range(intervals.standardDeviation), true_.standardDeviation),
      ]
    }
    if let chance = outlook.onTime, let late = outlook.lateness, let onTime = truth.onTime,
      let lateness = truth.lateness
    {
      estimates += [
        ("on time", chance.low...chance.high, onTime.probability),
        ("lateness", late.low...late.high, lateness.value),
      ]
    }
    return estimates
  }

  // MARK: For the peers' script

  private static func printRoute(_ method: Simulation.Method) throws {
    let itinerary = try SimulatedRoute.itinerary()
    let simulation = Simulation(trials: 1 << 23, seed: 1, method: method)
    let start = processorSeconds
    let outlook = blocking { await simulation.outlooks(for: [itinerary], threads: 1)[0] }
    let seconds = processorSeconds - start
    print(
      simulation.trials, seconds, outlook.usd.mean, outlook.usd.standardDeviation,
      outlook.usd.p95, outlook.hours.mean, outlook.hours.standardDeviation, outlook.hours.p95)
  }

  private static let peerShipment = Shipment(from: "Xi'an", to: "Duisburg")

  /// The flexible policy's rate and mean weight, on one thread.
  private static func printChoices() throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    let study = try Study(
      Simulation(trials: 100 * 4096), of: peerShipment, minimizing: .generalized, in: network,
      policy: .flexible)
    let start = processorSeconds
    let whole = blocking { await study.work(on: study.shard(), threads: 1) }
    let seconds = processorSeconds - start
    guard case .flexible(let flexibility) = study.answer(whole) else { return }
    print(
      100 * 4096, seconds, flexibility.outlook.usd.mean, flexibility.outlook.hours.mean,
      flexibility.ways[0].share)
  }

  /// Every arc with its parts, each law as 1,024 equally likely values, for a search in Python.
  private static func printNetwork() throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    let ways = try Ways(network, for: peerShipment, minimizing: .generalized)
    var lines = ["\(ways.graph.vertexCount) \(ways.source) \(ways.goal) \(peerShipment.hourValue)"]
    var places: [String: Int] = [:]
    for (arc, steps) in ways.stepsOfArc.enumerated() {
      guard let steps else { continue }
      lines.append("arc \(ways.graph.tail(of: arc)) \(ways.graph.head(of: arc))")
      for part in steps.flatMap(\.parts) {
        if places[part.name] == nil {
          places[part.name] = places.count
          let values = (0..<1024).map { part.law.quantile((Double($0) + 0.5) / 1024) }
          var event = "-"
          if case .disruption(let id, let chance) = part.role { event = "\(id) \(chance)" }
          let driver = part.driver.map { "\($0.id) \($0.loading)" } ?? "-"
          let shown = part.law.variance == 0 ? [part.law.mean] : values
          lines.append(
            "variable|\(places.count - 1)|\(event)|\(driver)|"
              + shown.map { "\($0)" }.joined(separator: " "))
        }
        lines.append("part \(places[part.name] ?? 0) \(part.quantity.rawValue) \(part.factor)")
      }
    }
    print(lines.joined(separator: "\n"))
  }
}

/// The time that processors have spent on this process: on one thread, what a machine to itself
/// would take.
private var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

/// Waits for an answer that comes from tasks.
private func blocking<Answer: Sendable>(
  _ work: @escaping @Sendable () async -> Answer
) -> Answer {
  let done = DispatchSemaphore(value: 0)
  let box = Box<Answer>()
  Task.detached {
    let answer = await work()
    box.lock.withLock { box.answer = answer }
    done.signal()
  }
  done.wait()
  guard let answer = box.lock.withLock({ box.answer }) else {
    preconditionFailure("the work is done")
  }
  return answer
}

private final class Box<Answer: Sendable>: @unchecked Sendable {
  let lock = NSLock()
  var answer: Answer?
}

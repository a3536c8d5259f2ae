import Sampling

/// Timings of the sampling room; each subject's answer is asserted before its time is printed.
enum SamplingBenchmarks {
  /// Runs all subjects and prints a line for each.
  static func run() throws {
    try runColumns()
    try runTables()
    try runRoute()
    try runAccuracy()
    try runCoverage()
  }

  /// Nanoseconds per draw of single columns.
  static func runColumns() throws {
    let law = try Distribution(low: 20, likely: 30, high: 90)
    let tables: [(String, QuantileTable, Double)] = [
      ("any law by table", QuantileTable(law), law.mean),
      ("uniform", QuantileTable(.uniform(0...56)), 28),
      ("chance", QuantileTable(chance: 0.25), 0.25),
    ]
    let methods: [(String, Sampler.Method)] = [
      ("random", .random), ("quasi-random", .quasirandom(points: 1 << 15)),
    ]
    let variable = Variable("column", dimension: 5)
    for (source, method) in methods {
      for (name, table, mean) in tables {
        var sampler = Sampler(seed: 7, method: method)
        var column = Column()
        var sum = 0.0
        for block in 0..<32 {
          sampler.fill(&column, from: table, variable: variable, block: block)
          for value in column.values { sum += Double(value) }
        }
        let error = (sum / Double(32 * Column.count) / mean - 1).magnitude
        precondition(error < 0.02, "\(source) \(name) misses its mean by \(error)")
        var block = 0
        report("\(source), \(name)", unit: "ns/draw", scale: 1 / Double(Column.count)) {
          sampler.fill(&column, from: table, variable: variable, block: block)
          block += 1
        }
      }
    }
    var sums = Column()
    let column = Column(repeating: 0.5)
    report("add a column", unit: "ns/trial", scale: 1 / Double(Column.count)) {
      sums.add(column, times: 0.25)
    }
    var (outcomes, moments, histogram) = (Outcomes(), Moments(), BitHistogram())
    var sampler = Sampler(seed: 7)
    sampler.fill(&sums, from: tables[0].1, variable: variable, block: 0)
    report("round to whole numbers", unit: "ns/trial", scale: 1 / Double(Column.count)) {
      outcomes.round(sums, partsPerUnit: 3600)
    }
    report("moments", unit: "ns/trial", scale: 1 / Double(Column.count)) { moments.add(outcomes) }
    report("histogram", unit: "ns/trial", scale: 1 / Double(Column.count)) {
      histogram.add(outcomes)
    }
    precondition(moments.count == histogram.count || moments.count > 0, "all were counted")
    let error = (histogram.quantile(0.95) / 3600 / law.quantile(0.95) - 1).magnitude
    precondition(error < 0.05, "the histogram misses the P95 by \(error)")
  }

  /// Microseconds to make a table ready.
  static func runTables() throws {
    for law in [Distribution.Law.lognormal, .triangular, .pert, .gamma, .normal, .exponential] {
      let distribution = try Distribution(law, low: 20, likely: 30, high: 90)
      let table = QuantileTable(distribution)
      let median = Double(table.value(at: 1 << 31))
      precondition((median / distribution.quantile(0.5) - 1).magnitude < 1e-4, "\(law) is off")
      var sum: Float = 0
      report("table of a \(law)", unit: "µs", scale: 1e-3, repeats: 20) {
        sum += QuantileTable(distribution).value(at: 1 << 31)
      }
      precondition(sum > 0, "the tables were made")
    }
  }

  /// Millions of trials a second of the 12-leg route, summaries included.
  static func runRoute() throws {
    let route = try SampledRoute()
    // The last figures are what the cents and seconds have always added up to, on any machine.
    let methods: [(String, Sampler.Method, Int128, Int128)] = [
      ("random", .random, 1_210_020_695_795, 3_459_941_396_715),
      ("quasi-random", .quasirandom(points: 1 << 15), 1_209_977_144_793, 3_459_884_567_310),
    ]
    for (name, method, cents, seconds) in methods {
      let blocks = 0..<256
      let outlook = route.outlook(blocks: blocks, method: method)
      let misses = [
        (outlook.cents.mean / 100 - route.exactDollars) / (outlook.cents.standardError / 100),
        (outlook.seconds.mean / 3600 - route.exactHours) / (outlook.seconds.standardError / 3600),
      ]
      precondition(misses.allSatisfy { $0.magnitude < 4.5 }, "\(name) misses its mean: \(misses)")
      precondition(
        (outlook.cents.sum, outlook.seconds.sum) == (cents, seconds),
        "\(name) gives other bits")
      // Halves in reverse order give the same, to the bit.
      var merged = route.outlook(blocks: 128..<256, method: method)
      merged.merge(route.outlook(blocks: 0..<128, method: method))
      precondition(merged == outlook, "the order of blocks matters")
      let trials = Double(16 * Column.count)
      let elapsed = least(of: 30) { _ = route.outlook(blocks: 0..<16, method: method) }
      line("12-leg route, \(name)", trials / elapsed / 1e6, "million trials/s")
      line("  a trial takes", elapsed / trials * 1e9, "ns")
      line("  mean cost", outlook.cents.mean / 100, "USD, exactly \(route.exactDollars)")
      line("  mean time", outlook.seconds.mean / 3600, "h, exactly \(route.exactHours)")
      line("  P95 time", outlook.secondsHistogram.quantile(0.95) / 3600, "h")
    }
  }

  /// The error of quasi-random means at 16,384 points against random ones at a million.
  static func runAccuracy() throws {
    let route = try SampledRoute()
    let random = route.outlook(blocks: 0..<256, method: .random)
    for (name, points) in [("1 × 16,384", 16_384), ("32 × 512", 512)] {
      var (dollars, hours) = (0.0, 0.0)
      let seeds = 50
      for seed in 0..<seeds {
        let outlook = route.outlook(
          blocks: 0..<4, method: .quasirandom(points: points), seed: UInt64(seed))
        let cost = outlook.cents.mean / 100 - route.exactDollars
        let time = outlook.seconds.mean / 3600 - route.exactHours
        dollars += cost * cost / Double(seeds)
        hours += time * time / Double(seeds)
      }
      let cost = random.cents.variance / 1e4 / 16_384 / dollars
      let time = random.seconds.variance / 3600 / 3600 / 16_384 / hours
      line("variance saved at \(name), mean cost", cost, "times")
      line("variance saved at \(name), mean time", time, "times")
      precondition(cost > 61 && time > 61, "16,384 points are no better than a million random ones")
    }
  }

  /// How many of 2,000 intervals of 95 % hold the truth, for each kind of estimate.
  static func runCoverage() throws {
    let route = try SampledRoute()
    let exactSeconds = route.exactHours * 3600
    let deadline = Double(SampledRoute.deadlineHours * 3600)
    // 33 million quasi-random trials stand for the truth where no closed form does.
    let truth = route.outlook(
      blocks: 0..<8192, method: .quasirandom(points: 1 << 20), seed: 999_999)
    let exactP95 = truth.secondsHistogram.quantile(0.95)
    let exactWorst = truth.secondsHistogram.meanBeyond(0.95).mean
    let exactOnTime = Double(truth.onTime) / Double(truth.seconds.count)
    var (mean, quantile, worst, onTime, replicated) = (0, 0, 0, 0, 0)
    let seeds = 2000
    for seed in 0..<seeds {
      let outlook = route.outlook(blocks: 0..<3, method: .random, seed: UInt64(seed))
      if abs(outlook.seconds.mean - exactSeconds) <= outlook.seconds.reach() { mean += 1 }
      if outlook.secondsHistogram.quantileInterval(0.95).contains(exactP95) { quantile += 1 }
      let beyond = outlook.secondsHistogram.meanBeyond(0.95)
      if (beyond.mean - exactWorst).magnitude < 1.96 * beyond.standardError { worst += 1 }
      let share = Proportion(outlook.onTime, of: outlook.seconds.count)
      if share.interval().contains(exactOnTime) { onTime += 1 }
      let replicates = Replicates(
        (0..<32).map {
          route.outlook(
            blocks: $0..<($0 + 1), method: .quasirandom(points: 4096), seed: UInt64(seed)
          ).seconds.mean
        })
      if abs(replicates.mean - exactSeconds) <= replicates.reach() { replicated += 1 }
    }
    line("P95 time, truth", exactP95 / 3600, "h; on time by \(deadline / 3600) h: \(exactOnTime)")
    for (name, count) in [
      ("mean", mean), ("P95", quantile), ("mean of the worst twentieth", worst),
      ("chance of being on time", onTime), ("mean, 32 scramblings", replicated),
    ] {
      let share = Double(count) / Double(seeds)
      line("coverage of 95 %: \(name)", 100 * share, "%")
      precondition(share >= 0.935 && share <= 0.965, "the interval of \(name) is wrong")
    }
  }

  // MARK: Timing

  private static func report(
    _ name: String, unit: String, scale: Double, repeats: Int = 200, _ body: () -> Void
  ) {
    body()
    let seconds = least(of: 15) {
      for _ in 0..<repeats { body() }
    }
    line(name, seconds * 1e9 / Double(repeats) * scale, unit)
  }

  /// The least of some times, in seconds: what the work takes when nobody else uses the core.
  private static func least(of count: Int, _ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    return (0..<count).reduce(.infinity) { least, _ in
      min(least, clock.measure(body) / .seconds(1))
    }
  }

  private static func line(_ name: String, _ value: Double, _ unit: String) {
    let digits = Double(Int(value * 1000 + 0.5)) / 1000
    print(name.padded(to: 44), digits, unit)
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

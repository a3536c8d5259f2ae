import Freight
import Networks
import Sampling
import Testing

@testable import Simulation

struct TrialModelTests {
  @Test func `each trial is what the draws of its variables add up to`() throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    let itinerary = try network.itinerary(
      for: Shipment(from: "Kigali", to: "Almaty", containers: 2), minimizing: .generalized)
    let outcomes = TrialModel([itinerary]).outcomes(of: 0..<200, seed: 4)
    for trial in 0..<200 {
      let (usd, hours) = plainTrial(of: itinerary, trial, seed: 4)
      // Tables are straight between quantiles: 1e-4 of a deviation for each variable.
      #expect(abs(Double(outcomes.cents[0][trial]) / 100 - usd) < 3e-4 * usd, "trial \(trial)")
      #expect(abs(Double(outcomes.seconds[0][trial]) / 3600 - hours) < 3e-4 * hours)
    }
  }

  @Test func `stays are charged in each trial, never at the mean`() throws {
    let hours = try Distribution(.uniform, low: 0, likely: 24, high: 480)
    let charge = Charge(
      at: 1, .storage, freeDays: 10, fromDay: 11, usdPerDay: 100, source: "")
    let handling = Transfer(
      at: 1, .terminal, usd: Figure(.fixed(0)), hours: Figure(hours))
    let legs = (0..<2).map { place in
      Leg(
        from: place, to: place + 1, mode: place == 0 ? .sea : .rail, kilometers: 1,
        usd: Figure(.fixed(0)), hours: Figure(.fixed(1)))
    }
    let network = Network(
      terminals: (0..<3).map { Fixture.terminal("T\($0)") }, legs: legs, transfers: [handling],
      charges: [charge])
    let itinerary = try network.itinerary(for: Shipment(from: "T0", to: "T2"), minimizing: .cost)
    let outcomes = TrialModel([itinerary]).outcomes(of: 0..<4096, seed: 1)
    for trial in 0..<4096 {
      let stay = outcomes.seconds[0][trial] - 7200
      let days = max(0, (stay + 86399) / 86400 - 10)
      // Seconds are rounded, so at midnight either day will do.
      let atMidnight = stay % 86400 < 2 || stay % 86400 > 86398
      #expect(outcomes.cents[0][trial] == days * 10_000 || atMidnight, "trial \(trial)")
    }
    // A mean stay of ten days would cost nothing; half the stays are longer.
    let mean = Double(outcomes.cents[0].reduce(0, +)) / 4096 / 100
    #expect(abs(mean - 275) < 20, "\(mean)")
  }

  @Test func `the order of legs and a split of the trials change no bit`() throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    let itineraries = try network.tradeoffs(for: Shipment(from: "Mombasa", to: "Poti"))
      .itineraries
    let whole = TrialModel(itineraries).outcomes(of: 0..<9000, seed: 3)
    var pieces = TrialModel(itineraries).outcomes(of: 0..<100, seed: 3)
    pieces.append(TrialModel(itineraries).outcomes(of: 100..<5000, seed: 3))
    pieces.append(TrialModel(itineraries).outcomes(of: 5000..<9000, seed: 3))
    #expect(pieces.cents == whole.cents && pieces.seconds == whole.seconds)
    let reversed = TrialModel(itineraries.reversed()).outcomes(of: 0..<9000, seed: 3)
    #expect(reversed.cents.reversed() == whole.cents)
  }

  @Test func `names that meet in 32 bits are drawn apart`() {
    // The classic pair of words with one FNV-1a hash.
    #expect(VariableID("costarring") == VariableID("liquid"))
    let addresses = Luck.addresses(["costarring": 1, "liquid": 2, "other": 3])
    #expect(Set(addresses.values.map(\.id)).count == 3)
    #expect(addresses["costarring"]?.id == VariableID("costarring"))
    #expect(addresses["liquid"]?.id == VariableID("liquid~"))
    #expect(addresses["other"]?.dimension == 0)
  }

  @Test func `amounts beyond reason are counted more coarsely and never trap`() async throws {
    let law = try Distribution(low: 1e10, likely: 2e10, high: 1e11)
    let leg = Leg(
      from: 0, to: 1, mode: .sea, kilometers: 100, usd: Figure(law), hours: Figure(law))
    let network = Network(
      terminals: [Fixture.terminal("A"), Fixture.terminal("B")], legs: [leg])
    let itinerary = try network.itinerary(
      for: Shipment(from: "A", to: "B", containers: 100_000), minimizing: .cost)
    let outlook = await Simulation(trials: 5000).outlooks(
      for: [itinerary, itinerary], by: .days(100), threads: 2)[0]
    #expect(abs(outlook.usd.mean / itinerary.total.usd - 1) < 0.1)
    #expect(outlook.usd.standardDeviation > 0 && outlook.usd.p95 > outlook.usd.p50)
    #expect(outlook.onTime?.probability == 0)
    let outcomes = TrialModel([itinerary]).outcomes(of: 0..<5000, seed: 1)
    let spread = Spread(outcomes.cents[0], unit: 100)
    #expect(abs(spread.mean / outlook.usd.mean - 1) < 1e-9)
  }

  @Test func `counted outcomes foresee what kept ones do`() throws {
    let itinerary = try Fixture.aktauToAlat()
    let values = TrialModel([itinerary]).outcomes(of: 0..<20_000, seed: 1).seconds[0]
    var histogram = BitHistogram()
    for value in values { histogram.add(value) }
    let counted = Ranking.counted(
      histogram, (values.min() ?? 0)...(values.max() ?? 0))
    let kept = Ranking(values)
    for share in [0.0, 0.05, 0.5, 0.8, 0.95, 1] {
      let (a, b) = (counted.outcome(at: share), kept.outcome(at: share))
      #expect(abs(a / b - 1) < 5e-4, "\(share): \(a) \(b)")
    }
    #expect(abs(counted.meanBeyond(0.95).mean / kept.meanBeyond(0.95).mean - 1) < 5e-4)
    #expect(values.sortedByDigits() == values.sorted())
  }

  @Test func `quasi-random trials come in whole replicates and their means in narrow intervals`()
    async throws
  {
    let itinerary = try Fixture.aktauToAlat()
    let simulation = Simulation(trials: 4000, seed: 2, method: .quasirandom)
    #expect(simulation.trials == 4096)
    let quasi = await simulation.outlooks(for: [itinerary], by: .hours(60), threads: 2)[0]
    let plain = Simulation(trials: 4096, seed: 2).outlook(for: itinerary, by: .hours(60))
    #expect(quasi.usd.standardError < 0.2 * plain.usd.standardError)
    #expect(abs(quasi.usd.mean - itinerary.total.usd) < 4 * quasi.usd.standardError)
    #expect(abs(quasi.hours.mean - itinerary.total.hours) < 4 * quasi.hours.standardError)
    #expect(abs((quasi.onTime?.probability ?? 0) - (plain.onTime?.probability ?? 1)) < 0.05)
    #expect(quasi.hours.intervals.p95.low <= quasi.hours.p95)
    #expect(quasi.hours.p95 <= quasi.hours.intervals.p95.high)
  }

  /// One trial by exact quantiles and double precision, a draw at a time.
  private func plainTrial(
    of itinerary: Itinerary, _ trial: Int, seed: UInt64
  ) -> (usd: Double, hours: Double) {
    let draw = Draw(seed: seed)
    func value(_ part: Part) -> Double {
      if case .disruption(let id, let chance) = part.role {
        let uniform = draw.uniform(trial: trial, variable: VariableID("disruption " + id))
        if uniform >= chance { return 0 }
      }
      let own = draw.uniform(trial: trial, variable: VariableID(part.name))
      guard let driver = part.driver else { return part.factor * part.law.quantile(own) }
      let common = StandardNormal.quantile(
        draw.uniform(trial: trial, variable: VariableID("driver " + driver.id)))
      let rest = (1 - driver.loading * driver.loading).squareRoot()
      let score = driver.loading * common + rest * StandardNormal.quantile(own)
      return part.factor * part.law.quantile(StandardNormal.cdf(score))
    }
    var (usd, hours) = (0.0, 0.0)
    for step in itinerary.steps {
      for part in step.parts {
        switch part.quantity {
        case .usd: usd += value(part)
        case .hours: hours += value(part)
        }
      }
      if let stay = step.stay { usd += stay.usd(hours: stay.parts.reduce(0) { $0 + value($1) }) }
    }
    return (usd, hours)
  }
}

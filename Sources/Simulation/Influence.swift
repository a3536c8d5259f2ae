public import Freight
import Sampling

/// How much of the spread of an itinerary one uncertain thing makes: a figure of a leg or a
/// transfer, a wait, a driver, a disruption.
///
///     let influences = await simulation.influences(on: itinerary, threads: 2)
///     influences[0].name                 // "KEMBA-CNLYG:sea#hours"
///     influences[0].hours.share          // 0.41 of the variance of the hours
///     influences[0].hours.whenHigh       // 90 hours more than on average in its worst tenth
public struct Influence: Sendable {
  /// What one thing does to one amount.
  public struct Effect: Sendable, Hashable {
    /// The share of the variance that would vanish if it were known: Sobol's first-order index.
    public let share: Double
    /// How far the mean lies from that of all trials in the lowest and the highest tenth of it; of
    /// a disruption, where it does not happen and where it does.
    public let whenLow: Double
    public let whenHigh: Double
  }

  public enum Kind: String, Sendable, Hashable {
    case figure
    case wait
    case driver
    case disruption
  }

  /// The variable's name: that of the leg or transfer with the quantity, or an id.
  public let name: String
  public let kind: Kind
  public let usd: Effect
  public let hours: Effect
}

extension Simulation {
  /// What makes the spread of an itinerary, the greatest share of either amount first.
  ///
  /// Computed from the trials themselves, without further ones: trials are sorted into forty equal
  /// bins of each variable's own draw, and what lies between the bins' means is its share [1], less
  /// what chance alone puts there [2]. Variables that follow a driver count what is their own, and
  /// the driver the rest. At most 262,144 trials take part.
  ///
  /// [1]: https://doi.org/10.1016/j.ejor.2012.11.047
  /// [2]: https://doi.org/10.1016/j.ress.2009.11.005
  ///
  /// - Complexity: O(trials × variables) time.
  public func influences(on itinerary: Itinerary, threads: Int = 1) async -> [Influence] {
    let trials = min(self.trials, Ledger.mostKept)
    let simulation = Simulation(trials: trials, seed: seed)
    let model = TrialModel([itinerary])
    let plan = TrialPlan(simulation)
    let sources = model.bins
    let parts = await plan.sharedOut(to: threads) { blocks in
      var counts = sources.map { _ in BinCounts() }
      var block = TrialBlock(model, plan.sampler)
      var sampler = plan.sampler
      var column = Column()
      for number in blocks {
        block.run(number)
        let places = 0..<plan.parts(of: number).reduce(0) { $0 + $1.places.count }
        for (index, source) in sources.enumerated() {
          sampler.fill(&column, from: source.table, variable: source.address, block: number)
          counts[index].add(column, block.cents[0], block.seconds[0], places)
        }
      }
      return counts
    }
    let counts = parts.reduce(into: sources.map { _ in BinCounts() }) { sum, counts in
      for index in sum.indices { sum[index].merge(counts[index]) }
    }
    let (usdGrain, hourGrain) = (Double(model.grains[0]), Double(model.grains[1]))
    let influences = zip(sources, counts).map { source, counts in
      Influence(
        name: source.name, kind: source.kind,
        usd: counts.effect(counts.cents, unit: 100 / usdGrain, isEvent: source.kind == .disruption),
        hours: counts.effect(
          counts.seconds, unit: 3600 / hourGrain, isEvent: source.kind == .disruption))
    }
    return influences.enumerated().sorted { one, other in
      let (a, b) = (
        max(one.element.usd.share, one.element.hours.share),
        max(other.element.usd.share, other.element.hours.share)
      )
      return a != b ? a > b : one.offset < other.offset
    }.map(\.element)
  }
}

/// A variable to sort trials by, as a column of bin numbers.
struct BinSource: Sendable {
  let name: String
  let kind: Influence.Kind
  let address: Sampling.Variable
  let table: QuantileTable
}

extension TrialModel {
  /// The variables of the model, each once; those of a disruption's length count with its event.
  var bins: [BinSource] {
    let even = QuantileTable(.uniform(0...Double(BinCounts.count)))
    let waits = Set(
      itineraries.flatMap(\.steps).flatMap(\.parts).filter { $0.role == .wait }.map(\.name))
    let luck = sums.luck
    let own = luck.variables.filter { $0.event == nil }.map { variable in
      BinSource(
        name: variable.name, kind: waits.contains(variable.name) ? .wait : .figure,
        address: variable.address, table: even)
    }
    let causes = luck.causes.map { cause in
      BinSource(
        name: cause.id, kind: .driver, address: cause.address, table: even)
    }
    let events = luck.events.map { event in
      BinSource(
        name: event.id, kind: .disruption, address: event.address, table: event.table)
    }
    return (own + causes + events).sorted { $0.name < $1.name }
  }
}

/// Sums of the outcomes in each bin of a variable, in whole numbers.
struct BinCounts: Sendable {
  /// Forty, so that a tenth of the trials is four whole bins.
  static let count = 40

  struct Sums: Sendable {
    var total = [Int128](repeating: 0, count: BinCounts.count)
    var squares: Int128 = 0
  }

  private var trials = [Int](repeating: 0, count: Self.count)
  fileprivate var cents = Sums()
  fileprivate var seconds = Sums()

  mutating func add(
    _ column: Column, _ cents: Outcomes, _ seconds: Outcomes,
    _ places: Range<Int>
  ) {
    for place in places {
      let bin = min(Self.count - 1, Int(column[place]))
      let (cent, second) = (Int128(cents[place]), Int128(seconds[place]))
      trials[bin] += 1
      self.cents.total[bin] += cent
      self.cents.squares += cent * cent
      self.seconds.total[bin] += second
      self.seconds.squares += second * second
    }
  }

  mutating func merge(_ other: BinCounts) {
    for bin in 0..<Self.count {
      trials[bin] += other.trials[bin]
      cents.total[bin] += other.cents.total[bin]
      seconds.total[bin] += other.seconds.total[bin]
    }
    cents.squares += other.cents.squares
    seconds.squares += other.seconds.squares
  }

  func effect(
    _ sums: Sums, unit: Double, isEvent: Bool
  ) -> Influence.Effect {

    let count = Double(trials.reduce(0, +))
    let mean = Double(sums.total.reduce(0, +)) / count
    let moments = Moments(
      count: trials.reduce(0, +), sum: sums.total.reduce(0, +), squares: sums.squares)
    let variance = moments.variance
    guard variance > 0 else { return Influence.Effect(share: 0, whenLow: 0, whenHigh: 0) }
    var between = 0.0
    var used = 0.0
    for bin in 0..<Self.count where trials[bin] > 0 {
      let distance = Double(sums.total[bin]) / Double(trials[bin]) - mean
      between += Double(trials[bin]) / count * distance * distance
      used += 1
    }
    // Bins differ by chance alone too, by about (M - 1) / n of the variance.
    let share = min(1, max(0, between / variance - (used - 1) / count))
    func distance(_ bins: Range<Int>) -> Double {
      let number = trials[bins].reduce(0, +)
      guard number > 0 else { return 0 }
      return (Double(sums.total[bins].reduce(0, +)) / Double(number) - mean) / unit
    }
    let tenth = Self.count / 10
    return isEvent
      ? Influence.Effect(share: share, whenLow: distance(0..<1), whenHigh: distance(1..<2))
      : Influence.Effect(
        share: share, whenLow: distance(0..<tenth),
        whenHigh: distance((Self.count - tenth)..<Self.count))
  }
}

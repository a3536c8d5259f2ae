public import Freight
import Sampling

/// What it is worth to know an uncertain thing before choosing among itineraries.
///
///     let information = await Simulation().information(on: itineraries, threads: 2)
///     information.perfect.value          // knowing everything first is worth so much
///     information.values[0].name         // what is worth most to know
///     information.values[0].worth        // and worth paying up to so much for
///
/// Worth is in the objective's weight: USD for cost and generalized cost. Howard, *Information value
/// theory* (1966), https://doi.org/10.1109/TSSC.1966.300074.
public struct Information: Sendable {
  /// What knowing one thing is worth.
  public struct Value: Sendable, Hashable {
    /// The variable's name: that of the leg or transfer with the quantity, or an id.
    public let name: String
    public let kind: Influence.Kind
    /// What choosing with it known saves on average, at least.
    public let worth: Double
  }

  /// What choosing with everything known saves on average: an upper bound of all values.
  public let perfect: Estimate
  /// The place of the itinerary that is best with nothing known.
  public let best: Int
  /// What is worth something to know, the most first.
  public let values: [Value]
}

extension Simulation {
  /// What each uncertain thing is worth to know before one of some itineraries is chosen.
  ///
  /// Computed from the trials themselves: trials are sorted into forty equal bins of a variable's own
  /// draw, and in each bin the itinerary is chosen that is best there on average, Strong and Oakley
  /// [1]. The best of several averages looks better than it is, so the choice is made on one half of
  /// the trials and valued on the other, and the other way round: what is reported a planner really
  /// saves, and where the bins are too small to choose well it is too little rather than too much.
  /// At most 262,144 trials take part, drawn at random.
  ///
  /// [1]: https://doi.org/10.1177/0272989X12465123
  ///
  /// - Parameters:
  ///   - itineraries: What there is to choose from, of one network and objective.
  ///   - threads: How many trials to work on at once; the answer is the same for any number.
  /// - Returns: The value of knowing everything, and of knowing each thing.
  /// - Complexity: O(trials × variables × itineraries) time.
  public func information(on itineraries: [Itinerary], threads: Int) async -> Information {
    precondition(!itineraries.isEmpty, "a choice needs itineraries")
    let simulation = Simulation(trials: min(trials, Ledger.mostKept), seed: seed)
    let outlooks = await simulation.outlooks(for: itineraries, threads: threads)
    let model = TrialModel(itineraries)
    let plan = TrialPlan(simulation)
    let sources = model.bins
    let parts = await plan.sharedOut(to: threads) { model.choiceSums(sources, of: $0, plan) }
    let none = sources.map { _ in ChoiceSums(itineraries: itineraries.count) }
    let sums = parts.reduce(into: none) { sums, part in
      for index in sums.indices { sums[index].merge(part[index]) }
    }
    // All bins of any variable hold all trials: the first tells the best with nothing known.
    let totals = sums.first?.totals ?? []
    let best = totals.indices.min { (totals[$0], $0) < (totals[$1], $1) } ?? 0
    let values = zip(sources, sums).map { source, sums in
      Information.Value(
        name: source.name, kind: source.kind,
        worth: sums.gain(beside: best) / 100 * Double(model.weightGrain))
    }
    return Information(
      perfect: outlooks[best].regret ?? Estimate(value: 0, low: 0, high: 0), best: best,
      values: values.enumerated().filter { $0.element.worth > 0 }.sorted { one, other in
        one.element.worth != other.element.worth
          ? one.element.worth > other.element.worth : one.offset < other.offset
      }.map(\.element))
  }
}

extension TrialModel {
  /// The weights of all itineraries in the bins of each variable, over some blocks.
  fileprivate func choiceSums(
    _ sources: [BinSource], of blocks: Range<Int>, _ plan: TrialPlan
  ) -> [ChoiceSums] {
    var sums = sources.map { _ in ChoiceSums(itineraries: itineraries.count) }
    var block = TrialBlock(self, plan.sampler)
    var sampler = plan.sampler
    var column = Column()
    let rates = weightRates(weightGrain)
    for number in blocks {
      block.run(number)
      let places = 0..<plan.parts(of: number).reduce(0) { $0 + $1.places.count }
      let weights = itineraries.indices.map {
        rates[$0].weights(block.cents[$0].values, block.seconds[$0].values)
      }
      for (index, source) in sources.enumerated() {
        sampler.fill(&column, from: source.table, variable: source.address, block: number)
        sums[index].add(column, weights, places)
      }
    }
    return sums
  }
}

/// Sums of each itinerary's weight in the bins of a variable, the halves of the trials apart, in
/// whole numbers.
struct ChoiceSums: Sendable {
  private let itineraries: Int
  /// By half, bin and itinerary.
  private var weights: [Int128]
  /// By half and bin.
  private var trials: [Int]

  init(itineraries: Int) {
    self.itineraries = itineraries
    weights = Array(repeating: 0, count: 2 * BinCounts.count * itineraries)
    trials = Array(repeating: 0, count: 2 * BinCounts.count)
  }

  /// Adds the trials of a block: those of even places are one half.
  mutating func add(_ column: Column, _ rows: [[Int64]], _ places: Range<Int>) {
    for place in places {
      let bin = min(BinCounts.count - 1, Int(column[place])) + BinCounts.count * (place & 1)
      trials[bin] += 1
      for (itinerary, row) in rows.enumerated() {
        weights[bin * itineraries + itinerary] += Int128(row[place])
      }
    }
  }

  mutating func merge(_ other: ChoiceSums) {
    for place in weights.indices { weights[place] += other.weights[place] }
    for place in trials.indices { trials[place] += other.trials[place] }
  }

  /// The weight of each itinerary over all trials.
  var totals: [Int128] {
    (0..<itineraries).map { itinerary in
      trials.indices.reduce(0) { $0 + weights[$1 * itineraries + itinerary] }
    }
  }

  /// What choosing in each bin saves beside one itinerary, a trial on average: chosen on one half of
  /// the trials, valued on the other.
  func gain(beside best: Int) -> Double {
    var saved: Int128 = 0
    for bin in trials.indices where trials[bin] > 0 {
      let twin = (bin + BinCounts.count) % (2 * BinCounts.count)
      let start = twin * itineraries
      guard trials[twin] > 0 else { continue }
      var choice = best
      for itinerary in 0..<itineraries where weights[start + itinerary] < weights[start + choice] {
        choice = itinerary
      }
      saved += weights[bin * itineraries + best] - weights[bin * itineraries + choice]
    }
    return max(0, Double(saved) / Double(trials.reduce(0, +)))
  }
}

import Freight
import Graphs
import Sampling

/// Every way a shipment can go, compiled so that the best can be found anew in each trial.
///
/// Most of a network is too dear to matter however lucky a trial, so most of it is never drawn.
/// Each arc has a least weight, with every part at its least and nothing disrupted. The arcs that
/// often matter, the core, are drawn for all trials of a block; the search takes the others at
/// their least. Where its best path lies within the core, no other can be better, and the answer is
/// exact; else the arcs of the path are drawn for that trial and the search is repeated, until the
/// best path holds nothing but drawn arcs: Dellin and Srinivasa, *A unifying formalism for shortest
/// path problems with expensive edge evaluations via lazy best-first search over paths with edge
/// selectors* (2016), https://arxiv.org/abs/1603.03490.
///
/// For the same reason most arcs need not even be searched: where the least weight of all paths over
/// an arc is above a bound that nearly every trial's best path keeps to, the arc takes part only in
/// the trials whose best path among the others is above the bound.
///
/// A closed leg is not barred: all luck of the trial is known beforehand, so it is waited for where
/// that is best, and gone round where that is.
struct FlexibleModel: Sendable {
  let ways: Ways
  /// What each arc takes, as a place among the takings; nothing for a closed arc.
  ///
  /// Arcs that take the same in every trial share a taking.
  let takingOfArc: [Int?]
  /// The arcs of each taking.
  let arcsOfTaking: [[Int]]
  /// USD and hours of each taking in turn, then the hours of stops charged by the day.
  let sums: Sums
  /// The variables of each sum with their factors, in the order in which a block adds them.
  let terms: [[Term]]
  /// The charges by the day of each taking, as places in the sums' charges.
  let charges: [[Int]]
  /// The weight of each taking's base, and its least weight.
  let baseWeights: [Float]
  let leastWeights: [Float]
  /// What a USD and an hour weigh.
  let perUSD: Float
  let perHour: Float
  /// Whether nothing of the taking varies.
  let isFixed: [Bool]
  /// Mean weights of the arcs, for the order of the search.
  let typical: [Double]
  let grains: (usd: Int64, hours: Int64)
  /// What a way can weigh at most.
  let greatest: Double

  struct Term: Sendable {
    let variable: Int
    let factor: Float
  }

  /// The takings that are drawn for all trials of a block, and their sums in the core's own order.
  private(set) var core: [Int] = []
  private(set) var coreSums: Sums
  private(set) var isCore: [Bool]

  /// The arcs over which a path of no more than ``bound`` may lead, and a graph of them alone.
  private(set) var nearArcs: [Int]
  private(set) var nearGraph: Graph
  /// The weight up to which a best path among the near arcs is the best of all.
  private(set) var bound = Float.infinity

  init(_ ways: Ways) {
    self.ways = ways
    let (shipment, objective) = (ways.shipment, ways.objective)
    var builder = SumBuilder()
    var places: [[Step]: Int] = [:]
    var steps: [[Step]] = []
    var takings: [Int?] = []
    var arcs: [[Int]] = []
    for (arc, stepsOfArc) in ways.stepsOfArc.enumerated() {
      guard let stepsOfArc else {
        takings.append(nil)
        continue
      }
      let place = places[stepsOfArc] ?? steps.count
      if place == steps.count {
        places[stepsOfArc] = place
        steps.append(stepsOfArc)
        arcs.append([])
      }
      arcs[place].append(arc)
      takings.append(place)
    }
    for _ in 0..<(2 * steps.count) { _ = builder.addSum() }
    for (taking, steps) in steps.enumerated() {
      for step in steps { builder.add(step, usd: 2 * taking, hours: 2 * taking + 1) }
    }
    let sums = builder.finished()
    self.sums = sums
    takingOfArc = takings
    arcsOfTaking = arcs
    perUSD = Float(objective.weight(of: Amounts(usd: 1), for: shipment))
    perHour = Float(objective.weight(of: Amounts(hours: 1), for: shipment))
    var terms = [[Term]](repeating: [], count: sums.bases.count)
    for draw in sums.draws {
      for use in draw.uses {
        terms[use.sum].append(Term(variable: draw.variable, factor: use.factor))
      }
    }
    self.terms = terms
    var charges = [[Int]](repeating: [], count: steps.count)
    for (place, charge) in sums.charges.enumerated() { charges[charge.usd / 2].append(place) }
    self.charges = charges
    baseWeights = steps.indices.map { taking in
      var amounts = steps[taking].reduce(Amounts()) { $0 + $1.mean }
      amounts.usd = sums.bases[2 * taking]
      amounts.hours = sums.bases[2 * taking + 1]
      return Float(objective.weight(of: amounts, for: shipment))
    }
    let (perUSD, perHour, baseWeights) = (perUSD, perHour, baseWeights)
    leastWeights = steps.indices.map { taking in
      // Computed as a trial's own weight is, so that rounding never lifts it above one.
      let usd = charges[taking].reduce(Float(0)) { usd, place in
        let charge = sums.charges[place]
        return usd + charge.usd(hours: 0, over: sums.bases[charge.sum])
      }
      return baseWeights[taking] + (perUSD * usd + perHour * 0)
    }
    isFixed = steps.indices.map { taking in
      // A charge by the day is drawn though its stay is always as long: it is in no base.
      terms[2 * taking].isEmpty && terms[2 * taking + 1].isEmpty && charges[taking].isEmpty
    }
    typical = ways.stepsOfArc.map { steps in
      steps.map { steps in
        objective.weight(of: steps.reduce(Amounts()) { $0 + $1.mean }, for: shipment)
      } ?? .infinity
    }
    // No best path takes more than every taking once.
    let most = steps.indices.reduce(Amounts()) { most, taking in
      let mean = steps[taking].reduce(Amounts()) { $0 + $1.mean }
      return most
        + Amounts(
          usd: builder.greatest(2 * taking), hours: builder.greatest(2 * taking + 1),
          kilogramsCO2e: mean.kilogramsCO2e)
    }
    grains = (Grain.least(for: most.usd * 100), Grain.least(for: most.hours * 3600))
    greatest = objective.weight(of: most, for: shipment)
    isCore = Array(repeating: false, count: steps.count)
    coreSums = Sums(luck: sums.luck, bases: [], draws: [], charges: [])
    nearArcs = Array(takings.indices)
    nearGraph = ways.graph
  }

  /// What no trial's weight of an arc is below.
  var leastWeightsOfArcs: [Double] {
    takingOfArc.map { $0.map { Double(leastWeights[$0]) } ?? .infinity }
  }

  /// Leaves the arcs that only paths of more than a bound use out of the search.
  mutating func narrow(to bound: Float) {
    let graph = ways.graph
    let weights = leastWeightsOfArcs
    var (there, back) = (Dijkstra(graph), Dijkstra(graph.reversed()))
    there.run(from: ways.source, weights: weights)
    back.run(from: ways.goal, weights: weights)
    // A trial adds up a path in Float: some hundred arcs, each rounded by 6e-8 at most.
    let most = Double(bound) * (1 + 1e-4)
    self.bound = bound
    nearArcs = weights.indices.filter { arc in
      guard let before = there.distance(to: graph.tail(of: arc)),
        let after = back.distance(to: graph.head(of: arc))
      else { return false }
      return before + weights[arc] + after <= most
    }
    nearGraph = Graph(
      vertexCount: graph.vertexCount, tails: nearArcs.map(graph.tail(of:)),
      heads: nearArcs.map(graph.head(of:)))
  }

  /// Chooses what is drawn for all trials.
  mutating func setCore(_ takings: [Int]) {
    core = takings
    isCore = Array(repeating: false, count: isCore.count)
    for taking in takings { isCore[taking] = true }
    // USD and hours of each taking in turn, then the stays that they need.
    var places: [Int: Int] = [:]
    var bases: [Double] = []
    func take(_ sum: Int) {
      guard places[sum] == nil else { return }
      places[sum] = bases.count
      bases.append(sums.bases[sum])
    }
    for taking in takings {
      take(2 * taking)
      take(2 * taking + 1)
    }
    let charges = takings.flatMap { self.charges[$0] }.sorted().map { sums.charges[$0] }
    for charge in charges { take(charge.sum) }
    coreSums = Sums(
      luck: sums.luck, bases: bases,
      draws: sums.draws.compactMap { draw in
        let uses = draw.uses.compactMap { use in
          places[use.sum].map { Sums.Use(sum: $0, factor: use.factor) }
        }
        return uses.isEmpty ? nil : Sums.Draw(variable: draw.variable, uses: uses)
      },
      charges: charges.compactMap { charge in
        guard let sum = places[charge.sum], let usd = places[charge.usd] else { return nil }
        return StayCharge(sum: sum, usd: usd, table: charge.table)
      })
  }
}

extension FlexibleModel {
  /// Compiles the ways and finds the core, and the bound, by a pilot of some trials apart from the
  /// simulation's.
  ///
  /// Drawing a taking for a trial on its own costs some thirty times its share of a column, and
  /// another search: so a taking belongs to the core if one trial in two hundred asks for it. The
  /// bound is the weight that the best path of as few passes. Neither moves more than the time taken.
  init(_ ways: Ways, pilotedBy seed: UInt64) {
    self.init(ways)
    var pilot = FlexibleBlock(self, Sampler(seed: seed, purpose: .pilot))
    pilot.prepare(0)
    pilot.settle(Array(0..<FlexibleModel.pilotTrials))
    setCore(
      pilot.visits.indices.filter {
        pilot.visits[$0] * FlexibleModel.rarity >= FlexibleModel.pilotTrials
      })
    let weights = pilot.settledWeights.sorted()
    narrow(to: weights[weights.count - 1 - weights.count / FlexibleModel.rarity])
  }

  private static let pilotTrials = 512
  private static let rarity = 200
}

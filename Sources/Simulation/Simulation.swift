public import Freight
import Sampling

/// Many imagined worlds, the same for every itinerary: trials of all that can differ.
///
/// Every draw is a function of the seed, the trial and the variable's name alone, so itineraries
/// that share a leg share its luck, and neither the number of threads nor what else is simulated
/// changes a number.
///
///     let outlook = Simulation(trials: 100_000, seed: 7).outlook(for: itinerary)
///
/// Trials are drawn at random and independently unless another ``Method`` is asked for.
public struct Simulation: Sendable, Hashable {
  /// How trials are chosen among all possible worlds.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// At random, each independent of the others: as many as asked for.
    case random
    /// Spread evenly by 32 independently scrambled Sobol sequences.
    ///
    /// Means come out many times nearer the truth, quantiles and chances somewhat. Quasi-random
    /// points come in powers of two, so trials are rounded up to 32 times one of at least 64. Draws
    /// depend on which variables are simulated together.
    case quasirandom
    /// At random, but with as many trials as they deserve for each combination of rare disruptions,
    /// which then count with their exact probabilities.
    ///
    /// For what seldom happens and matters when it does: the chance of being late and by how much
    /// come out many times nearer the truth where a rare closure decides them. The six rarest
    /// disruptions of chances below a tenth take part; where there are none trials are random.
    /// Where the way is chosen in each trial, they are random too.
    case stratified
  }

  /// How many trials there are.
  public var trials: Int { didSet { trials = Simulation.rounded(trials, method) } }
  public var seed: UInt64
  public var method: Method { didSet { trials = Simulation.rounded(trials, method) } }

  /// - Precondition: at least one trial, at most 2³¹.
  public init(trials: Int = 100_000, seed: UInt64 = 1, method: Method = .random) {
    self.trials = Simulation.rounded(trials, method)
    self.seed = seed
    self.method = method
  }

  /// L'Ecuyer, Nakayama, Owen and Tuffin (2023), https://doi.org/10.1109/WSC60868.2023.10408613,
  /// find Student's interval sound from some 20 scramblings on.
  static let replicates = 32
  private static let leastPoints = 64

  private static func rounded(_ trials: Int, _ method: Method) -> Int {
    precondition((1...(1 << 31)).contains(trials), "a simulation needs 1 to 2,147,483,648 trials")
    guard method == .quasirandom else { return trials }
    var points = leastPoints
    while points * replicates < trials { points *= 2 }
    return points * replicates
  }

  /// What the trials foresee for one itinerary.
  public func outlook(for itinerary: Itinerary, by deadline: Deadline? = nil) -> Outlook {
    let model = TrialModel([itinerary])
    let desk = Desk(model, TrialPlan(self, for: model, by: deadline), by: deadline)
    return desk.outlooks(desk.ledger(of: desk.plan.blocks))[0]
  }

  /// What the trials foresee for several itineraries, each trial one world for all of them.
  ///
  /// - Complexity: O(trials × variables) time, shared between the threads.
  public func outlooks(
    for itineraries: [Itinerary], by deadline: Deadline? = nil, threads: Int
  ) async -> [Outlook] {
    guard !itineraries.isEmpty else { return [] }
    let model = TrialModel(itineraries)
    let desk = Desk(model, TrialPlan(self, for: model, by: deadline), by: deadline)
    return desk.outlooks(await desk.ledger(of: Array(desk.plan.blocks), threads: threads))
  }

  /// The outlooks of a model's itineraries, from the outcomes of all trials.
  func summary(of model: TrialModel, _ outcomes: TrialOutcomes, by deadline: Deadline?) -> [Outlook]
  {
    let desk = Desk(model, TrialPlan(self), by: deadline)
    return desk.outlooks(desk.ledger(of: outcomes))
  }
}

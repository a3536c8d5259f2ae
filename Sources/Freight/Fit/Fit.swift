public import Sampling

/// What a network table should say of some observations, and what is doubtful about it.
///
///     let fit = try Fit(of: hours)
///     fit.row              // low, likely, high, law
///     fit.doubts
public struct Fit: Sendable {
  /// The cells to paste.
  public struct Row: Sendable, Hashable {
    public let low: Double
    public let likely: Double
    public let high: Double
    /// The word that tables use.
    public let law: String
  }

  /// A family of laws and how it fits.
  ///
  /// The probability is that of the law chosen; nothing where so few or so many observations give
  /// none.
  public struct Candidate: Sendable {
    let law: LawFit
    /// Anderson and Darling's.
    public let distance: Double
    public let probability: Double?

    public var family: String { law.family.rawValue }
    public var shift: Double { law.shift }
    /// The parameters above the shift, as `LawFit` has them.
    public var parameters: [Double] { [law.first, law.second] }
    public var mode: Double { law.mode }
    public var median: Double { law.quantile(0.5) }
    public var p95: Double { law.quantile(0.95) }
    public var logLikelihood: Double { law.logLikelihood }
    public var aicc: Double { law.aicc }
  }

  /// In rising order.
  public let observations: [Double]
  /// The best first.
  public let candidates: [Candidate]
  public let row: Row
  public let doubts: [String]
  /// What the row says at some shares, for a picture: where the observations lie, where the law.
  public let quantiles: [(observed: Double, fitted: Double)]

  /// Below this many no probability is given: nothing can be told from so few.
  public static let few = 30
  /// Beyond this many every simple law is refuted by the smallest of its flaws.
  public static let many = 2000
  /// How many observations an expert's three numbers count for.
  public static let expertWeight = 7

  /// Fits laws to observations.
  ///
  /// With fewer than thirty observations an expert's law, if given, counts for seven more, spread
  /// over its quantiles; without one the P95 is that of the next observation foretold from so few,
  /// with Student's law on the logarithms.
  ///
  /// - Throws: `FitError` with a sentence.
  public init(of values: [Double], expert: Distribution? = nil, seed: UInt64 = 1) throws(FitError) {
    let sorted = values.sorted()
    try Fit.check(sorted, hasExpert: expert != nil)
    var sample = sorted
    if sorted.count < Fit.few, let expert {
      let weight = Fit.expertWeight
      sample += (0..<weight).map { expert.quantile((Double($0) + 0.5) / Double(weight)) }
      sample.sort()
    }
    let isFew = sorted.count < Fit.few
    let gives = !isFew && sorted.count <= Fit.many
    let laws = LawFit.all(of: sample)
    // Tables know no Weibull: the better of the others stands for it. Among few observations the
    // criterion tells nothing, and the lognormal has the tail that delays have.
    let chosen =
      laws.first { isFew ? $0.family == .lognormal : $0.family != .weibull } ?? laws[0]
    let candidates = laws.map { law in
      Candidate(
        law: law, distance: law.distance(of: sorted),
        probability: gives && law == chosen
          ? law.probabilityOfDistance(of: sorted, seed: seed) : nil)
    }
    observations = sorted
    self.candidates = candidates
    let best = candidates.first { $0.law == chosen } ?? candidates[0]
    let widened = isFew && expert == nil ? Fit.foretold(best.law, sorted.count) : nil
    let row = Fit.row(of: best.law, high: widened)
    self.row = row
    doubts = Fit.doubts(
      sorted, candidates, best, row, hasExpert: expert != nil, isWidened: widened != nil)
    quantiles = Fit.shares(sorted.count).map { share in
      (Fit.quantile(sorted, share), best.law.quantile(share))
    }
  }

  private static func check(_ sorted: [Double], hasExpert: Bool) throws(FitError) {
    guard let least = sorted.first, let greatest = sorted.last else {
      throw FitError("there are no observations")
    }
    guard sorted.allSatisfy({ (0...Distribution.greatest).contains($0) }) else {
      throw FitError("an observation must be a number from 0 to \(decimal(Distribution.greatest))")
    }
    guard sorted.count >= 5 || hasExpert else {
      throw FitError(
        "\(sorted.count == 1 ? "1 observation is" : "\(sorted.count) observations are") too few for "
          + "a law: give at least 5, or the numbers of an expert, --low, --likely and --high")
    }
    guard least < greatest else {
      throw FitError("all observations are \(decimal(least)): write law 'fixed'")
    }
  }

  /// The P95 of the next observation, with the logarithms' mean and spread unknown: Student's law
  /// (Gelman et al., *Bayesian Data Analysis*, 3.2, under the usual flat prior).
  private static func foretold(_ law: LawFit, _ count: Int) -> Double? {
    guard law.family == .lognormal else { return nil }
    let n = Double(count)
    let t = StudentT.quantile(0.95, degreesOfFreedom: count - 1)
    let spread = law.second * (n / (n - 1)).squareRoot() * (1 + 1 / n).squareRoot()
    return law.shift + Elementary.exp(min(law.first + t * spread, 27))
  }

  private static func row(of law: LawFit, high: Double?) -> Row {
    let low = rounded(max(0, law.shift))
    let likely = max(low, rounded(law.mode))
    let high = max(likely, rounded(high ?? law.quantile(0.95)))
    guard law.family == .gamma else {
      return Row(low: low, likely: likely, high: high, law: "lognormal")
    }
    // A gamma of exponent 1 is the exponential law, which has no peak to name.
    return Row(low: low, likely: likely, high: high, law: likely > low ? "gamma" : "exponential")
  }

  /// To four digits: nothing observed is known better.
  private static func rounded(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    var unit = 1.0
    while value / unit >= 10_000 { unit *= 10 }
    while value / unit < 1000, unit > 1e-6 { unit /= 10 }
    return (value / unit).rounded() * unit
  }

  private static func doubts(
    _ sorted: [Double], _ candidates: [Candidate], _ best: Candidate, _ row: Row, hasExpert: Bool,
    isWidened: Bool
  ) -> [String] {
    var doubts: [String] = []
    let count = sorted.count
    if count < few {
      doubts.append(
        "\(count) observations are few: "
          + (hasExpert
            ? "the expert's numbers count for \(expertWeight) more"
            : isWidened
              ? "high is widened to what they foretell of the next one"
              : "the tail is a guess; an expert's numbers (--low --likely --high) would help"))
    }
    let noughts = sorted.count { $0 == 0 }
    if noughts > 0 {
      doubts.append(
        "\(noughts) of 0: each counts for half of the least above it; are they missing values?")
    }
    if count > many {
      doubts.append("with so many observations, 'empirical:FILE' says more than any simple law")
    } else if count >= 200 {
      doubts.append("with \(count) observations 'empirical:FILE' is an alternative")
    }
    if candidates[0].law.family == .weibull, best.law.aicc - candidates[0].law.aicc > 2 {
      doubts.append("a Weibull law fits better, but tables have none: consider 'empirical:FILE'")
    }
    if let probability = best.probability, probability < 0.05 {
      doubts.append(
        "the \(best.law.family.rawValue) law is refuted: observations this far from it happen "
          + "\(decimal((probability * 1000).rounded() / 10)) times in 100")
    }
    let near = candidates.filter { $0.law.aicc - candidates[0].law.aicc < 2 }.count
    if near > 1, count >= few {
      doubts.append("\(near) laws fit about as well: the tail beyond P95 depends on the choice")
    }
    let distinct = Set(sorted).count
    if Double(distinct) < 0.5 * Double(count) {
      doubts.append(
        "only \(distinct) different values among \(count): rounded, or estimated by the same hand?")
    }
    let greatest = sorted[count - 1]
    if greatest > 3 * row.high {
      doubts.append("the greatest, \(decimal(greatest)), is more than three times P95: a slip?")
    }
    return doubts
  }

  private static func shares(_ count: Int) -> [Double] {
    let points = min(count, 200)
    return (0..<points).map { (Double($0) + 0.5) / Double(points) }
  }

  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }
}

/// Why observations have no law.
public struct FitError: Error, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

/// The row for published figures, some of mode, median, mean and P95, and how it misses them.
public struct PublishedFit: Sendable {
  public let row: Fit.Row
  /// Each figure by name, as it was given and as the law has it.
  public let figures: [(name: String, given: Double, said: Double)]

  /// Finds the shifted lognormal that misses the figures least.
  ///
  /// - Precondition: at least two figures are given, all above 0 and not all equal.
  public init(of published: PublishedFigures) {
    let law = published.lognormal()
    row = Fit.Row(low: law.shift, likely: law.mode, high: law.quantile(0.95), law: "lognormal")
    figures = zip(published.given, published.said(by: law)).map { ($0.name, $0.value, $1) }
  }
}

import Sampling

/// A committed route of 12 legs and 35 random variables, the same as in `Peers/sampling_numpy.py`.
///
/// Twelve prices and twelve durations, six waits for a departure, a fuel factor on four of the
/// prices, and two disruptions, each a chance and a delay.
struct SampledRoute {
  /// What a route's blocks are summed into.
  struct Outlook: Hashable {
    var cents = Moments()
    var seconds = Moments()
    var centsHistogram = BitHistogram()
    var secondsHistogram = BitHistogram()
    var onTime = 0

    mutating func merge(_ other: Outlook) {
      cents.merge(other.cents)
      seconds.merge(other.seconds)
      centsHistogram.merge(other.centsHistogram)
      secondsHistogram.merge(other.secondsHistogram)
      onTime += other.onTime
    }
  }

  private struct Amount {
    var variable: Variable
    var table: QuantileTable
    var mean: Double

    /// A law without its least value, which is added to a base instead.
    init(_ name: String, _ dimension: Int, _ law: Distribution, base: inout Double) {
      let excess = law.shifted(by: -law.low)
      variable = Variable(name, dimension: dimension)
      table = QuantileTable(excess)
      mean = excess.mean
      base += law.low
    }
  }

  private var prices: [Amount] = []
  private var fueled: [Amount] = []
  private var durations: [Amount] = []
  private var disruptions: [(variable: Variable, gate: QuantileTable, delay: Amount)] = []
  private let fuel: Amount
  private var dollarBase = 0.0
  private var hourBase = 0.0
  /// The mean cost, from the means of the laws.
  private(set) var exactDollars = 0.0
  /// The mean duration, from the means of the laws.
  private(set) var exactHours = 0.0

  /// The deadline that is counted.
  static let deadlineHours = 1000

  init() throws {
    var dimension = 0
    func next() -> Int {
      defer { dimension += 1 }
      return dimension
    }
    for leg in 0..<8 {
      let scale = Double(leg + 1)
      let law = try Distribution(
        leg < 4 ? .triangular : .pert, low: 200 * scale, likely: 250 * scale, high: 400 * scale)
      prices.append(Amount("price \(leg)", next(), law, base: &dollarBase))
      exactDollars += law.mean
    }
    let factor = try Distribution(.normal, low: 0.5, likely: 1, high: 1.3)
    var none = 0.0
    fuel = Amount("fuel", next(), factor, base: &none)
    for leg in 8..<12 {
      // The whole price moves with fuel, so nothing of it goes into the base.
      let law = try Distribution(low: 0, likely: 300, high: 900)
      fueled.append(Amount("price \(leg)", next(), law, base: &dollarBase))
      exactDollars += law.mean * factor.mean
    }
    for leg in 0..<12 {
      let law = try Distribution(
        leg < 8 ? .lognormal : .gamma, low: 20, likely: 30 + Double(leg), high: 110)
      durations.append(Amount("hours \(leg)", next(), law, base: &hourBase))
      exactHours += law.mean
    }
    for wait in 0..<6 {
      let law = Distribution.uniform(0...(24 * Double(wait + 1)))
      durations.append(Amount("wait \(wait)", next(), law, base: &hourBase))
      exactHours += law.mean
    }
    for (number, chance) in [0.02, 0.002].enumerated() {
      let law = try Distribution(
        number == 0 ? .exponential : .lognormal, low: 0, likely: 48, high: 240)
      let gate = Variable("event \(number)", dimension: next())
      disruptions.append(
        (gate, QuantileTable(chance: chance), Amount("delay \(number)", next(), law, base: &none)))
      exactHours += chance * law.mean
    }
    fuelBase = 0.5
  }

  private let fuelBase: Double

  /// Runs some blocks of trials.
  func outlook(blocks: Range<Int>, method: Sampler.Method, seed: UInt64 = 7) -> Outlook {
    var sampler = Sampler(seed: seed, method: method)
    var (dollars, hours, draws, factor) = (Column(), Column(), Column(), Column())
    var (cents, seconds) = (Outcomes(), Outcomes())
    var outlook = Outlook()
    for block in blocks {
      dollars.reset()
      hours.reset()
      for price in prices {
        sampler.add(price.table, to: &dollars, variable: price.variable, block: block)
      }
      sampler.fill(&factor, from: fuel.table, variable: fuel.variable, block: block)
      factor.multiply(by: 1, adding: Float(fuelBase))
      for price in fueled {
        sampler.fill(&draws, from: price.table, variable: price.variable, block: block)
        dollars.add(draws, factor)
      }
      for duration in durations {
        sampler.add(duration.table, to: &hours, variable: duration.variable, block: block)
      }
      for disruption in disruptions {
        let delay = disruption.delay
        sampler.fill(&draws, from: delay.table, variable: delay.variable, block: block)
        sampler.fill(&factor, from: disruption.gate, variable: disruption.variable, block: block)
        hours.add(draws, factor)
      }
      cents.round(dollars, plus: dollarBase, partsPerUnit: 100)
      seconds.round(hours, plus: hourBase, partsPerUnit: 3600)
      outlook.cents.add(cents)
      outlook.seconds.add(seconds)
      outlook.centsHistogram.add(cents)
      outlook.secondsHistogram.add(seconds)
      outlook.onTime += seconds.count(atMost: Int64(Self.deadlineHours * 3600))
    }
    return outlook
  }
}

/// A law found for observations: three parameters, how well it fits, what it says.
///
///     let fits = LawFit.all(of: hours)          // the best first
///     fits[0].family                            // .lognormal
///     fits[0].quantile(0.95)
///
/// Each law is `shift` plus an excess: lognormal, gamma with an exponent of at least 1, or Weibull.
/// Parameters are those of greatest likelihood; families are compared by Akaike's criterion with
/// Hurvich and Tsai's correction for few observations (https://doi.org/10.1093/biomet/76.2.297).
///
/// The likelihood of a shifted law grows without bound as the shift nears the least observation, so
/// the shift stays below it by at least the average gap that n observations leave there.
public struct LawFit: Sendable, Hashable {
  /// The families that are fitted.
  public enum Family: String, CaseIterable, Sendable {
    case lognormal, gamma, weibull
  }

  public let family: Family
  /// The least possible value.
  public let shift: Double
  /// The logarithm's mean, the gamma's exponent, or the Weibull's exponent.
  public let first: Double
  /// The logarithm's standard deviation, or the scale of the others.
  public let second: Double
  public let logLikelihood: Double
  /// How many observations it rests on.
  public let count: Int

  /// Akaike's criterion for three parameters, corrected for few observations: the less the better.
  public var aicc: Double {
    let n = Double(count)
    return 6 - 2 * logLikelihood + (n > 4 ? 24 / (n - 4) : .infinity)
  }

  /// The fits of each family to some observations, the best first.
  ///
  /// - Parameter observations: At least five numbers of 0 or more that are not all equal.
  /// - Returns: One fit a family.
  /// - Complexity: O(n log n), with some hundred passes over the observations.
  public static func all(of observations: [Double]) -> [LawFit] {
    let sorted = observations.sorted()
    return Family.allCases.map { fit($0, sorted) }.sorted { $0.aicc < $1.aicc }
  }

  /// The fit of one family to observations in rising order.
  static func fit(_ family: Family, _ sorted: [Double]) -> LawFit {
    precondition(sorted.count >= 5 && sorted[0] < sorted[sorted.count - 1], "a fit needs a spread")
    let least = sorted[0]
    let mean = sorted.reduce(0) { $0 + $1 / Double(sorted.count) }
    let narrowest = min(least, (mean - least) / Double(sorted.count))
    guard narrowest > 0 else { return FitWork(sorted, 0).fit(family) }
    // Gaps below the least observation from the narrowest to the whole of it, evenly in logarithms.
    let steps = 24
    let ratio = Elementary.log(least / narrowest) / Double(steps)
    func candidate(_ step: Double) -> LawFit {
      FitWork(sorted, max(0, least - narrowest * Elementary.exp(step * ratio))).fit(family)
    }
    var best = (step: 0.0, fit: candidate(0))
    for step in 1...steps {
      let next = candidate(Double(step))
      if next.logLikelihood > best.fit.logLikelihood { best = (Double(step), next) }
    }
    // Then between its neighbours, halving.
    var width = 0.5
    while width > 0.03 {
      for step in [best.step - width, best.step + width]
      where step >= 0 && step <= Double(steps) {
        let next = candidate(step)
        if next.logLikelihood > best.fit.logLikelihood { best = (step, next) }
      }
      width /= 2
    }
    return best.fit
  }

  /// The probability at or below a value.
  public func cdf(_ x: Double) -> Double {
    let excess = x - shift
    guard excess > 0 else { return 0 }
    switch family {
    case .lognormal: return StandardNormal.cdf((Elementary.log(excess) - first) / second)
    case .gamma: return GammaLaw(shape: first).lower(excess / second)
    case .weibull:
      return -Elementary.expMinusOne(
        -Elementary.exp(first * Elementary.log(excess / second)))
    }
  }

  /// The value below which a share lies.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a share lies between 0 and 1")
    switch family {
    case .lognormal:
      return shift + Elementary.exp(first + second * StandardNormal.quantile(probability))
    case .gamma: return shift + second * GammaLaw(shape: first).quantile(Tail(probability))
    case .weibull:
      let excess = -Elementary.logOnePlus(-probability)
      return shift + second * Elementary.exp(Elementary.log(excess) / first)
    }
  }

  /// The most likely value.
  public var mode: Double {
    switch family {
    case .lognormal: shift + Elementary.exp(first - second * second)
    case .gamma: shift + (first - 1) * second
    case .weibull:
      first <= 1
        ? shift : shift + second * Elementary.exp(Elementary.log((first - 1) / first) / first)
    }
  }

  /// Anderson and Darling's distance of the observations from the law, weighing both tails.
  ///
  /// A² = −n − (1/n) Σ (2i − 1) (ln F(x_i) + ln(1 − F(x_(n+1−i)))),
  /// https://doi.org/10.1080/01621459.1954.10501232.
  ///
  /// - Parameter sorted: The observations in rising order.
  /// - Returns: A number above 0; the less the better.
  public func distance(of sorted: [Double]) -> Double {
    let n = sorted.count
    // A share of exactly 0 or 1 is a rounding of one that is not.
    let shares = sorted.map { min(max(cdf($0), 1e-15), 1 - 1e-15) }
    var sum = 0.0
    for i in 0..<n {
      sum +=
        Double(2 * i + 1)
        * (Elementary.log(shares[i]) + Elementary.logOnePlus(-shares[n - 1 - i]))
    }
    return -Double(n) - sum / Double(n)
  }

  /// How often samples of the law itself, fitted again, lie as far from their fit as these do.
  ///
  /// Tables of the distance's law do not hold where parameters are estimated, so it is found by a
  /// parametric bootstrap (Stute et al., https://doi.org/10.1007/BF02613687). Fewer than 5 in 100
  /// speak against the law.
  ///
  /// - Parameters:
  ///   - sorted: The observations in rising order.
  ///   - seed: Of the samples.
  ///   - samples: How many are drawn.
  /// - Returns: A probability above 0.
  public func probabilityOfDistance(
    of sorted: [Double], seed: UInt64 = 1, samples: Int = 199
  ) -> Double {
    let observed = distance(of: sorted)
    let draw = Draw(seed: seed)
    var asFar = 1
    for sample in 0..<samples {
      let variable = VariableID(rawValue: UInt32(truncatingIfNeeded: sample))
      let values = sorted.indices.map { place in
        quantile(draw.uniform(trial: place, variable: variable, purpose: .resample))
      }.sorted()
      guard values[0] < values[values.count - 1] else { continue }
      if LawFit.fit(family, values).distance(of: values) >= observed { asFar += 1 }
    }
    return Double(asFar) / Double(samples + 1)
  }
}

/// The likelihoods of observations above one shift.
private struct FitWork {
  let shift: Double
  private let excesses: [Double]
  private let logarithms: [Double]
  private let meanLogarithm: Double

  init(_ sorted: [Double], _ shift: Double) {
    self.shift = shift
    // An observation at the very shift, of 0 then, was rounded to it: it counts for half of the least
    // above, as a density there may be infinite and its logarithm is.
    let least = ((sorted.first { $0 > shift } ?? shift) - shift) / 2
    excesses = sorted.map { max($0 - shift, least) }
    logarithms = excesses.map(Elementary.log)
    meanLogarithm = logarithms.reduce(0, +) / Double(sorted.count)
  }

  private var n: Double { Double(excesses.count) }

  func fit(_ family: LawFit.Family) -> LawFit {
    let (first, second, likelihood) =
      switch family {
      case .lognormal: lognormal()
      case .gamma: gamma()
      case .weibull: weibull()
      }
    return LawFit(
      family: family, shift: shift, first: first, second: second, logLikelihood: likelihood,
      count: excesses.count)
  }

  private func lognormal() -> (Double, Double, Double) {
    let variance =
      logarithms.reduce(0) { $0 + ($1 - meanLogarithm) * ($1 - meanLogarithm) } / n
    let deviation = max(variance, 1e-18).squareRoot()
    let likelihood =
      -n * (Elementary.log(deviation) + 0.5 * Elementary.log(2 * .pi) + 0.5 + meanLogarithm)
    return (meanLogarithm, deviation, likelihood)
  }

  /// Newton's method on ln k − ψ(k) = ln x̄ − mean ln x, from Minka's start
  /// (*Estimating a Gamma distribution*, 2002).
  private func gamma() -> (Double, Double, Double) {
    let mean = excesses.reduce(0, +) / n
    let s = max(Elementary.log(mean) - meanLogarithm, 1e-9)
    var k = (3 - s + ((s - 3) * (s - 3) + 24 * s).squareRoot()) / (12 * s)
    for _ in 0..<20 {
      let step =
        (Elementary.log(k) - Psi.digamma(k) - s) / (1 / k - Psi.trigamma(k))
      let next = k - step
      k = next > 0 ? next : k / 2
      if abs(step) < 1e-10 * k { break }
    }
    // Tables say low, likely and P95: below an exponent of 1 the density has no peak to name.
    k = min(max(k, 1), 1e6)
    let scale = mean / k
    let likelihood =
      n
      * ((k - 1) * meanLogarithm - mean / scale - k * Elementary.log(scale)
        - GammaFunction.logarithm(k))
    return (k, scale, likelihood)
  }

  /// Halving on 1/k = Σ x^k ln x / Σ x^k − mean ln x, whose right side rises with k.
  private func weibull() -> (Double, Double, Double) {
    // Powers are taken of shares of the greatest, so that none overflows.
    let greatest = logarithms[logarithms.count - 1]
    let relative = logarithms.map { $0 - greatest }
    func sums(_ k: Double) -> (powers: Double, weighted: Double) {
      var (powers, weighted) = (0.0, 0.0)
      for logarithm in relative {
        let power = Elementary.exp(k * logarithm)
        powers += power
        weighted += power * logarithm
      }
      return (powers, weighted)
    }
    let meanRelative = meanLogarithm - greatest
    var (low, high) = (0.05, 200.0)
    for _ in 0..<40 {
      let middle = (low * high).squareRoot()
      let (powers, weighted) = sums(middle)
      if 1 / middle > weighted / powers - meanRelative { low = middle } else { high = middle }
    }
    let k = (low * high).squareRoot()
    let scaleLogarithm = greatest + Elementary.log(sums(k).powers / n) / k
    let likelihood =
      n * (Elementary.log(k) - k * scaleLogarithm + (k - 1) * meanLogarithm)
      - logarithms.reduce(0) { $0 + Elementary.exp(k * ($1 - scaleLogarithm)) }
    return (k, Elementary.exp(scaleLogarithm), likelihood)
  }
}

/// The derivatives of the gamma function's logarithm, by recurrence up to where their asymptotic
/// series is exact to 1e-12 (DLMF 5.11.2 and 5.15.8, https://dlmf.nist.gov/5).
private enum Psi {
  static func digamma(_ x: Double) -> Double {
    var x = x
    var sum = 0.0
    while x < 10 {
      sum -= 1 / x
      x += 1
    }
    let r = 1 / (x * x)
    let series = r * (1.0 / 12 - r * (1.0 / 120 - r * (1.0 / 252 - r * (1.0 / 240 - r / 132))))
    return sum + Elementary.log(x) - 0.5 / x - series
  }

  static func trigamma(_ x: Double) -> Double {
    var x = x
    var sum = 0.0
    while x < 10 {
      sum += 1 / (x * x)
      x += 1
    }
    let r = 1 / (x * x)
    let series = r * (1.0 / 6 - r * (1.0 / 30 - r * (1.0 / 42 - r / 30)))
    return sum + 1 / x + r / 2 + series / x
  }
}

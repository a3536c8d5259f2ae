/// A law before it is moved and stretched into place.
enum Shape: Sendable, Hashable {
  /// Always 0.
  case point
  /// Even from 0 to 1.
  case uniform
  /// From 0 to 1 with the peak at `mode`.
  case triangular(mode: Double)
  /// Beta from 0 to 1, both exponents at least 1.
  case beta(BetaLaw)
  /// The exponential of a normal of mean 0 and standard deviation `sigma`.
  case lognormal(sigma: Double)
  /// Exponential of mean 1.
  case exponential
  /// Gamma of scale 1, exponent at least 1.
  case gamma(GammaLaw)
  /// Standard normal, what falls below `floor` lying on it.
  case flooredNormal(floor: Double)
  /// One of the observations, in rising order, each as likely as another.
  case observations([Double])

  var mean: Double {
    switch self {
    case .point: 0
    case .uniform: 0.5
    case .triangular(let mode): (1 + mode) / 3
    case .beta(let law): law.alpha / (law.alpha + law.beta)
    case .lognormal(let sigma): Elementary.exp(sigma * sigma / 2)
    case .exponential: 1
    case .gamma(let law): law.shape
    case .flooredNormal(let floor):
      floor * StandardNormal.cdf(floor) + StandardNormal.density(floor)
    case .observations(let values): Self.average(values) { $0 }
    }
  }

  var variance: Double {
    switch self {
    case .point: return 0
    case .uniform: return 1.0 / 12
    case .triangular(let mode): return (1 - mode + mode * mode) / 18
    case .beta(let law):
      let sum = law.alpha + law.beta
      return law.alpha * law.beta / (sum * sum * (sum + 1))
    case .lognormal(let sigma):
      let square = sigma * sigma
      return Elementary.exp(square) * Elementary.expMinusOne(square)
    case .exponential: return 1
    case .gamma(let law): return law.shape
    case .flooredNormal(let floor):
      // With M = max(floor, Z): E M² = floor² Φ(floor) + floor φ(floor) + 1 − Φ(floor).
      let below = StandardNormal.cdf(floor)
      let square =
        floor * floor * below + floor * StandardNormal.density(floor) + StandardNormal.cdf(-floor)
      let mean = mean
      return max(0, square - mean * mean)
    case .observations(let values):
      let mean = mean
      return Self.average(values) { ($0 - mean) * ($0 - mean) }
    }
  }

  func quantile(_ tail: Tail) -> Double {
    switch self {
    case .point: return 0
    case .uniform: return tail.fromBelow
    case .triangular(let mode):
      // Near each end the area is a triangle whose width grows as a square root.
      return tail.fromBelow < mode
        ? Elementary.squareRoot(tail.fromBelow * mode)
        : 1 - Elementary.squareRoot(tail.fromAbove * (1 - mode))
    case .beta(let law): return law.quantile(tail)
    case .lognormal(let sigma): return Elementary.exp(sigma * StandardNormal.quantile(tail))
    case .exponential:
      return tail.isUpper
        ? -Elementary.log(tail.probability) : -Elementary.logOnePlus(-tail.probability)
    case .gamma(let law): return law.quantile(tail)
    case .flooredNormal(let floor): return max(floor, StandardNormal.quantile(tail))
    case .observations(let values):
      // The least observation with at least the probability at or below it.
      let share = tail.probability * Double(values.count)
      let rank =
        tail.isUpper
        ? values.count - Int(share) : Int(share) + (share > Double(Int(share)) ? 1 : 0)
      return values[min(max(rank, 1), values.count) - 1]
    }
  }

  /// The value with the same probability below it as a standard normal score.
  func value(atScore score: Double) -> Double {
    switch self {
    case .lognormal(let sigma): return Elementary.exp(sigma * score)
    case .flooredNormal(let floor): return max(floor, score)
    default:
      let tail = StandardNormal.cdf(-score.magnitude)
      return quantile(score < 0 ? Tail(lower: tail) : Tail(upper: tail))
    }
  }

  /// The values at tail probabilities that rise slowly along one side.
  ///
  /// - Parameters:
  ///   - tails: The probabilities.
  ///   - scores: Their standard normal quantiles, which some laws can use.
  /// - Returns: The values in order.
  func quantiles(_ tails: [Tail], scores: [Double]) -> [Double] {
    switch self {
    case .lognormal, .flooredNormal:
      return scores.map { value(atScore: $0) }
    case .gamma(let law):
      return Self.followed(tails) { law.quantile($0, near: $1) }
    case .beta(let law):
      let mirrored = law.mirrored
      let distances = Self.followed(tails) {
        ($0.isUpper ? mirrored : law).lowerQuantile($0.probability, near: $1)
      }
      return zip(tails, distances).map { $0.isUpper ? 1 - $1 : $1 }
    default:
      return tails.map { quantile($0) }
    }
  }

  /// Values each of which starts the search for the next.
  private static func followed(
    _ tails: [Tail], by quantile: (Tail, Double?) -> Double
  ) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(tails.count)
    for (place, tail) in tails.enumerated() {
      // Along a power law, as far tails are, each value is to the next as the one before to it.
      let guess = place < 2 ? nil : values[place - 1] * (values[place - 1] / values[place - 2])
      values.append(quantile(tail, guess))
    }
    return values
  }

  /// The probability at or below a value that is not below the least possible one.
  func cdf(_ x: Double) -> Double {
    switch self {
    case .point: return x < 0 ? 0 : 1
    case .uniform: return min(max(x, 0), 1)
    case .triangular(let mode):
      if x <= 0 { return 0 }
      if x >= 1 { return 1 }
      return x < mode ? x * x / mode : 1 - (1 - x) * (1 - x) / (1 - mode)
    case .beta(let law): return law.lower(x)
    case .lognormal(let sigma):
      return x > 0 ? StandardNormal.cdf(Elementary.log(x) / sigma) : 0
    case .exponential: return x > 0 ? -Elementary.expMinusOne(-x) : 0
    case .gamma(let law): return law.lower(x)
    case .flooredNormal(let floor): return StandardNormal.cdf(max(x, floor))
    case .observations(let values):
      // How many are at most x, by halving.
      var (below, above) = (0, values.count)
      while below < above {
        let middle = (below + above) / 2
        if values[middle] <= x { below = middle + 1 } else { above = middle }
      }
      return Double(below) / Double(values.count)
    }
  }

  /// The average of a function over observations, summed in their rising order.
  private static func average(_ values: [Double], of term: (Double) -> Double) -> Double {
    var sum = 0.0
    for value in values { sum += term(value) }
    return sum / Double(values.count)
  }
}

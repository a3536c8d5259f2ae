import Sampling

/// A stop that is charged by the day: the slabs, and what the length of the stay is made of.
public struct Stay: Sendable, Hashable {
  public let charges: [Charge]
  /// The parts, in hours, whose sum is the stay: handling, disruptions, the wait for a departure.
  public let parts: [Part]
  /// Containers.
  public let factor: Double

  /// USD for a stay of some hours.
  ///
  /// A day counts once it has started, as carriers and ports count it.
  public func usd(hours: Double) -> Double {
    var sum = 0.0
    var day = 0.0
    while day * 24 < hours, day < Stay.longestDays {
      sum += rate(onDay: day)
      day += 1
    }
    return factor * sum
  }

  /// USD for the day of a stay that begins after `day` days.
  public func rate(onDay day: Double) -> Double {
    Charge.Process.allCases.reduce(0) { sum, process in
      let slabs = charges.filter {
        $0.process == process && day >= $0.freeDays && day >= $0.fromDay
      }
      return sum + (slabs.max { $0.fromDay < $1.fromDay }?.usdPerDay ?? 0)
    }
  }

  /// The expected USD: the sum over days of the day's rate times the chance that the stay lasts
  /// into it.
  public var meanUSD: Double {
    guard let longest = parts.max(by: { $0.law.variance < $1.law.variance }) else { return 0 }
    var rest = parts
    if let index = rest.firstIndex(of: longest) { rest.remove(at: index) }
    let offsets = Stay.midpoints(of: rest)
    var sum = 0.0
    var day = 0.0
    while day < Stay.longestDays {
      let chance =
        offsets.reduce(0) { $0 + $1.chance * longest.exceedance(of: 24 * day - $1.hours) }
      if chance < 1e-9 { break }
      sum += chance * rate(onDay: day)
      day += 1
    }
    return factor * sum
  }

  /// A discrete stand-in for the sum of some parts: equally likely midpoints of each law's quantiles.
  private static func midpoints(of parts: [Part]) -> [(hours: Double, chance: Double)] {
    var points: [(hours: Double, chance: Double)] = [(0, 1)]
    for part in parts {
      // Few points for many parts: the product of their numbers stays bounded.
      let count = parts.count == 1 ? 64 : (parts.count == 2 ? 24 : 6)
      let happens = part.chance
      let draws = (0..<count).map { part.law.quantile((Double($0) + 0.5) / Double(count)) }
      var next: [(hours: Double, chance: Double)] = []
      for point in points {
        for draw in draws {
          next.append((point.hours + part.factor * draw, point.chance * happens / Double(count)))
        }
        if happens < 1 { next.append((point.hours, point.chance * (1 - happens))) }
      }
      points = next
    }
    return points
  }

  /// A stay of ten years is an error of the data, not a stay.
  private static let longestDays = 3650.0
}

extension Part {
  /// The probability that the part happens at all.
  public var chance: Double {
    if case .disruption(_, let chance) = role { return chance }
    return 1
  }

  /// The probability that the part takes longer than `hours`.
  func exceedance(of hours: Double) -> Double {
    if hours < 0 { return 1 }
    return factor > 0 ? chance * (1 - law.cdf(hours / factor)) : 0
  }
}

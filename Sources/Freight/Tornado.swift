import Sampling

/// How far one cause alone moves an itinerary's total from its mean, in a good and in a bad case.
///
/// Good and bad are the 10th and the 90th percentile of the cause, all else staying at its mean;
/// for a disruption that it stays away, and that it comes with its mean hours and USD.
public struct Swing: Sendable, Hashable {
  public enum Cause: Sendable, Hashable {
    /// A price, a duration, a wait.
    case part(String, Part.Quantity)
    /// The charges for the days of a stay at a terminal, whose id this is.
    case stay(String)
    /// The common cause, with all that follows it, whose id this is.
    case driver(String)
    case disruption(String)
  }

  public let cause: Cause
  /// Beyond the means: USD for the shipment and hours, in the good and the bad case.
  public let good: Amounts
  public let bad: Amounts
  /// The same in the weight of the itinerary's objective.
  public let goodWeight: Double
  public let badWeight: Double

  public var width: Double { abs(badWeight - goodWeight) }
}

extension Itinerary {
  /// What moves the total how far, the widest swing first.
  ///
  ///     itinerary.swings()[0].cause   // the wait for the ferry at Kuryk, say
  ///
  /// Totals are sums, so each swing is exact; only the charges for a stay are looked at apart from
  /// the hours that make it long. What follows a driver appears under its own name with its whole
  /// swing and, together with all others that follow it, under the driver's; of a disruption, which
  /// is as likely whatever the driver does, its length times its chance.
  ///
  /// - Complexity: O(parts).
  public func swings() -> [Swing] {
    var order: [Swing.Cause] = []
    var cases: [Swing.Cause: (good: Amounts, bad: Amounts)] = [:]
    func add(_ cause: Swing.Cause, _ quantity: Part.Quantity, _ good: Double, _ bad: Double) {
      if cases[cause] == nil { order.append(cause) }
      var known = cases[cause] ?? (Amounts(), Amounts())
      switch quantity {
      case .usd:
        known.good.usd += good
        known.bad.usd += bad
      case .hours:
        known.good.hours += good
        known.bad.hours += bad
      }
      cases[cause] = known
    }
    for step in steps {
      for part in step.parts {
        if case .disruption(let id, _) = part.role {
          add(.disruption(id), part.quantity, -part.mean, part.factor * part.law.mean - part.mean)
        } else if part.varies {
          let (good, bad) = (part.law.quantile(0.1), part.law.quantile(0.9))
          add(
            .part(part.name, part.quantity), part.quantity, part.factor * good - part.mean,
            part.factor * bad - part.mean)
        }
        if part.varies, let driver = part.driver {
          add(
            .driver(driver.id), part.quantity, part.mean(atScore: -Part.p90Score) - part.mean,
            part.mean(atScore: Part.p90Score) - part.mean)
        }
      }
      if let stay = step.stay {
        let mean = step.mean.usd
        add(
          .stay(step.from), .usd, stay.usd(atProbability: 0.1) - mean,
          stay.usd(atProbability: 0.9) - mean)
      }
    }
    func weight(_ amounts: Amounts) -> Double { objective.weight(of: amounts, for: shipment) }
    let swings = order.compactMap { cause in
      cases[cause].map { item in
        Swing(
          cause: cause, good: item.good, bad: item.bad, goodWeight: weight(item.good),
          badWeight: weight(item.bad))
      }
    }
    return swings.filter { $0.width > 0 }.enumerated().sorted { a, b in
      a.element.width != b.element.width ? a.element.width > b.element.width : a.offset < b.offset
    }.map(\.element)
  }
}

extension Part {
  /// The normal score of the 90th percentile.
  fileprivate static let p90Score = StandardNormal.quantile(0.9)

  fileprivate var varies: Bool { law.variance > 0 && factor > 0 }

  /// The mean for the shipment when the driver has this normal score, the chance of the part's
  /// happening included.
  fileprivate func mean(atScore score: Double) -> Double {
    guard let driver else { return mean }
    let rest = (1 - driver.loading * driver.loading).squareRoot()
    // Sixty-four equally likely draws of what the driver leaves open: good to a part in a thousand.
    let draws = (0..<64).map { (Double($0) + 0.5) / 64 }
    let sum = draws.reduce(0) { sum, draw in
      let own = driver.loading * score + rest * StandardNormal.quantile(draw)
      return sum + law.quantile(StandardNormal.cdf(own))
    }
    return chance * factor * sum / 64
  }
}

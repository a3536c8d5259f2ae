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
    var sum = 0.0
    for process in Charge.Process.allCases {
      // The slab that began last; a loop, since it is asked for every day of every stay.
      var begun = -Double.infinity
      var rate = 0.0
      for charge in charges where charge.process == process {
        guard day >= charge.freeDays, day + 1 >= charge.fromDay, charge.fromDay > begun else {
          continue
        }
        begun = charge.fromDay
        rate = charge.usdPerDay
      }
      sum += rate
    }
    return sum
  }

  /// The expected USD: the sum over days of the day's rate times the chance that the stay lasts
  /// into it.
  public var meanUSD: Double {
    var grids = StayGrids()
    return meanUSD(&grids)
  }

  /// The expected USD of each process by the source of its rates; together they are ``meanUSD``.
  public var meansBySource: [(process: Charge.Process, source: String, usd: Double)] {
    var grids = StayGrids()
    return Charge.Process.allCases.flatMap { process in
      let slabs = charges.filter { $0.process == process }
      return Set(slabs.map(\.source)).sorted().map { source in
        // The slabs of other sources keep their days, for nothing.
        let rates = slabs.map { $0.source == source ? $0 : $0.costing(0) }
        let stay = Stay(charges: rates, parts: parts, factor: factor)
        return (process, source, stay.meanUSD(&grids))
      }
    }
  }

  /// The expected USD, with laws that other stays have laid on the grid already.
  func meanUSD(_ grids: inout StayGrids) -> Double {
    let lengths = StayLengths(parts, &grids)
    if lengths.isFixed { return usd(hours: lengths.fixedHours) }
    var sum = 0.0
    var day = firstChargedDay
    while day < Stay.longestDays {
      let chance = lengths.chance(ofMoreThan: 24 * day)
      // All later days together cost less than a hundredth of a dollar.
      if chance < 1e-6 { break }
      sum += chance * rate(onDay: day)
      day += 1
    }
    return factor * sum
  }

  /// The USD that are not passed with some probability, from 0 below 1.
  public func usd(atProbability probability: Double) -> Double {
    precondition((0..<1).contains(probability), "a probability lies from 0 below 1")
    var grids = StayGrids()
    let lengths = StayLengths(parts, &grids)
    if lengths.isFixed { return usd(hours: lengths.fixedHours) }
    var sum = 0.0
    var day = 0.0
    while day < Stay.longestDays, lengths.chance(ofMoreThan: 24 * day) > 1 - probability {
      sum += rate(onDay: day)
      day += 1
    }
    return factor * sum
  }

  private var firstChargedDay: Double {
    charges.map { max($0.freeDays, $0.fromDay - 1).rounded(.up) }.min() ?? Stay.longestDays
  }

  /// A stay of ten years is an error of the data, not a stay.
  package static let longestDays = 3650.0
}

extension Part {
  /// The probability that the part happens at all.
  public var chance: Double {
    if case .disruption(_, let chance) = role { return chance }
    return 1
  }
}

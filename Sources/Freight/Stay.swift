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
    var grids = StayGrids()
    return meanUSD(&grids)
  }

  /// The expected USD, with laws that other stays have laid on the grid already.
  func meanUSD(_ grids: inout StayGrids) -> Double {
    let lengths = StayLengths(parts, &grids)
    if lengths.isFixed { return usd(hours: lengths.fixedHours) }
    var sum = 0.0
    var day = firstChargedDay
    while day < Stay.longestDays {
      let chance = lengths.chance(ofMoreThan: 24 * day)
      if chance < 1e-9 { break }
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
    charges.map { max($0.freeDays, $0.fromDay).rounded(.up) }.min() ?? Stay.longestDays
  }

  /// A stay of ten years is an error of the data, not a stay.
  private static let longestDays = 3650.0
}

/// The law of a sum of hours on a grid: what the parts of a stay come to together.
///
/// Parts that do not vary shift the rest. The others are laid on cells of equal width and folded
/// into each other one by one; between the edges of cells chances are interpolated.
///
/// - Complexity: O(p c²) time for p parts on c cells, at most 360.
private struct StayLengths {
  let fixedHours: Double
  /// The chance of each cell; cell k is centred on k widths.
  private var cells: [Double] = [1]
  /// The chance of all cells before each.
  private var below: [Double] = []
  private let width: Double
  private let varies: Bool

  var isFixed: Bool { !varies }

  init(_ parts: [Part], _ grids: inout StayGrids) {
    let fixed = parts.filter { $0.law.variance == 0 && $0.chance == 1 }
    let varying = parts.filter { !($0.law.variance == 0 && $0.chance == 1) }
    fixedHours = fixed.reduce(0) { $0 + $1.factor * $1.law.mean }
    varies = !varying.isEmpty
    // Six hours resolve a charge by the day; a quarter of a year holds nearly every stay, and three
    // times the bad cases hold the rest.
    let bad = varying.reduce(0) { $0 + $1.factor * $1.law.high }
    width = max(90 * 24, 3 * bad) / 360
    for part in varying { fold(grids.cells(of: part, width: width)) }
    below = cells.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
  }

  /// The chance of a stay beyond some hours.
  func chance(ofMoreThan hours: Double) -> Double {
    // Cells up to the k-th end at (k + 1/2) widths.
    let place = (hours - fixedHours) / width + 0.5
    if place <= 0 { return 1 }
    let whole = Int(min(place, Double(cells.count)))
    let part = whole < cells.count ? cells[whole] * (place - Double(whole)) : 0
    return max(0, 1 - below[whole] - part)
  }

  private mutating func fold(_ other: [Double]) {
    var sums = [Double](repeating: 0, count: min(361, cells.count + other.count - 1))
    let end = sums.count - 1
    for (place, chance) in cells.enumerated() where chance > 0 {
      // What would lie beyond the grid is put at its end.
      let inside = min(other.count, end - place)
      for step in 0..<inside { sums[place + step] += chance * other[step] }
      for step in inside..<other.count { sums[end] += chance * other[step] }
    }
    cells = sums
  }
}

/// The laws of parts laid on the grid, each once: many stays share the handling or the wait.
struct StayGrids {
  private struct Key: Hashable {
    let law: Distribution
    let factor: Double
    let chance: Double
    let width: Double
  }

  private var known: [Key: [Double]] = [:]

  /// The chance of each cell, as far as there is one; cell k is centred on k widths.
  fileprivate mutating func cells(of part: Part, width: Double) -> [Double] {
    let key = Key(law: part.law, factor: part.factor, chance: part.chance, width: width)
    if let cells = known[key] { return cells }
    var cells: [Double] = []
    var below = 0.0
    while cells.count < 361, below < 1 - 1e-12 {
      let until = 1 - part.exceedance(of: (Double(cells.count) + 0.5) * width)
      cells.append(until - below)
      below = until
    }
    // What lies beyond the grid is put at its end: a chance too small to matter, never lost.
    cells[cells.count - 1] += 1 - below
    known[key] = cells
    return cells
  }
}

extension Part {
  /// The probability that the part happens at all.
  public var chance: Double {
    if case .disruption(_, let chance) = role { return chance }
    return 1
  }

  /// The probability that the part takes longer than `hours`, which are not negative.
  fileprivate func exceedance(of hours: Double) -> Double {
    factor > 0 ? chance * (1 - law.cdf(hours / factor)) : 0
  }
}

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
    charges.map { max($0.freeDays, $0.fromDay - 1).rounded(.up) }.min() ?? Stay.longestDays
  }

  /// A stay of ten years is an error of the data, not a stay.
  package static let longestDays = 3650.0
}

/// The law of a sum of hours on a grid: what the parts of a stay come to together.
///
/// Parts that do not vary shift the rest. The others are laid on cells of equal width and folded
/// into each other one by one; between the edges of cells chances are interpolated.
///
/// - Complexity: O(p c²) time for p parts on c cells, at most 361.
private struct StayLengths {
  let fixedHours: Double
  /// The chance of each cell; cell k is centred on k widths.
  private let cells: [Double]
  /// The chance of all cells before each.
  private let below: [Double]
  private let width: Double
  private let varies: Bool

  var isFixed: Bool { !varies }

  init(_ parts: [Part], _ grids: inout StayGrids) {
    let fixed = parts.filter { $0.law.variance == 0 && $0.chance == 1 }
    let varying = parts.filter { !($0.law.variance == 0 && $0.chance == 1) }
    fixedHours = fixed.reduce(0) { $0 + $1.factor * $1.law.mean }
    varies = !varying.isEmpty
    // Six hours resolve a charge by the day; a quarter of a year holds nearly every stay, and three
    // times the bad cases hold the rest. Full pairs of hours, so that many stays share a grid.
    let bad = varying.reduce(0) { $0 + $1.factor * $1.law.high }
    width = 2 * (max(90 * 24, 3 * bad) / Double(StayGrids.mostCells - 1) / 2).rounded(.up)
    cells = grids.cells(of: varying[...], width: width)
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
}

/// The laws of parts, and of sums of parts, laid on the grid, each once: many stays share the
/// handling, and what may delay it, before each its own wait.
struct StayGrids {
  /// What lies beyond the last cell is put there: a chance too small to matter, never lost.
  fileprivate static let mostCells = 361

  private struct Key: Hashable {
    let law: Distribution
    let factor: Double
    let chance: Double
    let width: Double
  }

  private var known: [[Key]: [Double]] = [:]

  /// The chance of each cell, as far as there is one, for the sum of some parts; cell k is centred
  /// on k widths.
  fileprivate mutating func cells(of parts: ArraySlice<Part>, width: Double) -> [Double] {
    guard let last = parts.last else { return [1] }
    let key = parts.map {
      Key(law: $0.law, factor: $0.factor, chance: $0.chance, width: width)
    }
    if let cells = known[key] { return cells }
    let cells =
      parts.count == 1
      ? laid(last, width: width)
      : folded(
        self.cells(of: parts.dropLast(), width: width),
        self.cells(of: parts.suffix(1), width: width))
    known[key] = cells
    return cells
  }

  private func laid(_ part: Part, width: Double) -> [Double] {
    var cells: [Double] = []
    var below = 0.0
    while cells.count < StayGrids.mostCells, below < 1 - 1e-12 {
      let until = 1 - part.exceedance(of: (Double(cells.count) + 0.5) * width)
      cells.append(until - below)
      below = until
    }
    cells[cells.count - 1] += 1 - below
    return cells
  }

  private func folded(_ cells: [Double], _ other: [Double]) -> [Double] {
    var sums = [Double](
      repeating: 0, count: min(StayGrids.mostCells, cells.count + other.count - 1))
    let end = sums.count - 1
    // The chance of each cell of the other and all behind it.
    var beyond = other + [0]
    for step in other.indices.reversed() { beyond[step] += beyond[step + 1] }
    for (place, chance) in cells.enumerated() where chance > 0 {
      let inside = min(other.count, end - place)
      for step in 0..<inside { sums[place + step] += chance * other[step] }
      sums[end] += chance * beyond[inside]
    }
    return sums
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

import Sampling

/// The law of what the parts of a stay come to together.
///
/// - Complexity: O(p c²) time for p parts on c cells, at most 361.
struct StayLengths {
  let fixedHours: Double
  private let varying: [Part]
  /// The mean of each varying part, and of all together.
  private let means: [Double]
  private let mean: Double
  private let sum: GridLaw
  /// The chance of each cell and all behind it.
  private let beyond: [Double]
  private let width: Double

  var isFixed: Bool { varying.isEmpty }

  init(_ parts: [Part], _ grids: inout StayGrids) {
    // What is certain to pass counts as fixed, so that the grid begins where the rest does.
    fixedHours = parts.reduce(0) { $0 + $1.certainHours }
    varying = parts.filter { !($0.law.variance == 0 && $0.chance == 1) }.map { $0.beyondItsLeast }
    means = varying.map(\.meanHours)
    mean = means.reduce(0, +)
    // Three times the bad cases hold nearly every stay; a rare delay must not make coarse what happens
    // without it. Powers of two, so that many stays share a grid.
    let bad = varying.reduce(0) {
      $0 + min(1, 10 * $1.chance) * $1.factor * ($1.law.high - $1.law.low)
    }
    let least = max(3 * bad / Double(GridLaw.mostCells - 1), 0x1p-10)
    var width = 0x1p-10
    while width < least { width *= 2 }
    self.width = width
    sum = varying.count > 1 ? grids.law(of: varying[...], width: width) : .nothing
    beyond = sum.beyond
  }

  /// The chance of a stay of more than some hours.
  func chance(ofMoreThan hours: Double) -> Double {
    let hours = hours - fixedHours
    // A thousandth of a second is no more.
    if varying.count == 1 { return varying[0].exceedance(of: hours + 1e-6) }
    let place = max(0, hours / width)
    if sum.isCut, place >= Double(GridLaw.mostCells - 1) { return farChance(of: hours) }
    let whole = Int(min(place, Double(sum.cells.count)))
    let part = whole < sum.cells.count ? sum.cells[whole] * (Double(whole + 1) - place) : 0
    return min(1, sum.atomsBeyond(hours) + part + beyond[min(whole + 1, sum.cells.count)])
  }

  /// The chance of hours beyond the grid, where one part alone is far out and the others as usual.
  ///
  /// V. P. Chistyakov, *A theorem on sums of independent positive random variables and its
  /// applications to branching random processes* (1964), https://doi.org/10.1137/1109088.
  private func farChance(of hours: Double) -> Double {
    zip(varying, means).reduce(0) { $0 + $1.0.exceedance(of: hours - mean + $1.1) }
  }
}

/// The laws of parts, and of sums of parts, laid on the grid, each once: many stays share the
/// handling, and what may delay it, before each its own wait.
struct StayGrids {
  private struct Key: Hashable {
    let law: Distribution
    let factor: Double
    let chance: Double
    let width: Double
  }

  private var known: [[Key]: GridLaw] = [:]

  /// The law of the sum of some parts.
  fileprivate mutating func law(of parts: ArraySlice<Part>, width: Double) -> GridLaw {
    guard let last = parts.last else { return GridLaw.nothing }
    let key = parts.map {
      Key(law: $0.law, factor: $0.factor, chance: $0.chance, width: width)
    }
    if let law = known[key] { return law }
    let law =
      parts.count == 1
      ? GridLaw(last, width: width)
      : self.law(of: parts.dropLast(), width: width)
        .plus(self.law(of: parts.suffix(1), width: width), width: width)
    known[key] = law
    return law
  }
}

/// A law of hours on a grid: lengths with a chance of their own stand for themselves, the others lie
/// evenly in cells of equal width.
///
/// A day is charged or not, so a length that is just a day must not pass for more than one.
private struct GridLaw {
  static let mostCells = 361
  /// Of so many lengths of their own, all but the sum over cells takes too long.
  private static let mostAtoms = 361

  /// In rising order.
  private var atoms: [(hours: Double, chance: Double)] = []
  /// Cell k is from k widths, without them, to k + 1 widths; what lies beyond the last is put there.
  private(set) var cells: [Double] = []

  /// Whether chance lies beyond the last cell, or might.
  var isCut: Bool { cells.count == GridLaw.mostCells }

  /// Always no time at all.
  static let nothing = GridLaw(atoms: [(0, 1)])

  private init(atoms: [(hours: Double, chance: Double)]) { self.atoms = atoms }

  init(_ part: Part, width: Double) {
    let own = part.law.atoms.map {
      (hours: part.factor * $0.value, chance: part.chance * $0.probability)
    }
    atoms = GridLaw.merged(own + (part.chance < 1 ? [(0, 1 - part.chance)] : []))
    let spread = 1 - atoms.reduce(0) { $0 + $1.chance }
    guard spread > 1e-12 else { return }
    var before = spread
    // A chance of a hundred-millionth is put into the last cell rather than into more of them.
    while cells.count < GridLaw.mostCells, before > 1e-8 {
      let end = Double(cells.count + 1) * width
      let after = min(before, max(0, part.exceedance(of: end) - atomsBeyond(end)))
      cells.append(before - after)
      before = after
    }
    cells[cells.count - 1] += before
  }

  /// The chance of each cell and all behind it.
  var beyond: [Double] {
    var beyond = cells + [0]
    for place in cells.indices.reversed() { beyond[place] += beyond[place + 1] }
    return beyond
  }

  /// The law of the sum with independent hours of another law.
  func plus(_ other: GridLaw, width: Double) -> GridLaw {
    var (one, other) = (self, other)
    while one.atoms.count * other.atoms.count > GridLaw.mostAtoms {
      if one.atoms.count >= other.atoms.count {
        one.spreadAtoms(width)
      } else {
        other.spreadAtoms(width)
      }
    }
    var sum = GridLaw(
      atoms: GridLaw.merged(
        one.atoms.flatMap { atom in
          other.atoms.map { (atom.hours + $0.hours, atom.chance * $0.chance) }
        }))
    for atom in one.atoms { sum.add(other.cells, times: atom.chance, after: atom.hours / width) }
    for atom in other.atoms { sum.add(one.cells, times: atom.chance, after: atom.hours / width) }
    // Two even cells add up to a hill over two cells, half of it in each.
    sum.add(one.folded(other), times: 1, after: 0.5)
    return sum
  }

  /// The chance of each sum of the numbers of two cells.
  private func folded(_ other: GridLaw) -> [Double] {
    guard !cells.isEmpty, !other.cells.isEmpty else { return [] }
    let end = min(GridLaw.mostCells, cells.count + other.cells.count - 1) - 1
    var sums = [Double](repeating: 0, count: end + 1)
    let (others, beyond) = (other.cells, other.beyond)
    for (place, chance) in cells.enumerated() where chance > 0 {
      let inside = min(others.count, end - place)
      for step in 0..<inside { sums[place + step] += chance * others[step] }
      sums[end] += chance * beyond[inside]
    }
    return sums
  }

  /// Adds cells moved up by a number of widths, which may end within one.
  private mutating func add(_ others: [Double], times chance: Double, after widths: Double) {
    guard !others.isEmpty else { return }
    let last = GridLaw.mostCells - 1
    let whole = Int(min(widths, Double(last)))
    let upper = min(1, widths - Double(whole))
    let missing = min(last, whole + others.count) + 1 - cells.count
    if missing > 0 { cells.append(contentsOf: repeatElement(0, count: missing)) }
    let (low, high) = (chance * (1 - upper), chance * upper)
    for (place, other) in others.enumerated() {
      cells[min(last, whole + place)] += low * other
      cells[min(last, whole + place + 1)] += high * other
    }
  }

  /// Puts the lengths of their own into cells, each into the two whose middles lie around it.
  private mutating func spreadAtoms(_ width: Double) {
    for atom in atoms { add([1], times: atom.chance, after: max(0, atom.hours / width - 0.5)) }
    atoms = []
  }

  /// The chance of the lengths of their own above some hours; a thousandth of a second is no more.
  func atomsBeyond(_ hours: Double) -> Double {
    atoms.reversed().prefix { $0.hours > hours + 1e-6 }.reduce(0) { $0 + $1.chance }
  }

  private static func merged(
    _ atoms: [(hours: Double, chance: Double)]
  ) -> [(hours: Double, chance: Double)] {
    var merged: [(hours: Double, chance: Double)] = []
    for atom in atoms.sorted(by: { $0.hours < $1.hours }) where atom.chance > 0 {
      if let last = merged.last, atom.hours - last.hours < 1e-6 {
        merged[merged.count - 1].chance += atom.chance
      } else {
        merged.append(atom)
      }
    }
    return merged
  }
}

extension Part {
  /// What it takes at least; a fixed law may give other numbers for its low and its high.
  fileprivate var certainHours: Double {
    chance < 1 ? 0 : factor * (law.variance == 0 ? law.mean : law.low)
  }

  /// What it takes beyond what it takes for certain.
  fileprivate var beyondItsLeast: Part {
    guard chance == 1 else { return self }
    return Part(
      name: name, quantity: quantity, role: role, law: law.shifted(by: -law.low), factor: factor,
      driver: driver, source: source)
  }

  fileprivate var meanHours: Double { chance * factor * law.mean }

  /// The probability that the part takes longer than some hours.
  fileprivate func exceedance(of hours: Double) -> Double {
    if hours < 0 { return 1 }
    return factor > 0 ? chance * (1 - law.cdf(hours / factor)) : 0
  }
}

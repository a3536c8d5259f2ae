/// What the climbs of a ``Hierarchy`` stand for under some weights, noted by the first path that asks
/// for the paths to come.
///
/// A climb taken in one direction is an arc, or stands for two other climbs, one after the other.
/// Notes lie in the order in which paths asked for them, so that a path which asks again finds most
/// of them side by side.
struct HierarchyNotes: Sendable {
  /// An arc, by its slot and a mark, or a note, by its place.
  typealias Name = UInt32

  /// The mark of a slot.
  private static let slot: UInt32 = 1 << 31
  /// What is not known yet, or not there.
  private static let none = UInt32.max

  /// The two halves of a climb; the first alone if it is an arc.
  fileprivate struct Halves: Sendable {
    var first: Name
    var second: Name
  }

  /// A name put aside with its halves, so that memory is asked for them before they are wanted.
  struct Piece: Sendable {
    fileprivate var name: Name
    fileprivate var halves: Halves
  }

  /// What decides what a climb stands for.
  struct Weights {
    let shape: Hierarchy
    /// The weights of each climb, up and down.
    let climbs: [Int32]
    let arcs: [UInt32]
  }

  private var halves: [Halves] = []
  /// The climb of each note: twice its number, and one more if it is taken down.
  private var climbs: [UInt32] = []
  /// For each climb its note, if that note is of this climb: what notes there are is thus forgotten
  /// with the notes themselves.
  private var places: [UInt32]

  init(climbCount: Int) {
    places = Array(repeating: 0, count: 2 * climbCount)
  }

  mutating func removeAll() {
    halves.removeAll(keepingCapacity: true)
    climbs.removeAll(keepingCapacity: true)
  }

  /// What a climb stands for, as far as it is known.
  mutating func piece(of climb: UInt32) -> Piece {
    let name = place(of: climb)
    return fetch(name)
  }

  /// Replaces what waits, the last first, by the slots of the arcs it stands for.
  mutating func unpack(
    _ waiting: inout [Piece], into slots: inout [UInt32], _ weights: borrowing Weights
  ) {
    while var next = waiting.popLast() {
      while next.name & HierarchyNotes.slot == 0 {
        if next.halves.first == HierarchyNotes.none {
          next.halves = split(climbs[Int(next.name)], weights)
          halves[Int(next.name)] = next.halves
        }
        let (first, second) = (next.halves.first, next.halves.second)
        if second != HierarchyNotes.none { waiting.append(fetch(second)) }
        next = fetch(first)
      }
      slots.append(next.name ^ HierarchyNotes.slot)
    }
  }

  @inline(__always)
  private func fetch(_ name: Name) -> Piece {
    // A slot has no halves: any will do.
    Piece(name: name, halves: halves[name & HierarchyNotes.slot == 0 ? Int(name) : 0])
  }

  /// The note of a climb, made if there is none.
  private mutating func place(of climb: UInt32) -> Name {
    let place = places[Int(climb)]
    if place < climbs.count && climbs[Int(place)] == climb { return place }
    places[Int(climb)] = UInt32(climbs.count)
    climbs.append(climb)
    halves.append(Halves(first: HierarchyNotes.none, second: HierarchyNotes.none))
    return UInt32(climbs.count - 1)
  }

  /// The halves of a climb, or its arc.
  private mutating func split(_ number: UInt32, _ weights: borrowing Weights) -> Halves {
    let weight = weights.climbs[Int(number)]
    if let slot = slot(of: number, weight, weights) {
      return Halves(first: slot, second: HierarchyNotes.none)
    }
    let heads = weights.shape.headLevels.span
    let lower = weights.shape.lower.span
    let lowerEnds = weights.shape.lowerEnds.span
    let climbs = weights.climbs.span
    let direction = Int(number & 1)
    let head = heads[Int(number >> 1)]
    let tail = Int(weights.shape.tails[Int(number >> 1)])
    // Places and climbs are in range by construction of the hierarchy.
    for place in Int(weights.shape.lowerStarts[tail])..<Int(weights.shape.lowerStarts[tail + 1]) {
      // Up: from the lower end down to the middle, then up. Down: from the higher end likewise.
      let low = unsafe 2 * Int(lower[unchecked: place]) + 1 - direction
      let part = unsafe climbs[unchecked: low]
      if part > weight { continue }
      // The climb to the higher end lies further on in the row of the same vertex.
      let rowEnd = unsafe Int(lowerEnds[unchecked: place])
      var further = low / 2 + 1
      while unsafe further < rowEnd && heads[unchecked: further] < head { further += 1 }
      if unsafe further == rowEnd || heads[unchecked: further] != head { continue }
      let high = 2 * further + direction
      let rest = unsafe climbs[unchecked: high]
      if rest != weight &- part { continue }
      let lowName = name(of: UInt32(truncatingIfNeeded: low), part, weights)
      let highName = name(of: UInt32(truncatingIfNeeded: high), rest, weights)
      return direction == 0
        ? Halves(first: lowName, second: highName) : Halves(first: highName, second: lowName)
    }
    preconditionFailure("a shortcut stands for two climbs below it")
  }

  private mutating func name(
    of climb: UInt32, _ weight: Int32, _ weights: borrowing Weights
  ) -> Name {
    slot(of: climb, weight, weights) ?? place(of: climb)
  }

  /// The slot of the lowest arc that weighs as much as a climb, if there is one.
  private func slot(of climb: UInt32, _ weight: Int32, _ weights: borrowing Weights) -> Name? {
    let shape = weights.shape
    let tail = Int(shape.tails[Int(climb >> 1)])
    for place in Int(shape.arcStarts[tail])..<Int(shape.arcStarts[tail + 1])
    where shape.arcClimbs[place] == climb {
      let arc = shape.arcs[place]
      if weights.arcs[Int(arc)] == UInt32(weight) {
        return UInt32(truncatingIfNeeded: shape.graph.slot(of: arc)) | HierarchyNotes.slot
      }
    }
    return nil
  }
}

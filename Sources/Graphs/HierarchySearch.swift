/// Finds best paths in a ``Hierarchy`` in microseconds, under weights that may change.
///
///     var search = HierarchySearch(Hierarchy(graph))
///     try search.customize(weights)
///     try search.distance(from: a, to: b)
///     try search.path(from: a, to: b)?.arcs
///
/// Two searches climb from source and goal along the tree of vertices each hangs under; the best
/// vertex both come to gives the path, and each shortcut on it is unpacked into the two climbs it
/// stands for. Nothing waits in a queue. Of equal paths it is always the same one that is found, but
/// not always the one that ``Dijkstra`` finds.
///
/// - Complexity: O(t) time to customize for t triangles of climbs; a search looks at the climbs of
///   the vertices above source and goal, some hundreds in graphs of roads.
public struct HierarchySearch: Sendable {
  /// The weight of an arc that is closed.
  public static let closed = UInt32.max
  /// No distance: it compares with others as a signed number too.
  private static let none = Int32.max

  /// What the search knows of the ranks passed at each level on one side.
  private struct Side: Sendable {
    var distances: [Int32]
    /// The rank from which the one at a level was reached; its own where the side starts.
    var origins: [Int32]

    init(levelCount: Int) {
      distances = Array(repeating: HierarchySearch.none, count: levelCount)
      origins = Array(repeating: 0, count: levelCount)
    }

    /// Starts at a rank.
    mutating func begin(at rank: UInt32, level: Int) {
      for place in level..<distances.count { distances[place] = HierarchySearch.none }
      distances[level] = 0
      origins[level] = Int32(bitPattern: rank)
    }
  }

  /// The hierarchy searched.
  public let hierarchy: Hierarchy
  /// The work of the last search.
  public private(set) var effort = Effort()

  /// What each climb weighs: up from its lower end, and next to it down to that.
  private var weights: [Int32]
  private var arcWeights: [UInt32] = []
  /// The climb to each level from the rank that is being customized.
  private var places: [UInt32]
  private var fromSource: Side
  private var fromGoal: Side
  private var notes: HierarchyNotes
  /// What is still to be unpacked of a path, what comes next last.
  private var waiting: [HierarchyNotes.Piece] = []
  /// The slots of the arcs of a path.
  private var slots: [UInt32] = []
  /// Whether the weights prove that no distance can come to the limit.
  private var isBounded = true

  /// A search of a hierarchy; it needs weights before it can run.
  public init(_ hierarchy: Hierarchy) {
    self.hierarchy = hierarchy
    weights = Array(repeating: HierarchySearch.none, count: 2 * hierarchy.climbCount)
    notes = HierarchyNotes(climbCount: hierarchy.climbCount)
    places = Array(repeating: 0, count: hierarchy.levelCount)
    fromSource = Side(levelCount: hierarchy.levelCount)
    fromGoal = fromSource
  }

  /// Takes new weights.
  ///
  /// - Parameter weights: The weight of each arc, or ``closed``.
  /// - Throws: ``WeightOverflow`` if an open arc weighs 2³¹ - 1 or more.
  public mutating func customize(_ weights: [UInt32]) throws(WeightOverflow) {
    precondition(
      weights.count == hierarchy.graph.arcCount,
      "a search needs one weight for each arc: the graph has \(hierarchy.graph.arcCount), the weights are \(weights.count)"
    )
    let none = UInt32(HierarchySearch.none)
    // One more wraps the mark of a closed arc to zero, so that the greatest is that of open arcs.
    var next: UInt32 = 0
    for weight in weights { next = max(next, weight &+ 1) }
    if next > none {
      let arc = weights.firstIndex { $0 >= none && $0 != HierarchySearch.closed }
      throw WeightOverflow(arc: arc)
    }
    isBounded =
      UInt64(next) * UInt64(max(1, hierarchy.graph.vertexCount)) < UInt64(none)
    // Copied rather than shared, or the caller's next change of a weight would copy them all.
    if arcWeights.isEmpty { arcWeights = Array(repeating: 0, count: weights.count) }
    for arc in weights.indices { arcWeights[arc] = weights[arc] }
    notes.removeAll()
    close(weights.span)
  }

  /// Gives every climb the weight of its arc or, if that is less, of the best way round below it.
  private mutating func close(_ arcWeights: Span<UInt32>) {
    let none = HierarchySearch.none
    let shape = hierarchy
    let starts = shape.starts.span
    let heads = shape.headLevels.span
    let lowerEnds = shape.lowerEnds.span
    let lowerStarts = shape.lowerStarts.span
    let lower = shape.lower.span
    let arcClimbs = shape.arcClimbs.span
    let arcStarts = shape.arcStarts.span
    let rankArcs = shape.arcs.span
    var weightTable: [Int32] = []
    var placeTable: [UInt32] = []
    swap(&weightTable, &weights)
    swap(&placeTable, &places)
    defer {
      swap(&weightTable, &weights)
      swap(&placeTable, &places)
    }
    var weights = weightTable.mutableSpan
    var places = placeTable.mutableSpan
    // Indices are in range by construction of the hierarchy: if v climbs to u and further to w,
    // then u climbs to w, so that every place read was written for this u.
    for rank in 0..<shape.graph.vertexCount {
      let first = unsafe Int(starts[unchecked: rank])
      let end = unsafe Int(starts[unchecked: rank + 1])
      for climb in first..<end {
        unsafe places[unchecked: Int(heads[unchecked: climb])] = UInt32(truncatingIfNeeded: climb)
        unsafe weights[unchecked: 2 * climb] = none
        unsafe weights[unchecked: 2 * climb + 1] = none
      }
      let arcEnd = unsafe Int(arcStarts[unchecked: rank + 1])
      var nextArc = unsafe Int(arcStarts[unchecked: rank])
      while nextArc < arcEnd {
        let arc = unsafe rankArcs[unchecked: nextArc]
        let climb = unsafe arcClimbs[unchecked: nextArc]
        nextArc += 1
        // The mark of a closed arc loses its highest bit and becomes no distance.
        let weight = unsafe Int32(arcWeights[unchecked: Int(arc)] & UInt32(none))
        // A climb and its direction lie in the order of the weights.
        let place = Int(climb)
        unsafe weights[unchecked: place] = unsafe min(weights[unchecked: place], weight)
      }
      let lowerEnd = unsafe Int(lowerStarts[unchecked: rank + 1])
      var next = unsafe Int(lowerStarts[unchecked: rank])
      while next < lowerEnd {
        let leg = unsafe Int(lower[unchecked: next])
        let last = unsafe Int(lowerEnds[unchecked: next])
        next += 1
        var other = leg + 1
        if other == last { continue }
        let up = unsafe weights[unchecked: 2 * leg]
        let down = unsafe weights[unchecked: 2 * leg + 1]
        while other < last {
          let level = unsafe Int(heads[unchecked: other])
          let place = unsafe 2 * Int(places[unchecked: level])
          let overUp = unsafe UInt32(bitPattern: down &+ weights[unchecked: 2 * other])
          let overDown = unsafe UInt32(bitPattern: up &+ weights[unchecked: 2 * other + 1])
          let presentUp = unsafe UInt32(bitPattern: weights[unchecked: place])
          let presentDown = unsafe UInt32(bitPattern: weights[unchecked: place + 1])
          unsafe weights[unchecked: place] = Int32(bitPattern: min(presentUp, overUp))
          unsafe weights[unchecked: place + 1] = Int32(bitPattern: min(presentDown, overDown))
          other += 1
        }
      }
    }
  }

  /// The weight of a best path; nothing where no path leads.
  ///
  /// - Throws: ``WeightOverflow`` if paths lead, but each weighs 2³¹ - 1 or more.
  public mutating func distance(from source: Int, to goal: Int) throws(WeightOverflow) -> UInt32? {
    try climb(source, goal).map { UInt32($0.distance) }
  }

  /// A best path; nothing where no path leads.
  ///
  /// - Throws: ``WeightOverflow`` if paths lead, but each weighs 2³¹ - 1 or more.
  public mutating func path(from source: Int, to goal: Int) throws(WeightOverflow) -> Path? {
    guard let met = try climb(source, goal) else { return nil }
    waiting.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    // What comes next is last: first the climbs from the source up, then those down to the goal.
    put(1, fromGoal, from: met.level)
    waiting.reverse()
    put(0, fromSource, from: met.level)
    notes.unpack(
      &waiting, into: &slots,
      HierarchyNotes.Weights(shape: hierarchy, climbs: weights, arcs: arcWeights))
    let rows = hierarchy.graph.rows
    let slots = self.slots
    let arcs = [Int](capacity: slots.count) { arcs in
      for slot in slots { arcs.append(Int(rows.arc(at: Int(slot)))) }
    }
    let vertices = [Int](capacity: slots.count + 1) { vertices in
      vertices.append(source)
      for slot in slots { vertices.append(Int(rows.ends[Int(slot)])) }
    }
    return Path(weight: Double(met.distance), arcs: arcs, vertices: vertices)
  }

  /// Puts aside the climbs by which a level was reached on one side, the last one first.
  private mutating func put(_ direction: UInt32, _ side: Side, from level: Int) {
    let shape = hierarchy
    var level = level
    while true {
      let origin = Int(UInt32(bitPattern: side.origins[level]))
      let originLevel = Int(shape.levels[origin])
      if originLevel == level { return }
      let climb = Hierarchy.climb(
        from: origin, to: UInt32(level), shape.starts.span, shape.headLevels.span)
      waiting.append(notes.piece(of: UInt32(truncatingIfNeeded: climb) << 1 | direction))
      level = originLevel
    }
  }

  /// Goes over the climbs of a rank at a level, which has its distance already.
  @inline(__always)
  private static func pass(
    _ rank: Int, _ level: Int, _ row: Range<Int>, _ heads: Span<UInt32>, _ weights: Span<Int32>,
    _ direction: Int, _ distances: inout MutableSpan<Int32>, _ origins: inout MutableSpan<Int32>
  ) {
    let here = unsafe distances[unchecked: level]
    let origin = Int32(truncatingIfNeeded: rank)
    let heres = Quad(repeating: here)
    let allOrigins = Quad(repeating: origin)
    let end = row.upperBound
    var climb = row.lowerBound
    while climb < end {
      let head = unsafe Int(heads[unchecked: climb])
      // Four levels in a row are looked at together. What is left of the known distance is compared,
      // as the sum might wrap.
      if unsafe climb + 4 <= end && Int(heads[unchecked: climb + 3]) == head + 3 {
        let known = distances.quad(at: head)
        let both = Octet(
          lowHalf: weights.quad(at: 2 * climb), highHalf: weights.quad(at: 2 * climb + 4))
        let step = direction == 0 ? both.evenHalf : both.oddHalf
        let isLess = step .< known &- heres
        distances.set(known.replacing(with: heres &+ step, where: isLess), at: head)
        origins.set(
          origins.quad(at: head).replacing(with: allOrigins, where: isLess), at: head)
        climb += 4
        continue
      }
      let known = unsafe distances[unchecked: head]
      let before = unsafe origins[unchecked: head]
      let step = unsafe weights[unchecked: 2 * climb + direction]
      // Without a branch, which would be foretold badly.
      let isLess = step < known &- here
      unsafe distances[unchecked: head] = isLess ? here &+ step : known
      unsafe origins[unchecked: head] = isLess ? origin : before
      climb += 1
    }
  }

  /// Climbs from both ends; the search leaves its marks along the two ways for a path to follow.
  private mutating func climb(
    _ source: Int, _ goal: Int
  ) throws(WeightOverflow) -> (level: Int, distance: Int32)? {
    let graph = hierarchy.graph
    precondition(graph.hasVertex(source), "the graph has no such source")
    precondition(graph.hasVertex(goal), "the graph has no such goal")
    precondition(
      arcWeights.count == graph.arcCount,
      "a search needs weights before it can run: see customize(_:)")
    let shape = hierarchy
    let starts = shape.starts.span
    let heads = shape.headLevels.span
    let parents = shape.parents.span
    let weightTable = self.weights
    let weights = weightTable.span
    var one = shape.ranks[source]
    var other = shape.ranks[goal]
    var oneLevel = Int(shape.levels[Int(one)])
    var otherLevel = Int(shape.levels[Int(other)])
    fromSource.begin(at: one, level: oneLevel)
    fromGoal.begin(at: other, level: otherLevel)
    var beforeTable: [Int32] = []
    var afterTable: [Int32] = []
    var beforeOriginTable: [Int32] = []
    var afterOriginTable: [Int32] = []
    swap(&beforeTable, &fromSource.distances)
    swap(&afterTable, &fromGoal.distances)
    swap(&beforeOriginTable, &fromSource.origins)
    swap(&afterOriginTable, &fromGoal.origins)
    defer {
      swap(&beforeTable, &fromSource.distances)
      swap(&afterTable, &fromGoal.distances)
      swap(&beforeOriginTable, &fromSource.origins)
      swap(&afterOriginTable, &fromGoal.origins)
    }
    var before = beforeTable.mutableSpan
    var beforeOrigins = beforeOriginTable.mutableSpan
    var after = afterTable.mutableSpan
    var afterOrigins = afterOriginTable.mutableSpan
    var best = (level: -1, distance: HierarchySearch.none)
    effort = Effort()
    var settled = 0
    var relaxed = 0
    // The two ways up run apart until they meet at a rank, and together from there on. Ranks and
    // climbs are in range by construction of the hierarchy.
    while one != .max || other != .max {
      let rank = Int(min(one, other))
      let first = unsafe Int(starts[unchecked: rank])
      let end = unsafe Int(starts[unchecked: rank + 1])
      let parent = unsafe parents[unchecked: rank]
      if one == other {
        let over = unsafe UInt32(before[unchecked: oneLevel]) + UInt32(after[unchecked: oneLevel])
        if over < UInt32(best.distance) { best = (oneLevel, Int32(over)) }
      }
      if Int(one) == rank {
        if unsafe before[unchecked: oneLevel] < best.distance {
          settled += 1
          relaxed += end - first
          HierarchySearch.pass(
            rank, oneLevel, first..<end, heads, weights, 0, &before, &beforeOrigins)
        }
        one = parent
        oneLevel += 1
      }
      if Int(other) == rank {
        if unsafe after[unchecked: otherLevel] < best.distance {
          settled += 1
          relaxed += end - first
          HierarchySearch.pass(
            rank, otherLevel, first..<end, heads, weights, 1, &after, &afterOrigins)
        }
        other = parent
        otherLevel += 1
      }
    }
    effort.settled = settled
    effort.relaxed = relaxed
    if best.level >= 0 { return best }
    if !isBounded {
      let open = arcWeights.map { $0 == .max ? Double.infinity : 1 }
      if graph.reached(from: source, weights: open)[goal] { throw WeightOverflow(arc: nil) }
    }
    return nil
  }
}

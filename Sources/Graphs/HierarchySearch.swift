/// Finds best paths in a ``Hierarchy`` in microseconds, under weights that may change.
///
///     var search = HierarchySearch(Hierarchy(graph))
///     try search.customize(weights)
///     search.distance(from: a, to: b)
///     search.path(from: a, to: b)?.arcs
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
  /// No distance: two of it still add up without wrapping.
  private static let none: UInt32 = 1 << 31 - 1

  /// What the search knows of a rank on one side.
  private struct Reach: Sendable {
    var distance: UInt32
    /// The climb the rank was reached over.
    var climb: UInt32
  }

  /// A climb's weights: up from its lower end, and down to it.
  private struct Weights: Sendable {
    var up: UInt32
    var down: UInt32
  }

  /// What a climb taken in one direction stands for: an arc, or two other climbs, one after the
  /// other.
  ///
  /// A climb and its direction are one number, the direction in the lowest bit: 1 for down.
  private struct Piece: Sendable {
    /// The mark of an arc.
    static let arc: UInt32 = 1 << 31
    /// What has not been noted yet.
    static let unknown = Piece(first: .max, second: .max)

    /// The number of the first half; or that of the arc, with its mark.
    var first: UInt32
    /// The number of the second half, or the vertex that the arc enters.
    var second: UInt32
  }

  /// A climb that is still to be replaced by what it stands for.
  private struct Waiting: Sendable {
    var number: UInt32
    /// Fetched when the climb is put aside, so that memory is asked for both halves together.
    var piece: Piece
  }

  /// The hierarchy searched.
  public let hierarchy: Hierarchy
  /// The work of the last search.
  public private(set) var effort = Effort()

  private var weights: [Weights]
  /// For each climb, up and down, what it stands for, where that has been noted: customizing does
  /// not ask, the first path to pass there does, and notes it for the next one.
  private var pieces: [Piece]
  /// A bit for each piece: whether it has been noted since the weights came.
  private var noted: [UInt64]
  private var waiting: [Waiting] = []
  private var arcWeights: [UInt32] = []
  private var places: [UInt32]
  private var fromSource: [Reach]
  private var fromGoal: [Reach]
  /// Whether the weights prove that no distance can come to the limit.
  private var isBounded = true

  /// A search of a hierarchy; it needs weights before it can run.
  public init(_ hierarchy: Hierarchy) {
    self.hierarchy = hierarchy
    let none = Weights(up: HierarchySearch.none, down: HierarchySearch.none)
    weights = Array(repeating: none, count: hierarchy.climbCount)
    pieces = Array(repeating: Piece(first: 0, second: 0), count: 2 * hierarchy.climbCount)
    noted = Array(repeating: 0, count: hierarchy.climbCount / 32 + 1)
    let count = hierarchy.graph.vertexCount
    places = Array(repeating: 0, count: count)
    let blank = Reach(distance: HierarchySearch.none, climb: .max)
    fromSource = Array(repeating: blank, count: count)
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
    let none = HierarchySearch.none
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
    close(weights.span)
  }

  /// Gives every climb the weight of its arc or, if that is less, of the best way round below it.
  private mutating func close(_ arcWeights: Span<UInt32>) {
    let none = HierarchySearch.none
    let shape = hierarchy
    let starts = shape.starts.span
    let heads = shape.heads.span
    let lowerEnds = shape.lowerEnds.span
    let lowerStarts = shape.lowerStarts.span
    let lower = shape.lower.span
    let arcClimbs = shape.arcClimbs.span
    let arcStarts = shape.arcStarts.span
    let rankArcs = shape.arcs.span
    var weightTable: [Weights] = []
    var placeTable: [UInt32] = []
    swap(&weightTable, &weights)
    swap(&placeTable, &places)
    defer {
      swap(&weightTable, &weights)
      swap(&placeTable, &places)
    }
    var weights = weightTable.mutableSpan
    for word in noted.indices { noted[word] = 0 }
    var places = placeTable.mutableSpan
    // Indices are in range by construction of the hierarchy: if v climbs to u and further to w,
    // then u climbs to w, so that every place read was written for this u.
    for rank in places.indices {
      let first = unsafe Int(starts[unchecked: rank])
      let end = unsafe Int(starts[unchecked: rank + 1])
      for climb in first..<end {
        unsafe places[unchecked: Int(heads[unchecked: climb])] = UInt32(truncatingIfNeeded: climb)
        unsafe weights[unchecked: climb] = Weights(up: none, down: none)
      }
      let arcEnd = unsafe Int(arcStarts[unchecked: rank + 1])
      var nextArc = unsafe Int(arcStarts[unchecked: rank])
      while nextArc < arcEnd {
        let arc = unsafe rankArcs[unchecked: nextArc]
        let climb = unsafe arcClimbs[unchecked: nextArc]
        nextArc += 1
        let weight = unsafe arcWeights[unchecked: Int(arc)]
        let place = Int(climb >> 1)
        if climb & 1 == 0 {
          unsafe weights[unchecked: place].up = unsafe min(weights[unchecked: place].up, weight)
        } else {
          unsafe weights[unchecked: place].down = unsafe min(
            weights[unchecked: place].down, weight)
        }
      }
      let lowerEnd = unsafe Int(lowerStarts[unchecked: rank + 1])
      var next = unsafe Int(lowerStarts[unchecked: rank])
      while next < lowerEnd {
        let leg = unsafe Int(lower[unchecked: next])
        let last = unsafe Int(lowerEnds[unchecked: next])
        next += 1
        var other = leg + 1
        if other == last { continue }
        let way = unsafe weights[unchecked: leg]
        while other < last {
          let further = unsafe weights[unchecked: other]
          let place = unsafe Int(places[unchecked: Int(heads[unchecked: other])])
          let present = unsafe weights[unchecked: place]
          unsafe weights[unchecked: place] = Weights(
            up: min(present.up, way.down &+ further.up),
            down: min(present.down, further.down &+ way.up))
          other += 1
        }
      }
    }
  }

  /// The weight of a best path; nothing where no path leads.
  ///
  /// - Throws: ``WeightOverflow`` if paths lead, but each weighs 2³¹ - 1 or more.
  public mutating func distance(from source: Int, to goal: Int) throws(WeightOverflow) -> UInt32? {
    guard let met = try climb(source, goal) else { return nil }
    return met.distance
  }

  /// A best path; nothing where no path leads.
  ///
  /// - Throws: ``WeightOverflow`` if paths lead, but each weighs 2³¹ - 1 or more.
  public mutating func path(from source: Int, to goal: Int) throws(WeightOverflow) -> Path? {
    guard let met = try climb(source, goal) else { return nil }
    // The next climb is last: first those from the source up, then those down to the goal.
    waiting.removeAll(keepingCapacity: true)
    var rank = met.rank
    while fromGoal[rank].climb != .max {
      let climb = fromGoal[rank].climb
      put(climb << 1 | 1)
      rank = Int(hierarchy.tails[Int(climb)])
    }
    waiting.reverse()
    rank = met.rank
    while fromSource[rank].climb != .max {
      let climb = fromSource[rank].climb
      put(climb << 1)
      rank = Int(hierarchy.tails[Int(climb)])
    }
    return unpacked(from: source, weight: met.distance)
  }

  private mutating func put(_ number: UInt32) {
    waiting.append(Waiting(number: number, piece: .unknown))
  }

  /// Replaces the climbs waiting by the arcs they stand for.
  private mutating func unpacked(from source: Int, weight: UInt32) -> Path {
    let shape = hierarchy
    let climbWeights = weights
    let arcWeights = self.arcWeights
    var pieceTable: [Piece] = []
    var notes: [UInt64] = []
    var stack: [Waiting] = []
    swap(&pieceTable, &pieces)
    swap(&notes, &noted)
    swap(&stack, &waiting)
    defer {
      swap(&pieceTable, &pieces)
      swap(&notes, &noted)
      swap(&stack, &waiting)
    }
    var found: [Int] = []
    var vertices = [source]
    found.reserveCapacity(8 * stack.count)
    vertices.reserveCapacity(8 * stack.count + 1)
    var pieces = pieceTable.mutableSpan
    var noted = notes.mutableSpan
    for place in stack.indices {
      stack[place] = HierarchySearch.fetch(stack[place].number, pieces, noted)
    }
    while var next = stack.popLast() {
      while true {
        if next.piece.first == .max {
          next.piece = HierarchySearch.meaning(
            of: next.number, in: shape, climbWeights.span, arcWeights.span)
          pieces[Int(next.number)] = next.piece
          noted[Int(next.number >> 6)] |= 1 << UInt64(next.number & 63)
        }
        let piece = next.piece
        if piece.first & Piece.arc != 0 {
          found.append(Int(piece.first ^ Piece.arc))
          vertices.append(Int(piece.second))
          break
        }
        stack.append(HierarchySearch.fetch(piece.second, pieces, noted))
        next = HierarchySearch.fetch(piece.first, pieces, noted)
      }
    }
    return Path(weight: Double(weight), arcs: found, vertices: vertices)
  }

  @inline(__always)
  private static func fetch(
    _ number: UInt32, _ pieces: borrowing MutableSpan<Piece>, _ noted: borrowing MutableSpan<UInt64>
  ) -> Waiting {
    let isNoted = noted[Int(number >> 6)] & (1 << UInt64(number & 63)) != 0
    return Waiting(number: number, piece: isNoted ? pieces[Int(number)] : .unknown)
  }

  /// What a climb stands for: the lowest arc that weighs as much, or else a way round.
  private static func meaning(
    of number: UInt32, in shape: borrowing Hierarchy, _ weights: Span<Weights>,
    _ arcWeights: Span<UInt32>
  ) -> Piece {
    let climb = Int(number >> 1)
    let isDown = number & 1 == 1
    let weight = isDown ? weights[climb].down : weights[climb].up
    let heads = shape.heads.span
    let arcStarts = shape.arcStarts.span
    let arcClimbs = shape.arcClimbs.span
    let arcs = shape.arcs.span
    let tail = Int(shape.tails.span[climb])
    let head = heads[climb]
    for place in Int(arcStarts[tail])..<Int(arcStarts[tail + 1]) {
      if arcClimbs[place] == number && arcWeights[Int(arcs[place])] == weight {
        let end = isDown ? tail : Int(head)
        return Piece(first: arcs[place] | Piece.arc, second: shape.vertices.span[end])
      }
    }
    let lowerStarts = shape.lowerStarts.span
    let lower = shape.lower.span
    let lowerEnds = shape.lowerEnds.span
    // Places and climbs are in range by construction of the hierarchy.
    for place in Int(lowerStarts[tail])..<Int(lowerStarts[tail + 1]) {
      let low = unsafe Int(lower[unchecked: place])
      let way = unsafe weights[unchecked: low]
      let part = isDown ? way.up : way.down
      if part > weight { continue }
      // The climb to the higher end lies further on in the row of the same vertex.
      let rowEnd = unsafe Int(lowerEnds[unchecked: place])
      var high = low + 1
      while unsafe high < rowEnd && heads[unchecked: high] < head { high += 1 }
      if unsafe high == rowEnd || heads[unchecked: high] != head { continue }
      let rest = unsafe isDown ? weights[unchecked: high].down : weights[unchecked: high].up
      if part &+ rest != weight { continue }
      // Up: from the lower end down to the middle, then up. Down: from the higher end likewise.
      let lowName = UInt32(truncatingIfNeeded: low) << 1
      let highName = UInt32(truncatingIfNeeded: high) << 1
      return isDown
        ? Piece(first: highName | 1, second: lowName)
        : Piece(first: lowName | 1, second: highName)
    }
    preconditionFailure("a shortcut stands for two climbs below it")
  }

  /// Climbs from both ends; the search leaves its marks along the two ways for a path to follow.
  private mutating func climb(
    _ source: Int, _ goal: Int
  ) throws(WeightOverflow) -> (rank: Int, distance: UInt32)? {
    let graph = hierarchy.graph
    precondition(graph.hasVertex(source), "the graph has no such source")
    precondition(graph.hasVertex(goal), "the graph has no such goal")
    precondition(
      arcWeights.count == graph.arcCount,
      "a search needs weights before it can run: see customize(_:)")
    let shape = hierarchy
    let starts = shape.starts.span
    let heads = shape.heads.span
    var sourceTable: [Reach] = []
    var goalTable: [Reach] = []
    let weightTable = self.weights
    swap(&sourceTable, &fromSource)
    swap(&goalTable, &fromGoal)
    defer {
      swap(&sourceTable, &fromSource)
      swap(&goalTable, &fromGoal)
    }
    let weights = weightTable.span
    var fromSource = sourceTable.mutableSpan
    var fromGoal = goalTable.mutableSpan
    let top = graph.vertexCount
    var one = Int(shape.ranks[source])
    var other = Int(shape.ranks[goal])
    let blank = Reach(distance: HierarchySearch.none, climb: .max)
    for (side, start) in [one, other].enumerated() {
      var rank = start
      while rank < top {
        if side == 0 { fromSource[rank] = blank } else { fromGoal[rank] = blank }
        rank = starts[rank] == starts[rank + 1] ? top : Int(heads[Int(starts[rank])])
      }
    }
    fromSource[one].distance = 0
    fromGoal[other].distance = 0
    var settled = 0
    var relaxed = 0
    var best = (rank: -1, distance: HierarchySearch.none)
    // The two ways up run apart until they meet at a rank, and together from there on. Ranks and
    // climbs are in range by construction of the hierarchy.
    while one < top || other < top {
      let rank = min(one, other)
      let first = unsafe Int(starts[unchecked: rank])
      let end = unsafe Int(starts[unchecked: rank + 1])
      let parent = first == end ? top : unsafe Int(heads[unchecked: first])
      let before = one == rank ? fromSource[rank].distance : HierarchySearch.none
      let after = other == rank ? fromGoal[rank].distance : HierarchySearch.none
      if before &+ after < best.distance { best = (rank, before &+ after) }
      if before < best.distance {
        settled += 1
        relaxed += end - first
        for climb in first..<end {
          let head = unsafe Int(heads[unchecked: climb])
          let reach = unsafe before &+ weights[unchecked: climb].up
          if unsafe reach < fromSource[unchecked: head].distance {
            unsafe fromSource[unchecked: head] = Reach(
              distance: reach, climb: UInt32(truncatingIfNeeded: climb))
          }
        }
      }
      if after < best.distance {
        settled += 1
        relaxed += end - first
        for climb in first..<end {
          let head = unsafe Int(heads[unchecked: climb])
          let reach = unsafe after &+ weights[unchecked: climb].down
          if unsafe reach < fromGoal[unchecked: head].distance {
            unsafe fromGoal[unchecked: head] = Reach(
              distance: reach, climb: UInt32(truncatingIfNeeded: climb))
          }
        }
      }
      if one == rank { one = parent }
      if other == rank { other = parent }
    }
    effort.settled = settled
    effort.relaxed = relaxed
    if best.rank >= 0 { return best }
    if !isBounded {
      let open = arcWeights.map { $0 == .max ? Double.infinity : 1 }
      if graph.reached(from: source, weights: open)[goal] { throw WeightOverflow(arc: nil) }
    }
    return nil
  }
}

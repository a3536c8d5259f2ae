/// Finds distances in a ``Hierarchy`` under sixteen sets of weights at once.
///
///     var lanes = HierarchyLanes(hierarchy)
///     lanes.customize(weights.span)          // one vector an arc, one lane a set of weights
///     lanes.distances(from: a, to: b)        // sixteen distances
///
/// Works as ``HierarchySearch`` does; the triangles and the climbs are the same for all sets of
/// weights, so that one look at them serves sixteen.
///
/// **Weights** are zero, positive, or +infinity for a closed arc; NaN closes an arc too, and what a
/// negative weight gives is of no use. Sums are rounded as `Float` is: whole numbers are exact up
/// to 16,777,216.
///
/// - Complexity: As of ``HierarchySearch``; 128 bytes a climb.
public struct HierarchyLanes: Sendable {
  /// A climb's weights: up from its lower end, and down to it.
  private struct Weights: Sendable {
    var up: SIMD16<Float>
    var down: SIMD16<Float>
  }

  /// The hierarchy searched.
  public let hierarchy: Hierarchy

  private var weights: [Weights]
  /// The climb to each level from the rank that is being customized.
  private var places: [UInt32]
  /// Labels by level, from both ends.
  private var fromSource: [SIMD16<Float>]
  private var fromGoal: [SIMD16<Float>]

  /// A search of a hierarchy; under no weights yet, so that no path leads.
  public init(_ hierarchy: Hierarchy) {
    let none = SIMD16<Float>(repeating: .infinity)
    self.hierarchy = hierarchy
    weights = Array(repeating: Weights(up: none, down: none), count: hierarchy.climbCount)
    places = Array(repeating: 0, count: hierarchy.levelCount)
    fromSource = Array(repeating: none, count: hierarchy.levelCount)
    fromGoal = fromSource
  }

  /// Takes sixteen new sets of weights.
  ///
  /// - Parameter arcWeights: For each arc its weight in each lane.
  public mutating func customize(_ arcWeights: Span<SIMD16<Float>>) {
    precondition(
      arcWeights.count == hierarchy.graph.arcCount,
      "a search needs one weight for each arc: the graph has \(hierarchy.graph.arcCount), the weights are \(arcWeights.count)"
    )
    let none = SIMD16<Float>(repeating: .infinity)
    let shape = hierarchy
    let starts = shape.starts.span
    let heads = shape.headLevels.span
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
    var places = placeTable.mutableSpan
    // In range by construction of the hierarchy, as in the search of one set of weights.
    for rank in 0..<shape.graph.vertexCount {
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
          unsafe weights[unchecked: place].up.lower(to: weight)
        } else {
          unsafe weights[unchecked: place].down.lower(to: weight)
        }
      }
      let lowerEnd = unsafe Int(lowerStarts[unchecked: rank + 1])
      var next = unsafe Int(lowerStarts[unchecked: rank])
      while next < lowerEnd {
        let leg = unsafe Int(lower[unchecked: next])
        let last = unsafe Int(lowerEnds[unchecked: next])
        next += 1
        if leg + 1 == last { continue }
        let way = unsafe weights[unchecked: leg]
        var other = leg + 1
        while other < last {
          let place = unsafe Int(places[unchecked: Int(heads[unchecked: other])])
          let further = unsafe weights[unchecked: other]
          unsafe weights[unchecked: place].up.lower(to: way.down + further.up)
          unsafe weights[unchecked: place].down.lower(to: further.down + way.up)
          other += 1
        }
      }
    }
  }

  /// The weight of a best path in each lane, +infinity where no path leads.
  public mutating func distances(from source: Int, to goal: Int) -> SIMD16<Float> {
    precondition(hierarchy.graph.hasVertex(source), "the graph has no such source")
    precondition(hierarchy.graph.hasVertex(goal), "the graph has no such goal")
    let none = SIMD16<Float>(repeating: .infinity)
    let shape = hierarchy
    let starts = shape.starts.span
    let heads = shape.headLevels.span
    let weightTable = self.weights
    let weights = weightTable.span
    var sourceTable: [SIMD16<Float>] = []
    var goalTable: [SIMD16<Float>] = []
    swap(&sourceTable, &fromSource)
    swap(&goalTable, &fromGoal)
    defer {
      swap(&sourceTable, &fromSource)
      swap(&goalTable, &fromGoal)
    }
    var fromSource = sourceTable.mutableSpan
    var fromGoal = goalTable.mutableSpan
    // All labels are blank between two searches: each is wiped when the climb leaves it.
    var one = shape.ranks[source]
    var other = shape.ranks[goal]
    fromSource[Int(shape.levels[Int(one)])] = .zero
    fromGoal[Int(shape.levels[Int(other)])] = .zero
    var best = none
    while one != .max || other != .max {
      let rank = Int(min(one, other))
      let level = Int(shape.levels[rank])
      let first = unsafe Int(starts[unchecked: rank])
      let end = unsafe Int(starts[unchecked: rank + 1])
      let isBoth = one == other
      let before = Int(one) == rank ? fromSource[level] : none
      let after = Int(other) == rank ? fromGoal[level] : none
      if isBoth { best.lower(to: before + after) }
      if Int(one) == rank {
        fromSource[level] = none
        // Where no lane is below its best there is nothing left to find.
        if any(before .< best) {
          for climb in first..<end {
            let head = unsafe Int(heads[unchecked: climb])
            unsafe fromSource[unchecked: head].lower(to: before + weights[unchecked: climb].up)
          }
        }
        one = shape.parents[rank]
      }
      if Int(other) == rank {
        fromGoal[level] = none
        if any(after .< best) {
          for climb in first..<end {
            let head = unsafe Int(heads[unchecked: climb])
            unsafe fromGoal[unchecked: head].lower(to: after + weights[unchecked: climb].down)
          }
        }
        other = shape.parents[rank]
      }
    }
    return best
  }
}

extension SIMD16<Float> {
  /// Takes the lesser of itself and another vector in each lane.
  @inline(__always)
  fileprivate mutating func lower(to other: Self) { replace(with: other, where: other .< self) }
}

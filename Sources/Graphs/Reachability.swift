/// Finds which vertices open arcs lead to, and where they stop short of a goal.
///
///     // a ──▶ b ──✕─▶ c ──▶ d
///     let gap = graph.gap(from: a, to: d, weights: [1, .infinity, 1])
///     gap?.reached    // [a, b]
///     gap?.reaching   // [c, d]
///     gap?.bridges    // [1], the closed arc
extension Graph {
  /// Whether each vertex can be reached from a source over arcs whose weight is finite.
  ///
  /// - Complexity: O(v + a) time and space.
  public func reached(from source: Int, weights: [Double]) -> [Bool] {
    check(weights)
    precondition(hasVertex(source), "the graph has no such source")
    return spread(from: source, along: rows, weights: weights)
  }

  /// Whether a goal can be reached from each vertex over arcs whose weight is finite.
  ///
  /// - Complexity: O(v + a) time and space.
  public func reaching(_ goal: Int, weights: [Double]) -> [Bool] {
    check(weights)
    precondition(hasVertex(goal), "the graph has no such goal")
    return spread(from: goal, along: backwardRows(), weights: weights)
  }

  /// What lies between a source and a goal it cannot reach; nothing where a path leads.
  ///
  /// - Complexity: O(v + a) time and space.
  public func gap(from source: Int, to goal: Int, weights: [Double]) -> Gap? {
    let reached = reached(from: source, weights: weights)
    if reached[goal] { return nil }
    let reaching = reaching(goal, weights: weights)
    return Gap(
      reached: (0..<vertexCount).filter { reached[$0] },
      reaching: (0..<vertexCount).filter { reaching[$0] },
      bridges: (0..<arcCount).filter { reached[tail(of: $0)] && reaching[head(of: $0)] })
  }

  private func spread(from origin: Int, along rows: Rows, weights: [Double]) -> [Bool] {
    var marked = [Bool](repeating: false, count: vertexCount)
    var waiting = [origin]
    marked[origin] = true
    while let vertex = waiting.popLast() {
      for slot in rows.range(of: vertex) where weights[Int(rows.arc(at: slot))] < .infinity {
        let end = Int(rows.ends[slot])
        if marked[end] { continue }
        marked[end] = true
        waiting.append(end)
      }
    }
    return marked
  }
}

/// What lies between a source and a goal that no open arcs join.
public struct Gap: Hashable, Sendable {
  /// The vertices the source leads to, itself among them, in ascending order.
  public let reached: [Int]
  /// The vertices that lead to the goal, itself among them, in ascending order.
  public let reaching: [Int]
  /// The closed arcs from the one to the other: opening any one of them joins the two.
  public let bridges: [Int]
}

/// Finds which vertices open arcs lead to, and from which they lead to a goal.
///
///     // a ──▶ b ──✕─▶ c ──▶ d
///     graph.reached(from: a, weights: [1, .infinity, 1])   // a and b: [true, true, false, false]
///     graph.reaching(d, weights: [1, .infinity, 1])        // c and d: [false, false, true, true]
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

extension Graph {
  /// Finds good paths that differ from one another.
  ///
  ///     let choices = graph.alternatives(3, from: a, to: b, weights: weights, overlap: 0.6)
  ///
  ///     //    ╭─────▶ u ─▶ v ─────╮
  ///     //   a                    ▼
  ///     //    ╰──────▶ ──────────▶ b      the best path over each arc u ─▶ v is a candidate
  ///
  /// Candidates are the best paths over each single arc [1], in order of weight. One is taken if it
  /// passes no vertex twice and shares with each path taken before it at most a part of its weight.
  /// The first path is the best of all.
  ///
  /// [1]: https://doi.org/10.1145/2444016.2444019 (of vertices rather than arcs)
  ///
  /// - Parameters:
  ///   - count: How many paths to find.
  ///   - source: Where paths start.
  ///   - goal: Where paths end.
  ///   - weights: The weight of each arc: zero, positive, or +infinity where it is closed.
  ///   - overlap: The part of its weight, from 0 to 1, that a path may share with another one.
  ///   - stretch: How many times as much as the best path a path may weigh.
  /// - Returns: As many paths, or all that are good and different enough.
  ///
  /// - Complexity: O((v + a) log a + a l k) time for k paths of l arcs.
  public func alternatives(
    _ count: Int, from source: Int, to goal: Int, weights: [Double], overlap: Double,
    stretch: Double = .infinity
  ) -> [Path] {
    precondition(count >= 0, "a number of paths cannot be negative")
    precondition(overlap >= 0 && overlap <= 1, "an overlap is a part, from 0 to 1")
    precondition(stretch >= 1, "no path weighs less than the best: a stretch is 1 or more")
    let detours = Detours(self, from: source, to: goal, weights: weights)
    guard count > 0, let best = detours.best else { return [] }
    // Any stretch of a best path that weighs nothing is nothing, but for the one without end.
    let most = stretch == .infinity ? .infinity : stretch * best.weight
    var taken = [best]
    let candidates = (0..<arcCount).map { (arc: $0, weight: detours.weight(over: $0)) }
      .filter { $0.weight < .infinity && $0.weight <= most }
      .sorted { ($0.weight, $0.arc) < ($1.weight, $1.arc) }
    for candidate in candidates {
      if taken.count == count { break }
      guard let path = detours.path(over: candidate.arc) else { continue }
      if path.weight > most || Set(path.vertices).count < path.vertices.count { continue }
      let differs = taken.allSatisfy { other in
        let shared = Set(other.arcs).intersection(path.arcs)
        if shared.count == path.arcs.count { return false }
        let weight = path.arcs.reduce(0) { $0 + (shared.contains($1) ? weights[$1] : 0) }
        return weight <= overlap * path.weight
      }
      if differs { taken.append(path) }
    }
    return taken
  }
}

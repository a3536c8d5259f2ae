extension Graph {
  /// Finds the best paths that pass no vertex twice, from the best on.
  ///
  ///     // a ─1─▶ b ─1─▶ c
  ///     //  ╰─────5────▶╯
  ///     graph.bestPaths(3, from: a, to: c, weights: [1, 1, 5]).map(\.weight)   // [2, 5]
  ///
  /// Yen's algorithm [1] with Lawler's shortening [2]: each path found is left at each of its
  /// vertices in turn for the best way on that no path found before has taken. Paths of equal weight
  /// come in order of their number of arcs, then of the arcs themselves.
  ///
  /// [1]: https://doi.org/10.1287/mnsc.17.11.712
  /// [2]: https://doi.org/10.1287/mnsc.18.7.401
  ///
  /// - Parameters:
  ///   - count: How many paths to find.
  ///   - source: Where paths start.
  ///   - goal: Where paths end.
  ///   - weights: The weight of each arc: zero, positive, or +infinity where it is closed.
  /// - Returns: As many paths, or all there are.
  ///
  /// - Complexity: O(k l (v + a) log a) time for k paths of l arcs, O(v + a + k l²) space.
  public func bestPaths(
    _ count: Int, from source: Int, to goal: Int, weights: [Double]
  ) -> [Path] {
    precondition(count >= 0, "a number of paths cannot be negative")
    var search = Dijkstra(self)
    search.run(from: source, to: goal, weights: weights)
    guard count > 0, let best = search.path(to: goal) else { return [] }

    /// A path, and how many of its first arcs it shares with the one it turned off from.
    struct Candidate {
      var path: Path
      var shared: Int
    }
    var found: [Path] = []
    var candidates = [Candidate(path: best, shared: 0)]
    var open = weights
    while found.count < count {
      let next = candidates.indices.min { candidates[$0].path.precedes(candidates[$1].path) }
      guard let next else { break }
      let candidate = candidates.remove(at: next)
      let path = candidate.path
      found.append(path)
      if found.count == count { break }
      for turn in candidate.shared..<path.arcs.count {
        // Closed: the vertices passed so far, and the ways on that are already taken.
        var closed: [Int] = []
        for vertex in path.vertices[...turn] where vertex != path.vertices[turn] {
          closed += arcs(from: vertex)
        }
        for other in found
        where other.arcs.count > turn && other.arcs[..<turn] == path.arcs[..<turn] {
          closed.append(other.arcs[turn])
        }
        for arc in closed { open[arc] = .infinity }
        search.run(from: path.vertices[turn], to: goal, weights: open)
        for arc in closed { open[arc] = weights[arc] }
        guard let rest = search.path(to: goal) else { continue }
        let arcs = path.arcs[..<turn] + rest.arcs
        candidates.append(
          Candidate(
            path: Path(
              weight: arcs.reduce(0) { $0 + weights[$1] }, arcs: Array(arcs),
              vertices: path.vertices[..<turn] + rest.vertices), shared: turn))
      }
    }
    return found
  }
}

extension Path {
  /// Whether this path comes before another in the order of weight, number of arcs, and arcs.
  func precedes(_ other: Path) -> Bool {
    if weight != other.weight { return weight < other.weight }
    if arcs.count != other.arcs.count { return arcs.count < other.arcs.count }
    return arcs.lexicographicallyPrecedes(other.arcs)
  }
}

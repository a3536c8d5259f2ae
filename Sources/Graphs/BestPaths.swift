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
  /// - Complexity: O(k l ((v + a) log a + l log k)) time for k paths of l arcs, O(v + a + k l²) space.
  public func bestPaths(
    _ count: Int, from source: Int, to goal: Int, weights: [Double]
  ) -> [Path] {
    precondition(count >= 0, "a number of paths cannot be negative")
    var search = Dijkstra(self)
    search.run(from: source, to: goal, weights: weights)
    guard count > 0, let best = search.path(to: goal) else { return [] }

    var found: [Path] = []
    var beginnings = Beginnings()
    var candidates = Candidates()
    candidates.push(Candidate(path: best, shared: 0))
    var open = weights
    while let candidate = candidates.pop() {
      let path = candidate.path
      found.append(path)
      if found.count == count { break }
      let places = beginnings.add(path.arcs)
      for turn in candidate.shared..<path.arcs.count {
        // Closed: the vertices passed so far, and the ways on that are already taken.
        var closed: [Int] = []
        for vertex in path.vertices[...turn] where vertex != path.vertices[turn] {
          closed += arcs(from: vertex)
        }
        closed += beginnings.arcs(from: places[turn])
        for arc in closed { open[arc] = .infinity }
        search.run(from: path.vertices[turn], to: goal, weights: open)
        for arc in closed { open[arc] = weights[arc] }
        guard let rest = search.path(to: goal) else { continue }
        let arcs = path.arcs[..<turn] + rest.arcs
        candidates.push(
          Candidate(
            path: Path(
              weight: arcs.reduce(0) { $0 + weights[$1] }, arcs: Array(arcs),
              vertices: path.vertices[..<turn] + rest.vertices), shared: turn))
      }
    }
    return found
  }
}

/// A path, and how many of its first arcs it shares with the one it turned off from.
private struct Candidate {
  var path: Path
  var shared: Int
}

/// Candidates in no order but that the first of them comes out: a binary heap.
private struct Candidates {
  private var unordered: [Candidate] = []

  mutating func push(_ candidate: Candidate) {
    unordered.append(candidate)
    var place = unordered.count - 1
    while place > 0, precedes(place, (place - 1) / 2) {
      unordered.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func pop() -> Candidate? {
    guard !unordered.isEmpty else { return nil }
    unordered.swapAt(0, unordered.count - 1)
    let first = unordered.removeLast()
    var place = 0
    while true {
      let children = [2 * place + 1, 2 * place + 2].filter(unordered.indices.contains)
      guard let child = children.min(by: precedes), precedes(child, place) else { return first }
      unordered.swapAt(place, child)
      place = child
    }
  }

  private func precedes(_ one: Int, _ other: Int) -> Bool {
    unordered[one].path.precedes(unordered[other].path)
  }
}

/// How the paths found begin, and by which arcs they go on from there: a tree of arcs.
private struct Beginnings {
  /// Of each beginning the arcs that go on, with the beginnings they make; the first is empty.
  private var onward: [[Int: Int]] = [[:]]

  /// Adds a path.
  ///
  /// - Returns: Its beginnings, from the empty one on.
  mutating func add(_ arcs: [Int]) -> [Int] {
    var places = [0]
    for arc in arcs {
      let place = places[places.count - 1]
      let next = onward[place][arc] ?? onward.count
      if next == onward.count {
        onward[place][arc] = next
        onward.append([:])
      }
      places.append(next)
    }
    return places
  }

  /// The arcs by which paths go on from a beginning, in no order.
  func arcs(from place: Int) -> some Sequence<Int> { onward[place].keys }
}

extension Path {
  /// Whether this path comes before another in the order of weight, number of arcs, and arcs.
  func precedes(_ other: Path) -> Bool {
    if weight != other.weight { return weight < other.weight }
    if arcs.count != other.arcs.count { return arcs.count < other.arcs.count }
    return arcs.lexicographicallyPrecedes(other.arcs)
  }
}

/// How far the weight of one arc may move, the others staying, before another path is the best.
///
///     // a ─1─▶ b ─1─▶ c
///     //  ╰─────5────▶╯
///     let tolerances = graph.tolerances(from: a, to: c, weights: [1, 1, 5])
///     tolerances?.arcs[0]   // rise 3, fall nothing: up to 4 the upper path stays the best
///     tolerances?.arcs[2]   // rise nothing, fall 3
public struct Tolerance: Hashable, Sendable {
  /// By how much the weight may rise; nothing if no rise ever changes the best path.
  public let rise: Double?
  /// By how much the weight may fall; nothing if no fall ever changes the best path.
  public let fall: Double?
}

/// What it would take to change the best path from a source to a goal.
public struct Tolerances: Sendable {
  /// The best path.
  public let best: Path
  /// For each arc of the best path, in order, the best path without that arc; nothing where the arc
  /// cannot be done without.
  public let replacements: [Path?]
  /// For each arc of the graph, how far its weight may move.
  public let arcs: [Tolerance]
}

extension Graph {
  /// Finds, for each arc of the best path, the best path without it.
  ///
  ///     graph.replacements(for: best, weights: weights).map { ($0?.weight ?? .infinity) - best.weight }
  ///
  /// One search backward gives what is left from each vertex; another one for each arc of the path
  /// then keeps to where that allows for a way not much longer: see ``DetourSearch``.
  ///
  /// - Parameters:
  ///   - path: A best path between its ends.
  ///   - weights: The weight of each arc: zero, positive, or +infinity where it is closed.
  /// - Returns: A path for each arc of `path`, in order; nothing where the arc cannot be done without.
  ///
  /// - Complexity: O(l (v + a) log a) time for a path of l arcs where every detour is long, O(v + a)
  ///   space.
  public func replacements(for path: Path, weights: [Double]) -> [Path?] {
    let goal = path.vertices[path.vertices.count - 1]
    var search = DetourSearch(self, from: path.vertices[0], to: goal, weights: weights)
    return path.arcs.map { search.path(without: [$0]) }
  }

  /// Finds how far the weight of each arc may move before another path than the best is better;
  /// nothing where no path leads.
  ///
  /// An arc of the best path may rise to what its replacement weighs more. Another arc may fall by
  /// what the best path over it weighs more, if it weighs as much itself. See ``Tolerance``.
  ///
  /// - Complexity: O(l (v + a) log a) time for a best path of l arcs, O(v + a) space.
  public func tolerances(from source: Int, to goal: Int, weights: [Double]) -> Tolerances? {
    let detours = Detours(self, from: source, to: goal, weights: weights)
    guard let best = detours.best else { return nil }
    let replacements = replacements(for: best, weights: weights)
    var arcs = (0..<arcCount).map { arc in
      let slack = max(0, detours.weight(over: arc) - best.weight)
      return Tolerance(rise: nil, fall: slack < weights[arc] ? slack : nil)
    }
    for (arc, replacement) in zip(best.arcs, replacements) {
      arcs[arc] = Tolerance(rise: replacement.map { max(0, $0.weight - best.weight) }, fall: nil)
    }
    return Tolerances(best: best, replacements: replacements, arcs: arcs)
  }
}

/// A graph made ready for searches that take microseconds under weights that change in
/// milliseconds.
///
///     let hierarchy = Hierarchy(graph)                 // once for the shape: seconds
///     var search = HierarchySearch(hierarchy)
///     try search.customize(weights)                    // once for each set of weights
///     try search.path(from: a, to: b)                  // microseconds
///
///     //            ╭── s ──╮           vertices are taken out one by one, the neighbours of each
///     //   a ─▶ v ─▶ ───────▶ b         joined by shortcuts; a search then only climbs
///
/// Customizable contraction hierarchies [1] over a nested dissection of the graph's own making.
/// Only the shape decides how arcs are added; weights are let in afterwards.
///
/// - Complexity: O((v + a) log v) time in practice for graphs like those of roads; 16 bytes for each
///   arc with its shortcuts, 8 bytes for each arc and 28 bytes a vertex.
///
/// [1]: https://doi.org/10.1145/2886843
public struct Hierarchy: Sendable {
  /// The graph made ready.
  public let graph: Graph
  /// The number of arcs between a vertex and a higher one, shortcuts included.
  public var climbCount: Int { headLevels.count }

  /// The place of each vertex in the order.
  let ranks: [UInt32]
  /// The vertex at each place in the order.
  let vertices: [UInt32]
  /// For each rank, where its climbs start, and after the last one, where they end.
  let starts: [UInt32]
  /// For each rank the lowest rank that it climbs to, or `UInt32.max`: all ranks it climbs to lie on
  /// the way up from there.
  let parents: [UInt32]
  /// The level of each rank, one below that of its parent; ranks without one stand at the highest.
  let levels: [UInt32]
  /// The number of levels.
  let levelCount: Int
  /// The level of the higher end of each climb, ascending within a row: on the way up from a rank a
  /// level says which rank is meant, and neighbours on the way are neighbours in a table of levels.
  let headLevels: [UInt32]
  /// For each rank, where the climbs that lead to it from below start, and where they end.
  let lowerStarts: [UInt32]
  /// The climbs that lead to each rank from below, those from the lowest first.
  let lower: [UInt32]
  /// For each of those climbs, where the row it lies in ends.
  let lowerEnds: [UInt32]
  /// The lower end of each climb, as a rank.
  let tails: [UInt32]
  /// For each rank, where the arcs between it and higher ranks start, and where they end.
  let arcStarts: [UInt32]
  /// The arcs between each rank and higher ones.
  let arcs: [UInt32]
  /// For each of those arcs its climb, and in the lowest bit whether it leads down.
  let arcClimbs: [UInt32]

  /// Makes a graph ready.
  public init(_ graph: Graph) {
    precondition(graph.arcCount < 1 << 30, "a hierarchy is made of fewer than 2³⁰ arcs")
    self.graph = graph
    let count = graph.vertexCount
    let order = Dissection(graph).order
    var ranks = [UInt32](repeating: 0, count: count)
    for (rank, vertex) in order.enumerated() { ranks[Int(vertex)] = UInt32(rank) }

    // The ranks above each one: those its arcs lead to, and those of the ranks whose lowest it is.
    var above = [[UInt32]](repeating: [], count: count)
    for tail in 0..<count {
      for slot in graph.rows.range(of: tail) {
        let (one, other) = (ranks[tail], ranks[Int(graph.rows.ends[slot])])
        if one != other { above[Int(min(one, other))].append(max(one, other)) }
      }
    }
    var starts: [UInt32] = [0]
    // The higher end of each climb, as a rank; ascending within a row.
    var heads: [UInt32] = []
    var tails: [UInt32] = []
    starts.reserveCapacity(count + 1)
    for rank in 0..<count {
      above[rank].sort()
      let start = heads.count
      for head in above[rank] where heads.count == start || head != heads[heads.count - 1] {
        heads.append(head)
        tails.append(UInt32(rank))
      }
      above[rank] = []
      if heads.count > start {
        above[Int(heads[start])].append(contentsOf: heads[(start + 1)...])
      }
      precondition(heads.count < 1 << 30, "a hierarchy holds fewer than 2³⁰ climbs")
      starts.append(UInt32(heads.count))
    }

    var lowerStarts = [UInt32](repeating: 0, count: count + 1)
    for head in heads { lowerStarts[Int(head) + 1] += 1 }
    for rank in 0..<count { lowerStarts[rank + 1] += lowerStarts[rank] }
    var next = lowerStarts
    var lower = [UInt32](repeating: 0, count: heads.count)
    for climb in heads.indices {
      let head = Int(heads[climb])
      lower[Int(next[head])] = UInt32(climb)
      next[head] += 1
    }
    let parents = (0..<count).map { starts[$0] < starts[$0 + 1] ? heads[Int(starts[$0])] : .max }
    var levels = [UInt32](repeating: 0, count: count)
    var levelCount = 0
    for rank in (0..<count).reversed() where parents[rank] != .max {
      levels[rank] = levels[Int(parents[rank])] + 1
      levelCount = max(levelCount, Int(levels[rank]) + 1)
    }
    levelCount = max(levelCount, min(1, count))
    for rank in levels.indices { levels[rank] = UInt32(levelCount - 1) - levels[rank] }
    self.parents = parents
    self.levels = levels
    self.levelCount = levelCount
    let headLevels = heads.map { levels[Int($0)] }
    self.headLevels = headLevels
    self.lowerEnds = lower.map { starts[Int(tails[Int($0)]) + 1] }

    var climbs = [UInt32](repeating: .max, count: graph.arcCount)
    for tail in 0..<count {
      for slot in graph.rows.range(of: tail) {
        let (one, other) = (ranks[tail], ranks[Int(graph.rows.ends[slot])])
        if one == other { continue }
        let climb = Hierarchy.climb(
          from: Int(min(one, other)), to: levels[Int(max(one, other))], starts.span, headLevels.span
        )
        climbs[Int(graph.rows.arc(at: slot))] =
          UInt32(truncatingIfNeeded: climb) << 1 | (one > other ? 1 : 0)
      }
    }
    // Sorted by rank, so that customizing takes the arcs of a rank when it comes to it.
    var arcStarts = [UInt32](repeating: 0, count: count + 1)
    for climb in climbs where climb != .max { arcStarts[Int(tails[Int(climb >> 1)]) + 1] += 1 }
    for rank in 0..<count { arcStarts[rank + 1] += arcStarts[rank] }
    var arcs = [UInt32](repeating: 0, count: Int(arcStarts[count]))
    var arcClimbs = arcs
    next = arcStarts
    for (arc, climb) in climbs.enumerated() where climb != .max {
      let rank = Int(tails[Int(climb >> 1)])
      arcs[Int(next[rank])] = UInt32(arc)
      arcClimbs[Int(next[rank])] = climb
      next[rank] += 1
    }
    self.arcStarts = arcStarts
    self.arcs = arcs
    self.arcClimbs = arcClimbs
    self.ranks = ranks
    vertices = order
    self.starts = starts
    self.tails = tails
    self.lowerStarts = lowerStarts
    self.lower = lower
  }

  /// The climb from a rank to the one at a level above it, which there must be.
  static func climb(
    from rank: Int, to level: UInt32, _ starts: Span<UInt32>, _ headLevels: Span<UInt32>
  ) -> Int {
    var start = Int(starts[rank])
    var end = Int(starts[rank + 1])
    while start < end {
      let middle = (start + end) / 2
      if headLevels[middle] < level { start = middle + 1 } else { end = middle }
    }
    return start
  }
}

/// A graph made ready for searches that take microseconds under weights that change in
/// milliseconds.
///
///     let hierarchy = Hierarchy(graph)                 // once for the shape: seconds
///     var search = HierarchySearch(hierarchy)
///     try search.customize(weights)                    // once for each set of weights
///     search.path(from: a, to: b)                      // microseconds
///
///     //            ╭── s ──╮           vertices are taken out one by one, the neighbours of each
///     //   a ─▶ v ─▶ ───────▶ b         joined by shortcuts; a search then only climbs
///
/// Customizable contraction hierarchies [1] over a nested dissection of the graph's own making.
/// Only the shape decides how arcs are added; weights are let in afterwards.
///
/// - Complexity: O((v + a) log v) time in practice for graphs like those of roads; 12 bytes for each
///   arc with its shortcuts and 20 bytes a vertex.
///
/// [1]: https://doi.org/10.1145/2886843
public struct Hierarchy: Sendable {
  /// The graph made ready.
  public let graph: Graph
  /// The number of arcs between a vertex and a higher one, shortcuts included.
  public var climbCount: Int { heads.count }

  /// The place of each vertex in the order.
  let ranks: [UInt32]
  /// The vertex at each place in the order.
  let vertices: [UInt32]
  /// For each rank, where its climbs start, and after the last one, where they end.
  let starts: [UInt32]
  /// The higher end of each climb, as a rank; ascending within a row.
  let heads: [UInt32]
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
    self.lowerEnds = lower.map { starts[Int(tails[Int($0)]) + 1] }

    var climbs = [UInt32](repeating: .max, count: graph.arcCount)
    for tail in 0..<count {
      for slot in graph.rows.range(of: tail) {
        let (one, other) = (ranks[tail], ranks[Int(graph.rows.ends[slot])])
        if one == other { continue }
        let climb = Hierarchy.climb(from: min(one, other), to: max(one, other), starts, heads)
        climbs[Int(graph.rows.arc(at: slot))] = UInt32(climb ?? 0) << 1 | (one > other ? 1 : 0)
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
    self.heads = heads
    self.tails = tails
    self.lowerStarts = lowerStarts
    self.lower = lower
  }

  /// The climb from a rank to a higher one, if there is one.
  private static func climb(
    from low: UInt32, to high: UInt32, _ starts: [UInt32], _ heads: [UInt32]
  ) -> Int? {
    var start = Int(starts[Int(low)])
    var end = Int(starts[Int(low) + 1])
    while start < end {
      let middle = (start + end) / 2
      if heads[middle] < high { start = middle + 1 } else { end = middle }
    }
    return start < heads.count && heads[start] == high ? start : nil
  }
}

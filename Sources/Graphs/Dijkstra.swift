/// Finds paths of least weight from one vertex, or the nearest of several, to any other.
///
///     //   1      1
///     // a ──▶ b ──▶ c
///     //  ╰────5────▶╯
///     var search = Dijkstra(graph)
///     search.run(from: a, weights: [1, 1, 5])
///     search.distance(to: c)      // 2
///     search.path(to: c)?.arcs    // [0, 1]
///
/// Dijkstra's algorithm [1] on a 4-ary heap. A search is a value to keep: running it again, with
/// the same weights or others, allocates nothing.
///
/// **Weights** are zero, positive, or +infinity for an arc that is closed. A negative weight or NaN
/// is a programming error and traps. Distances are sums from the source onward; a sum beyond the
/// greatest `Double` counts as no path.
///
/// **Ties.** Equal paths are told apart by the arcs they end with, never by the order of the work.
/// Each vertex is reached by the lowest arc of those that come from nearer vertices and complete
/// its distance. A vertex that only arcs adding nothing lead to is reached by the lowest one from a
/// vertex the fewest such arcs away. Sources are reached by no arc. So paths never go round, even
/// where weights are zero.
///
/// - Complexity: O((v + a) log a) time. 16 bytes a vertex, 8 bytes an arc for the weights, and the
///   heap.
///
/// [1]: https://doi.org/10.1007/BF01386390
public struct Dijkstra: Sendable {
  /// What the search knows of a vertex.
  private struct Record: Sendable {
    var distance: Double
    /// The slot of the arc the vertex is reached by.
    var slot: UInt32
    /// The run that wrote this record: others are as good as blank, so nothing is ever cleared.
    var run: UInt32
  }

  /// The graph searched.
  public let graph: Graph
  /// The work of the last run.
  public private(set) var effort = Effort()

  private var records: [Record]
  private var weights: [Double] = []
  private var heap = WeightHeap()
  private var run: UInt32 = 0
  /// The greatest distance that is final.
  private var radius = -Double.infinity

  /// Vertices at the present distance that arcs adding nothing lead to, in order of discovery.
  private var plateau: [UInt32] = []
  /// How many arcs adding nothing lead to a vertex of the plateau; empty until there is one.
  private var depths: [UInt32] = []
  /// Marks of the goals, where there are several.
  private var goalRun: [UInt32] = []

  /// A search of a graph.
  public init(_ graph: Graph) {
    self.graph = graph
    records = Array(
      repeating: Record(distance: 0, slot: .max, run: 0), count: graph.vertexCount)
  }

  /// Takes the weights of the arcs for the runs to come.
  ///
  /// Worth calling on its own when one set of weights serves many runs.
  ///
  /// - Complexity: O(a) time.
  public mutating func weigh(_ weights: [Double]) {
    graph.check(weights)
    // Copied rather than shared, or the caller's next change of a weight would copy them all.
    if self.weights.isEmpty { self.weights = Array(repeating: 0, count: weights.count) }
    graph.rows.arrange(weights.span, into: &self.weights)
  }

  /// Searches from one vertex: everywhere, or until a goal is reached.
  public mutating func run(from source: Int, to goal: Int? = nil, weights: [Double]) {
    weigh(weights)
    run(from: source, to: goal)
  }

  /// Searches from the nearest of several vertices: everywhere, or until each goal is reached.
  public mutating func run(from sources: [Int], to goals: [Int] = [], weights: [Double]) {
    weigh(weights)
    run(from: sources, to: goals)
  }

  /// Changes the weight of one arc for the runs to come.
  mutating func setWeight(of arc: Int, to weight: Double) {
    weights[graph.slot(of: UInt32(arc))] = weight
  }

  /// Searches to a goal, leaving out each vertex the way over which, by a lower bound of what is left
  /// from there, comes to more than a limit.
  ///
  /// What is found is what a whole search would find, ties included, if it is below the limit.
  ///
  /// - Returns: Whether anything was left out that leads to the goal.
  mutating func run(
    from source: Int, to goal: Int, within limit: Double, bounds: [Double]
  ) -> Bool {
    begin()
    enter(source)
    return search(goal: UInt32(goal), goals: 1, limit: limit, bounds: bounds)
  }

  /// Searches from one vertex with the weights last given.
  public mutating func run(from source: Int, to goal: Int? = nil) {
    begin()
    enter(source)
    if let goal {
      precondition(graph.hasVertex(goal), "the graph has no such goal")
      search(goal: UInt32(goal), goals: 1)
    } else {
      search(goal: .max, goals: .max)
    }
  }

  /// Searches from the nearest of several vertices with the weights last given.
  public mutating func run(from sources: [Int], to goals: [Int] = []) {
    begin()
    for source in sources { enter(source) }
    if goals.isEmpty { return search(goal: .max, goals: .max) }
    if goalRun.isEmpty { goalRun = Array(repeating: 0, count: graph.vertexCount) }
    var count = 0
    for goal in goals {
      precondition(graph.hasVertex(goal), "the graph has no such goal")
      if goalRun[goal] != run { count += 1 }
      goalRun[goal] = run
    }
    search(goal: .max, goals: count)
  }

  /// The weight of a best path to a vertex; nothing where no path leads, or the search had reached
  /// its goals before it came there.
  public func distance(to vertex: Int) -> Double? {
    precondition(graph.hasVertex(vertex), "the graph has no such vertex")
    let record = records[vertex]
    return record.run == run && run > 0 && record.distance <= radius ? record.distance : nil
  }

  /// A best path to a vertex; nothing where no path leads, or the search had reached its goals
  /// before it came there.
  public func path(to vertex: Int) -> Path? {
    guard let weight = distance(to: vertex) else { return nil }
    var arcs: [Int] = []
    var vertices = [vertex]
    var last = vertex
    while records[last].slot != .max {
      let arc = graph.rows.arc(at: Int(records[last].slot))
      last = Int(graph.tails[Int(arc)])
      arcs.append(Int(arc))
      vertices.append(last)
    }
    arcs.reverse()
    vertices.reverse()
    return Path(weight: weight, arcs: arcs, vertices: vertices)
  }

  private mutating func begin() {
    precondition(
      weights.count == graph.arcCount, "a search needs weights before it can run: see weigh(_:)")
    if run == .max {
      for vertex in records.indices { records[vertex].run = 0 }
      for vertex in goalRun.indices { goalRun[vertex] = 0 }
      run = 0
    }
    run += 1
    heap.removeAll()
    radius = -.infinity
    effort = Effort()
  }

  private mutating func enter(_ source: Int) {
    precondition(graph.hasVertex(source), "the graph has no such source")
    if records[source].run == run { return }
    records[source] = Record(distance: 0, slot: .max, run: run)
    heap.push(0, UInt32(source))
  }

  // One copy of the search for each purpose, so that none asks what another wants to know.
  private mutating func search(goal: UInt32, goals: Int) {
    _ = search(goal, goals, limit: .infinity, bounds: [], isBounded: false)
  }

  private mutating func search(
    goal: UInt32, goals: Int, limit: Double, bounds: [Double]
  ) -> Bool {
    search(goal, goals, limit: limit, bounds: bounds, isBounded: true)
  }

  /// Settles vertices in order of distance until the goals are settled, and with them all others
  /// at the same distance.
  ///
  /// - Returns: Whether a vertex was left out because of the limit.
  @inline(__always)
  private mutating func search(
    _ goal: UInt32, _ goals: Int, limit: Double, bounds: [Double], isBounded: Bool
  ) -> Bool {
    let rows = graph.rows
    let tails = graph.tails
    let slotWeights = self.weights
    let starts = rows.starts.span
    let ends = rows.ends.span
    let weights = slotWeights.span
    // Moved into locals for the time of the search, so that each access need not look at `self`.
    var table: [Record] = []
    var heap = WeightHeap()
    var plateau: [UInt32] = []
    swap(&table, &self.records)
    swap(&heap, &self.heap)
    swap(&plateau, &self.plateau)
    defer {
      swap(&table, &self.records)
      swap(&heap, &self.heap)
      swap(&plateau, &self.plateau)
    }
    var records = table.mutableSpan
    let several = goal == .max && goals != .max
    var goals = goals
    var settled = 0
    var relaxed = 0
    var isCut = false
    var distance = -Double.infinity
    // The plateau is worked off in breadth: `next` is the first of it still to be settled,
    // `levelEnd` the first that lies one arc deeper than `depth`.
    var next = 0
    var levelEnd = 0
    var depth: UInt32 = 0
    plateau.removeAll(keepingCapacity: true)

    while true {
      let vertex: UInt32
      if next < plateau.count && heap.leastKey > distance {
        if next == levelEnd {
          depth += 1
          levelEnd = plateau.count
        }
        vertex = plateau[next]
        next += 1
      } else {
        if heap.count == 0 || (goals == 0 && heap.leastKey > distance) { break }
        let entry = heap.pop()
        if entry.key > records[Int(entry.vertex)].distance { continue }
        vertex = entry.vertex
        if entry.key > distance {
          distance = entry.key
          if next > 0 {
            plateau.removeAll(keepingCapacity: true)
            next = 0
            levelEnd = 0
            depth = 0
          }
        }
      }
      settled += 1
      if vertex == goal || (several && goalRun[Int(vertex)] == run) { goals -= 1 }
      let first = unsafe Int(starts[unchecked: Int(vertex)])
      let end = unsafe Int(starts[unchecked: Int(vertex) + 1])
      relaxed += end - first
      // In range by construction: rows lead to vertices, and only vertices wait.
      for slot in first..<end {
        let head = unsafe Int(ends[unchecked: slot])
        let reach = unsafe distance + weights[unchecked: slot]
        let record = unsafe records[unchecked: head]
        let known = record.run == run ? record.distance : .infinity
        if reach < known {
          if isBounded && reach + bounds[head] > limit {
            isCut = isCut || bounds[head] < .infinity
            continue
          }
          unsafe records[unchecked: head] = Record(
            distance: reach, slot: UInt32(truncatingIfNeeded: slot), run: run)
          if reach > distance {
            heap.push(reach, UInt32(truncatingIfNeeded: head))
          } else {
            if depths.isEmpty { depths = Array(repeating: 0, count: graph.vertexCount) }
            depths[head] = depth + 1
            plateau.append(UInt32(truncatingIfNeeded: head))
          }
        } else if reach == known && reach < .infinity && record.slot != .max {
          let arc = rows.arc(at: slot)
          let present = rows.arc(at: Int(record.slot))
          if arc >= present { continue }
          if reach == distance {
            let isNearerTail = records[Int(tails[Int(present)])].distance < distance
            if isNearerTail || depths[head] <= depth { continue }
          }
          records[head].slot = UInt32(truncatingIfNeeded: slot)
        }
      }
    }
    radius = distance
    effort.settled = settled
    effort.relaxed = relaxed
    return isCut
  }
}

extension Graph {
  /// Finds a path of least weight, or nothing where no path leads.
  ///
  ///     //   1      1
  ///     // a ──▶ b ──▶ c
  ///     //  ╰────5────▶╯
  ///     graph.shortestPath(from: a, to: c, weights: [1, 1, 5])?.weight   // 2
  ///
  /// To search more than once, keep a ``Dijkstra``.
  ///
  /// - Complexity: O((v + a) log a) time, O(v + a) space.
  public func shortestPath(from source: Int, to goal: Int, weights: [Double]) -> Path? {
    var search = Dijkstra(self)
    search.run(from: source, to: goal, weights: weights)
    return search.path(to: goal)
  }
}

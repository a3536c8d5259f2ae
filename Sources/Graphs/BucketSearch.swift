/// Finds distances from one vertex to all others, or to a goal, in large graphs.
///
///     var search = BucketSearch(try WholeWeights(graph, lengths, scale: 1000))
///     try search.run(from: a)
///     search.distance(to: b)         // in the units of the lengths
///     search.path(to: b)?.arcs
///
/// Dijkstra's algorithm with vertices waiting in buckets an eighth of the mean weight wide [1]; a
/// vertex that falls within its bucket is looked at again, so distances are exact. Only distances
/// are kept while searching: a path is read off them afterwards, which also makes ties fall as
/// ``Dijkstra`` has them fall.
///
/// A search is a value to keep: once it has grown to the size that its graph asks for, running it
/// allocates nothing, and a short search after a long one touches only what it reaches.
///
/// - Complexity: O(v + a + d / w) expected time for distances up to d and buckets w wide. 8 bytes a
///   vertex and the waiting ones, besides the weights.
///
/// [1]: https://doi.org/10.1145/363269.363610
public struct BucketSearch: Sendable {
  private struct Entry: Sendable {
    var vertex: UInt32
    var label: UInt32
    var next: UInt32
  }

  /// The weights searched with.
  public let weights: WholeWeights
  /// The work of the last run; a vertex looked at again counts again.
  public private(set) var effort = Effort()

  private var labels: [UInt32]
  /// The vertices that have a label.
  private var touched: [UInt32]
  private var touchedCount = 0
  private var source = 0
  /// Labels below this are final.
  private var radius: UInt32 = 0

  private var buckets: [UInt32]
  private let shift: UInt32
  private var entries: [Entry] = []
  /// The first unused entry; the others follow along `next`.
  private var free = UInt32.max
  private var freeCount = 0

  private var backward: WholeWeights.Backward?

  /// A search with some weights.
  public init(_ weights: WholeWeights) {
    self.weights = weights
    labels = Array(repeating: WholeWeights.limit, count: weights.graph.vertexCount)
    touched = Array(repeating: 0, count: weights.graph.vertexCount)
    var shift: UInt32 = 0
    // Narrower buckets than an eighth of the mean weight spare no more repetition; no more than a
    // million of them keeps their heads within 4 MiB where a few arcs are very long.
    while Double(1 << (shift + 1)) <= weights.mean / 8 || weights.greatest >> shift > 1 << 20 {
      shift += 1
    }
    self.shift = shift
    var count = 4
    while count < Int(weights.greatest >> shift) + 2 { count *= 2 }
    buckets = Array(repeating: .max, count: count)
  }

  /// Searches from a vertex: everywhere, or until a goal is reached.
  ///
  /// - Parameters:
  ///   - source: Where paths start.
  ///   - goal: Where the search may stop.
  /// - Throws: ``WeightOverflow`` if a distance, or that of the goal, comes to 2³¹ or more.
  public mutating func run(from source: Int, to goal: Int? = nil) throws(WeightOverflow) {
    let graph = weights.graph
    precondition(graph.hasVertex(source), "the graph has no such source")
    precondition(goal.map(graph.hasVertex) ?? true, "the graph has no such goal")
    clear()
    self.source = source
    effort = Effort()
    var state = State(goal: goal ?? source, stops: goal != nil)
    if freeCount == 0 { grow() }
    labels[source] = 0
    touched[0] = UInt32(source)
    touchedCount = 1
    let entry = free
    free = entries[Int(entry)].next
    freeCount -= 1
    entries[Int(entry)] = Entry(vertex: UInt32(source), label: 0, next: .max)
    buckets[0] = entry
    state.waiting = 1
    while !advance(&state) { grow(atLeast: state.wanted) }
    radius = state.radius
    effort.settled = state.settled
    effort.relaxed = state.relaxed
    let isBeyond = state.reaches >= WholeWeights.limit
    if isBeyond && (goal.map { labels[$0] == WholeWeights.limit } ?? true) {
      throw WeightOverflow(arc: nil)
    }
  }

  /// The weight of a best path to a vertex; nothing where no path leads, or the search had reached
  /// its goal before it came there.
  public func distance(to vertex: Int) -> Double? {
    wholeDistance(to: vertex).map { Double($0) / weights.scale }
  }

  /// The weight of a best path to a vertex as a whole number.
  public func wholeDistance(to vertex: Int) -> UInt32? {
    precondition(weights.graph.hasVertex(vertex), "the graph has no such vertex")
    return labels[vertex] < radius ? labels[vertex] : nil
  }

  /// A best path to a vertex; nothing where no path leads, or the search had reached its goal
  /// before it came there.
  ///
  /// The first path asked for lays out the arcs as they enter each vertex.
  ///
  /// - Complexity: O(p d) time for p vertices on the path, each entered by d arcs.
  public mutating func path(to vertex: Int) -> Path? {
    guard let weight = distance(to: vertex) else { return nil }
    let backward = self.backward ?? weights.backward()
    self.backward = backward
    var arcs: [Int] = []
    var vertices = [vertex]
    var last = vertex
    while let slot = backward.arrival(at: last, from: source, labels) {
      arcs.append(backward.arc(at: slot))
      last = Int(backward.steps[slot].end)
      vertices.append(last)
    }
    arcs.reverse()
    vertices.reverse()
    return Path(weight: weight, arcs: arcs, vertices: vertices)
  }

  private mutating func clear() {
    if touchedCount > labels.count / 4 {
      for vertex in labels.indices { labels[vertex] = WholeWeights.limit }
    } else {
      for place in 0..<touchedCount { labels[Int(touched[place])] = WholeWeights.limit }
    }
    touchedCount = 0
  }

  private mutating func grow(atLeast wanted: Int = 0) {
    let start = entries.count
    let count = max(1024, start, wanted)
    entries += [Entry](repeating: Entry(vertex: 0, label: 0, next: 0), count: count)
    for entry in start..<entries.count {
      entries[entry].next = free
      free = UInt32(entry)
    }
    freeCount += count
  }

  /// Where a run stands between two calls of `advance`.
  private struct State {
    let goal: Int
    let stops: Bool
    var waiting = 0
    var bucket: UInt32 = 0
    var radius: UInt32 = 0
    var settled = 0
    var relaxed = 0
    /// All sums ever formed, or-ed together: shows whether one came to the limit.
    var reaches: UInt32 = 0
    /// Entries needed to go on.
    var wanted = 0

    init(goal: Int, stops: Bool) {
      self.goal = goal
      self.stops = stops
    }
  }

  /// Works off the buckets.
  ///
  /// - Parameter state: Where the run stands.
  /// - Returns: Whether the run is over; if not, it needs more entries to go on.
  private mutating func advance(_ state: inout State) -> Bool {
    let rowStarts = weights.graph.rows.starts
    let rowSteps = weights.forward
    var table: [UInt32] = []
    var list: [UInt32] = []
    var bins: [UInt32] = []
    var pool: [Entry] = []
    swap(&table, &labels)
    swap(&list, &touched)
    swap(&bins, &buckets)
    swap(&pool, &entries)
    defer {
      swap(&table, &labels)
      swap(&list, &touched)
      swap(&bins, &buckets)
      swap(&pool, &entries)
    }
    let starts = rowStarts.span
    let steps = rowSteps.span
    var labels = table.mutableSpan
    var touched = list.mutableSpan
    var buckets = bins.mutableSpan
    var entries = pool.mutableSpan
    var free = self.free
    var freeCount = self.freeCount
    var touchedCount = self.touchedCount
    let shift = self.shift
    let mask = UInt32(buckets.count - 1)
    var waiting = state.waiting
    var bucket = state.bucket
    var settled = state.settled
    var relaxed = state.relaxed
    var reaches = state.reaches
    let goal = state.stops ? state.goal : -1
    var isOver = true

    // Indices are in range by construction: heads lie below the vertex count, entries come from the
    // free list, a vertex is touched once, and the mask keeps buckets in their circle.
    while waiting > 0 {
      let entry = unsafe buckets[unchecked: Int(bucket & mask)]
      if entry == .max {
        bucket += 1
        if goal >= 0 && labels[goal] >> shift < bucket { break }
        continue
      }
      let next = unsafe entries[unchecked: Int(entry)]
      let vertex = Int(next.vertex)
      let label = next.label
      if unsafe labels[unchecked: vertex] == label {
        let first = unsafe Int(starts[unchecked: vertex])
        let end = unsafe Int(starts[unchecked: vertex + 1])
        if freeCount < end - first {
          state.wanted = end - first
          isOver = false
          break
        }
        settled += 1
        relaxed += end - first
        unsafe buckets[unchecked: Int(bucket & mask)] = next.next
        unsafe entries[unchecked: Int(entry)].next = free
        free = entry
        freeCount += 1
        waiting -= 1
        var slot = first
        while slot < end {
          let step = unsafe steps[unchecked: slot]
          slot += 1
          let reach = label &+ step.weight
          reaches |= reach
          let head = Int(step.end)
          let known = unsafe labels[unchecked: head]
          if reach < known {
            if known == WholeWeights.limit {
              unsafe touched[unchecked: touchedCount] = step.end
              touchedCount += 1
            }
            unsafe labels[unchecked: head] = reach
            let place = Int((reach >> shift) & mask)
            let new = free
            free = unsafe entries[unchecked: Int(new)].next
            unsafe entries[unchecked: Int(new)] = unsafe Entry(
              vertex: step.end, label: reach, next: buckets[unchecked: place])
            unsafe buckets[unchecked: place] = new
            freeCount -= 1
            waiting += 1
          }
        }
      } else {
        unsafe buckets[unchecked: Int(bucket & mask)] = next.next
        unsafe entries[unchecked: Int(entry)].next = free
        free = entry
        freeCount += 1
        waiting -= 1
      }
    }
    if isOver {
      // Everything below the next bucket is final; where nothing waits, everything is.
      state.radius = waiting == 0 ? WholeWeights.limit : bucket << shift
      if waiting > 0 {
        for place in buckets.indices {
          var entry = buckets[place]
          buckets[place] = .max
          while entry != .max {
            let after = entries[Int(entry)].next
            entries[Int(entry)].next = free
            free = entry
            freeCount += 1
            entry = after
          }
        }
      }
    }
    self.free = free
    self.freeCount = freeCount
    self.touchedCount = touchedCount
    state.waiting = waiting
    state.bucket = bucket
    state.settled = settled
    state.relaxed = relaxed
    state.reaches = reaches
    return isOver
  }
}

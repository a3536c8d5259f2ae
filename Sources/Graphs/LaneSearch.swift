/// Finds the best paths from a source to a goal under sixteen sets of weights at once.
///
///     var search = LaneSearch(graph, from: a, to: c)
///     let weights: [SIMD16<Float>] = ...      // one vector an arc, one lane a set of weights
///     search.solve(weights.span)              // sixteen distances
///     search.trace(weights.span)
///     for strand in search.strands {
///       strand.lanes                          // the lanes that share this path, a bit each
///       strand.arcs                           // the path, from the source on
///     }
///
/// Made for graphs of some thousand arcs that are solved again and again. Labels are corrected in
/// Yen's half sweeps [1]: forward over the arcs that lead up an order of the vertices, backward over
/// those that lead down, until no lane changes where it may yet better the distance of its goal. The
/// order is that of the distances under typical weights, so that few sweeps usually do. Where least
/// weights are known, changes too far from the goal to matter ask for none. The answers are exact:
/// distances are those of Dijkstra's algorithm in `Float`, and so are the paths, ties included
/// (see ``Dijkstra``).
///
/// **Weights** are zero, positive, or +infinity for a closed arc; an arc whose weight is NaN is
/// closed too. Negative weights trap if they make a path go round for ever, and are not looked for
/// otherwise. A goal that cannot be reached is at +infinity.
///
/// - Complexity: O(a) time where the order holds, O(v a) at worst; 64 bytes a vertex, 24 an arc.
///
/// [1]: https://doi.org/10.1090/qam/253822
public struct LaneSearch: Sendable {
  /// A path and the lanes in which it is the best.
  public struct Strand: Sendable {
    /// The lanes, lane 0 in the lowest bit.
    public let lanes: UInt16
    /// The arcs of the path, from the source on.
    public let arcs: ArraySlice<Int>
  }

  /// An arc as its head sees it.
  fileprivate struct Arrival: Sendable {
    var tail: UInt32
    var arc: UInt32
  }

  /// A vertex to which arcs of one half sweep lead.
  fileprivate struct Stop: Sendable {
    var vertex: UInt32
    var end: UInt32
    /// The least that the goal can be away from it.
    var rest: Float
  }

  /// One half sweep: its vertices in order, and the arcs that lead to each.
  fileprivate struct Sweep: Sendable {
    var stops: [Stop] = []
    var arrivals: [Arrival] = []
  }

  /// A fork still to be followed while tracing: lanes that came to a vertex over some arcs.
  private struct Fork: Sendable {
    var vertex: UInt32
    var lanes: UInt16
    var length: UInt32
    var arc: UInt32
  }

  /// The graph searched.
  public let graph: Graph
  /// Where paths start.
  public let source: Int
  /// Where paths end.
  public let goal: Int
  /// Half sweeps made by the last call of ``solve(_:)``.
  public private(set) var sweeps = 0

  // Vertices are renumbered in the order of the sweeps; the source is 0.
  private var labels: [SIMD16<Float>]
  private var goalRank: UInt32?
  /// More than rounding at every step of two paths can part their sums by.
  private var slack: Float = 1
  private var upward = Sweep()
  private var downward = Sweep()
  /// All arcs that lead to each vertex, in ascending order.
  private var arrivals: [Arrival] = []
  private var arrivalStarts: [UInt32] = []

  private var trail: [Int] = []
  private var forks: [Fork] = []
  private var strandArcs: [Int] = []
  private var strandEnds: [Int] = []
  private var strandLanes: [UInt16] = []

  /// A search of the paths between two vertices.
  ///
  /// - Parameters:
  ///   - graph: The graph to search.
  ///   - source: Where paths start.
  ///   - goal: Where paths end.
  ///   - typical: Weights like those that will be solved; they decide the order of the sweeps and
  ///     so the speed, never the answer. Without them every arc counts alike.
  ///   - least: Weights that none solved will be below, zero without them. The closer they are, the
  ///     fewer sweeps are made; where one is broken the answer may be wrong.
  public init(
    _ graph: Graph, from source: Int, to goal: Int, typical: [Double]? = nil,
    least: [Double]? = nil
  ) {
    precondition(graph.hasVertex(source), "the graph has no such source")
    precondition(graph.hasVertex(goal), "the graph has no such goal")
    self.graph = graph
    self.source = source
    self.goal = goal

    // Arcs that no path from the source to the goal can use take no part.
    let open = [Double](repeating: 1, count: graph.arcCount)
    let reached = graph.reached(from: source, weights: open)
    let reaching = graph.reaching(goal, weights: open)
    var search = Dijkstra(graph)
    search.run(from: source, weights: typical ?? open)
    let distances = (0..<graph.vertexCount).map { search.distance(to: $0) ?? .infinity }
    let order = (0..<graph.vertexCount).filter { reached[$0] && reaching[$0] && $0 != source }
      .sorted { (distances[$0], $0) < (distances[$1], $1) }
    var ranks = [UInt32](repeating: .max, count: graph.vertexCount)
    ranks[source] = 0
    for (place, vertex) in order.enumerated() { ranks[vertex] = UInt32(place + 1) }
    labels = Array(repeating: SIMD16(repeating: .infinity), count: order.count + 1)
    guard ranks[goal] != .max else {
      arrivalStarts = [0, 0]
      return
    }
    goalRank = ranks[goal]

    var incoming = [[Arrival]](repeating: [], count: order.count + 1)
    for arc in 0..<graph.arcCount {
      let tail = ranks[graph.tail(of: arc)]
      let head = ranks[graph.head(of: arc)]
      if tail == .max || head == .max || tail == head || head == 0 { continue }
      if tail == ranks[goal] { continue }
      incoming[Int(head)].append(Arrival(tail: tail, arc: UInt32(arc)))
    }
    arrivalStarts = [0]
    for list in incoming {
      arrivals += list
      arrivalStarts.append(UInt32(arrivals.count))
    }
    // Each step of a path is rounded by 2⁻²⁴ of its sum at most.
    slack = 1 + Float(graph.vertexCount) * 0x1p-22
    var rests = [Float](repeating: 0, count: incoming.count)
    if let least {
      search = Dijkstra(graph.reversed())
      search.run(from: goal, weights: least)
      for vertex in order {
        rests[Int(ranks[vertex])] = Float(search.distance(to: vertex) ?? .infinity)
      }
    }
    for head in incoming.indices {
      upward.add(head, incoming[head].filter { $0.tail < head }, rest: rests[head])
    }
    for head in incoming.indices.reversed() {
      downward.add(head, incoming[head].filter { $0.tail > head }, rest: rests[head])
    }
  }

  /// Solves sixteen sets of weights.
  ///
  /// - Parameter weights: For each arc its weight in each lane.
  /// - Returns: The distance of the goal in each lane, +infinity where no path leads.
  @discardableResult
  public mutating func solve(_ weights: Span<SIMD16<Float>>) -> SIMD16<Float> {
    checkCount(weights)
    sweeps = 0
    guard let goalRank else { return SIMD16(repeating: .infinity) }
    let goal = Int(goalRank)
    var table: [SIMD16<Float>] = []
    swap(&table, &self.labels)
    defer { swap(&table, &self.labels) }
    var labels = table.mutableSpan
    for rank in labels.indices { labels[rank] = SIMD16(repeating: .infinity) }
    labels[0] = SIMD16(repeating: 0)
    var made = 1
    _ = LaneSearch.sweep(upward, &labels, weights, within: labels[goal])
    var up = false
    while LaneSearch.sweep(
      up ? upward : downward, &labels, weights, within: labels[goal] * slack)
    {
      up.toggle()
      made += 1
      precondition(
        made <= 2 * labels.count + 2, "a weight is zero, positive or +infinity, never negative")
    }
    let distances = labels[goal]
    sweeps = made + 1
    return distances
  }

  /// Corrects the labels over the arcs of half a sweep.
  ///
  /// - Returns: Whether a label changed from which the goal may be no more than the bound away from
  ///   the source.
  private static func sweep(
    _ sweep: Sweep, _ labels: inout MutableSpan<SIMD16<Float>>, _ weights: Span<SIMD16<Float>>,
    within bound: SIMD16<Float>
  ) -> Bool {
    let stops = sweep.stops.span
    let arrivals = sweep.arrivals.span
    var changes = SIMD16<UInt32>()
    var next = 0
    for stop in stops.indices {
      // Ranks and arcs were checked when the sweep was laid out, and the weights on entry.
      let vertex = unsafe Int(stops[unchecked: stop].vertex)
      let end = unsafe Int(stops[unchecked: stop].end)
      let old = unsafe labels[unchecked: vertex]
      var label = old
      while next < end {
        let arrival = unsafe arrivals[unchecked: next]
        let tail = unsafe labels[unchecked: Int(arrival.tail)]
        let weight = unsafe weights[unchecked: Int(arrival.arc)]
        let reach = tail + weight
        label.replace(with: reach, where: reach .< label)
        next += 1
      }
      unsafe labels[unchecked: vertex] = label
      // Where the way on is too long anyway, the change asks for no further sweep.
      let change =
        unsafe unsafeBitCast(label, to: SIMD16<UInt32>.self)
        ^ unsafeBitCast(old, to: SIMD16<UInt32>.self)
      let whole = unsafe label + stops[unchecked: stop].rest
      changes |= change.replacing(with: 0, where: whole .> bound)
    }
    return changes.max() != 0
  }

  /// Follows the best paths of the last ``solve(_:)`` back to the source and lays them out in
  /// ``strands``, one for all the lanes that share a path.
  ///
  /// - Parameter weights: The weights that were solved.
  ///
  /// - Complexity: O(p d) time for p vertices on the different paths, each entered by d arcs.
  public mutating func trace(_ weights: Span<SIMD16<Float>>) {
    checkCount(weights)
    strandArcs.removeAll(keepingCapacity: true)
    strandEnds.removeAll(keepingCapacity: true)
    strandLanes.removeAll(keepingCapacity: true)
    forks.removeAll(keepingCapacity: true)
    trail.removeAll(keepingCapacity: true)
    guard let goalRank else { return }
    let reached = LaneSearch.bits(labels[Int(goalRank)] .< .infinity)
    if reached == 0 { return }
    forks.append(Fork(vertex: goalRank, lanes: reached, length: 0, arc: 0))
    while let fork = forks.popLast() {
      if fork.length > 0 {
        trail.removeLast(trail.count - Int(fork.length) + 1)
        trail.append(Int(fork.arc))
      }
      if fork.vertex == 0 {
        strandArcs.append(contentsOf: trail.reversed())
        strandEnds.append(strandArcs.count)
        strandLanes.append(fork.lanes)
      } else {
        follow(fork, weights)
      }
    }
  }

  /// Parts the lanes at a vertex by the arcs they are reached by.
  private mutating func follow(_ fork: Fork, _ weights: Span<SIMD16<Float>>) {
    let vertex = Int(fork.vertex)
    let label = labels[vertex]
    let range = Int(arrivalStarts[vertex])..<Int(arrivalStarts[vertex + 1])
    var waiting = fork.lanes
    if waiting & (waiting - 1) == 0 {
      // A lane on its own, as most are before long, needs no vectors.
      let lane = waiting.trailingZeroBitCount
      let distance = label[lane]
      for place in range {
        let arrival = arrivals[place]
        let tail = labels[Int(arrival.tail)][lane]
        if tail < distance && tail + weights[Int(arrival.arc)][lane] == distance {
          return branch(fork, to: arrival, lanes: waiting)
        }
      }
    } else {
      for place in range {
        let arrival = arrivals[place]
        let tail = labels[Int(arrival.tail)]
        let tight = (tail + weights[Int(arrival.arc)] .== label) .& (tail .< label)
        let taken = waiting & LaneSearch.bits(tight)
        if taken == 0 { continue }
        waiting &= ~taken
        branch(fork, to: arrival, lanes: taken)
        if waiting == 0 { return }
      }
    }
    // What is left is reached only over arcs that add nothing. Usually there is but one.
    var once: UInt16 = 0
    var again: UInt16 = 0
    for place in range {
      let arrival = arrivals[place]
      let tight =
        waiting & LaneSearch.bits(labels[Int(arrival.tail)] + weights[Int(arrival.arc)] .== label)
      again |= once & tight
      once |= tight
    }
    for place in range where waiting & ~again != 0 {
      let arrival = arrivals[place]
      let taken =
        waiting & ~again
        & LaneSearch.bits(labels[Int(arrival.tail)] + weights[Int(arrival.arc)] .== label)
      if taken == 0 { continue }
      waiting &= ~taken
      branch(fork, to: arrival, lanes: taken)
    }
    for lane in 0..<16 where waiting & (1 << lane) != 0 {
      let arrival = arrivalOnPlateau(vertex, lane: lane, weights)
      branch(fork, to: arrival, lanes: 1 << lane)
    }
  }

  private mutating func branch(_ fork: Fork, to arrival: Arrival, lanes: UInt16) {
    forks.append(
      Fork(vertex: arrival.tail, lanes: lanes, length: fork.length + 1, arc: arrival.arc))
  }

  /// The arc by which a vertex is reached where several arcs that add nothing lead to it: the
  /// lowest from a vertex the fewest such arcs away.
  private func arrivalOnPlateau(
    _ vertex: Int, lane: Int, _ weights: Span<SIMD16<Float>>
  ) -> Arrival {
    let label = labels[vertex][lane]
    func isTight(_ arrival: Arrival) -> Bool {
      labels[Int(arrival.tail)][lane] + weights[Int(arrival.arc)][lane] == label
    }
    func range(_ vertex: Int) -> Range<Int> {
      Int(arrivalStarts[vertex])..<Int(arrivalStarts[vertex + 1])
    }
    // The vertices at the same distance from which arcs that add nothing lead here.
    var plateau = [vertex]
    var depths: [Int: Int] = [:]
    var next = 0
    while next < plateau.count {
      let head = plateau[next]
      next += 1
      var isFoot = head == 0
      for arrival in arrivals[range(head)] where isTight(arrival) {
        let tail = Int(arrival.tail)
        if labels[tail][lane] < label {
          isFoot = true
        } else if !plateau.contains(tail) {
          plateau.append(tail)
        }
      }
      if isFoot { depths[head] = 0 }
    }
    var depth = 0
    while true {
      precondition(depth <= plateau.count, "a trace needs the weights that were solved")
      for head in plateau where depths[head] == nil {
        let arrival = arrivals[range(head)].first {
          isTight($0) && depths[Int($0.tail)] == depth
        }
        guard let arrival else { continue }
        if head == vertex { return arrival }
        depths[head] = depth + 1
      }
      depth += 1
    }
  }

  /// The different paths of the last ``trace(_:)``; lanes without a path are in none of them.
  public var strands: Strands {
    Strands(arcs: strandArcs, ends: strandEnds, lanes: strandLanes)
  }

  private func checkCount(_ weights: Span<SIMD16<Float>>) {
    precondition(
      weights.count == graph.arcCount,
      "a search needs one weight for each arc: the graph has \(graph.arcCount), the weights are \(weights.count)"
    )
  }

  @inline(__always)
  private static func bits(_ mask: SIMDMask<SIMD16<Int32>>) -> UInt16 {
    // One bit a lane: lanes become bytes, and a product gathers the lowest bits of eight bytes
    // in the highest byte.
    let ones = SIMD16<UInt32>().replacing(with: 1, where: mask)
    let bytes = unsafe unsafeBitCast(
      SIMD16<UInt8>(truncatingIfNeeded: ones), to: SIMD2<UInt64>.self)
    let gathered = (bytes &* 0x0102_0408_1020_4080) &>> 56
    return UInt16(truncatingIfNeeded: gathered[0] | gathered[1] << 8)
  }

  /// The different paths that sixteen sets of weights lead along.
  public struct Strands: RandomAccessCollection, Sendable {
    let arcs: [Int]
    let ends: [Int]
    let lanes: [UInt16]

    public var startIndex: Int { 0 }
    public var endIndex: Int { lanes.count }

    public subscript(position: Int) -> Strand {
      let start = position == 0 ? 0 : ends[position - 1]
      return Strand(lanes: lanes[position], arcs: arcs[start..<ends[position]])
    }
  }
}

extension LaneSearch.Sweep {
  fileprivate mutating func add(_ head: Int, _ list: [LaneSearch.Arrival], rest: Float) {
    if list.isEmpty { return }
    arrivals += list
    stops.append(
      LaneSearch.Stop(vertex: UInt32(head), end: UInt32(arrivals.count), rest: rest))
  }
}

/// A path and what it weighs by each of several measures.
public struct Compromise: Hashable, Sendable {
  /// The sums of each of the weights along the path.
  public let weights: [Double]
  /// The arcs, in the order they are taken.
  public let arcs: [Int]
}

/// Finds all best compromises between two or three weights: paths that no other path beats in one
/// weight without losing in another.
///
///     // a ─(1,9)─▶ b     by two arcs, one cheap and slow, one dear and fast,
///     // a ─(5,2)─▶ b     and a third one that is neither
///     // a ─(6,9)─▶ b
///     var search = ParetoSearch(graph)
///     search.run(from: a, to: b, weights: [[1, 5, 6], [9, 2, 9]]).map(\.weights)   // [[1, 9], [5, 2]]
///
/// Labels are settled in lexicographic order of their weights and lower bounds of what is left, the
/// bounds coming from one search backward for each weight [1], [2]. The front is exact and complete:
/// one path for each combination of weights that none dominates. Of several paths of the very same
/// weights one is kept, by a rule that depends on the order of the arcs alone.
///
/// **Weights** are zero, positive, or +infinity; an arc is closed if any of its weights is infinite.
///
/// - Complexity: O(n log n + n f) time for n labels and fronts of up to f labels at a vertex with
///   three weights, O(n log n) with two; up to 72 bytes a label.
///
/// [1]: https://doi.org/10.1016/j.artint.2022.103807
/// [2]: https://doi.org/10.1145/1754399.1754400
public struct ParetoSearch: Sendable {
  /// Two or three weights; the third is zero where there are but two.
  typealias Weights = SIMD4<Double>

  /// A way to a vertex.
  private struct Label: Sendable {
    var weights: Weights
    var vertex: UInt32
    /// The arc the way ends with, and the label before it.
    var arc: UInt32
    var before: UInt32
    /// The label settled before this one at the same vertex.
    var neighbour: UInt32
  }

  /// A label waiting.
  private struct Entry: Sendable {
    var first: Double
    var second: Double
    var third: Double
    var label: UInt32

    @inline(__always)
    func precedes(_ other: Entry) -> Bool {
      if first != other.first { return first < other.first }
      if second != other.second { return second < other.second }
      if third != other.third { return third < other.third }
      return label < other.label
    }
  }

  /// The graph searched.
  public let graph: Graph
  /// The work of the last run: labels settled, and arcs looked at from them.
  public private(set) var effort = Effort()

  private var backward: Dijkstra
  private var bounds: [Weights]
  private var arcWeights: [Weights] = []
  private var labels: [Label] = []
  private var heap: [Entry] = []
  /// The label last settled at each vertex.
  private var latest: [UInt32]

  /// A search of a graph.
  public init(_ graph: Graph) {
    self.graph = graph
    backward = Dijkstra(graph.reversed())
    bounds = Array(repeating: .zero, count: graph.vertexCount)
    latest = Array(repeating: .max, count: graph.vertexCount)
  }

  /// Finds the best compromises, in ascending order of the first weight, then of the second.
  ///
  /// - Parameters:
  ///   - source: Where paths start.
  ///   - goal: Where paths end.
  ///   - weights: Two or three sets of weights, each with one for each arc.
  /// - Returns: The front; empty where no path leads.
  public mutating func run(from source: Int, to goal: Int, weights: [[Double]]) -> [Compromise] {
    run(from: source, to: goal, weights: weights, atMost: .max) ?? []
  }

  /// Finds the best compromises if that takes no more than some labels; nothing if it takes more.
  ///
  /// Fronts of independent weights grow with the square of a way's length and faster: the caller
  /// who cannot wait may rather know.
  ///
  /// - Parameters:
  ///   - source: Where paths start.
  ///   - goal: Where paths end.
  ///   - weights: Two or three sets of weights, each with one for each arc.
  ///   - limit: How many labels may be made, of up to 72 bytes each.
  /// - Returns: The front, empty where no path leads; nothing if the labels did not suffice.
  public mutating func run(
    from source: Int, to goal: Int, weights: [[Double]], atMost limit: Int
  ) -> [Compromise]? {
    precondition(
      weights.count == 2 || weights.count == 3, "compromises are between two or three weights")
    precondition(graph.hasVertex(source), "the graph has no such source")
    precondition(graph.hasVertex(goal), "the graph has no such goal")
    prepare(goal, weights)
    effort = Effort()
    labels.removeAll(keepingCapacity: true)
    heap.removeAll(keepingCapacity: true)
    guard bounds[source].x < .infinity else { return [] }
    guard search(source, goal, isPlanar: weights.count == 2, atMost: limit) else { return nil }
    return front(at: goal, count: weights.count)
  }

  /// Lays the weights out by slot and finds lower bounds of the way from each vertex to the goal.
  private mutating func prepare(_ goal: Int, _ weights: [[Double]]) {
    arcWeights = Array(repeating: .zero, count: graph.arcCount)
    for vertex in latest.indices { latest[vertex] = .max }
    for vertex in bounds.indices { bounds[vertex] = .zero }
    var isClosed = [Bool](repeating: false, count: graph.arcCount)
    for set in weights {
      graph.check(set)
      for arc in set.indices where set[arc] == .infinity { isClosed[arc] = true }
    }
    for (place, set) in weights.enumerated() {
      var open = set
      for arc in open.indices where isClosed[arc] { open[arc] = .infinity }
      for slot in arcWeights.indices {
        arcWeights[slot][place] = open[Int(graph.rows.arc(at: slot))]
      }
      backward.run(from: goal, weights: open)
      // Whole weights add up exactly in any order. Others may round a sum that is taken backward
      // above the same sum taken forward, by no more than an arc's rounding for each arc: bounds
      // give way by more than that, 2⁻³⁶ against 2⁻⁵³ for each of up to 2¹⁷ arcs.
      let isWhole = set.allSatisfy { $0 == .infinity || $0 == $0.rounded() }
      let factor = isWhole ? 1 : 1 - 0x1p-36
      for vertex in bounds.indices {
        bounds[vertex][place] = (backward.distance(to: vertex) ?? .infinity) * factor
      }
    }
  }

  /// Settles labels until none waits; stops short, and says so, where they become too many.
  private mutating func search(
    _ source: Int, _ goal: Int, isPlanar: Bool, atMost limit: Int
  ) -> Bool {
    let rows = graph.rows
    labels.append(
      Label(
        weights: .zero, vertex: UInt32(source), arc: .max, before: .max, neighbour: .max))
    push(label: 0, bounds[source])
    while !heap.isEmpty {
      if labels.count > limit { return false }
      let index = pop()
      let label = labels[Int(index)]
      let vertex = Int(label.vertex)
      // Other labels may have been settled since this one was pushed.
      if isDominated(label.weights, at: vertex, isPlanar) { continue }
      if isDominated(label.weights + bounds[vertex], at: goal, isPlanar) { continue }
      labels[Int(index)].neighbour = latest[vertex]
      latest[vertex] = index
      effort.settled += 1
      if vertex == goal { continue }
      let range = rows.range(of: vertex)
      effort.relaxed += range.count
      for slot in range {
        let head = Int(rows.ends[slot])
        let reach = label.weights + arcWeights[slot]
        let estimate = reach + bounds[head]
        if estimate.x == .infinity { continue }
        if isDominated(reach, at: head, isPlanar) { continue }
        if isDominated(estimate, at: goal, isPlanar) { continue }
        precondition(labels.count < Int(UInt32.max), "a search holds fewer than 2³² labels")
        labels.append(
          Label(
            weights: reach, vertex: UInt32(head), arc: rows.arc(at: slot), before: index,
            neighbour: .max))
        push(label: UInt32(labels.count - 1), estimate)
      }
    }
    return true
  }

  /// Whether a settled label at a vertex weighs no more in any way.
  @inline(__always)
  private func isDominated(_ weights: Weights, at vertex: Int, _ isPlanar: Bool) -> Bool {
    var index = latest[vertex]
    while index != .max {
      let other = labels[Int(index)]
      if other.weights.x <= weights.x && other.weights.y <= weights.y
        && other.weights.z <= weights.z
      {
        return true
      }
      // With two weights the label settled last has the least second weight: if it does not
      // dominate, none does, but for one that rounding has put out of order, which costs work only.
      if isPlanar { return false }
      index = other.neighbour
    }
    return false
  }

  /// The compromises at the goal.
  private func front(at goal: Int, count: Int) -> [Compromise] {
    var found: [UInt32] = []
    var index = latest[goal]
    while index != .max {
      found.append(index)
      index = labels[Int(index)].neighbour
    }
    found.sort {
      let (one, other) = (labels[Int($0)].weights, labels[Int($1)].weights)
      return (one.x, one.y, one.z, $0) < (other.x, other.y, other.z, $1)
    }
    var kept: [UInt32] = []
    for index in found {
      let weights = labels[Int(index)].weights
      let isDominated = kept.contains {
        let other = labels[Int($0)].weights
        return other.x <= weights.x && other.y <= weights.y && other.z <= weights.z
      }
      if !isDominated { kept.append(index) }
    }
    return kept.map { index in
      var arcs: [Int] = []
      var label = labels[Int(index)]
      while label.arc != .max {
        arcs.append(Int(label.arc))
        label = labels[Int(label.before)]
      }
      let weights = labels[Int(index)].weights
      return Compromise(
        weights: (0..<count).map { weights[$0] }, arcs: arcs.reversed())
    }
  }

  private mutating func push(label: UInt32, _ estimate: Weights) {
    let entry = Entry(first: estimate.x, second: estimate.y, third: estimate.z, label: label)
    heap.append(entry)
    var place = heap.count - 1
    while place > 0 {
      let parent = (place - 1) / 4
      if !entry.precedes(heap[parent]) { break }
      heap[place] = heap[parent]
      place = parent
    }
    heap[place] = entry
  }

  private mutating func pop() -> UInt32 {
    let least = heap[0].label
    let last = heap.removeLast()
    if heap.isEmpty { return least }
    var place = 0
    while true {
      let first = 4 * place + 1
      if first >= heap.count { break }
      var child = first
      for other in (first + 1)..<max(first + 1, min(first + 4, heap.count))
      where heap[other].precedes(heap[child]) {
        child = other
      }
      if !heap[child].precedes(last) { break }
      heap[place] = heap[child]
      place = child
    }
    heap[place] = last
    return least
  }
}

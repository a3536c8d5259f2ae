/// Distances from and to a few far-flung vertices, which bound all others from below.
///
///     let landmarks = try Landmarks(WholeWeights(graph, weights), count: 16)
///     var search = LandmarkSearch(landmarks)
///     try search.path(from: a, to: b)?.weight
///
///     //   L ────────▶ v ─ ─ ▶ b      by the triangle inequality
///     //    ╰───────────────▶╯        v to b is at least (L to b) - (L to v)
///
/// Each landmark is the vertex farthest from those before it.
///
/// - Complexity: O(l (v + a)) time, 8 l bytes a vertex for l landmarks, l rounded up to eights.
public struct Landmarks: Sendable {
  /// The weights the landmarks hold for.
  public let weights: WholeWeights
  /// The vertices chosen.
  public let vertices: [Int]

  let backward: WholeWeights.Fan
  /// For each vertex, for each eight landmarks: the distances from them, and those to them; the
  /// greatest number where no path leads.
  let distances: [SIMD8<Int32>]
  /// How many vectors a vertex has in `distances`.
  let width: Int

  /// Chooses landmarks and searches from and to each of them.
  ///
  /// - Parameters:
  ///   - weights: The weights of the searches to come.
  ///   - count: How many landmarks; fewer are chosen where no further vertex is to be found.
  /// - Throws: ``WeightOverflow`` if a distance comes to 2³¹ or more.
  public init(_ weights: WholeWeights, count: Int = 16) throws(WeightOverflow) {
    precondition(count > 0, "a search needs at least one landmark")
    self.weights = weights
    backward = weights.backward()
    let vertexCount = weights.graph.vertexCount
    let count = min(count, vertexCount)
    var vertices: [Int] = []
    let width = (count + 7) / 8 * 2
    var distances = [SIMD8<Int32>](repeating: .zero, count: vertexCount * width)
    var nearest = [UInt32](repeating: .max, count: vertexCount)
    var buckets = Buckets(weights)
    // The first one is the vertex farthest from vertex 0, so that it lies at an edge.
    if vertexCount > 0 {
      buckets.begin(at: 0)
      buckets.work(along: weights.forward)
      if buckets.hasOverflown(along: weights.forward) { throw WeightOverflow(arc: nil) }
      let farthest = (0..<vertexCount).max {
        Landmarks.remoteness(buckets.labels[$0]) < Landmarks.remoteness(buckets.labels[$1])
      }
      vertices.append(farthest ?? 0)
    }
    for place in 0..<count {
      let landmark = vertices[place]
      for (side, fan) in [weights.forward, backward].enumerated() {
        buckets.begin(at: landmark)
        buckets.work(along: fan)
        if buckets.hasOverflown(along: fan) { throw WeightOverflow(arc: nil) }
        for vertex in 0..<vertexCount {
          let label = buckets.labels[vertex]
          distances[vertex * width + place / 8 * 2 + side][place % 8] =
            Int32(min(label, WholeWeights.limit - 1))
          if side == 0 { nearest[vertex] = min(nearest[vertex], Landmarks.remoteness(label)) }
        }
      }
      nearest[landmark] = 0
      if place + 1 < count {
        vertices.append((0..<vertexCount).max { nearest[$0] < nearest[$1] } ?? 0)
      }
    }
    self.vertices = vertices
    self.distances = distances
    self.width = width
  }

  /// How far a vertex is for the choice: those out of reach make no landmark.
  private static func remoteness(_ label: UInt32) -> UInt32 {
    label < WholeWeights.limit ? label : 0
  }
}

/// Finds a best path between two vertices of a large graph, led by landmarks.
///
///     var search = LandmarkSearch(try Landmarks(WholeWeights(graph, weights)))
///     try search.path(from: a, to: b)?.weight
///
/// The search A* whose estimates come from landmarks and the triangle inequality [1]. Ties fall as
/// ``Dijkstra`` has them fall.
///
/// - Complexity: O((v + a) log a) time, 12 bytes a vertex and the heap besides the landmarks.
///
/// [1]: https://dl.acm.org/doi/10.5555/1070432.1070455
public struct LandmarkSearch: Sendable {
  /// The landmarks that lead the search.
  public let landmarks: Landmarks
  /// The work of the last run.
  public private(set) var effort = Effort()

  private var labels: [UInt32]
  /// Lower bounds of the distance to the goal, for vertices that have a label.
  private var bounds: [UInt32]
  private var touched: [UInt32] = []
  private var heap = PackedHeap()

  /// A search led by some landmarks.
  public init(_ landmarks: Landmarks) {
    self.landmarks = landmarks
    labels = Array(repeating: WholeWeights.limit, count: landmarks.weights.graph.vertexCount)
    bounds = Array(repeating: 0, count: labels.count)
  }

  /// The weight of a best path; nothing where no path leads.
  ///
  /// - Throws: ``WeightOverflow`` if no path weighs less than 2³¹ and one weighs more.
  public mutating func distance(from source: Int, to goal: Int) throws(WeightOverflow) -> Double? {
    try search(source, goal)
    let label = labels[goal]
    return label < WholeWeights.limit ? Double(label) / landmarks.weights.scale : nil
  }

  /// A best path; nothing where no path leads.
  ///
  /// - Throws: ``WeightOverflow`` if no path weighs less than 2³¹ and one weighs more.
  public mutating func path(from source: Int, to goal: Int) throws(WeightOverflow) -> Path? {
    guard let weight = try distance(from: source, to: goal) else { return nil }
    let trail = landmarks.backward.trail(from: goal, to: source, labels)
    return Path(
      weight: weight, arcs: trail.reversed(), from: source, in: landmarks.weights.graph)
  }

  private mutating func search(_ source: Int, _ goal: Int) throws(WeightOverflow) {
    let weights = landmarks.weights
    precondition(weights.graph.hasVertex(source), "the graph has no such source")
    precondition(weights.graph.hasVertex(goal), "the graph has no such goal")
    for vertex in touched { labels[Int(vertex)] = WholeWeights.limit }
    touched.removeAll(keepingCapacity: true)
    heap.removeAll()

    let width = landmarks.width
    let fan = weights.forward
    let field = landmarks.distances
    let starts = fan.starts.span
    let steps = fan.steps.span
    let distances = field.span
    var table: [UInt32] = []
    var estimates: [UInt32] = []
    var list: [UInt32] = []
    var heap = PackedHeap()
    swap(&table, &labels)
    swap(&estimates, &bounds)
    swap(&list, &touched)
    swap(&heap, &self.heap)
    defer {
      swap(&table, &labels)
      swap(&estimates, &bounds)
      swap(&list, &touched)
      swap(&heap, &self.heap)
    }
    var labels = table.mutableSpan
    var bounds = estimates.mutableSpan
    var settled = 0
    var relaxed = 0
    var reaches: UInt32 = 0

    labels[source] = 0
    bounds[source] = 0
    list.append(UInt32(source))
    heap.push(0, UInt32(source))
    // Vertices whose key is the goal's distance are settled too: they decide its ties.
    while heap.count > 0 && heap.leastKey <= labels[goal] {
      let (key, vertex) = heap.pop()
      let label = labels[Int(vertex)]
      if key != label + bounds[Int(vertex)] && Int(vertex) != source { continue }
      settled += 1
      let first = Int(starts[Int(vertex)])
      let end = Int(starts[Int(vertex) + 1])
      relaxed += end - first
      for slot in first..<end {
        let step = steps[slot]
        let head = Int(step.end)
        let reach = label + step.weight
        reaches |= reach
        let known = labels[head]
        if reach >= known { continue }
        labels[head] = reach
        if known == WholeWeights.limit {
          list.append(step.end)
          // What is left of a path is at least as long as the way from a landmark to the goal is
          // longer than that to the vertex, and the way back to it shorter.
          var longest = SIMD8<Int32>.zero
          for place in stride(from: 0, to: width, by: 2) {
            let away =
              distances[goal * width + place] &- distances[head * width + place]
            let toward =
              distances[head * width + place + 1] &- distances[goal * width + place + 1]
            longest.replace(with: away, where: away .> longest)
            longest.replace(with: toward, where: toward .> longest)
          }
          bounds[head] = UInt32(longest.max())
        }
        heap.push(reach + bounds[head], step.end)
      }
    }
    effort.settled = settled
    effort.relaxed = relaxed
    if table[goal] == WholeWeights.limit && reaches >= WholeWeights.limit {
      throw WeightOverflow(arc: nil)
    }
  }
}

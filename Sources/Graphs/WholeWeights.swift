/// Weights as whole numbers, laid out for the searches of large graphs.
///
///     let meters = try WholeWeights(graph, lengths, scale: 1000)   // kilometres in metres
///     var search = BucketSearch(meters)
///
/// Whole numbers add up without rounding, sort into buckets, and take half the memory. Each lies
/// next to the head of its arc, so that looking at an arc is one access.
///
/// - Complexity: 8 bytes an arc; 16 bytes and 4 bytes a vertex more once a search looks backward.
public struct WholeWeights: Sendable {
  /// The weight of an arc that is closed.
  public static let closed = UInt32.max
  /// Distances stay below this, so that adding one more weight can never wrap around.
  static let limit: UInt32 = 1 << 31

  /// An arc as a search sees it from one of its ends.
  struct Step: Sendable {
    var end: UInt32
    var weight: UInt32
  }

  /// The graph weighed.
  public let graph: Graph
  /// The factor by which weights were scaled.
  public let scale: Double

  /// Arcs as one of their ends sees them: a row for each vertex.
  struct Fan: Sendable {
    var starts: [UInt32]
    var steps: [Step]
    /// The number of the arc in each slot; empty if each arc lies in the slot of its own number.
    var arcs: [UInt32]

    func arc(at slot: Int) -> Int { arcs.isEmpty ? slot : Int(arcs[slot]) }

    /// The slots of a vertex's arcs.
    func slots(of vertex: Int) -> Range<Int> {
      Int(starts[vertex])..<Int(starts[vertex + 1])
    }
  }

  /// What leaves each vertex, in the slots of the graph's rows.
  let forward: Fan
  /// The greatest weight of an open arc.
  let greatest: UInt32
  /// The mean weight of the open arcs.
  let mean: Double

  /// Weights given as whole numbers.
  ///
  /// - Parameters:
  ///   - graph: The graph whose arcs are weighed.
  ///   - weights: A weight for each arc, or ``closed``.
  /// - Throws: ``WeightOverflow`` if an open arc weighs 2³¹ or more.
  public init(_ graph: Graph, _ weights: [UInt32]) throws(WeightOverflow) {
    try self.init(graph, whole: weights, scale: 1)
  }

  /// Weights scaled and rounded to whole numbers.
  ///
  /// - Parameters:
  ///   - graph: The graph whose arcs are weighed.
  ///   - weights: A weight for each arc: zero, positive, or +infinity for a closed arc.
  ///   - scale: The factor by which weights are multiplied before they are rounded.
  /// - Throws: ``WeightOverflow`` if an open arc weighs 2³¹ or more after scaling.
  public init(_ graph: Graph, _ weights: [Double], scale: Double) throws(WeightOverflow) {
    graph.check(weights)
    precondition(scale > 0 && scale < .infinity, "a scale is positive and finite")
    var whole = [UInt32](repeating: WholeWeights.closed, count: weights.count)
    for (arc, weight) in weights.enumerated() where weight < .infinity {
      let scaled = (weight * scale).rounded()
      guard scaled < Double(WholeWeights.limit) else { throw WeightOverflow(arc: arc) }
      whole[arc] = UInt32(scaled)
    }
    try self.init(graph, whole: whole, scale: scale)
  }

  private init(_ graph: Graph, whole: [UInt32], scale: Double) throws(WeightOverflow) {
    precondition(
      whole.count == graph.arcCount,
      "a search needs one weight for each arc: the graph has \(graph.arcCount), the weights are \(whole.count)"
    )
    var greatest: UInt32 = 0
    var sum = 0.0
    for (arc, weight) in whole.enumerated() where weight != WholeWeights.closed {
      guard weight < WholeWeights.limit else { throw WeightOverflow(arc: arc) }
      greatest = max(greatest, weight)
      sum += Double(weight)
    }
    self.graph = graph
    self.scale = scale
    self.greatest = greatest
    mean = sum / Double(max(1, whole.count))
    forward = WholeWeights.fan(graph.rows, whole)
  }

  private static func fan(_ rows: Rows, _ weights: [UInt32]) -> Fan {
    var steps: [Step] = []
    steps.reserveCapacity(rows.ends.count)
    for vertex in 0..<(rows.starts.count - 1) {
      for slot in rows.range(of: vertex) {
        let weight = weights[Int(rows.arc(at: slot))]
        // A closed arc becomes one that leads nowhere: searches need not ask.
        steps.append(
          weight == closed
            ? Step(end: UInt32(truncatingIfNeeded: vertex), weight: 0)
            : Step(end: rows.ends[slot], weight: weight))
      }
    }
    return Fan(starts: rows.starts, steps: steps, arcs: rows.arcs)
  }

  /// What enters each vertex.
  func backward() -> Fan {
    var weights = [UInt32](repeating: WholeWeights.closed, count: graph.arcCount)
    for slot in weights.indices where forward.steps[slot].end == graph.rows.ends[slot] {
      // An arc from a vertex to itself and a closed one look alike here; no best path has either.
      weights[forward.arc(at: slot)] = forward.steps[slot].weight
    }
    return WholeWeights.fan(graph.backwardRows(), weights)
  }
}

/// A weight or a distance too great for the whole numbers of a search.
public struct WeightOverflow: Error, Hashable, Sendable, CustomStringConvertible {
  /// The arc that weighs too much; nothing if it is the sum along a path.
  public let arc: Int?

  public var description: String {
    if let arc { return "arc \(arc) weighs 2,147,483,648 or more; scale the weights down" }
    return "a distance comes to 2,147,483,648 or more; scale the weights down"
  }
}

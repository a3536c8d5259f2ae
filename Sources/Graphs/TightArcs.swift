extension WholeWeights.Fan {
  /// The slot of the arc that a vertex is reached by, after the rule of ties of ``Dijkstra``;
  /// nothing at the source.
  ///
  /// The label of the vertex must be final, and labels that are not must be greater.
  func arrival(at vertex: Int, from source: Int, _ labels: [UInt32]) -> Int? {
    if vertex == source { return nil }
    if let slot = nearerArrival(at: vertex, labels) { return slot }
    let level = levelArrivals(at: vertex, labels)
    if level.count == 1 { return level[0] }
    return arrivalOnPlateau(at: vertex, from: source, labels)
  }

  /// The lowest tight arc from a nearer vertex.
  private func nearerArrival(at vertex: Int, _ labels: [UInt32]) -> Int? {
    let label = labels[vertex]
    return slots(of: vertex).first {
      let tail = labels[Int(steps[$0].end)]
      return tail < label && tail + steps[$0].weight == label
    }
  }

  /// The arcs that come, adding nothing, from other vertices.
  private func levelArrivals(at vertex: Int, _ labels: [UInt32]) -> [Int] {
    slots(of: vertex).filter {
      let step = steps[$0]
      return step.weight == 0 && Int(step.end) != vertex && labels[Int(step.end)] == labels[vertex]
    }
  }

  /// The lowest arc from a vertex the fewest arcs away that add nothing.
  private func arrivalOnPlateau(at vertex: Int, from source: Int, _ labels: [UInt32]) -> Int? {
    var depths: [Int: Int] = [:]
    var plateau = [vertex]
    var next = 0
    while next < plateau.count {
      let head = plateau[next]
      next += 1
      if head == source || nearerArrival(at: head, labels) != nil {
        depths[head] = 0
        continue
      }
      for slot in levelArrivals(at: head, labels) {
        let tail = Int(steps[slot].end)
        if !plateau.contains(tail) { plateau.append(tail) }
      }
    }
    for depth in 0..<plateau.count {
      for head in plateau where depths[head] == nil {
        let arrival = levelArrivals(at: head, labels).first {
          depths[Int(steps[$0].end)] == depth
        }
        guard let arrival else { continue }
        if head == vertex { return arrival }
        depths[head] = depth + 1
      }
    }
    return nil
  }

  /// The arcs of a best path, followed from its far end to the source of the labels.
  ///
  /// The label of the vertex must be final, and labels that are not must be greater.
  func trail(from vertex: Int, to source: Int, _ labels: [UInt32]) -> [Int] {
    var trail: [Int] = []
    var last = vertex
    while let slot = arrival(at: last, from: source, labels) {
      trail.append(arc(at: slot))
      last = Int(steps[slot].end)
    }
    return trail
  }
}

extension Path {
  /// A path of arcs that follow one another.
  init(weight: Double, arcs: [Int], from source: Int, in graph: Graph) {
    self.init(weight: weight, arcs: arcs, vertices: [source] + arcs.map(graph.head(of:)))
  }
}

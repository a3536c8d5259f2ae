import Graphs

/// The slow and plain algorithms that the fast ones must agree with.
enum Textbook {
  /// Dijkstra's algorithm as a book gives it: look for the nearest vertex, settle it, relax.
  static func distances(in random: RandomGraph, from source: Int) -> [Double] {
    var distances = [Double](repeating: .infinity, count: random.graph.vertexCount)
    var open = Set(distances.indices)
    distances[source] = 0
    while let nearest = open.min(by: { (distances[$0], $0) < (distances[$1], $1) }) {
      open.remove(nearest)
      for (arc, weight) in zip(random.arcs, random.weights) where arc.tail == nearest {
        distances[arc.head] = min(distances[arc.head], distances[nearest] + weight)
      }
    }
    return distances
  }

  /// The distances between all pairs, by Floyd and Warshall.
  static func allDistances(in random: RandomGraph) -> [[Double]] {
    let count = random.graph.vertexCount
    var distances = [[Double]](
      repeating: [Double](repeating: .infinity, count: count), count: count)
    for vertex in 0..<count { distances[vertex][vertex] = 0 }
    for (arc, weight) in zip(random.arcs, random.weights) {
      distances[arc.tail][arc.head] = min(distances[arc.tail][arc.head], weight)
    }
    for middle in 0..<count {
      for from in 0..<count {
        for to in 0..<count {
          distances[from][to] = min(
            distances[from][to], distances[from][middle] + distances[middle][to])
        }
      }
    }
    return distances
  }

  /// The arc each vertex is reached by, word for word after the rule of ties.
  static func arcsOfArrival(
    in random: RandomGraph, from source: Int, distances: [Double]
  ) -> [Int?] {
    let arcs = Array(zip(random.arcs, random.weights).enumerated())
    var arrival = [Int?](repeating: nil, count: distances.count)
    // From nearer vertices, the lowest tight arc.
    for (index, (arc, weight)) in arcs where arc.head != source && arrival[arc.head] == nil {
      let isTight = distances[arc.tail] + weight == distances[arc.head]
      if isTight && distances[arc.tail] < distances[arc.head] { arrival[arc.head] = index }
    }
    // Over arcs that add nothing, level after level, the lowest arc from the level before.
    var level = Set(distances.indices.filter { $0 == source || arrival[$0] != nil })
    var known = level
    while !level.isEmpty {
      var next: Set<Int> = []
      for (index, (arc, weight)) in arcs
      where level.contains(arc.tail) && !known.contains(arc.head) {
        let isTight = distances[arc.tail] + weight == distances[arc.head]
        if isTight && distances[arc.head] < .infinity && arrival[arc.head] == nil {
          arrival[arc.head] = index
          next.insert(arc.head)
        }
      }
      known.formUnion(next)
      level = next
    }
    return arrival
  }

  /// The path to a goal that the arcs of arrival lead back along.
  static func path(
    in random: RandomGraph, to goal: Int, distances: [Double], arrival: [Int?]
  ) -> Path? {
    guard distances[goal] < .infinity else { return nil }
    var arcs: [Int] = []
    var vertices = [goal]
    while let arc = arrival[vertices[0]] {
      arcs.insert(arc, at: 0)
      vertices.insert(random.arcs[arc].tail, at: 0)
    }
    return Path(weight: distances[goal], arcs: arcs, vertices: vertices)
  }
}

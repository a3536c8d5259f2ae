import Graphs

/// All paths of a small graph that pass no vertex twice, by trying every way.
func allPaths(in random: RandomGraph, from source: Int, to goal: Int) -> [[Int]] {
  var found: [[Int]] = []
  func extend(_ arcs: [Int], _ vertices: [Int]) {
    let last = vertices[vertices.count - 1]
    if last == goal { return found.append(arcs) }
    for arc in random.arcs.indices
    where random.arcs[arc].tail == last && random.weights[arc] < .infinity {
      if vertices.contains(random.arcs[arc].head) { continue }
      extend(arcs + [arc], vertices + [random.arcs[arc].head])
    }
  }
  extend([], [source])
  return found
}

extension RandomGraph {
  /// The sum of the weights of some arcs.
  func weight(of path: [Int]) -> Double { path.reduce(0) { $0 + weights[$1] } }
}

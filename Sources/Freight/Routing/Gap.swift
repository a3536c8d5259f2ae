import Graphs

extension Routing {
  /// Where nothing leads on: the pair of terminals across the gap that lie closest.
  ///
  /// - Complexity: O(l) for l legs, and O(r s) for r terminals reached and s that lead on.
  func gap() -> Gap {
    let network = tariff.network
    let open = amounts.map { $0 == nil ? Double.infinity : 0 }
    let reached = terminals(modeGraph.starts[origin], in: .forward, open)
    let leading = terminals(modeGraph.ends[destination], in: .backward, open)
    var best = (near: origin, far: destination, kilometers: Double.infinity)
    for near in reached {
      for far in leading {
        let kilometers = network.terminals[near].kilometers(to: network.terminals[far])
        if kilometers < best.kilometers { best = (near, far, kilometers) }
      }
    }
    let isReached = Set(reached)
    let isLeading = Set(leading)
    let closed = network.legs.indices.filter { leg in
      !network.isPassable(leg: leg) && isReached.contains(network.legs[leg].from)
        && isLeading.contains(network.legs[leg].to)
    }
    return Gap(
      origin: network.terminals[origin].id, destination: network.terminals[destination].id,
      near: network.terminals[best.near].id, far: network.terminals[best.far].id,
      kilometers: best.kilometers, reached: reached.count, leading: leading.count,
      closed: closed.map(network.name(ofLeg:)))
  }

  private enum Direction {
    case forward
    case backward
  }

  /// The terminals reached from a vertex, or from which it is reached, ascending.
  private func terminals(_ vertex: Int?, in direction: Direction, _ weights: [Double]) -> [Int] {
    guard let vertex else { return [] }
    let isMember =
      switch direction {
      case .forward: modeGraph.graph.reached(from: vertex, weights: weights)
      case .backward: modeGraph.graph.reaching(vertex, weights: weights)
      }
    return Set(isMember.indices.filter { isMember[$0] }.map { modeGraph.terminals[$0] }).sorted()
  }
}

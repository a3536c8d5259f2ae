import Foundation
import Graphs

/// Answers requests to solve many sets of weights on one small graph, in processor time, one a line,
/// so that another program can take turns between this library and its peers.
///
///     lanes     sixteen sets at a time, without paths
///     traced    sixteen sets at a time, with the path of each
///     heap      one set after the other
///
/// In each set each arc weighs 8 to 16 times what it weighs in the file: whole numbers, so that sums
/// agree to the last digit.
struct CorridorServer {
  let road: RoadGraph
  let goal: Int
  let source: Int
  private let batches: [[SIMD16<Float>]]
  private let sets: [[Double]]
  private var lanes: LaneSearch
  private var heap: Dijkstra

  /// Makes so many sets of weights of a graph ready, sixteen at a time.
  init(_ road: RoadGraph, from source: Int, to goal: Int, sets count: Int) {
    self.road = road
    self.source = source
    self.goal = goal
    precondition(count > 0 && count.isMultiple(of: 16), "sets of weights come by sixteens")
    let sets = (0..<count).map { set in
      road.weights.enumerated().map { arc, weight in
        Double(weight * CorridorServer.factor(set, arc))
      }
    }
    self.sets = sets
    batches = (0..<(count / 16)).map { batch in
      road.weights.indices.map { arc in
        var lanes = SIMD16<Float>()
        for lane in 0..<16 { lanes[lane] = Float(sets[16 * batch + lane][arc]) }
        return lanes
      }
    }
    lanes = LaneSearch(
      road.graph, from: source, to: goal, typical: road.weights.map { 12 * Double($0) })
    heap = Dijkstra(road.graph)
    print("ready")
    fflush(nil)
  }

  /// From 8 to 16, as good as by chance, and the same in the peers' script: with weights that come
  /// back after a few sets, branches would be foretold.
  private static func factor(_ set: Int, _ arc: Int) -> UInt32 {
    var word = UInt32(set) &* 0x9E37_79B1 ^ UInt32(arc) &* 0x85EB_CA77
    word = (word ^ (word >> 15)) &* 0x2C1B_3C6D
    return 8 + (word ^ (word >> 12)) % 9
  }

  /// Answers until there are no more requests: the seconds, and the sum of the distances.
  mutating func serve() {
    while let line = readLine() {
      var sum = 0.0
      // The clock of the processor ticks in microseconds: lanes are done before it has ticked often.
      let turns = line == "heap" ? 1 : 16
      let start = clock()
      for _ in 0..<turns {
        sum = 0
        switch line {
        case "heap":
          for set in sets {
            heap.run(from: source, to: goal, weights: set)
            sum += heap.distance(to: goal) ?? 0
          }
        case "lanes", "traced":
          for batch in batches {
            let distances = lanes.solve(batch.span)
            if line == "traced" { lanes.trace(batch.span) }
            for lane in 0..<16 { sum += Double(distances[lane]) }
          }
        default: print("unknown request")
        }
      }
      print(Double(clock() - start) / Double(CLOCKS_PER_SEC) / Double(turns), sum)
      fflush(nil)
    }
  }
}

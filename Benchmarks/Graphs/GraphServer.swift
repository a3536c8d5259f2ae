import Foundation
import Graphs

/// Answers requests for timings in processor time, one a line, so that another program can take turns between this
/// library and its peers.
///
///     all-buckets 17            the seconds of a search from vertex 17, and the sum of distances
///     point-landmarks 17 42     the seconds of a search from 17 to 42, and the distance
///     hierarchy-path 1 2 3 4    the seconds of two searches, and the sum of both distances
struct GraphServer {
  let road: RoadGraph
  var buckets: BucketSearch
  let pointers: PointerSearch
  var heap: Dijkstra
  var both: BidirectionalSearch
  var led: LandmarkSearch
  var alone: HierarchySearch
  var lanes: HierarchyLanes
  let vectors: [SIMD16<Float>]

  /// Makes every search of a road graph ready, and says how long that took.
  init(_ road: RoadGraph) throws {
    let clock = ContinuousClock()
    self.road = road
    let whole = try WholeWeights(road.graph, road.weights)
    buckets = BucketSearch(whole)
    pointers = PointerSearch(road.graph, road.weights)
    heap = Dijkstra(road.graph)
    heap.weigh(road.weights.map(Double.init))
    both = BidirectionalSearch(whole)
    var start = clock.now
    led = LandmarkSearch(try Landmarks(whole))
    let landmarkSeconds = (clock.now - start) / .seconds(1)
    start = clock.now
    let hierarchy = Hierarchy(road.graph)
    let hierarchySeconds = (clock.now - start) / .seconds(1)
    alone = HierarchySearch(hierarchy)
    try alone.customize(road.weights)
    lanes = HierarchyLanes(hierarchy)
    let vectors = road.weights.map { SIMD16<Float>(repeating: Float($0)) }
    self.vectors = vectors
    lanes.customize(vectors.span)
    print("ready", landmarkSeconds, hierarchySeconds)
    fflush(nil)
  }

  /// Answers until there are no more requests.
  mutating func serve() throws {
    while let line = readLine() {
      let words = line.split(separator: " ")
      guard let name = words.first else { continue }
      let numbers = words.dropFirst().compactMap { Int($0) }
      let pairs = stride(from: 0, to: numbers.count - 1, by: 2).map {
        (numbers[$0], numbers[$0 + 1])
      }
      let count = road.graph.vertexCount
      var sum = 0.0
      let vectors = self.vectors
      let start = clock()
      switch name {
      case "all-buckets": try buckets.run(from: numbers[0])
      case "all-pointers": pointers.run(from: numbers[0])
      case "all-heap": heap.run(from: numbers[0])
      case "point-heap":
        for (source, goal) in pairs {
          heap.run(from: source, to: goal)
          sum += heap.distance(to: goal) ?? 0
        }
      case "point-buckets":
        for (source, goal) in pairs {
          try buckets.run(from: source, to: goal)
          sum += buckets.distance(to: goal) ?? 0
        }
      case "point-both":
        for (source, goal) in pairs { sum += try both.distance(from: source, to: goal) ?? 0 }
      case "point-landmarks":
        for (source, goal) in pairs { sum += try led.distance(from: source, to: goal) ?? 0 }
      case "hierarchy-distance":
        for (source, goal) in pairs {
          sum += Double(try alone.distance(from: source, to: goal) ?? 0)
        }
      case "hierarchy-path":
        for (source, goal) in pairs {
          sum += try alone.path(from: source, to: goal)?.weight ?? 0
        }
      case "lanes-distance":
        for (source, goal) in pairs { sum += Double(lanes.distances(from: source, to: goal)[0]) }
      case "customize": try alone.customize(road.weights)
      case "customize-lanes": lanes.customize(vectors.span)
      default: print("unknown request")
      }
      let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
      if name == "all-buckets" {
        for vertex in 0..<count { sum += buckets.distance(to: vertex) ?? 0 }
      } else if name == "all-pointers" {
        for vertex in 0..<count { sum += pointers.distance(to: vertex) ?? 0 }
      } else if name == "all-heap" {
        for vertex in 0..<count { sum += heap.distance(to: vertex) ?? 0 }
      }
      print(seconds, sum)
      fflush(nil)
    }
  }
}

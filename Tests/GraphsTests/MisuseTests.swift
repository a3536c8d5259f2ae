import Foundation
import Graphs
import Testing

/// What no caller may do; each ends the program, in release builds too, rather than answer wrongly.
enum Misuse: String, CaseIterable, Codable, Sendable {
  case arcToNowhere, headsMissing, arcUnknown, vertexUnknown
  case dijkstraSource, dijkstraGoal, dijkstraVertex, dijkstraUnweighed
  case wholeCount, wholeNegative, wholeNaN, wholeScale, bucketSource, bucketGoal
  case bothSource, landmarkGoal
  case hierarchyCount, hierarchyUnweighed, hierarchySource, lanesCount, lanesGoal
  case laneSource, laneCount
  case frontCount, frontSets, frontSource, frontNegative
  case pathsNegative, alternativesGoal, detourSource, detourArc, detourNaN, tolerancesGoal
  case reachedSource

  func commit() throws {
    let graph = Graph(vertexCount: 2, arcs: [Arc(from: 0, to: 1)])
    func whole() throws -> WholeWeights { try WholeWeights(graph, [1]) }
    switch self {
    case .arcToNowhere: _ = Graph(vertexCount: 2, arcs: [Arc(from: 0, to: 2)])
    case .headsMissing: _ = Graph(vertexCount: 2, tails: [0], heads: [])
    case .arcUnknown: _ = graph.head(of: 1)
    case .vertexUnknown: _ = graph.arcs(from: -1)
    case .dijkstraSource: _ = graph.shortestPath(from: 2, to: 1, weights: [1])
    case .dijkstraGoal: _ = graph.shortestPath(from: 0, to: -1, weights: [1])
    case .dijkstraVertex: _ = Dijkstra(graph).distance(to: 2)
    case .dijkstraUnweighed:
      var search = Dijkstra(graph)
      search.run(from: 0)
    case .wholeCount: _ = try WholeWeights(graph, [1, 1])
    case .wholeNegative: _ = try WholeWeights(graph, [-1], scale: 1)
    case .wholeNaN: _ = try WholeWeights(graph, [.nan], scale: 1)
    case .wholeScale: _ = try WholeWeights(graph, [1], scale: 0)
    case .bucketSource:
      var search = BucketSearch(try whole())
      try search.run(from: 2)
    case .bucketGoal:
      var search = BucketSearch(try whole())
      try search.run(from: 0, to: 2)
    case .bothSource:
      var search = BidirectionalSearch(try whole())
      _ = try search.distance(from: 2, to: 0)
    case .landmarkGoal:
      var search = LandmarkSearch(try Landmarks(try whole()))
      _ = try search.distance(from: 0, to: 2)
    case .hierarchyCount:
      var search = HierarchySearch(Hierarchy(graph))
      try search.customize([])
    case .hierarchyUnweighed:
      var search = HierarchySearch(Hierarchy(graph))
      _ = try search.distance(from: 0, to: 1)
    case .hierarchySource:
      var search = HierarchySearch(Hierarchy(graph))
      try search.customize([1])
      _ = try search.path(from: 2, to: 1)
    case .lanesCount:
      var search = HierarchyLanes(Hierarchy(graph))
      let weights: [SIMD16<Float>] = []
      search.customize(weights.span)
    case .lanesGoal:
      var search = HierarchyLanes(Hierarchy(graph))
      _ = search.distances(from: 0, to: 2)
    case .laneSource: _ = LaneSearch(graph, from: 2, to: 1)
    case .laneCount:
      var search = LaneSearch(graph, from: 0, to: 1)
      let weights: [SIMD16<Float>] = []
      _ = search.solve(weights.span)
    case .frontCount:
      var search = ParetoSearch(graph)
      _ = search.run(from: 0, to: 1, weights: [[1], []])
    case .frontSets:
      var search = ParetoSearch(graph)
      _ = search.run(from: 0, to: 1, weights: [[1]])
    case .frontSource:
      var search = ParetoSearch(graph)
      _ = search.run(from: 2, to: 1, weights: [[1], [1]])
    case .frontNegative:
      var search = ParetoSearch(graph)
      _ = search.run(from: 0, to: 1, weights: [[1], [-1]])
    case .pathsNegative: _ = graph.bestPaths(-1, from: 0, to: 1, weights: [1])
    case .alternativesGoal:
      _ = graph.alternatives(2, from: 0, to: 2, weights: [1], overlap: 0.5, stretch: 2)
    case .detourSource: _ = DetourSearch(graph, from: 2, to: 1, weights: [1])
    case .detourArc:
      var search = DetourSearch(graph, from: 0, to: 1, weights: [1])
      _ = search.path(without: [1])
    case .detourNaN: _ = DetourSearch(graph, from: 0, to: 1, weights: [.nan])
    case .tolerancesGoal: _ = graph.tolerances(from: 0, to: 2, weights: [1])
    case .reachedSource: _ = graph.reached(from: 2, weights: [1])
    }
  }
}

struct MisuseTests {
  @Test(arguments: Misuse.allCases)
  func `misuse ends the program`(misuse: Misuse) async {
    await #expect(processExitsWith: .failure) { [misuse] in
      // A trap is expected: without the runtime's report of it, which takes a second.
      for trap in [SIGILL, SIGTRAP] { signal(trap, SIG_DFL) }
      // A thrown error would end the test process too, and for the wrong reason.
      do { try misuse.commit() } catch {}
    }
  }

  @Test func `every search can be made of a graph without vertices`() throws {
    let graph = Graph(vertexCount: 0, arcs: [])
    let whole = try WholeWeights(graph, [UInt32]())
    var heap = Dijkstra(graph)
    heap.run(from: [], weights: [])
    #expect(heap.effort.settled == 0)
    _ = BucketSearch(whole)
    _ = BidirectionalSearch(whole)
    _ = LandmarkSearch(try Landmarks(whole))
    _ = ParetoSearch(graph)
    let hierarchy = Hierarchy(graph)
    var search = HierarchySearch(hierarchy)
    try search.customize([])
    var lanes = HierarchyLanes(hierarchy)
    lanes.customize([SIMD16<Float>]().span)
    #expect(hierarchy.climbCount == 0)
    #expect(graph.reversed().arcCount == 0)
  }
}

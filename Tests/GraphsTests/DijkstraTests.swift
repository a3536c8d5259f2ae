import Graphs
import Testing

struct DijkstraTests {
  @Test func `the fast search, the textbook and all pairs agree on every small graph`() {
    for seed in 1...1500 as ClosedRange<UInt64> {
      let random = RandomGraph(seed: seed)
      let all = Textbook.allDistances(in: random)
      var search = Dijkstra(random.graph)
      search.weigh(random.weights)
      for source in 0..<min(4, random.graph.vertexCount) {
        let distances = Textbook.distances(in: random, from: source)
        let arrival = Textbook.arcsOfArrival(in: random, from: source, distances: distances)
        search.run(from: source)
        for goal in distances.indices {
          let expected = Textbook.path(
            in: random, to: goal, distances: distances, arrival: arrival)
          #expect(distances[goal] == all[source][goal], "\(random)")
          guard search.path(to: goal) == expected else {
            Issue.record(
              "\(source) to \(goal): \(search.path(to: goal) as Any), not \(expected as Any) in \(random)"
            )
            return
          }
        }
      }
    }
  }

  @Test func `stopping at the goal changes nothing about its path`() {
    for seed in 2001...2600 as ClosedRange<UInt64> {
      let random = RandomGraph(seed: seed)
      var whole = Dijkstra(random.graph)
      var stopping = Dijkstra(random.graph)
      whole.run(from: 0, weights: random.weights)
      for goal in 0..<random.graph.vertexCount {
        stopping.run(from: 0, to: goal, weights: random.weights)
        #expect(stopping.path(to: goal) == whole.path(to: goal), "to \(goal) in \(random)")
        #expect(stopping.effort.settled <= whole.effort.settled, "to \(goal) in \(random)")
        for other in 0..<random.graph.vertexCount {
          if let distance = stopping.distance(to: other) {
            #expect(distance == whole.distance(to: other), "\(other) on the way in \(random)")
          }
        }
      }
    }
  }

  @Test func `of several sources the nearest counts, and all the goals are reached`() {
    for seed in 3001...3400 as ClosedRange<UInt64> {
      let random = RandomGraph(seed: seed)
      let last = random.graph.vertexCount - 1
      let all = Textbook.allDistances(in: random)
      var search = Dijkstra(random.graph)
      search.run(from: [0, last, 0], to: [last / 2, last, last / 3], weights: random.weights)
      for goal in [last / 2, last, last / 3] {
        let nearest = min(all[0][goal], all[last][goal])
        #expect(search.distance(to: goal) ?? .infinity == nearest, "to \(goal) in \(random)")
      }
    }
  }

  @Test func `of equal paths the one that ends with the lower arc is taken`() {
    let graph = Graph(
      vertexCount: 4, arcs: [(2, 3), (1, 3), (0, 1), (0, 2), (0, 2)].map(Arc.init(from:to:)))
    #expect(
      graph.shortestPath(from: 0, to: 3, weights: [1, 1, 1, 1, 1])?.vertices == [0, 2, 3])
    #expect(graph.shortestPath(from: 0, to: 3, weights: [1, 1, 1, 1, 1])?.arcs == [3, 0])
  }

  @Test func `arcs that cost nothing never make a path go round`() {
    let graph = Graph(
      vertexCount: 4, arcs: [(2, 1), (1, 2), (2, 3), (0, 1)].map(Arc.init(from:to:)))
    let path = graph.shortestPath(from: 0, to: 3, weights: [0, 0, 0, 0])
    #expect(path == Path(weight: 0, arcs: [3, 1, 2], vertices: [0, 1, 2, 3]))
  }

  @Test func `no path leads over a closed arc or from an empty graph`() {
    let graph = Graph(vertexCount: 2, arcs: [Arc(from: 0, to: 1)])
    #expect(graph.shortestPath(from: 0, to: 1, weights: [.infinity]) == nil)
    #expect(graph.shortestPath(from: 1, to: 0, weights: [1]) == nil)
    #expect(graph.shortestPath(from: 1, to: 1, weights: [1])?.arcs == [])
    #expect(Graph(vertexCount: 0, arcs: []).arcCount == 0)
  }

  @Test func `a sum beyond the greatest number is no path`() {
    let graph = Graph(vertexCount: 3, arcs: [Arc(from: 0, to: 1), Arc(from: 1, to: 2)])
    let most = Double.greatestFiniteMagnitude
    #expect(graph.shortestPath(from: 0, to: 2, weights: [most, most]) == nil)
  }

  @Test func `a negative weight is refused`() async {
    await #expect(processExitsWith: .failure) {
      let graph = Graph(vertexCount: 2, arcs: [Arc(from: 0, to: 1)])
      _ = graph.shortestPath(from: 0, to: 1, weights: [-1])
    }
  }

  @Test func `a weight that is no number is refused`() async {
    await #expect(processExitsWith: .failure) {
      let arcs = (0..<20).map { Arc(from: $0, to: $0 + 1) }
      var weights = [Double](repeating: 1, count: 20)
      weights[13] = .nan
      _ = Graph(vertexCount: 21, arcs: arcs).shortestPath(from: 0, to: 1, weights: weights)
    }
  }

  @Test func `too few weights are refused`() async {
    await #expect(processExitsWith: .failure) {
      let graph = Graph(vertexCount: 2, arcs: [Arc(from: 0, to: 1)])
      _ = graph.shortestPath(from: 0, to: 1, weights: [])
    }
  }
}

import Graphs

/// The timings of the graph searches, each with its answer asserted first.
///
///     benchmarks graphs corridor            corridor-sized graphs, solved again and again
///     benchmarks graphs roads FILE.gr       a road graph, from one to all and point to point
///     benchmarks graphs hierarchy FILE.gr   a hierarchy over a road graph
///     benchmarks graphs compromises D.gr T.gr   fronts of two weights of a road graph
///     benchmarks graphs detours FILE.gr     what replaces each arc of a best path
///     benchmarks graphs fronts              three-criteria fronts on the bundled networks
///     benchmarks graphs serve FILE.gr       timings on request, for Peers/graphs.py
///     benchmarks graphs resolve FILE.gr SOURCE GOAL SETS   the same for a corridor-sized graph
///     benchmarks graphs growth [SIDE]...    the roads on generated graphs, a square of so many a side
///     benchmarks graphs hierarchies [SIDE]...   hierarchies over the same
enum GraphBenchmarks {
  /// Runs the subject named by the first argument.
  ///
  /// - Parameter arguments: The words after `graphs`.
  /// - Throws: What is wrong with a file.
  static func run(arguments: [String]) throws {
    switch arguments.first {
    case "corridor": resolve()
    case "roads" where arguments.count > 1:
      try roads(RoadGraph(contentsOf: arguments[1]), queries: 100)
    case "hierarchy" where arguments.count > 1:
      try hierarchy(RoadGraph(contentsOf: arguments[1]), queries: 1000, lanes: true)
    case "compromises" where arguments.count > 2:
      try compromises(RoadGraph(contentsOf: arguments[1]), RoadGraph(contentsOf: arguments[2]))
    case "detours" where arguments.count > 1:
      try detours(RoadGraph(contentsOf: arguments[1]))
    case "serve" where arguments.count > 1:
      var server = try GraphServer(RoadGraph(contentsOf: arguments[1]))
      try server.serve()
    case "fronts": try fronts()
    case "resolve" where arguments.count > 4:
      let numbers = arguments[2...].compactMap { Int($0) }
      precondition(numbers.count == 3, "a source, a goal and a number of sets are numbers")
      var server = try CorridorServer(
        RoadGraph(contentsOf: arguments[1]), from: numbers[0], to: numbers[1], sets: numbers[2])
      server.serve()
    case "growth": for road in generated(arguments) { try roads(road, queries: 20) }
    case "hierarchies":
      // Sixteen sets of weights of millions of vertices would not fit into a small machine.
      for road in generated(arguments) {
        try hierarchy(road, queries: 1000, lanes: road.graph.vertexCount <= 250_000)
      }
    default:
      print(
        "usage: benchmarks graphs corridor | roads FILE.gr | hierarchy FILE.gr | detours FILE.gr | compromises D.gr T.gr | fronts | growth [SIDE]... | hierarchies [SIDE]..."
      )
    }
  }

  /// Graphs like those of roads, squares of as many vertices a side as the words after the first say.
  private static func generated(_ arguments: [String]) -> some Sequence<RoadGraph> {
    let sides =
      arguments.count > 1 ? arguments.dropFirst().compactMap(Int.init) : [500, 1000, 2000]
    return sides.lazy.map { RoadGraph(generated: $0, seed: 1) }
  }
}

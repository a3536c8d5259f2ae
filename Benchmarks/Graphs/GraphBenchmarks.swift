import Graphs

/// The timings of the graph searches, each with its answer asserted first.
///
///     benchmarks graphs corridor            corridor-sized graphs, solved again and again
enum GraphBenchmarks {
  /// Runs the subject named by the first argument.
  ///
  /// - Parameter arguments: The words after `graphs`.
  static func run(arguments: [String]) {
    switch arguments.first {
    case "corridor": resolve()
    default: print("usage: benchmarks graphs corridor")
    }
  }
}

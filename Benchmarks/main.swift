// Timings that assert their answers first.
//
//     swift run -c release benchmarks                   # all that needs nothing else
//     swift run -c release benchmarks graphs corridor   # one subject, with words of its own

import Foundation

let subjects: [(name: String, run: ([String]) throws -> Void)] = [
  ("dijkstra", { _ in DijkstraBenchmarks.run() }),
  ("freight", { _ in try FreightBenchmarks.run() }),
  ("sampling", { _ in try SamplingBenchmarks.run() }),
  ("files", { words in try FilesBenchmarks.run(arguments: words) }),
  ("simulation", { words in try SimulationBenchmarks.run(arguments: words) }),
  ("graphs", { words in try GraphBenchmarks.run(arguments: words.isEmpty ? ["corridor"] : words) }),
]
let words = Array(CommandLine.arguments.dropFirst())
if let name = words.first, !subjects.contains(where: { $0.name == name }) {
  let names = subjects.map(\.name).joined(separator: ", ")
  FileHandle.standardError.write(
    Data("benchmarks: no subject is called '\(name)'; they are \(names)\n".utf8))
  exit(2)
}
for subject in subjects where words.isEmpty || words[0] == subject.name {
  print("# \(subject.name)")
  try subject.run(Array(words.dropFirst()))
}

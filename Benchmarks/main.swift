// Timings that assert their answers first.
//
//     swift run -c release benchmarks            # all that needs nothing else
//     swift run -c release benchmarks freight    # one subject

let subjects: [(name: String, run: () throws -> Void)] = [
  ("dijkstra", DijkstraBenchmarks.run),
  ("freight", FreightBenchmarks.run),
]
let wanted = CommandLine.arguments.dropFirst()
for name in wanted where !subjects.contains(where: { $0.name == name }) {
  print("no subject is called '\(name)'; they are \(subjects.map(\.name).joined(separator: ", "))")
}
for subject in subjects where wanted.isEmpty || wanted.contains(subject.name) {
  print("# \(subject.name)")
  try subject.run()
}

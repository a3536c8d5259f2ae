let words = Array(CommandLine.arguments.dropFirst())
switch words.first {
case "graphs": try GraphBenchmarks.run(arguments: Array(words.dropFirst()))
default: print("usage: benchmarks graphs SUBJECT")
}

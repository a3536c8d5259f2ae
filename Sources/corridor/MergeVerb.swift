import Freight
import Reports
import Simulation

extension Verb {
  static let merge = Verb(
    name: "merge", places: "PART...",
    summary: "the answer of a simulation that was worked out in parts",
    examples: [
      "corridor simulate Kigali Almaty --trials 100000000 --shard 1/2 -o part1.bin",
      "corridor merge part1.bin part2.bin --format json",
    ],
    groups: [.output]
  ) { arguments, console in
    guard !arguments.places.isEmpty else {
      throw Failure.misuse("'corridor merge' needs the files that --shard wrote")
    }
    try arguments.answer(
      report(on: arguments.places.map { try Shard(file: $0) }, console), console)
    return .answered
  }

  /// The report that parts of a simulation come to together, their question asked again.
  static func report(on parts: [Shard], _ console: Console) throws -> SimulateReport {
    let whole: Shard
    do {
      whole = try Shard.merged(parts)
    } catch {
      throw Failure(code: .badData, message: "\(error)")
    }
    let asked = try Arguments(whole.question, for: .simulate)
    let trial = try asked.study(Question(asked, "simulate", console), asked.simulation())
    guard trial.study.owns(whole) else {
      throw Failure(
        code: .badData,
        message: "the network has changed since the parts were worked out: work them out again")
    }
    return trial.report(trial.study.answer(whole))
  }
}

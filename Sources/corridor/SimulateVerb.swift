import Foundation
import Freight
import Reports
import Simulation

extension Verb {
  static let simulate = Verb(
    name: "simulate", places: "FROM TO",
    summary: "what many trials foresee: quantiles of cost and time, the chance of being in time",
    examples: [
      "corridor simulate Kigali Almaty --by 60d",
      "corridor simulate Kigali Almaty --policy flexible",
      "corridor simulate \"Xi'an\" Duisburg --trials 1000000 --seed 7 --format json",
      "corridor simulate Kigali Almaty --trials 100000000 --shard 3/8 -o part3.bin",
    ],
    groups: [.network, .shipment, .routing, .simulation, .drawing, .parts, .output]
  ) { arguments, console in
    let question = try Question(arguments, "simulate", console)
    if arguments.value("--shard") != nil {
      try await arguments.workOutShard(question, console)
      return .answered
    }
    if arguments.has("--resume") { throw Failure.misuse("--resume goes with --shard") }
    if try arguments.choice("--policy") ?? "committed" == "committed" {
      let itinerary = try question.network.itinerary(
        for: question.shipment, minimizing: arguments.objective() ?? .generalized)
      if try await arguments.draw([itinerary], in: question.network, console) { return .answered }
    } else if try [.geojson, .svg].contains(arguments.format()) {
      throw Failure.misuse("a map shows one itinerary: leave out --policy")
    }
    var last: SimulateReport?
    for simulation in try arguments.checkpoints() {
      let trial = try arguments.study(question, simulation)
      let answer = try await trial.answer(arguments.threads(), console)
      last = trial.report(answer)
      last?.precision = try arguments.precision()
      if let precision = last?.precision, answer.outlook.isKnown(within: precision) { break }
    }
    guard var last else { preconditionFailure("there is at least one checkpoint") }
    if arguments.has("--influences") {
      let itinerary = try question.network.itinerary(
        for: question.shipment, minimizing: arguments.objective() ?? .generalized)
      let threads = try arguments.threads()
      last.influences = await last.simulation.influences(on: itinerary, threads: threads)
      last.information = await last.simulation.information(
        on: try question.choices(beside: itinerary), threads: threads)
    }
    try arguments.answer(last, console)
    return .answered
  }
}

extension Question {
  /// An itinerary and the other sensible ways, as `compare` finds them, under one objective.
  fileprivate func choices(beside itinerary: Itinerary) throws -> [Itinerary] {
    let others = try network.tradeoffs(for: shipment).map(\.legIndices)
      .filter { $0 != itinerary.legIndices }
    return try [itinerary]
      + others.compactMap {
        try network.itinerary(following: $0, for: shipment, minimizing: itinerary.objective)
      }
  }
}

/// A simulation asked for on the command line.
struct AskedStudy: Sendable {
  let question: Question
  let simulation: Simulation
  let policy: String
  let deadline: Deadline?
  let ready: Day?
  let study: Study

  /// Works out all trials.
  func answer(_ threads: Int, _ console: Console) async throws -> Study.Answer {
    let whole = try await study.workOut(
      study.shard(), of: simulation.trials, threads: threads, console
    ) { _, _ in }
    return study.answer(whole)
  }

  func report(_ answer: Study.Answer) -> SimulateReport {
    var report =
      switch answer {
      case .committed(let outlooks):
        SimulateReport(
          outlooks, of: simulation, policy: policy, by: deadline, in: question.network)
      case .flexible(let flexibility):
        SimulateReport(
          flexibility, of: simulation, policy: policy, by: deadline, in: question.network)
      }
    report.ready = ready
    return report
  }
}

extension Study.Answer {
  /// The first outlook that is reported.
  var outlook: Outlook {
    switch self {
    case .committed(let outlooks): outlooks[0]
    case .flexible(let flexibility): flexibility.outlook
    }
  }
}

extension Arguments {
  /// The study that a question comes to.
  func study(_ question: Question, _ simulation: Simulation) throws -> AskedStudy {
    let deadline = try deadline()
    let policy = try choice("--policy") ?? "committed"
    let objective = try objective() ?? .generalized
    let study =
      policy != "committed"
      ? try Study(
        simulation, of: question.shipment, minimizing: objective, in: question.network,
        by: deadline, isAdaptive: policy == "adaptive")
      : Study(
        simulation,
        of: try question.network.itinerary(for: question.shipment, minimizing: objective),
        by: deadline)
    return AskedStudy(
      question: question, simulation: simulation, policy: policy, deadline: deadline,
      ready: try readyDay(), study: study)
  }

  /// The wanted precision, as a share.
  func precision() throws -> Double? {
    guard let text = value("--precision") else { return nil }
    let isPercent = text.hasSuffix("%")
    guard let number = Double(isPercent ? String(text.dropLast()) : text), number > 0,
      number / (isPercent ? 100 : 1) < 1
    else { throw Failure.misuse("--precision needs a share like 1% or 0.01, not '\(text)'") }
    return number / (isPercent ? 100 : 1)
  }

  /// The simulations to try in turn: one, or with a wanted precision ever longer ones.
  func checkpoints() throws -> [Simulation] {
    let simulation = try simulation()
    guard try precision() != nil else { return [simulation] }
    // Without a limit of one's own: 16 million trials know a mean to a few parts in 100,000.
    return simulation.checkpoints(upTo: has("--trials") ? simulation.trials : 1 << 24)
  }

  /// Works out a part of the trials and writes it to a file.
  func workOutShard(_ question: Question, _ console: Console) async throws {
    guard let path = value("--output"), path != "-" else {
      throw Failure.misuse("--shard needs -o FILE to write the part to")
    }
    if value("--precision") != nil {
      throw Failure.misuse("--precision cannot be had of a part: leave out --shard")
    }
    let numbers = (value("--shard") ?? "").split(separator: "/", omittingEmptySubsequences: false)
      .map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1], count >= 1,
      count <= 1 << 20, (1...count).contains(number)
    else {
      throw Failure.misuse("--shard needs a part like 3/8, not '\(value("--shard") ?? "")'")
    }
    let asked = try study(question, simulation())
    let words = words(without: [
      "--shard", "--resume", "--threads", "--influences", "--output", "--format", "--help",
      "--chart",
    ])
    var shard = asked.study.shard(number, of: count, asking: words)
    if has("--resume"), FileManager.default.fileExists(atPath: path) {
      let saved = try Shard(file: path)
      guard asked.study.owns(saved), saved.question == shard.question, saved.share == shard.share
      else {
        throw Failure(
          code: .badData, message: "\(path): this is the part of another question or network")
      }
      shard = saved
    }
    let blocks = asked.study.blockCount
    shard = try await asked.study.workOut(
      shard, of: asked.simulation.trials, threads: threads(), console
    ) { shard, isInterrupted in
      try shard.write(to: path)
      if isInterrupted {
        throw Failure(
          code: .interrupted,
          message: "interrupted: \(shard.blocks.count) of \(shard.share.count) blocks are saved in "
            + "\(path); go on with --resume")
      }
    }
    try shard.write(to: path)
    guard !shard.share.isEmpty else {
      return console.say("part \(number) of \(count) has no block of the \(blocks): \(path)")
    }
    console.say(
      "part \(number) of \(count) is in \(path): blocks \(shard.share.lowerBound) to "
        + "\(shard.share.upperBound - 1) of \(blocks)")
  }
}

extension Shard {
  init(file path: String) throws {
    let bytes = try contents(of: path)
    do {
      try self.init(bytes)
    } catch {
      throw Failure(code: .badData, message: "\(path): \(error)")
    }
  }

  func write(to path: String) throws {
    try writing { () throws(WritingError) in try Freight.write(bytes, toFile: path) }
  }
}

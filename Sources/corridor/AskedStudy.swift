import Freight
import Reports
import Simulation

/// A simulation asked for on the command line.
struct AskedStudy: Sendable {
  let question: Question
  let simulation: Simulation
  let policy: Policy
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
        SimulateReport(outlooks, of: simulation, by: deadline, in: question.network)
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
    let policy = try policy()
    let study = try Study(
      simulation, of: question.shipment, minimizing: objective(),
      in: question.network, by: deadline, policy: policy)
    return AskedStudy(
      question: question, simulation: simulation, policy: policy, deadline: deadline,
      ready: try readyDay(), study: study)
  }
}

import Freight
import Reports
import Sampling

extension Verb {
  static let fit = Verb(
    name: "fit", places: "[FILE]",
    summary: "a law for observed hours or costs, or for published figures: the row to paste",
    examples: [
      "corridor fit dwell.csv --column hours",
      "corridor fit few.csv --low 40 --likely 60 --high 200   # with an expert's numbers",
      "corridor fit --mode 4.5 --median 8 --mean 13 --p95 27",
    ],
    groups: [.fitting, .output],
    rules: [
      .only(["--column", "--likely", "--high"], with: "FILE"),
      .never(["--mode", "--median", "--mean", "--p95"], with: ["FILE"]),
    ]
  ) { arguments, console in
    let amount = 0...Distribution.greatest
    guard let path = arguments.places.first else {
      let figures = PublishedFigures(
        low: try arguments.number("--low", in: amount),
        mode: try arguments.number("--mode", in: amount),
        median: try arguments.number("--median", in: amount),
        mean: try arguments.number("--mean", in: amount),
        p95: try arguments.number("--p95", in: amount))
      try requireSense(of: figures)
      try arguments.answer(FitReport(of: PublishedFit(of: figures)), console)
      return .answered
    }
    guard arguments.places.count == 1 else { throw Failure.misuse("'corridor fit' takes one file") }
    let values = try observations(in: path, column: arguments.value("--column"))
    let expert = try arguments.expert()
    do {
      try arguments.answer(FitReport(of: try Fit(of: values, expert: expert)), console)
    } catch let error as FitError {
      throw Failure(code: .badData, message: "\(path): \(error)")
    }
    return .answered
  }
}

/// - Throws: `Failure` for figures that no law can have.
private func requireSense(of figures: PublishedFigures) throws {
  let values = figures.given.map(\.value)
  guard values.count >= 2 else {
    throw Failure.misuse(
      "'corridor fit' needs a file of observations, or two of --mode, --median, --mean, --p95")
  }
  guard values.allSatisfy({ $0 > 0 }), Set(values).count > 1 else {
    throw Failure.misuse("the figures must be above 0 and not all alike")
  }
  guard figures.low ?? 0 < values.min() ?? 0 else {
    throw Failure.misuse("--low must be below the other figures")
  }
  let order = [figures.mode, figures.median, figures.p95].compactMap { $0 }
  guard order == order.sorted() else {
    throw Failure.misuse("mode, median and P95 must rise in this order for costs and hours")
  }
}

extension Arguments {
  /// The three numbers of an expert, all or none.
  fileprivate func expert() throws -> Distribution? {
    let amount = 0...Distribution.greatest
    let numbers = try ["--low", "--likely", "--high"].map { try number($0, in: amount) }
    guard numbers.contains(where: { $0 != nil }) else { return nil }
    let given = numbers.compactMap { $0 }
    guard given.count == 3 else {
      throw Failure.misuse("an expert's law needs --low, --likely and --high")
    }
    do {
      return try Distribution(low: given[0], likely: given[1], high: given[2])
    } catch {
      throw Failure.misuse("--low, --likely, --high: \(error)")
    }
  }
}

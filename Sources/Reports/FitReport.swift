public import Freight

/// A law for observations or published figures: the row to paste, how good it is, what is doubtful.
public struct FitReport: Report {
  private let row: Fit.Row
  private let doubts: [String]
  private let fit: Fit?
  private let figures: [(name: String, given: Double, said: Double)]

  /// The report of a fit to observations.
  public init(of fit: Fit) {
    row = fit.row
    doubts = fit.doubts
    self.fit = fit
    figures = []
  }

  /// The report of a lognormal through published figures.
  public init(of published: PublishedFit) {
    row = published.row
    fit = nil
    figures = published.figures
    doubts = figures.filter { abs($0.said / $0.given - 1) > 0.1 }.map { name, given, said in
      "the \(name) is given as \(short(given)), the law has \(short(said)): "
        + "the figures are not those of one lognormal"
    }
  }

  public var table: String {
    var text = "low,likely,high,law\n" + cells.joined(separator: ",") + "\n"
    if let fit {
      var laws = TextTable([
        ("law", .left), ("shift", .right), ("mode", .right), ("median", .right), ("P95", .right),
        ("AICc", .right), ("A²", .right), ("p", .right),
      ])
      for candidate in fit.candidates {
        laws.add([
          candidate.family, short(candidate.shift), short(candidate.mode), short(candidate.median),
          short(candidate.p95), digits(candidate.aicc, decimals: 1),
          digits(candidate.distance, decimals: 2),
          candidate.probability.map { digits($0, decimals: 3) } ?? "-",
        ])
      }
      text += "\n\(grouped(fit.observations.count)) observations, the best law first\n" + laws.text
      text += "\nobserved (up) against the law (right); on the dotted line both agree\n" + picture
    }
    for (name, given, said) in figures {
      text += "\n\(name): given \(short(given)), the law has \(short(said))"
    }
    if !figures.isEmpty { text += "\n" }
    if !doubts.isEmpty {
      text += "\ndoubtful\n" + doubts.map { "  \($0)\n" }.joined()
    }
    return text
  }

  /// Quantiles of the observations against those of the law.
  private var picture: String {
    guard let points = fit?.quantiles, let last = points.last else { return "" }
    let (width, height) = (60, 20)
    let least = points.map { min($0.observed, $0.fitted) }.min() ?? 0
    let greatest = max(last.observed, last.fitted)
    guard greatest > least else { return "" }
    func cell(_ value: Double, _ count: Int) -> Int {
      min(count - 1, Int((value - least) / (greatest - least) * Double(count)))
    }
    var rows = [[Character]](repeating: Array(repeating: " ", count: width), count: height)
    for column in 0..<width { rows[column * height / width][column] = "." }
    for point in points { rows[cell(point.observed, height)][cell(point.fitted, width)] = "o" }
    let lines = rows.reversed().map { row in
      var line = "  |" + String(row)
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }
    return lines.joined() + "  +" + String(repeating: "-", count: width) + "\n   "
      + short(least) + " to " + short(greatest) + "\n"
  }

  public var json: JSON {
    .object([
      ("schema", "corridor.fit/1"), ("observations", .integer(fit?.observations.count ?? 0)),
      (
        "row",
        .object([
          ("low", .number(row.low)), ("likely", .number(row.likely)), ("high", .number(row.high)),
          ("law", .string(row.law)),
        ])
      ),
      (
        "laws",
        .array(
          (fit?.candidates ?? []).map { candidate in
            .object([
              ("law", .string(candidate.family)),
              ("shift", .number(candidate.shift)),
              ("parameters", .array(candidate.parameters.map(JSON.number))),
              ("log_likelihood", .number(candidate.logLikelihood)),
              ("aicc", .number(candidate.aicc)),
              ("anderson_darling", .number(candidate.distance)),
              ("p", .optional(candidate.probability)),
            ])
          })
      ),
      (
        "figures",
        .array(
          figures.map { name, given, said in
            .object([("name", .string(name)), ("given", .number(given)), ("said", .number(said))])
          })
      ),
      ("doubts", .array(doubts.map(JSON.string))),
    ])
  }

  public var csv: String { Reports.csv([["low", "likely", "high", "law"], cells]) }

  private var cells: [String] {
    [plain(row.low), plain(row.likely), plain(row.high), row.law]
  }

  /// A number as tables write it: no commas.
  private func plain(_ value: Double) -> String { JSON.number((value * 1e4).rounded() / 1e4).line }
}

/// A number to about four digits.
private func short(_ value: Double) -> String {
  digits(value, decimals: abs(value) >= 1000 ? 0 : abs(value) >= 10 ? 1 : 2)
}

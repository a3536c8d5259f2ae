public import Freight

/// Where each dollar and each hour of an itinerary comes from, and how far it can be trusted.
public struct ExplainReport: Report {
  private let network: Network
  private let itinerary: Itinerary
  private let rows: [Row]

  /// A part of a step, or the charge for a stay.
  private struct Row {
    let step: Step
    let what: String
    let usd: Double
    let hours: Double
    let source: Source?
    let sourceID: String
    let law: String
  }

  public init(_ itinerary: Itinerary, in network: Network) {
    self.itinerary = itinerary
    self.network = network
    let sources = Dictionary(network.sources.map { ($0.id, $0) }) { first, _ in first }
    rows = itinerary.steps.flatMap { step in
      var rows = step.parts.map { part in
        Row(
          step: step, what: part.role.word(part.quantity),
          usd: part.quantity == .usd ? part.mean : 0,
          hours: part.quantity == .hours ? part.mean : 0, source: sources[part.source],
          sourceID: part.source, law: part.lawInWords)
      }
      for (process, source, usd) in step.stay?.meansBySource ?? [] {
        rows.append(
          Row(
            step: step, what: process.rawValue, usd: usd, hours: 0, source: sources[source],
            sourceID: source, law: ""))
      }
      return rows
    }
  }

  public var table: String {
    var table = TextTable([
      ("where", .left), ("what", .left), ("USD", .right), ("hours", .right),
      ("low-likely-high", .left),
      ("quality", .left), ("source", .left),
    ])
    for row in rows where row.usd != 0 || row.hours != 0 {
      table.add([
        place(row.step), row.what, row.usd == 0 ? "" : digits(row.usd),
        row.hours == 0 ? "" : digits(row.hours, decimals: 1), row.law,
        row.source?.quality.rawValue ?? "none", row.sourceID,
      ])
    }
    return itinerary.chain(in: network) + "\n" + itinerary.totals + "\n\n" + table.text + "\n"
      + shareLines + "\n"
      + sourceLines
  }

  private func place(_ step: Step) -> String {
    let from = network.name(ofTerminal: step.from)
    guard step.mode != nil else { return "\(from): \(step.word)" }
    return "\(from) ─\(step.mode?.rawValue ?? "")→ \(network.name(ofTerminal: step.to))"
  }

  /// The share of the money and of the time that rests on each quality of source.
  var shares: [(quality: String, usd: Double, hours: Double)] {
    let usd = rows.reduce(0) { $0 + $1.usd }
    let hours = rows.reduce(0) { $0 + $1.hours }
    return (Source.Quality.allCases.map(\.rawValue) + ["none"]).map { quality in
      let members = rows.filter { ($0.source?.quality.rawValue ?? "none") == quality }
      return (
        quality, usd > 0 ? members.reduce(0) { $0 + $1.usd } / usd : 0,
        hours > 0 ? members.reduce(0) { $0 + $1.hours } / hours : 0
      )
    }
  }

  private var shareLines: String {
    shares.filter { $0.usd > 0 || $0.hours > 0 }.map { share in
      let words = share.quality == "none" ? "without a source" : share.quality
      return "\(words): \(percent(share.usd, decimals: 0)) of the USD, "
        + "\(percent(share.hours, decimals: 0)) of the hours\n"
    }.joined()
  }

  /// The sources of its figures, each once, in the order of the steps.
  var sources: [Source] {
    var seen = Set<String>()
    return rows.compactMap(\.source).filter { seen.insert($0.id).inserted }
  }

  private var sourceLines: String {
    sources.map { source in
      "\(source.id): \(source.title)\(source.published.isEmpty ? "" : ", \(source.published)")"
        + "\(source.url.isEmpty ? "" : ", \(source.url)")\n"
    }.joined()
  }

  public var json: JSON {
    .object([
      ("schema", "corridor.explain/1"), ("from", .string(itinerary.from)),
      ("to", .string(itinerary.to)), ("objective", .string(itinerary.objective.rawValue)),
      ("itinerary", JSON(itinerary)),
      (
        "figures",
        .array(
          rows.map { row in
            .object([
              ("from", .string(row.step.from)), ("to", .string(row.step.to)),
              ("mode", .optional(row.step.mode?.rawValue)),
              ("process", .optional(row.step.process?.rawValue)), ("what", .string(row.what)),
              ("usd", .number(row.usd)), ("hours", .number(row.hours)),
              ("source", .optional(row.sourceID.isEmpty ? nil : row.sourceID)),
              ("quality", .optional(row.source?.quality.rawValue)),
              ("title", .optional(row.source?.title)), ("url", .optional(row.source?.url)),
            ])
          })
      ),
      (
        "shares",
        .array(
          shares.map { share in
            .object([
              ("quality", .string(share.quality)), ("usd", .number(share.usd)),
              ("hours", .number(share.hours)),
            ])
          })
      ), ("assumptions", JSON(assumptionsOf: itinerary.shipment)),
    ])
  }

  public var csv: String {
    Reports.csv(
      [["from", "to", "mode", "process", "what", "usd", "hours", "source", "quality", "url"]]
        + rows.map { row in
          [
            row.step.from, row.step.to, row.step.mode?.rawValue ?? "",
            row.step.process?.rawValue ?? "", row.what, cell(row.usd),
            cell(row.hours), row.sourceID, row.source?.quality.rawValue ?? "",
            row.source?.url ?? "",
          ]
        })
  }
}

extension Part.Role {
  fileprivate func word(_ quantity: Part.Quantity) -> String {
    switch self {
    case .figure: quantity == .usd ? "price" : "duration"
    case .wait: "wait"
    case .disruption(let id, let chance): "\(id), chance \(percent(chance, decimals: 0))"
    case .surcharge: "added by the scenario"
    }
  }
}

extension Part {
  /// The three numbers behind the mean.
  fileprivate var lawInWords: String {
    let (low, likely, high) = lowLikelyHigh
    if low == high { return digits(likely) }
    return "\(digits(low))-\(digits(likely))-\(digits(high)) \(lawName)"
  }
}

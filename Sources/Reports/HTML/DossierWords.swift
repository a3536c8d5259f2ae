import Freight
import Simulation

/// The parts of a page that are words: the recommendation, the comparison, the sources.
extension Dossier {
  /// The answer in a few sentences.
  var verdict: String {
    let total = first.itinerary.total
    let outlook = first.outlook
    var text =
      "Send it \(wayInWords). On average it costs \(digits(total.usd)) USD and takes "
      + "\(days(total.hours)) days; in 19 of 20 cases it costs less than \(digits(outlook.usd.p95)) "
      + "USD, and in 19 of 20 it takes less than \(days(outlook.hours.p95)) days."
    if let deadline, let onTime = outlook.onTime {
      text +=
        " It arrives within \(plainDays(deadline.hours)) days with a chance of "
        + "\(percent(onTime.probability, decimals: 0))."
    }
    return text
  }

  /// The chain of terminals as one would say it.
  private var wayInWords: String {
    let legs = first.itinerary.legs
    var parts: [String] = []
    for (place, leg) in legs.enumerated() {
      let isLast = place + 1 == legs.count
      if !isLast, legs[place + 1].mode == leg.mode { continue }
      parts.append("by \(leg.mode?.inWords ?? "") to \(network.name(ofTerminal: leg.to))")
    }
    guard parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
  }

  var recommendation: [Markup] {
    [Markup("p", ["class": "verdict"], .text(verdict)), strip, tiles]
      + reasons.map { Markup("p", [:], .text($0)) }
  }

  /// Why this one, and when another.
  private var reasons: [String] {
    let shipment = first.itinerary.shipment
    var reasons: [String] = []
    if contenders.count > 1 {
      reasons.append(
        "Of \(contenders.count) sensible compromises it has the least generalized cost, "
          + "\(digits(first.generalizedUSD)) USD: what is paid, insurance, "
          + (shipment.carbonPrice > 0
            ? "CO2e at \(digits(shipment.carbonPrice)) USD a tonne, and " : "and ")
          + "\(digits(shipment.hourValue * 24)) USD for each day under way.")
    }
    if let punctuality { reasons.append(words(on: punctuality)) }
    if let assumed = shares.first(where: { $0.quality == Source.Quality.assumed.rawValue }) {
      // Less than half a percent would be printed as nothing, and nothing is not worth a check.
      let parts = [(assumed.usd, "money"), (assumed.hours, "time")].filter { $0.0 >= 0.005 }
      if !parts.isEmpty {
        reasons.append(
          parts.map { "\(percent($0.0, decimals: 0)) of the \($0.1)" }.joined(separator: " and ")
            + " \(parts.count == 1 ? "rests" : "rest") on assumptions rather than on published "
            + "figures: check those first.")
      }
    }
    return reasons
  }

  /// What arriving in time takes, as surely as is wanted.
  private func words(on punctuality: Punctuality) -> String {
    let chance = percent(punctuality.chance, decimals: 0)
    let target = "by day \(plainDays(punctuality.deadline.hours)) with a chance of \(chance)"
    guard let step = punctuality.chosen, let choice = punctual else {
      let surest = contenders.max {
        ($0.outlook.onTime?.probability ?? 0) < ($1.outlook.onTime?.probability ?? 0)
      }
      return "None arrives \(target)"
        + (surest.map {
          ": the surest, \($0.number), does so with "
            + percent($0.outlook.onTime?.probability ?? 0, decimals: 0)
        } ?? "") + "."
    }
    let usd = choice.itinerary.total.usd
    let more = usd - first.itinerary.total.usd
    let day = ready.map { ", on \($0 + Int(step.latestDeparture / 24))" } ?? ""
    let leave = "at the latest \(days(step.latestDeparture)) days after it is ready\(day)"
    return choice.number == first.number
      ? "It arrives \(target) if it leaves \(leave)."
      : "To arrive \(target) the cheapest is \(choice.number), \(choice.way), at \(digits(usd)) USD, "
        + "\(digits(abs(more))) \(more < 0 ? "less" : "more"); it has to leave \(leave)."
  }

  /// The cheapest that is in time as surely as is wanted.
  private var punctual: Contender? {
    let legs = punctuality?.chosen?.itinerary.legIndices
    return contenders.first { $0.itinerary.legIndices == legs }
  }

  /// Whether it stands behind dearer ones, only for being in time.
  private var isPunctualLast: Bool {
    guard contenders.count > 2, let last = contenders.last else { return false }
    return last.number == punctual?.number
      && last.itinerary.total.usd < contenders[contenders.count - 2].itinerary.total.usd
  }

  private var shares: [(quality: String, usd: Double, hours: Double)] {
    ExplainReport(first.itinerary, in: network).shares
  }

  /// The way as a row of places, the line between two in the colour and dash of its mode.
  private var strip: Markup {
    let legs = first.itinerary.legs
    var stops: [(name: String, mode: Mode?, kilometers: Double)] = []
    var name = network.name(ofTerminal: first.itinerary.from)
    var kilometers = 0.0
    for (place, leg) in legs.enumerated() {
      kilometers += leg.mean.kilometers
      let isLast = place + 1 == legs.count
      if !isLast, legs[place + 1].mode == leg.mode { continue }
      stops.append((name, leg.mode, kilometers))
      name = network.name(ofTerminal: leg.to)
      kilometers = 0
    }
    stops.append((name, nil, 0))
    return Markup(
      "ol", ["class": "strip"],
      stops.map { stop in
        let words = stop.mode.map { "\($0.inWords), \(digits(stop.kilometers)) km" }
        return Markup(
          "li", ["class": stop.mode.map { .words(Palette.mode($0)) } ?? .none],
          Markup("b", [:], .text(stop.name)),
          words.map { Markup("span", [:], .text($0)) } ?? .nothing)
      })
  }

  private var tiles: Markup {
    let total = first.itinerary.total
    let outlook = first.outlook
    func tile(_ name: String, _ value: String, _ unit: String, _ aside: String) -> Markup {
      Markup(
        "div", ["class": "tile"], Markup("dt", [:], .text(name)),
        Markup("dd", [:], .text(value + " "), Markup("small", [:], .text(unit))),
        Markup("dd", ["class": "aside"], .text(aside)))
    }
    let last =
      outlook.onTime.map { onTime in
        tile(
          "In time", digits(onTime.probability * 100), "%",
          "within \(plainDays(deadline?.hours ?? 0)) days")
      }
      ?? tile(
        "Distance", digits(total.kilometers), "km",
        first.itinerary.legs.count == 1 ? "1 leg" : "\(first.itinerary.legs.count) legs")
    return Markup(
      "dl", ["class": "tiles"],
      tile(
        "Cost", digits(total.usd), "USD",
        "\(digits(outlook.usd.p5)) to \(digits(outlook.usd.p95)) in 9 of 10 cases"),
      tile(
        "Time", days(total.hours), "days",
        "\(days(outlook.hours.p5)) to \(days(outlook.hours.p95)) in 9 of 10 cases"),
      last,
      tile(
        "Emissions",
        tonnesCO2e(total), "t CO2e",
        total.kilogramsCO2e != nil ? "well to wheel, whole shipment" : "a mode has no factor"))
  }

  /// Tonnes, or a dash where the network has no factors to tell them by.
  private func tonnesCO2e(_ total: Amounts) -> String {
    digits(total.kilogramsCO2e.map { $0 / 1000 }, decimals: 1)
  }

  // MARK: Side by side

  var comparison: [Markup] {
    let shipment = first.itinerary.shipment
    let hasDeadline = deadline != nil
    let columns = [
      "USD", "19 in 20 below", "Days", "19 in 20 below", "t CO2e", "Generalized USD",
    ]
    let head = Markup(
      "tr", [:],
      [Markup("th", ["scope": "col"], .text("Itinerary"))]
        + columns.map { Markup("th", ["scope": "col", "class": "number"], .text($0)) }
        + [
          Markup(
            "th", ["scope": "col", "class": "number by-day"],
            .text("by day \(plainDays(limit * 24))"))
        ])
    let rows = contenders.map { one -> Markup in
      let total = one.itinerary.total
      let outlook = one.outlook
      let chance = outlook.onTime?.probability ?? outlook.hours.quantiles.share(within: limit * 24)
      let cells = [
        (digits(total.usd), ""), (digits(outlook.usd.p95), ""), (days(total.hours), ""),
        (days(outlook.hours.p95), ""), (tonnesCO2e(total), ""),
        (digits(one.generalizedUSD), "generalized"), (percent(chance, decimals: 0), "chance"),
      ]
      return Markup(
        "tr", ["data-number": .whole(one.number)],
        [
          Markup(
            "th", ["scope": "row"], badge(one), .text(headline(one)),
            Markup("span", [:], .text(one.chain)))
        ]
          + zip(columns + ["In time"], cells).map { column, cell in
            Markup(
              "td",
              [
                "class": .words(cell.1.isEmpty ? "number" : "number \(cell.1)"),
                "data-label": .words(column),
              ], .text(cell.0))
          })
    }
    let text =
      "Every sensible compromise, the recommended first, then by price"
      + (isPunctualLast ? ", last the cheapest in time" : "") + ". USD, days "
      + "and CO2e are means; what 19 in 20 stay below and the chances are of "
      + "\(counted(simulation.trials, "imagined journey")) each, the same luck for all."
      + (hasDeadline
        ? "" : " No deadline was given; the last column shows the chance by a late day.")
    return [
      Markup("p", [:], .text(text)), controls(shipment),
      Markup(
        "p", ["class": "say", "id": "say", "role": "status", "aria-live": "polite"], .nothing),
      Markup(
        "div",
        [
          "class": "scroll", "tabindex": "0", "role": "region",
          "aria-label": "Itineraries side by side",
        ],
        Markup(
          "table", ["class": "ranking"], Markup("thead", [:], head), Markup("tbody", [:], rows))),
      download,
    ]
  }

  /// What it is the best of all in, those not shown included.
  private func headline(_ one: Contender) -> String {
    let words = tradeoffs.distinctions(of: one.itinerary).map(\.rawValue).joined(separator: ", ")
    return (words.isEmpty ? "A compromise" : words.prefix(1).uppercased() + words.dropFirst())
      + (contenders.count > 1 && one.number == punctual?.number ? ", cheapest in time" : "")
  }

  /// The day by which a chance of arriving is told: the deadline, or a day by which all have.
  var limit: Double { deadline.map { $0.hours / 24 } ?? latestDay }

  /// A day by which all have surely arrived, rounded up.
  private var latestDay: Double {
    let last = contenders.map { $0.outlook.hours.quantiles.amount(at: 0.99) / 24 }.max() ?? 1
    return max(last.rounded(.up), (deadline.map { $0.hours / 24 } ?? 0).rounded(.up))
  }

  private func badge(_ one: Contender) -> Markup {
    Markup(
      "svg", ["class": "badge \(one.color)", "viewBox": "0 0 22 22", "aria-hidden": "true"],
      Marks.shape(one.number, x: 11, y: 11, radius: 8.5, style: "mark"),
      Marks.words("\(one.number)", x: 11, y: 15))
  }

  private func controls(_ shipment: Shipment) -> Markup {
    func slider(
      _ id: String, _ title: String, _ now: String, from low: Double, to high: Double, at: Double,
      step: Double
    ) -> Markup {
      Markup(
        "label", ["for": .words(id)], .text(title),
        Markup("output", ["id": "\(id)-out", "for": .words(id)], .text(now)),
        Markup(
          "input",
          [
            "type": "range", "id": .words(id), "min": .coordinate(low), "max": .coordinate(high),
            "step": .coordinate(step), "value": .coordinate(at),
          ]))
    }
    let dayValue = shipment.hourValue * 24
    // ln(1 + value) in hundredths, as the script reads it; 0.6931… = ln 2.
    let place = (Axis.log2(1 + dayValue) * 0.693_147_180_559_945_3 * 100).rounded()
    let chance =
      first.outlook.onTime?.probability ?? first.outlook.hours.quantiles.share(within: limit * 24)
    // As sure as was asked, to the step; else as sure as the recommended is.
    let sure =
      confidence.map { min(($0 * 100).rounded(), 99) }
      ?? [95.0, 90, 80, 50].first { chance >= $0 / 100 } ?? 0
    let earliest = contenders.map { $0.outlook.hours.quantiles.amount(at: 0) / 24 }.min() ?? 0
    return Markup(
      "div", ["class": "controls", "role": "group", "aria-label": "Rank the itineraries anew"],
      slider(
        "value", "A day under way costs", "\(digits(dayValue)) USD a day", from: 0,
        to: max(1150, place), at: place, step: 1),
      slider(
        "deadline", "It must arrive by", "day \(plainDays(limit * 24))",
        from: max(1, earliest.rounded(.down)), to: latestDay, at: limit.rounded(), step: 1),
      slider(
        "sure", "… with a chance of at least", sure == 0 ? "any" : "\(digits(sure)) %", from: 0,
        to: 99,
        at: sure, step: 1))
  }

  private var download: Markup {
    let table = CompareReport(
      contenders.map(\.outlook), among: tradeoffs, of: simulation, by: deadline, in: network
    ).csv
    return Markup(
      "p", ["class": "download"],
      Markup(
        "a",
        [
          "download": "\(first.itinerary.from)-\(first.itinerary.to).csv",
          "href": "data:text/csv;charset=utf-8;base64,\(base64(Array(table.utf8)))",
        ], .text("Download this table as CSV")))
  }

  // MARK: What would change it, what it rests on, how to repeat it

  var risk: [Markup] {
    let days = TornadoChart(.hours, of: first)
    let usd = TornadoChart(.usd, of: first)
    let lead = "Each bar: one step goes well or badly, all others as on average. Itinerary 1."
    var content: [Markup] = []
    if let whatIfs {
      content.append(
        figure(
          whatIfs.chart,
          "The best answer under each what-if, against the best as asked, with 95 % intervals"
            + (whatIfs.trials == simulation.trials
              ? "" : " from \(grouped(whatIfs.trials)) imagined journeys")
            + ". Blue is better, orange worse.\(whatIfs.leftOut)")
      )
    }
    return choices + hinges + content + [figure(days, lead), figure(usd, lead)]
  }

  /// For which cargo each is the best.
  private var choices: [Markup] {
    let ranges = breakEvens(of: contenders.map(\.itinerary), along: .cargoValue)
    guard ranges.count > 1 else { return [] }
    var table = DataTable(["Cargo in a container worth", "take", "which goes"], wordColumns: 3)
    for range in ranges {
      let one = contenders[range.itinerary]
      let words =
        range.from == 0
        ? "up to \(threshold(range.to)) USD"
        : range.to == .infinity
          ? "above \(threshold(range.from)) USD"
          : "\(threshold(range.from)) to \(threshold(range.to)) USD"
      table.add([words, "\(one.number)", one.way])
    }
    return [
      Markup(
        "p", [:],
        .text(
          "Dear cargo is worth hurrying. Everything else as it is, the best choice depends on what "
            + "is in a container:")),
      Markup(
        "div",
        [
          "class": "scroll", "tabindex": "0", "role": "region",
          "aria-label": "Best for which cargo",
        ],
        table.markup(caption: "Best for which cargo")),
    ]
  }

  /// The figures on which the choice hangs.
  private var hinges: [Markup] {
    guard !switches.isEmpty else { return [] }
    var table = DataTable(["Figure", "then", "now", "switches at", "change"], wordColumns: 2)
    for value in switches.prefix(8) {
      table.add([
        "\(name(of: value.owner)), \(value.figure.word)", way(of: value.next),
        value.written(value.now), value.written(value.switchesAt), value.share,
      ])
    }
    return [
      Markup(
        "p", [:],
        .text(
          "The choice hangs on these figures: each, moved alone so far, makes another way the best. "
            + "The first are the ones to ask about before booking.")),
      Markup(
        "div",
        [
          "class": "scroll", "tabindex": "0", "role": "region",
          "aria-label": "Figures on which the choice hangs",
        ],
        table.markup(caption: "Figures on which the choice hangs, the least change first")),
    ]
  }

  /// Where a chain of legs goes, with the number of its itinerary if it has one.
  private func way(of legs: [Int]) -> String {
    if let one = contenders.first(where: { $0.itinerary.legIndices == legs }) {
      return "\(one.number), \(one.way)"
    }
    return network.changes(ofWays: [legs] + contenders.map(\.itinerary.legIndices))[0]
  }

  private func name(of owner: SwitchingValue.Owner) -> String {
    switch owner {
    case .leg(let index):
      let leg = network.legs[index]
      return "\(network.terminals[leg.from].name) ─\(leg.mode.rawValue)→ "
        + network.terminals[leg.to].name + (leg.service.isEmpty ? "" : " (\(leg.service))")
    case .transfer(let index):
      let transfer = network.transfers[index]
      let process = transfer.process == .gaugeChange ? "gauge change" : transfer.process.rawValue
      return "\(network.terminals[transfer.terminal].name): \(process)"
    }
  }

  var evidence: [Markup] {
    let report = ExplainReport(first.itinerary, in: network)
    var table = DataTable(["Quality of the source", "of the USD", "of the hours"])
    for share in report.shares where share.usd > 0 || share.hours > 0 {
      table.add([
        share.quality == "none" ? "without a source" : share.quality,
        percent(share.usd, decimals: 0), percent(share.hours, decimals: 0),
      ])
    }
    let sources = report.sources.map { source -> Markup in
      let words =
        source.title + (source.published.isEmpty ? "" : ", \(source.published)")
        + " (\(source.quality.rawValue))"
      let isAddress = source.url.hasPrefix("https://") || source.url.hasPrefix("http://")
      return Markup(
        "li", [:],
        isAddress
          ? Markup("a", ["href": .words(source.url), "rel": "noreferrer"], .text(words))
          : .text(words))
    }
    return [
      Markup(
        "p", [:],
        .text(
          "Cited figures are published as they stand, derived ones are worked out from published "
            + "ones, assumed ones are judgement. The shares are of itinerary 1.")),
      table.markup(caption: "How much rests on what"),
    ]
      + (sources.isEmpty
        ? []
        : [
          Markup("h3", [:], .text("The sources of itinerary 1")),
          Markup("ol", ["class": "sources"], sources),
        ])
  }

  var repetition: [Markup] {
    [
      Markup(
        "p", [:],
        .text(
          "The same command with the same network gives this page again, to the byte, on any "
            + "machine.")),
      Markup("pre", [:], Markup("code", [:], .text(origin.command))),
      Markup(
        "p", [:],
        .text(
          "corridor \(origin.version) · \(counted(simulation.trials, "trial")) · seed "
            + "\(simulation.seed) · network "), Markup("code", [:], .text(origin.fingerprint))),
    ]
  }
}

extension Mode {
  /// The mode as a word in a sentence.
  var inWords: String { self == .inlandWaterway ? "inland waterway" : rawValue }
}

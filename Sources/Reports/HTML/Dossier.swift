public import Freight
public import Simulation

/// Everything a planner would send about one question, as one page: the recommendation, the
/// pictures, what they rest on and how to repeat them.
///
///     let page = Dossier(
///       contenders, among: tradeoffs, of: simulation, in: network, origin: origin
///     ).page
public struct Dossier: Sendable {
  /// How a page came about, so that it can be made again.
  public struct Origin: Sendable, Hashable {
    /// The command that makes the page.
    public let command: String
    public let version: String
    /// A digest of the network's files.
    public let fingerprint: String

    public init(command: String, version: String, fingerprint: String) {
      self.command = command
      self.version = version
      self.fingerprint = fingerprint
    }
  }

  let contenders: [Contender]
  let tradeoffs: Tradeoffs
  let simulation: Simulation
  let deadline: Deadline?
  let ready: Day?
  let network: Network
  let scenarios: [Scenario]
  let avoided: [Target]
  let punctuality: Punctuality?
  let confidence: Double?
  let whatIfs: WhatIfs?
  let switches: [SwitchingValue]
  let origin: Origin

  /// Creates the page of contenders foreseen together, the tradeoffs and maybe some ways more; the
  /// first is recommended, and the one that punctuality chooses is among them.
  ///
  /// The network has the scenarios applied already and what is avoided closed; they are named for
  /// the reader.
  ///
  /// - Precondition: there is a contender, and the first has its journey.
  public init(
    _ contenders: [Contender], among tradeoffs: Tradeoffs, of simulation: Simulation,
    by deadline: Deadline? = nil, ready: Day? = nil, in network: Network,
    under scenarios: [Scenario] = [], avoiding avoided: [Target] = [],
    punctuality: Punctuality? = nil, withChance confidence: Double? = nil,
    whatIfs: WhatIfs? = nil, switches: [SwitchingValue] = [], origin: Origin
  ) {
    precondition(
      contenders.first?.journey != nil, "a page needs an itinerary and how it adds up on the way")
    self.contenders = contenders
    self.tradeoffs = tradeoffs
    self.simulation = simulation
    self.deadline = deadline
    self.ready = ready
    self.network = network
    self.scenarios = scenarios
    self.avoided = avoided
    self.punctuality = punctuality
    self.confidence = confidence
    self.whatIfs = whatIfs
    self.switches = switches
    self.origin = origin
  }

  /// The page as HTML.
  public var page: String {
    let from = network.name(ofTerminal: first.itinerary.from)
    let to = network.name(ofTerminal: first.itinerary.to)
    return Page(
      title: "\(from) to \(to) · freight route report", description: verdict,
      body: [
        Markup("a", ["class": "skip", "href": "#recommendation"], .text("Skip to the answer")),
        header(from, to),
        Markup("main", [:], sections.filter { $0 != .nothing }),
        footer, data,
      ]
    ).written
  }

  var first: Contender { contenders[0] }

  private func header(_ from: String, _ to: String) -> Markup {
    Markup(
      "header", [:],
      Markup(
        "p", ["class": "overline"], Markup("b", [:], .text("corridor")),
        Markup("span", [:], .text("Freight route report"))),
      Markup("h1", [:], .text("\(from) to \(to)")),
      Markup(
        "p", ["class": "lede"],
        .text(
          first.itinerary.shipment.goods + (ready.map { "; ready on \($0)" } ?? "")
            + (deadline.map { "; due within \(plainDays($0.hours)) days" } ?? "") + ". "
            + (conditions.map { $0 + " " } ?? "") + first.itinerary.shipment.prices + ".")),
      Markup(
        "nav", ["aria-label": "Contents"],
        Markup(
          "ul", [:],
          contents.map { id, title in
            Markup(
              "li", [:], Markup("a", ["href": "#\(id)"], .text(title)))
          })))
  }

  private var contents: [(id: String, title: String)] {
    [
      ("recommendation", "Recommendation"), ("compare", "Side by side"), ("way", "The way"),
      ("time", "When it arrives"), ("money", "What it costs"), ("risk", "What would change it"),
      ("sources", "What it rests on"), ("repeat", "How to repeat it"),
    ]
  }

  private var sections: [Markup] {
    [
      section("recommendation", recommendation), section("compare", comparison),
      section(
        "way",
        [
          figure(RouteMap(contenders), "Legs by mode; itinerary 1 in full strength."),
          figure(
            DistanceChart(contenders),
            "Sloping lines are movement, jumps are stops, borders and waits. The higher the jump, "
              + "the more there is to gain."),
        ]),
      section(
        "time",
        [
          figure(
            ArrivalDotplot(contenders, by: deadline),
            "Each dot is one journey in fifty. Count dots to read a chance."),
          figure(
            ArrivalCalendar(contenders, by: deadline, ready: ready),
            "The chance, in percent, of having arrived by then."),
          figure(
            ArrivalCurves(contenders, by: deadline),
            "How soon a line rises is how fast it goes, how steeply is how surely."),
        ]),
      section(
        "money",
        [
          figure(
            BreakdownChart(contenders),
            "The mean of each kind of cost; time and inventory at what this cargo loses by the day."
          ),
          figure(
            TradeoffChart(contenders),
            "Lower is cheaper, further left is faster. No itinerary on the dotted staircase is "
              + "beaten in both."),
        ]),
      section("risk", risk), section("sources", evidence), section("repeat", repetition),
    ]
  }

  private func section(_ id: String, _ content: [Markup]) -> Markup {
    let title = contents.first { $0.id == id }?.title ?? id
    return Markup(
      "section", ["id": .words(id), "aria-labelledby": "\(id)-heading"],
      [Markup("h2", ["id": "\(id)-heading"], .text(title))] + content)
  }

  /// A picture in both widths with its words and its numbers.
  func figure(_ chart: some Chart, _ lead: String) -> Markup {
    Markup(
      "div", ["class": "card", "id": "chart-\(chart.name)"], Markup("h3", [:], .text(chart.title)),
      Markup("p", [:], .text(lead)),
      chart.embedded(width: ChartWidth.wide, id: "\(chart.name)-w"),
      chart.embedded(width: ChartWidth.narrow, id: "\(chart.name)-n"),
      Markup(
        "details", [:], Markup("summary", [:], .text("The numbers behind the picture")),
        Markup(
          "div",
          ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": "\(chart.title)"],
          chart.data.markup(caption: chart.summary))))
  }

  private var footer: Markup {
    Markup(
      "footer", [:],
      Markup(
        "p", [:],
        .text(
          "Made by corridor \(origin.version). Figures are estimates from the sources listed, not "
            + "quotations. Coasts and borders: Natural Earth, public domain; they state nothing "
            + "about whose a territory is.")))
  }

  /// What the sliders need: means, and the quantiles of the days.
  private var data: Markup {
    let values = JSON.object([
      ("usd_per_day", .number(first.itinerary.shipment.hourValue * 24)),
      ("due_day", .number(limit)),
      (
        "itineraries",
        .array(
          contenders.map { one in
            let total = one.itinerary.total
            return .object([
              ("number", .integer(one.number)), ("way", .string(one.way)),
              ("usd", .number(total.usd)), ("mean_days", .number(total.hours / 24)),
              (
                "beside",
                .number(
                  one.itinerary.generalizedCost.carbon + one.itinerary.generalizedCost.insurance)
              ),
              (
                "days",
                .array(
                  one.outlook.hours.quantiles.amounts.map {
                    .number(($0 / 24 * 1000).rounded() / 1000)
                  })
              ),
            ])
          })
      ),
    ]).line
    // In a script element a name must not be able to end it.
    let safe = values.split(separator: "<", omittingEmptySubsequences: false)
      .joined(separator: "\\u003c")
    return Markup(
      "script", ["type": "application/json", "id": "data"], .verbatim(safe))
  }
}

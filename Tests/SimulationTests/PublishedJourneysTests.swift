import Foundation
import Freight
import Networks
import Simulation
import Testing

/// A figure that was published for a whole journey, and how the networks stand to it.
///
/// None of these figures was used to set a leg. A row of this table is a row of the table in
/// `Networks/README.md`.
struct PublishedJourney: CustomTestStringConvertible, Sendable {
  enum Unit { case days, usd }

  /// Whether the middle of what was published lies within P5 to P95, and if not, what the network is.
  enum Verdict: String {
    case within = "yes", slow = "too slow", fast = "too fast", dear = "too dear"
    case cheap = "too cheap"
  }

  let from: String
  let to: String
  /// The way in words, and what makes the search take it.
  let way: String
  var via: [String] = []
  let modes: Set<Mode>
  var size = Shipment.Size.fortyFoot
  /// From departure to arrival, or for the haulage alone: without the yards, ports and searches for
  /// a truck at the ends of the trip, and without the wait for the first departure.
  let isWithoutEnds: Bool
  let unit: Unit
  let low: Double
  let high: Double
  /// What the figure is: an average, a schedule, a first train, ...
  let kind: String
  let publisher: String
  let url: String
  let verdict: Verdict

  var middle: Double { (low + high) / 2 }
  var testDescription: String { "\(from) to \(to) by \(way), \(unit)" }

  static let all = [
    // Four days at Aktau and two and a half at Alat, besides a wait of 30 hours for the ship, where
    // a train's own ship waits; both stays are assumed.
    PublishedJourney(
      from: "Xi'an", to: "Baku", way: "Altynkol and Aktau", via: ["KZ-ALTYNKOL", "KZAAU"],
      modes: [.rail, .sea], isWithoutEnds: true, unit: .days, low: 16, high: 17,
      kind: "averages of December and January, 19 trains", publisher: "Trend, 2026",
      url: "https://www.trend.az/business/4145509.html",
      verdict: .slow),
    // As above, and a day and a half at the border of Georgia.
    PublishedJourney(
      from: "Altynkol", to: "Poti", way: "Aktau", via: ["KZAAU"],
      modes: [.rail, .sea], isWithoutEnds: true, unit: .days, low: 12, high: 12,
      kind: "schedule of the corridor", publisher: "Trend, 2024",
      url: "https://en.trend.az/casia/kazakhstan/3906462.html",
      verdict: .slow),
    // As above, and four days in the port of Poti besides half a week of wait for the ship.
    PublishedJourney(
      from: "Altynkol", to: "Constanta", way: "Aktau and Poti", via: ["KZAAU", "GEPTI"],
      modes: [.rail, .sea], isWithoutEnds: true, unit: .days, low: 20, high: 22,
      kind: "schedule of the corridor", publisher: "Trend, 2024",
      url: "https://en.trend.az/casia/kazakhstan/3906462.html",
      verdict: .slow),
    PublishedJourney(
      from: "Almaty", to: "Poti", way: "Aktau", via: ["KZAAU"],
      modes: [.rail, .sea], isWithoutEnds: true, unit: .days, low: 20, high: 30,
      kind: "20 now, above 30 some months ago", publisher: "Report quoting Argus, 2025",
      url:
        "https://report.az/ru/infrastruktura/stoimost-perevozok-po-tmtm-prodolzhaet-snizhatsya-tretij-mesyac-podryad",
      verdict: .within),
    // The stays at four ports: 16 days, all assumed.
    PublishedJourney(
      from: "Xi'an", to: "Duisburg", way: "the Caspian and Constanta", via: ["KZAAU", "ROCND"],
      modes: [.rail, .sea], isWithoutEnds: true, unit: .days, low: 32, high: 37,
      kind: "guidance of the corridor", publisher: "Navis, 2025",
      url:
        "https://navisgroup.com.ua/en/2025/08/27/middle-corridor-vs-classic-routes-from-china-when-is-it-actually-faster-and-for-which-cargo/",
      verdict: .slow),
    // A showpiece; the network counts two ports, two gauges and the restrictions of 2024 and 2025.
    PublishedJourney(
      from: "Istanbul", to: "Xi'an", way: "Kars, Aktau and Altynkol",
      via: ["TR-KARS", "KZAAU", "KZ-ALTYNKOL"],
      modes: [.rail, .sea], isWithoutEnds: true, unit: .days, low: 15, high: 15,
      kind: "first train", publisher: "Hurriyet Daily News, 2020",
      url:
        "https://www.hurriyetdailynews.com/first-turkey-china-freight-train-completes-historic-trip-160975",
      verdict: .slow),
    // Three days and more at each of the two borders with their changes of gauge, in the mean.
    PublishedJourney(
      from: "Xi'an", to: "Duisburg", way: "Alashankou and Brest",
      via: ["CN-ALASHANKOU", "BY-BREST"],
      modes: [.rail], isWithoutEnds: true, unit: .days, low: 12, high: 16,
      kind: "usual before the express trains", publisher: "Railmarket quoting the port, 2022",
      url:
        "https://railmarket.com/news/freight-rail/2099-only-10-days-takes-now-rail-connection-between-chinese-xian-and-the-port-of-duisburg",
      verdict: .slow),
    PublishedJourney(
      from: "Chengdu", to: "Malaszewicze", way: "Dostyk and Brest",
      modes: [.rail], isWithoutEnds: true, unit: .days, low: 13, high: 13,
      kind: "average of a week in June", publisher: "Jike Logistics",
      url:
        "https://www.jikelogistics.com/industry-news/china-europe-freight-train-operation-updates-week-26/",
      verdict: .within),
    PublishedJourney(
      from: "Chengdu", to: "Hamburg", way: "Dostyk and Brest",
      modes: [.rail], isWithoutEnds: true, unit: .days, low: 23, high: 23,
      kind: "average of a week in June", publisher: "Jike Logistics",
      url:
        "https://www.jikelogistics.com/industry-news/china-europe-freight-train-operation-updates-week-26/",
      verdict: .within),
    // Three and a half of the days are the crossing, which answers for the corridor surveys and not
    // for block trains alone.
    PublishedJourney(
      from: "Xi'an", to: "Almaty", way: "Alashankou", via: ["CN-ALASHANKOU"],
      modes: [.rail], isWithoutEnds: true, unit: .days, low: 6, high: 6,
      kind: "schedule", publisher: "watsupasia.com, 2015",
      url:
        "http://watsupasia.com/news/transcontinental-freight-train-line-improves-china-c-asia-trade/",
      verdict: .slow),
    // The same crossing, and two days from Almaty to the Uzbek border.
    PublishedJourney(
      from: "Chengdu", to: "Tashkent", way: "Dostyk",
      modes: [.rail], isWithoutEnds: true, unit: .days, low: 8, high: 8,
      kind: "schedule, to Uzbekistan", publisher: "Bastille Post, 2025",
      url:
        "https://www.bastillepost.com/global/article/4946971-china-central-asia-deepen-trade-cooperation-with-regular-rail-freight-services",
      verdict: .slow),
    // Two changes of gauge, five and a half days, the Iranian one assumed.
    PublishedJourney(
      from: "Xi'an", to: "Aprin", way: "Bolashak", via: ["KZ-BOLASHAK"],
      modes: [.rail], isWithoutEnds: true, unit: .days, low: 15, high: 15,
      kind: "promise of the railway", publisher: "Mehr News Agency, 2025",
      url:
        "https://en.mehrnews.com/news/232309/China-Iran-game-changer-railway-gains-momentum-report",
      verdict: .slow),
    // The operator aims at 15 days, which lies within. Of this way the border of Iran and
    // Turkmenistan is assumed.
    PublishedJourney(
      from: "Bandar Abbas", to: "Tashkent", way: "Sarakhs", via: ["IR-SARAKHS"],
      modes: [.rail], isWithoutEnds: true, unit: .days, low: 20, high: 20,
      kind: "first train", publisher: "Kun.uz, 2024",
      url:
        "https://m.kun.uz/en/news/2024/08/21/new-multimodal-container-route-launched-from-indian-ports-to-uzbekistan",
      verdict: .fast),
    PublishedJourney(
      from: "Mundra", to: "Astana", way: "Bandar Abbas", via: ["IRBND"],
      modes: [.rail, .sea], isWithoutEnds: true, unit: .days, low: 25, high: 30,
      kind: "estimate of the railway", publisher: "Fergana, 2025",
      url: "https://en.fergana.ru/news/136901/?country=world",
      verdict: .within),
    PublishedJourney(
      from: "Moscow", to: "Nhava Sheva", way: "Bolashak and Bandar Abbas",
      via: ["KZ-BOLASHAK", "IRBND"],
      modes: [.rail, .sea], isWithoutEnds: true, unit: .days, low: 35, high: 37,
      kind: "estimate of the operator", publisher: "PortNews, 2022",
      url: "https://en.portnews.ru/news/331739",
      verdict: .within),
    // Nine days in the port of Bandar Abbas, assumed, and a chance that Hormuz closes.
    PublishedJourney(
      from: "Nhava Sheva", to: "Moscow", way: "Bandar Abbas and Rasht", via: ["IRBND", "IR-RASHT"],
      modes: [.rail, .sea, .road], isWithoutEnds: true, unit: .days, low: 23, high: 23,
      kind: "first containers", publisher: "Railway Gazette quoted by GK Master, 2016",
      url: "https://gk-master.blogspot.com/2017/01/mumbai-to-moscow-intermodal-freight.html?m=0",
      verdict: .slow),
    PublishedJourney(
      from: "Tashkent", to: "Poti", way: "Turkmenbashi", via: ["TMKRW"],
      modes: [.rail, .sea], isWithoutEnds: true, unit: .days, low: 20, high: 20,
      kind: "estimate of the operator", publisher: "Deryayollary quoting TULM",
      url: "https://deryayollary.com.tm/tazelik177.ru.html",
      verdict: .within),
    PublishedJourney(
      from: "Mombasa", to: "Kampala", way: "road",
      modes: [.road], isWithoutEnds: true, unit: .days, low: 131 / 24, high: 167 / 24,
      kind: "averages of two quarters of 2020", publisher: "Northern Corridor authority, 2021",
      url: "http://ttcanc.org/northern-corridor-transit-time-indicator-improves-last-quarter-2020",
      verdict: .within),
    PublishedJourney(
      from: "Mombasa", to: "Kigali", way: "road",
      modes: [.road], isWithoutEnds: true, unit: .days, low: 187 / 24, high: 214 / 24,
      kind: "averages of two quarters of 2020", publisher: "Northern Corridor authority, 2021",
      url: "http://ttcanc.org/northern-corridor-transit-time-indicator-improves-last-quarter-2020",
      verdict: .within),
    // Short sections are assumed up to twice as fast as the pace that was measured, with no night
    // stops between them.
    PublishedJourney(
      from: "Dar es Salaam", to: "Kigali", way: "road",
      modes: [.road], isWithoutEnds: true, unit: .days, low: 5, high: 5,
      kind: "revenue authority", publisher: "The Citizen, 2018",
      url:
        "http://www.thecitizen.co.tz/News/Dar-Kigali-transport-costs-down/1840340-4792440-36tmerz/index.html",
      verdict: .fast),
    PublishedJourney(
      from: "Novorossiysk", to: "Mombasa", way: "Suez",
      modes: [.sea], isWithoutEnds: true, unit: .days, low: 43, high: 43,
      kind: "estimate of the line", publisher: "Kenya Insights quoting FESCO, 2024",
      url: "https://kenyainsights.com/?p=38563",
      verdict: .within),
    PublishedJourney(
      from: "Xi'an", to: "Moscow", way: "Altynkol",
      modes: [.rail], isWithoutEnds: false, unit: .usd, low: 5000, high: 5000,
      kind: "price index, a May", publisher: "KPiZ quoting Vedomosti",
      url:
        "https://kpiz.ru/analitiki-zafiksirovali-rezkoe-podorojanie-konteinernyh-perevozok-iz-knr-v-rf",
      verdict: .within),
    PublishedJourney(
      from: "Shanghai", to: "Moscow", way: "Altynkol",
      modes: [.rail], isWithoutEnds: false, unit: .usd, low: 5647, high: 5647,
      kind: "price index, a May", publisher: "KPiZ quoting Vedomosti",
      url:
        "https://kpiz.ru/analitiki-zafiksirovali-rezkoe-podorojanie-konteinernyh-perevozok-iz-knr-v-rf",
      verdict: .within),
    // The Turkmen haul has a survey's cost of wagonloads as its bad case; Kars-Istanbul alone is
    // 2,000 USD, a quote of 2018 for Alat-Mersin by kilometres.
    PublishedJourney(
      from: "Tashkent", to: "Istanbul", way: "Turkmenbashi and Kars", via: ["TMKRW", "TR-KARS"],
      modes: [.rail, .sea, .ferry], isWithoutEnds: false, unit: .usd, low: 2972, high: 2972,
      kind: "tariff of a forwarder", publisher: "InterRail, 2020",
      url: "https://www.interrail.ru/ru/News/TarifDetail?postId=442",
      verdict: .dear),
    // Kars-Istanbul, as above.
    PublishedJourney(
      from: "Tashkent", to: "Istanbul", way: "Aktau and Kars", via: ["KZAAU", "TR-KARS"],
      modes: [.rail, .sea], isWithoutEnds: false, unit: .usd, low: 4284, high: 4284,
      kind: "tariff of a forwarder", publisher: "InterRail, 2020",
      url: "https://www.interrail.ru/ru/News/TarifDetail?postId=442",
      verdict: .dear),
    PublishedJourney(
      from: "Nhava Sheva", to: "Moscow", way: "Bandar Abbas and Rasht", via: ["IRBND", "IR-RASHT"],
      modes: [.rail, .sea, .road], size: .twentyFoot, isWithoutEnds: false, unit: .usd,
      low: 3400, high: 3400,
      kind: "20-foot container, estimate of the operator", publisher: "BusinessLine, 2020",
      url:
        "https://www.thehindubusinessline.com/economy/logistics/concor-inks-pact-with-russias-rzd-for-single-invoice-cargo-transport/article30919463.ece",
      verdict: .within),
    PublishedJourney(
      from: "Mombasa", to: "Kampala", way: "road",
      modes: [.road], isWithoutEnds: true, unit: .usd, low: 2237, high: 2237,
      kind: "survey of shippers", publisher: "tralac, 2016",
      url:
        "https://www.tralac.org/news/article/12292-better-roads-and-automation-cut-east-africa-freight-costs.html",
      verdict: .within),
    PublishedJourney(
      from: "Mombasa", to: "Kigali", way: "road",
      modes: [.road], isWithoutEnds: true, unit: .usd, low: 4800, high: 4800,
      kind: "survey of shippers", publisher: "Business Daily, 2014",
      url:
        "https://www.businessdailyafrica.com/bd/economy/high-costs-in-kenya-push-traders-to-dar-port-2066084",
      verdict: .within),
    // The rates here are of 2019; haulage had become cheaper by then, as the 3,500 USD of 2018
    // show.
    PublishedJourney(
      from: "Dar es Salaam", to: "Kigali", way: "road",
      modes: [.road], isWithoutEnds: true, unit: .usd, low: 4300, high: 4300,
      kind: "survey of shippers", publisher: "Business Daily, 2014",
      url:
        "https://www.businessdailyafrica.com/bd/economy/high-costs-in-kenya-push-traders-to-dar-port-2066084",
      verdict: .cheap),
    PublishedJourney(
      from: "Dar es Salaam", to: "Kigali", way: "road",
      modes: [.road], isWithoutEnds: true, unit: .usd, low: 3500, high: 3500,
      kind: "revenue authority", publisher: "The Citizen, 2018",
      url:
        "http://www.thecitizen.co.tz/News/Dar-Kigali-transport-costs-down/1840340-4792440-36tmerz/index.html",
      verdict: .within),
  ]
}

struct PublishedJourneysTests {
  @Test(arguments: PublishedJourney.all)
  func `a published figure lies where it is said to lie`(journey: PublishedJourney) throws {
    let spread = try journey.foreseen(trials: 4000)
    let isOutside = journey.middle < spread.p5 || journey.middle > spread.p95
    let isLess = journey.middle < spread.p50
    let verdict: PublishedJourney.Verdict =
      switch (isOutside, journey.unit) {
      case (false, _): .within
      case (true, .days): isLess ? .slow : .fast
      case (true, .usd): isLess ? .dear : .cheap
      }
    #expect(verdict == journey.verdict, "\(journey.middle) of \(spread.p5) to \(spread.p95)")
  }

  @Test func `the networks' README tells these journeys and no others, with these numbers`() throws
  {
    let text = try String(contentsOfFile: "Networks/README.md", encoding: .utf8)
    let told = text.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains("](http") }
    #expect(told.count == PublishedJourney.all.count)
    var ratios: [PublishedJourney.Unit: [Double]] = [:]
    for (row, journey) in zip(told, PublishedJourney.all) {
      #expect(row.hasPrefix(journey.row), "\(row) is not of \(journey.row)")
      #expect(row.hasSuffix(" | \(journey.verdict.rawValue) |"), "\(row)")
      let cell = row.dropFirst(journey.row.count)
      let numbers = try #require(cell.firstMatch(of: /^([0-9,]+) \(([0-9,]+)-([0-9,]+)\)/))
      let spread = try journey.foreseen(trials: 4000)
      let pairs = [(numbers.1, spread.p50), (numbers.2, spread.p5), (numbers.3, spread.p95)]
      for (printed, simulated) in pairs {
        let number = try #require(Double(printed.replacing(",", with: "")))
        // 4,000 trials tell a P95 less well than the 100,000 of the README.
        let slack = max(journey.unit == .days ? 1 : 10, 0.04 * simulated)
        #expect(abs(number - simulated) <= slack, "\(printed) in \(row), now \(simulated)")
      }
      ratios[journey.unit, default: []].append(spread.p50 / journey.middle)
    }
    let sentences = try summary(ratios)
    #expect(text.contains(sentences), "\(sentences)")
  }

  /// The sentences that the README draws from the table.
  private func summary(_ ratios: [PublishedJourney.Unit: [Double]]) throws -> String {
    func within(_ unit: PublishedJourney.Unit?) -> String {
      let journeys = PublishedJourney.all.filter { unit == nil || $0.unit == unit }
      return "\(journeys.count { $0.verdict == .within }) of \(journeys.count)"
    }
    func median(_ unit: PublishedJourney.Unit) throws -> String {
      let sorted = try #require(ratios[unit]).sorted()
      let middle = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
      return String(format: "%.1f", middle)
    }
    return """
      Within are \(within(nil)): \(within(.days)) in days and \(within(.usd)) in USD. The median of \
      P50 to published is \(try median(.days)) for days and \(try median(.usd)) for USD.
      """
  }
}

extension PublishedJourney {
  private static let network = Result { try Network(contentsOf: BundledNetworks.folders) }

  /// What the networks foresee for the journey, in its own unit.
  fileprivate func foreseen(trials: Int) throws -> (p5: Double, p50: Double, p95: Double) {
    var network = try Self.network.get()
    if isWithoutEnds { network = network.withoutEnds(from, to) }
    let shipment = Shipment(
      from: from, to: to, size: size, via: via, limits: Limits(modes: modes))
    let itinerary = try network.itinerary(for: shipment, minimizing: .generalized)
    let outlook = Simulation(trials: trials).outlook(for: itinerary)
    let (spread, one) = unit == .days ? (outlook.hours, 24.0) : (outlook.usd, 1)
    return (spread.p5 / one, spread.p50 / one, spread.p95 / one)
  }

  /// The beginning of its row in the README, up to the numbers of the network.
  fileprivate var row: String {
    let source = "\(kind) ([\(publisher)](\(url)))"
    return "| \(from) to \(to) by \(way) | \(published) | \(source) | "
  }

  private var published: String {
    let numbers = [low, high].map { number in
      let rounded = (number * 10).rounded() / 10
      let text = rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
      return text.count < 4 ? text : text.prefix(1) + "," + text.dropFirst()
    }
    return (low == high ? numbers[0] : numbers.joined(separator: "-"))
      + (unit == .days ? " days" : " USD")
  }
}

extension Network {
  /// The network without what the ends of a trip add to the way between them.
  fileprivate func withoutEnds(_ origin: String, _ destination: String) -> Network {
    let ends = terminals.indices.filter { [origin, destination].contains(terminals[$0].name) }
    let ids = Set(ends.map { terminals[$0].id })
    let legs = legs.map { leg in
      var leg = leg
      if terminals[leg.from].name == origin { leg.departuresPerWeek = nil }
      return leg
    }
    return Network(
      terminals: terminals, legs: legs,
      transfers: transfers.filter { $0.arrivingBy != .end && $0.departingBy != .end },
      corridors: corridors, charges: charges, factors: factors, drivers: drivers,
      disruptions: disruptions.filter { !ids.contains($0.target.text) }, scenarios: scenarios,
      sources: sources)
  }
}

public import Freight
public import Simulation

/// One of the itineraries side by side: its number, what is foreseen for it, what to call it.
///
///     let contenders = Contender.all(outlooks, journeys: journeys, in: network)
///     contenders[0].label   // "1  via Dar es Salaam, Bandar Abbas"
public struct Contender: Sendable {
  /// From 1, in the order in which they are shown.
  public let number: Int
  public let outlook: Outlook
  /// How it adds up along the way, where that was asked.
  public let journey: Journey?
  let network: Network

  /// Where it goes, in words that no other contender has.
  let way: String

  /// The contenders in the order of their outlooks; journeys belong to the first of them.
  public static func all(
    _ outlooks: [Outlook], journeys: [Journey] = [], in network: Network
  ) -> [Contender] {
    let itineraries = outlooks.map(\.itinerary)
    return outlooks.enumerated().map { place, outlook in
      var others = itineraries
      others.remove(at: place)
      return Contender(
        number: place + 1, outlook: outlook,
        journey: place < journeys.count ? journeys[place] : nil, network: network,
        way: outlook.itinerary.way(in: network, unlike: others))
    }
  }

  var itinerary: Itinerary { outlook.itinerary }

  /// The name of its colour.
  var color: String { Palette.series(number - 1) }

  var label: String { "\(number)  \(way)" }

  /// The generalized cost of the means, in USD.
  var generalizedUSD: Double { itinerary.generalizedCost.total }
}

extension [Contender] {
  /// Those that fit on one scale with the cheapest: within three times its USD, four at most.
  ///
  /// A flight of ten times the price would press all others into a corner.
  var onOneScale: [Contender] {
    let least = map(\.itinerary.total.usd).min() ?? 0
    return Array(filter { $0.itinerary.total.usd <= 3 * least || $0.number == 1 }.prefix(4))
  }

  /// What is said of those that are left out.
  func leftOut(of shown: [Contender]) -> String? {
    let rest = filter { one in !shown.contains { $0.number == one.number } }
    guard !rest.isEmpty else { return nil }
    return "Not drawn: "
      + rest.map {
        "\($0.number) (\(digits($0.itinerary.total.usd)) USD, \(days($0.itinerary.total.hours)) days)"
      }.joined(separator: ", ")
  }
}

extension Itinerary {
  /// Where it changes from one mode to another, and a stop that tells it from others which change
  /// at the same places.
  func way(in network: Network, unlike others: [Itinerary]) -> String {
    let changes = changes
    let rivals = others.filter { $0.changes == changes && $0.legs.first?.mode == legs.first?.mode }
    let shared = Set(rivals.flatMap(\.terminals))
    let own = terminals.dropFirst().dropLast().filter { !shared.contains($0) }
    // A border is a worse name for a way than a city; of several the one in the middle.
    let cities = own.filter { id in
      (try? network.terminal(named: id)).map { network.terminals[$0].kind != .border } ?? false
    }
    let names = cities.isEmpty ? Array(own) : Array(cities)
    let over = rivals.isEmpty || names.isEmpty ? nil : names[names.count / 2]
    let services = Set(rivals.flatMap { $0.legs.map(\.service) })
    let service = rivals.isEmpty ? nil : legs.map(\.service).first { !services.contains($0) }
    let words =
      changes.isEmpty
      ? "by \(legs.first?.mode?.inWords ?? "") all the way"
      : "via " + changes.map { network.name(ofTerminal: $0) }.joined(separator: ", ")
    if let over { return words + ", over \(network.name(ofTerminal: over))" }
    return words + (service.map { $0.isEmpty ? "" : " (\($0))" } ?? "")
  }

  /// The terminals where it changes from one mode to another.
  private var changes: [String] {
    zip(legs, legs.dropFirst()).filter { $0.mode != $1.mode }.map(\.0.to)
  }
}

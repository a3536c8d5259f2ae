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

  /// Where it changes from one mode to another, in words that no other contender has.
  let way: String

  /// The places it passes with the modes between them, told apart as well.
  let chain: String

  /// The contenders in the order of their outlooks; journeys belong to the first of them.
  public static func all(
    _ outlooks: [Outlook], journeys: [Journey] = [], in network: Network
  ) -> [Contender] {
    let ways = outlooks.map(\.itinerary.legIndices)
    let (changes, chains) = (network.changes(ofWays: ways), network.chains(ofWays: ways))
    return outlooks.enumerated().map { place, outlook in
      Contender(
        number: place + 1, outlook: outlook,
        journey: place < journeys.count ? journeys[place] : nil, network: network,
        way: changes[place], chain: chains[place])
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

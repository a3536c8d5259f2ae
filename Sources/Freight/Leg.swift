public import Sampling

/// A movement between two terminals by one mode.
///
/// A leg is named by its ends and its mode, and by its service where several run side by side:
/// `KEMBA-TRMER:sea:cape`. Services and tags are kept in small letters, so that a target means them
/// however it is written.
public struct Leg: Sendable, Hashable {
  /// Indices into the network's terminals.
  public let from: Int
  public let to: Int
  public let mode: Mode
  /// A short word that tells parallel legs of one mode apart; empty for most.
  public let service: String
  public let kilometers: Double
  /// Per 40-foot container.
  public var usd: Figure
  /// Under way, without the wait for a departure.
  public var hours: Figure
  /// Nothing where the leg goes when the freight is ready.
  public var departuresPerWeek: Double?
  /// Words that scenarios and disruptions aim at: `suez`, `caspian`, ...
  public let tags: [String]
  public let note: String
  /// A closed leg keeps its place in the network and carries nothing.
  public var isOpen: Bool

  public init(
    from: Int, to: Int, mode: Mode, service: String = "", kilometers: Double, usd: Figure,
    hours: Figure, departuresPerWeek: Double? = nil, tags: [String] = [], note: String = ""
  ) {
    self.from = from
    self.to = to
    self.mode = mode
    // Most are blank, and even nothing takes its time to be made small.
    self.service = service.isEmpty ? service : service.lowercased()
    self.kilometers = kilometers
    self.usd = usd
    self.hours = hours
    self.departuresPerWeek = departuresPerWeek
    self.tags = tags.map { $0.lowercased() }
    self.note = note
    self.isOpen = true
  }

  /// The wait for a departure on each boarding: uniform from nothing to the whole headway.
  ///
  /// A container arrives at no particular moment of the timetable, so with d departures a week
  /// spread evenly it waits between 0 and 168/d hours, each as likely.
  public var wait: Distribution? {
    departuresPerWeek.map { Distribution.uniform(0...(Leg.hoursPerWeek / $0)) }
  }

  /// The hours from arriving at the departure terminal to arriving at the next, on average.
  public var meanHours: Double {
    hours.mean + (departuresPerWeek.map { Leg.hoursPerWeek / $0 / 2 } ?? 0)
  }

  /// USD per 40-foot container on average.
  public var meanUSD: Double { usd.law.mean }

  static let hoursPerWeek = 168.0
}

/// What a search reads of a leg, without its words and laws: those of half a million legs lie in
/// 20 MB, the legs themselves in 150.
struct LegMeans: Sendable {
  /// Per 40-foot container.
  let usd: Double
  /// With the wait for a departure.
  let hours: Double
  let kilometers: Double
  let mode: Mode
  let isOpen: Bool

  init(_ leg: borrowing Leg) {
    usd = leg.usd.mean
    hours = leg.meanHours
    kilometers = leg.kilometers
    mode = leg.mode
    isOpen = leg.isOpen
  }
}

/// Terminals, legs, transfers and corridors of one or more network folders, merged.
///
///     let network = try Network(contentsOf: "Networks/trans-caspian")
///     network.terminals.count
///     try network.itinerary(for: Shipment(from: "Xi'an", to: "Poti"), minimizing: .cost)
///
/// A network is a value: a scenario makes a changed copy of the same shape.
public struct Network: Sendable {
  public internal(set) var terminals: [Terminal]
  public private(set) var legs: [Leg]
  public internal(set) var transfers: [Transfer]
  public internal(set) var corridors: [Corridor]
  public internal(set) var charges: [Charge]
  public internal(set) var factors: [Mode: ModeFactors]
  public internal(set) var drivers: [Driver]
  public internal(set) var disruptions: [Disruption]
  public internal(set) var scenarios: [Scenario]
  public internal(set) var sources: [Source]
  /// The files that it was read from, each once; none where it was made in a program.
  public internal(set) var files: [String] = []
  /// Terminals that a scenario has closed: nothing starts, passes or ends there.
  public internal(set) var closedTerminals: Set<Int> = []
  /// What scenarios add, per container, to each stop at a terminal.
  public internal(set) var surcharges: [Int: Amounts] = [:]

  /// The modes of its legs.
  public let modes: [Mode]
  /// What searches read of each leg.
  private(set) var means: [LegMeans]
  /// The network spread out for searches, with every terminal as an origin and as a destination:
  /// its shape never changes, so it is drawn once.
  private(set) var modeGraph: ModeGraph?

  /// Where each terminal stands, by id and by name.
  private let placeOfID: [String: Int]
  private let placesOfName: [String: [Int]]

  /// A network of parts that refer to the terminals by their places in `terminals`.
  ///
  /// - Precondition: ids of terminals are unique and every index is in range.
  public init(
    terminals: [Terminal], legs: [Leg], transfers: [Transfer] = [], corridors: [Corridor] = [],
    charges: [Charge] = [], factors: [Mode: ModeFactors] = [:], drivers: [Driver] = [],
    disruptions: [Disruption] = [], scenarios: [Scenario] = [], sources: [Source] = []
  ) {
    self.terminals = terminals
    self.legs = legs
    self.transfers = transfers
    self.corridors = corridors
    self.charges = charges
    self.factors = factors
    self.drivers = drivers
    self.disruptions = disruptions
    self.scenarios = scenarios
    self.sources = sources
    var placeOfID: [String: Int] = [:]
    var placesOfName: [String: [Int]] = [:]
    placeOfID.reserveCapacity(terminals.count)
    for (place, terminal) in terminals.enumerated() {
      let earlier = placeOfID.updateValue(place, forKey: plain(terminal.id))
      precondition(earlier == nil, "a network needs terminals of different ids")
      placesOfName[plain(terminal.name), default: []].append(place)
    }
    for leg in legs.indices {
      precondition(
        terminals.indices.contains(legs[leg].from) && terminals.indices.contains(legs[leg].to),
        "a leg needs terminals of its network")
    }
    self.placeOfID = placeOfID
    self.placesOfName = placesOfName
    var isUsed: [Mode: Bool] = [:]
    for leg in legs.indices { isUsed[legs[leg].mode] = true }
    modes = isUsed.keys.sorted()
    means = legs.indices.map { LegMeans(legs[$0]) }
    modeGraph = ModeGraph(self, from: Array(terminals.indices), to: Array(terminals.indices))
  }

  /// Changes some legs, and with them what searches read of them.
  mutating func changeLegs(_ indices: [Int], _ change: (inout Leg) -> Void) {
    for index in indices {
      change(&legs[index])
      means[index] = LegMeans(legs[index])
    }
  }

  /// The place in `terminals` of the one with this id or name, in any case, spaces ignored.
  ///
  ///     try network.terminal(named: "rw kgl")   // Kigali
  ///
  /// - Throws: `PlanningError.unknownTerminal` with the nearest names, or `.ambiguousTerminal`.
  /// - Complexity: O(1); O(terminals) for the suggestions.
  public func terminal(named name: String) throws(PlanningError) -> Int {
    let word = plain(name)
    if let place = placeOfID[word] { return place }
    let places = placesOfName[word] ?? []
    if places.count > 1 {
      throw .ambiguousTerminal(name, ids: places.map { terminals[$0].id })
    }
    guard let place = places.first else {
      throw .unknownTerminal(name, nearest: nearestTerminals(to: name))
    }
    return place
  }

  /// The terminal with this id; nothing where it is not of this network.
  ///
  /// - Complexity: O(1).
  public func terminal(id: String) -> Terminal? { placeOfID[plain(id)].map { terminals[$0] } }

  /// The name by which a leg is aimed at: `KZAAU-AZALA:sea`, with its service if it has one.
  public func name(ofLeg index: Int) -> String {
    let leg = legs[index]
    let ends = "\(terminals[leg.from].id)-\(terminals[leg.to].id):\(leg.mode.rawValue)"
    return leg.service.isEmpty ? ends : ends + ":" + leg.service
  }

  /// Whether a leg carries anything: it is open, and so are the terminals at its ends.
  public func isPassable(leg index: Int) -> Bool {
    means[index].isOpen
      && (closedTerminals.isEmpty
        || !(closedTerminals.contains(legs[index].from) || closedTerminals.contains(legs[index].to)))
  }

  func nearestTerminals(to name: String) -> [String] {
    let words = nearestWords(to: name, among: terminals.flatMap { [$0.name, $0.id] })
    return words.map { word in
      guard let place = try? terminal(named: word) else { return word }
      return "\(terminals[place].name) (\(terminals[place].id))"
    }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  func nearest(to word: String, among words: [String], _ prefix: String) -> [String] {
    nearestWords(to: word, among: words).map { prefix + $0 }
  }
}

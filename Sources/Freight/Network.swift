import Sampling

/// Terminals, legs, transfers and corridors of one or more network folders, merged.
///
///     let network = try Network(contentsOf: "Networks/trans-caspian")
///     network.terminals.count
///     try network.itinerary(for: Shipment(from: "Xi'an", to: "Poti"), minimizing: .cost)
///
/// A network is a value: a scenario makes a changed copy of the same shape.
public struct Network: Sendable {
  public private(set) var terminals: [Terminal]
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
  public private(set) var modes: [Mode] = []
  /// What searches read of each leg.
  private(set) var means: [LegMeans] = []
  /// The network spread out for searches, with every terminal as an origin and as a destination:
  /// its shape never changes, so it is drawn once.
  private(set) var modeGraph: ModeGraph?

  /// Where each terminal stands, by id and by name.
  private var placeOfID: [String: Int] = [:]
  private var placesOfName: [String: [Int]] = [:]

  /// Parts that nothing is worked out of yet.
  private init(
    apart terminals: [Terminal], _ legs: [Leg], _ transfers: [Transfer], _ corridors: [Corridor],
    _ charges: [Charge], _ factors: [Mode: ModeFactors], _ drivers: [Driver],
    _ disruptions: [Disruption], _ scenarios: [Scenario], _ sources: [Source]
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
  }

  /// A network of parts that have been looked at one by one, as the reader of folders does.
  init(
    seen terminals: [Terminal], legs: [Leg], transfers: [Transfer], corridors: [Corridor],
    charges: [Charge], factors: [Mode: ModeFactors], drivers: [Driver], disruptions: [Disruption],
    scenarios: [Scenario], sources: [Source]
  ) {
    self.init(
      apart: terminals, legs, transfers, corridors, charges, factors, drivers, disruptions,
      scenarios,
      sources)
    join()
  }

  /// A network of parts that refer to the terminals by their places in `terminals`.
  ///
  /// For parts that a program knows to fit; those that come from outside go to
  /// ``init(checking:legs:transfers:corridors:charges:factors:drivers:disruptions:scenarios:sources:)``.
  ///
  /// - Precondition: Ids of terminals differ in their letters and digits: `A-1` and `a1` are one id.
  ///   Every index is that of a terminal. The numbers of figures are from 0 to 1e12; others are within
  ///   the bounds of network folders: 0 to 1e8 km, latitudes and longitudes on the globe, 1e-3 to 1e6
  ///   departures a week, chances, loadings and shares of 0 to 1, other factors and days of 0 to 1e6,
  ///   charges of 0 to 1e9 USD a day.
  /// - Complexity: O(parts) time.
  public init(
    terminals: [Terminal], legs: [Leg], transfers: [Transfer] = [], corridors: [Corridor] = [],
    charges: [Charge] = [], factors: [Mode: ModeFactors] = [:], drivers: [Driver] = [],
    disruptions: [Disruption] = [], scenarios: [Scenario] = [], sources: [Source] = []
  ) {
    self.init(
      apart: terminals, legs, transfers, corridors, charges, factors, drivers, disruptions,
      scenarios,
      sources)
    var inspection = Inspection(self)
    let amounts = 0...Distribution.greatest
    inspection.examineNumbers(usd: amounts, hours: amounts)
    let problem = inspection.problems.first
    precondition(problem == nil, problem?.description ?? "")
    join()
  }

  /// A network of parts that come from outside: rows of a database, say.
  ///
  ///     let network = try Network(checking: terminals, legs: legs)
  ///
  /// What the rows of a folder are refused for is refused here, all of it at once:
  ///
  ///     legs[3]: departuresPerWeek: 0 departures never leave; leave it blank, or close the leg
  ///     terminals[7]: id: 'A1' differs from 'A-1' at terminals[2] only in its case or marks; ...
  ///
  /// - Throws: `LoadingError.problems`.
  /// - Complexity: O(parts) time and space.
  public init(
    checking terminals: [Terminal], legs: [Leg], transfers: [Transfer] = [],
    corridors: [Corridor] = [], charges: [Charge] = [], factors: [Mode: ModeFactors] = [:],
    drivers: [Driver] = [], disruptions: [Disruption] = [], scenarios: [Scenario] = [],
    sources: [Source] = []
  ) throws(LoadingError) {
    self.init(
      apart: terminals, legs, transfers, corridors, charges, factors, drivers, disruptions,
      scenarios,
      sources)
    try join(grownFrom: nil)
    let problems = targetProblems
    guard problems.isEmpty else { throw .problems(problems) }
  }

  /// This network with more terminals, legs and transfers behind those it has.
  ///
  ///     let network = try network.under(storms)
  ///     let bridged = try network.adding(legs: [bridge])
  ///
  /// What scenarios have changed, closed and added stays as it is, and does not reach what is new: a
  /// leg by sea is open where `mode:sea` was closed before. Terminals, legs and transfers keep their
  /// places; legs and transfers that are added refer to the terminals of the whole.
  ///
  /// - Throws: `LoadingError.problems` with all that does not fit in what is added.
  /// - Complexity: O(parts) time and space: what is added one by one takes the square of that.
  public func adding(
    terminals: [Terminal] = [], legs: [Leg] = [], transfers: [Transfer] = []
  ) throws(LoadingError) -> Network {
    var larger = self
    larger.terminals += terminals
    larger.legs += legs
    larger.transfers += transfers
    try larger.join(grownFrom: self)
    return larger
  }

  /// Makes parts a network, where they are fit for it.
  private mutating func join(grownFrom smaller: Network?) throws(LoadingError) {
    var inspection = Inspection(self, grownFrom: smaller)
    inspection.examineNumbers(usd: Bounds.usd, hours: Bounds.hours)
    inspection.examineNames()
    guard inspection.problems.isEmpty else { throw .problems(inspection.problems) }
    join()
  }

  /// Works out what follows from the parts.
  private mutating func join() {
    placeOfID = [:]
    placesOfName = [:]
    placeOfID.reserveCapacity(terminals.count)
    for (place, terminal) in terminals.enumerated() {
      let earlier = placeOfID.updateValue(place, forKey: plain(terminal.id))
      precondition(
        earlier == nil,
        "the id '\(terminal.id)' is another terminal's: only letters and digits tell ids apart")
      placesOfName[plain(terminal.name), default: []].append(place)
    }
    var isUsed: [Mode: Bool] = [:]
    for leg in legs.indices { isUsed[legs[leg].mode] = true }
    modes = isUsed.keys.sorted()
    means = legs.indices.map { LegMeans(legs[$0]) }
    modeGraph = nil
    modeGraph = ModeGraph(self, from: Array(terminals.indices), to: Array(terminals.indices))
  }

  /// The disruptions and scenarios that aim at nothing, or ask for what cannot be.
  private var targetProblems: [Problem] {
    func problem(_ part: String, _ check: () throws -> Void) -> Problem? {
      do {
        try check()
        return nil
      } catch {
        return Problem(file: part, what: "\(error)")
      }
    }
    return disruptions.enumerated().compactMap { place, disruption in
      problem("disruptions[\(place)]") { _ = try scope(of: disruption.target) }
    }
      + scenarios.enumerated().compactMap { place, scenario in
        problem("scenarios[\(place)]") { _ = try under(scenario) }
      }
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
    let places = places(named: name)
    if places.count > 1 {
      throw .ambiguousTerminal(name, ids: places.map { terminals[$0].id })
    }
    guard let place = places.first else {
      throw .unknownTerminal(name, nearest: nearestTerminals(to: name))
    }
    return place
  }

  /// The same where one is meant; nothing where none or several are, without a word of others.
  func place(named name: String) -> Int? {
    let places = places(named: name)
    return places.count == 1 ? places[0] : nil
  }

  private func places(named name: String) -> [Int] {
    let word = plain(name)
    return placeOfID[word].map { [$0] } ?? placesOfName[word] ?? []
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

  /// The terminals whose names or ids are nearest, then those of which one word of the name is.
  func nearestTerminals(to name: String) -> [String] {
    let words = nearestWords(to: name, among: terminals.flatMap { [$0.name, $0.id] })
    // Of short words too many are near.
    let parts = terminals.map { $0.name.split(separator: " ").map(String.init) }
    let near = Set(nearestWords(to: name, among: parts.joined().filter { $0.count > 3 }))
    let others = terminals.indices.filter { !near.isDisjoint(with: parts[$0]) }
      .map { terminals[$0].id }
    return (words + others).map { word in
      guard let place = place(named: word) else { return word }
      return "\(terminals[place].name) (\(terminals[place].id))"
    }.reduce(into: []) { if !$0.contains($1), $0.count < 3 { $0.append($1) } }
  }

  func nearest(to word: String, among words: [String], _ prefix: String) -> [String] {
    nearestWords(to: word, among: words).map { prefix + $0 }
  }
}

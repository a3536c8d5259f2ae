import Foundation
import Graphs
import Networks
import Sampling
import Testing

@testable import Freight

/// Laws that the bundled data must keep, so that its answers can be believed.
struct BundledNetworksTests {
  private let network: Network

  init() throws { network = try Network(contentsOf: BundledNetworks.folders) }

  @Test(arguments: BundledNetworks.folders)
  func `each folder is a network of its own`(folder: String) throws {
    let alone = try Network(contentsOf: folder)
    #expect(!alone.terminals.isEmpty && !alone.legs.isEmpty && !alone.sources.isEmpty)
    #expect(!alone.corridors.isEmpty)
  }

  @Test func `every terminal is reached from every other`() throws {
    let all = Array(network.terminals.indices)
    let modeGraph = ModeGraph(network, from: all, to: all)
    let open = [Double](repeating: 0, count: modeGraph.graph.arcCount)
    let kigali = try network.terminal(named: "Kigali")
    let start = try #require(modeGraph.starts[kigali])
    let end = try #require(modeGraph.ends[kigali])
    let reached = modeGraph.graph.reached(from: start, weights: open)
    let reaching = modeGraph.graph.reaching(end, weights: open)
    for terminal in all where terminal != kigali {
      let start = try #require(modeGraph.starts[terminal])
      let end = try #require(modeGraph.ends[terminal])
      #expect(reached[end], "Kigali does not reach \(network.terminals[terminal].id)")
      #expect(reaching[start], "\(network.terminals[terminal].id) does not reach Kigali")
    }
  }

  @Test func `no leg is shorter than the great circle, and none overland three times as long`() {
    for (index, leg) in network.legs.enumerated() {
      let straight = network.terminals[leg.from].kilometers(to: network.terminals[leg.to])
      // Terminals are points for places some kilometres wide.
      #expect(
        leg.kilometers * 1.02 + 5 >= straight, "\(network.name(ofLeg: index)): \(straight) km")
      if leg.mode != .sea, leg.mode != .air, leg.kilometers > 30 {
        #expect(leg.kilometers <= 3 * straight, "\(network.name(ofLeg: index)): \(straight) km")
      }
    }
  }

  /// Kilometres an hour under way, and USD a kilometre, between which a mode's likely figures lie.
  ///
  /// A train at 4 km/h is CAREC's slowest corridor with its stops, 80 a block train's pace without;
  /// a truck at 8 km/h queues; an aircraft's hours hold its handling on the ground.
  private static let bounds: [Mode: (speed: ClosedRange<Double>, price: ClosedRange<Double>)] = [
    .road: (8...70, 0.5...6), .rail: (4...80, 0.2...2.5), .sea: (7...45, 0.02...2.5),
    .ferry: (10...40, 1...5), .air: (20...900, 4...30), .inlandWaterway: (5...25, 0.3...2),
  ]

  @Test func `speeds and prices lie within the bounds of the mode`() throws {
    for (index, leg) in network.legs.enumerated() where leg.kilometers >= 50 {
      let bounds = try #require(Self.bounds[leg.mode])
      let speed = leg.kilometers / leg.hours.law.likely
      let price = leg.usd.law.likely / leg.kilometers
      #expect(bounds.speed.contains(speed), "\(network.name(ofLeg: index)): \(speed) km/h")
      #expect(bounds.price.contains(price), "\(network.name(ofLeg: index)): \(price) USD a km")
    }
  }

  @Test func `means are finite and not far beyond the likely and the bad case`() {
    let figures =
      network.legs.flatMap { [$0.usd, $0.hours] }
      + network.transfers.flatMap { [$0.usd, $0.hours] }
    for figure in figures {
      #expect(figure.law.mean >= figure.law.low && figure.law.mean <= figure.law.high + 1e-9)
    }
  }

  @Test func `a change of mode is never free`() {
    let modeGraph = ModeGraph(network, from: [], to: [])
    let graph = modeGraph.graph
    var arrivingBy: [Int: Mode] = [:]
    var departingBy: [Int: Mode] = [:]
    for (arc, move) in modeGraph.moves.enumerated() {
      guard case .leg(let leg) = move else { continue }
      arrivingBy[graph.head(of: arc)] = network.legs[leg].mode
      departingBy[graph.tail(of: arc)] = network.legs[leg].mode
    }
    for (arc, move) in modeGraph.moves.enumerated() {
      guard case .passage(let index) = move else { continue }
      let passage = modeGraph.passages[index]
      let from = arrivingBy[graph.tail(of: arc)]
      let to = departingBy[graph.head(of: arc)]
      let id = network.terminals[passage.terminal].id
      let isFree = from != to && passage.transfers.isEmpty
      #expect(!isFree, "\(id): \(from?.rawValue ?? "?") to \(to?.rawValue ?? "?") is free")
    }
  }

  @Test func `every figure has a source and every source a figure`() {
    let known = Set(network.sources.map(\.id))
    var used = Set<String>()
    for (index, leg) in network.legs.enumerated() {
      #expect(
        known.contains(leg.usd.source) && known.contains(leg.hours.source),
        "\(network.name(ofLeg: index))")
      used.formUnion([leg.usd.source, leg.hours.source])
    }
    for (index, transfer) in network.transfers.enumerated() {
      #expect(
        known.contains(transfer.usd.source) && known.contains(transfer.hours.source),
        "\(network.name(ofTransfer: index))")
      used.formUnion([transfer.usd.source, transfer.hours.source])
    }
    used.formUnion(network.charges.map(\.source))
    used.formUnion(network.disruptions.map(\.source))
    used.formUnion(network.factors.values.map(\.source))
    #expect(known.subtracting(used).isEmpty, "never used: \(known.subtracting(used).sorted())")
    #expect(used.subtracting(known).isEmpty, "unknown: \(used.subtracting(known).sorted())")
  }

  @Test func `the counts that are told of the networks are those of their tables`() throws {
    let text = try String(contentsOfFile: "Networks/README.md", encoding: .utf8)
    func row(_ name: String, _ network: Network) -> String {
      let figures =
        network.legs.flatMap { [$0.usd, $0.hours] }
        + network.transfers.flatMap { [$0.usd, $0.hours] }
      let quality = Dictionary(uniqueKeysWithValues: network.sources.map { ($0.id, $0.quality) })
      let shares = [Source.Quality.cited, .derived, .assumed].map { wanted in
        let count = figures.count { quality[$0.source] == wanted }
        let share = 100 * Double(count) / Double(figures.count)
        return "\(Int(share.rounded(.toNearestOrEven))) %"
      }
      let counts = [
        network.terminals.count, network.legs.count, network.transfers.count, figures.count,
      ]
      return "| \(name) | " + (counts.map { "\($0)" } + shares).joined(separator: " | ") + " |"
    }
    for folder in BundledNetworks.folders {
      let name = folder.split(separator: "/").last ?? ""
      let row = row("[\(name)](\(name)/README.md)", try Network(contentsOf: folder))
      #expect(text.contains(row + "\n"), "\(row)")
    }
    #expect(text.contains(row("together", network) + "\n"), "\(row("together", network))")
  }

  @Test func `a derived figure says how and an assumed one why`() {
    for source in network.sources where source.quality != .cited {
      #expect(source.title.count > 20, "\(source.id): \(source.title)")
    }
  }

  /// A through service repeats a chain of legs; it is an alternative to it, never a bargain.
  @Test func `a through service costs and lasts about as much as the chain it stands for`() throws {
    let through: Set = ["through", "erai", "block-train", "transit"]
    for (index, leg) in network.legs.enumerated() where through.contains(leg.service) {
      guard let chain = cheapestChain(besides: index) else { continue }
      let usd = leg.usd.law.likely / chain.usd
      let hours = leg.hours.law.likely / chain.hours
      #expect((1 / 1.5...1.5).contains(usd), "\(network.name(ofLeg: index)): \(usd) times the USD")
      #expect(
        (1 / 1.5...1.5).contains(hours), "\(network.name(ofLeg: index)): \(hours) times the hours")
    }
  }

  /// The least likely USD between a leg's ends over other legs of its mode, and that chain's hours.
  private func cheapestChain(besides index: Int) -> (usd: Double, hours: Double)? {
    let leg = network.legs[index]
    var best: [Int: (usd: Double, hours: Double)] = [leg.from: (0, 0)]
    for _ in network.terminals.indices {
      for other in network.legs where other.mode == leg.mode && other.service.isEmpty {
        guard let before = best[other.from] else { continue }
        let usd = before.usd + other.usd.law.likely
        if usd < best[other.to]?.usd ?? .infinity {
          best[other.to] = (usd, before.hours + other.hours.law.likely)
        }
      }
    }
    return best[leg.to]
  }

  @Test func `the passages that planners fear are tagged, and the Cape stands in for Suez`() {
    let tags = Set(network.legs.flatMap(\.tags))
    let passages = ["suez", "bab-el-mandeb", "hormuz", "malacca", "bosphorus", "gibraltar", "cape"]
    #expect(tags.isSuperset(of: passages))
    for leg in network.legs where leg.tags.contains("suez") && leg.service == "suez" {
      let hasCape = network.legs.contains {
        $0.from == leg.from && $0.to == leg.to && $0.tags.contains("cape")
      }
      #expect(hasCape)
    }
  }

  /// The seas that lie behind a passage, by where their ports are.
  private enum Sea {
    case black, mediterranean, gulf, eastOfMalacca, atlantic, indian

    init(_ terminal: Terminal) {
      let (latitude, longitude) = (terminal.latitude, terminal.longitude)
      switch longitude {
      case 27.5...42 where (41.2...47).contains(latitude): self = .black
      case -5.3...36.5 where (30...46).contains(latitude): self = .mediterranean
      case 47.5...56.2 where (23.5...30.5).contains(latitude): self = .gulf
      case 103...: self = .eastOfMalacca
      case ..<15 where latitude > 36: self = .atlantic
      default: self = .indian
      }
    }

    /// Whether a ship from the other oceans comes here by Suez or by Gibraltar.
    var isInland: Bool { self == .black || self == .mediterranean }
  }

  @Test func `a lane has the tags of the passages between its two seas`() {
    for (index, leg) in network.legs.enumerated() where leg.mode == .sea {
      let (from, to) = (Sea(network.terminals[leg.from]), Sea(network.terminals[leg.to]))
      let tags = Set(leg.tags)
      func passes(_ tag: String, _ expected: Bool) {
        #expect(tags.contains(tag) == expected, "\(network.name(ofLeg: index)): \(tag)")
      }
      passes("bosphorus", (from == .black) != (to == .black))
      // Bandar Abbas and Jebel Ali lie on two sides of the strait, in one sea here.
      if from != to { passes("hormuz", from == .gulf || to == .gulf) }
      // The Caspian has no passage, so it needs no sea of its own here.
      let joinsOceans = (from.isInland || from == .atlantic) != (to.isInland || to == .atlantic)
      let goesRound = leg.service == "cape"
      passes("cape", goesRound)
      passes("suez", joinsOceans && !goesRound)
      if joinsOceans, !goesRound { passes("bab-el-mandeb", true) }
      // Round the Cape it is the inland seas that lie behind Gibraltar, through Suez the Atlantic.
      passes("gibraltar", joinsOceans && (goesRound == (from.isInland || to.isInland)))
      // Round the Cape, ships from the east go by Sunda.
      let isOfTheEast = (from == .eastOfMalacca) != (to == .eastOfMalacca)
      passes("malacca", isOfTheEast && !goesRound)
    }
  }

  @Test func `every scenario applies and leaves Kigali and Almaty joined`() throws {
    let asked = [
      "red-sea-closed", "hormuz-closed", "russia-avoided", "caspian-storms", "caspian-low-water",
      "kuryk-fleet-doubled", "khorgos-congestion", "fuel+30", "ocean-rates-2021",
      "ocean-rates-2024", "gatuna-closed", "central-corridor-sgr", "winter",
    ]
    #expect(Set(network.scenarios.map(\.id)).isSuperset(of: asked))
    for scenario in network.scenarios {
      let changed = try network.under(scenario)
      let itinerary = try changed.itinerary(
        for: Shipment(from: "Kigali", to: "Almaty"), minimizing: .cost)
      #expect(itinerary.total.usd > 0, "\(scenario.id)")
      #expect(!scenario.title.isEmpty && !scenario.note.isEmpty, "\(scenario.id)")
    }
  }

  @Test func `every mode has its factors and every driver moves something`() {
    for mode in network.modes { #expect(network.factors[mode] != nil) }
    let figures =
      network.legs.flatMap { [$0.usd.driver, $0.hours.driver] }
      + network.transfers.flatMap { [$0.usd.driver, $0.hours.driver] }
      + network.disruptions.map(\.driver)
    for driver in network.drivers { #expect(figures.contains(driver.id), "\(driver.id)") }
  }
}

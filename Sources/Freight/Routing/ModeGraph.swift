import Graphs

/// The network spread out so that modes and transfers need no special search.
///
/// Each terminal becomes one arrival and one departure vertex for each mode that serves it, told
/// apart further only where a transfer asks where the container comes from or goes to. A leg is an
/// arc from a departure to an arrival; passing through a terminal is an arc from an arrival to a
/// departure. An origin gets a vertex before its departures, a destination one behind its arrivals.
///
///     //        Aktau                                Alat
///     // ──▶ by rail ──passage──▶ by sea ──leg──▶ by sea ──passage──▶ by rail ──▶
///
/// Terminals to pass on the way, in order, add one copy of everything for each: the search moves
/// on to the next copy where it arrives at the next of them.
///
/// This is the only place that knows which vertex stands for what: others ask what an arc stands for,
/// and take searches from a start to an end.
struct ModeGraph: Sendable {
  /// What an arc stands for.
  enum Move: Sendable, Hashable {
    /// An index into the network's legs.
    case leg(Int)
    /// An index into `passages`.
    case passage(Int)
    /// On to the next copy, at a terminal to pass: costs nothing.
    case reached
  }

  /// What happens at a terminal between arriving and departing.
  struct Passage: Sendable, Hashable {
    let terminal: Int
    /// The modes of the legs before and behind; nothing at an end.
    let arrival: Mode?
    let departure: Mode?
    /// Indices of the transfers that apply, in the order of their processes.
    let transfers: [Int]
    /// The leg the container departs on, where the stay is charged by the day.
    let departingLeg: Int?
    /// Whether the container starts or ends here.
    let isEnd: Bool
    /// Whether the container changes from one vehicle to another; told only where it counts.
    let isChange: Bool
  }

  let graph: Graph
  let moves: [Move]
  let passages: [Passage]
  /// The vertex of each origin and of each destination, by terminal.
  let starts: [Int: Int]
  let ends: [Int: Int]
  /// The terminal of each vertex.
  let terminals: [Int]

  init(
    _ network: Network, from origins: [Int], to destinations: [Int], via: [Int] = [],
    changes: Int? = nil
  ) {
    var builder = Builder(network: network, tellsBoardings: changes != nil)
    builder.addLegs()
    builder.addPassages()
    builder.copy(via: via)
    for origin in origins { builder.addStart(at: origin) }
    for destination in destinations { builder.addEnd(at: destination, copy: via.count) }
    if let changes { builder.layer(changes) }
    graph = Graph(vertexCount: builder.terminals.count, tails: builder.tails, heads: builder.heads)
    moves = builder.moves
    passages = builder.passages
    starts = builder.starts
    ends = builder.ends
    terminals = builder.terminals
  }
}

extension ModeGraph {
  /// The arcs of legs one behind the other and of the passages between them, from an origin to a
  /// destination, of a graph without terminals to pass; nothing where one of them does not exist.
  func arcs(along legs: [Int], from origin: Int, to destination: Int) -> [Int]? {
    guard var vertex = starts[origin], let end = ends[destination] else { return nil }
    func passage(to head: Int) -> Int? {
      graph.arcs(from: vertex).first { graph.head(of: $0) == head }
    }
    var arcs: [Int] = []
    // Legs are the first arcs, in their own order.
    for leg in legs {
      guard let passage = passage(to: graph.tail(of: leg)) else { return nil }
      arcs += [passage, leg]
      vertex = graph.head(of: leg)
    }
    return passage(to: end).map { arcs + [$0] }
  }

  /// The terminals to which arcs of finite weight lead from an origin, ascending.
  func terminals(reachedFrom origin: Int, weights: [Double]) -> [Int] {
    starts[origin].map { members(graph.reached(from: $0, weights: weights)) } ?? []
  }

  /// The terminals from which arcs of finite weight lead to a destination, ascending.
  func terminals(leadingTo destination: Int, weights: [Double]) -> [Int] {
    ends[destination].map { members(graph.reaching($0, weights: weights)) } ?? []
  }

  private func members(_ isMember: [Bool]) -> [Int] {
    Set(isMember.indices.filter { isMember[$0] }.map { terminals[$0] }).sorted()
  }

  /// The legs that arrive at, or depart from, one of some passages.
  func legs(beside isMember: (Passage) -> Bool) -> Set<Int> {
    var vertices: Set<Int> = []
    for (arc, move) in moves.enumerated() {
      guard case .passage(let passage) = move, isMember(passages[passage]) else { continue }
      vertices.formUnion([graph.tail(of: arc), graph.head(of: arc)])
    }
    var legs: Set<Int> = []
    for (arc, move) in moves.enumerated() {
      guard case .leg(let leg) = move else { continue }
      if vertices.contains(graph.tail(of: arc)) || vertices.contains(graph.head(of: arc)) {
        legs.insert(leg)
      }
    }
    return legs
  }
}

extension ModeGraph {
  /// The vertices at which containers arrive at, or depart from, a terminal in one way.
  private struct Gate {
    let mode: Mode
    /// The rules' words for the neighbour that hold here.
    let neighbors: [Transfer.Neighbor]
    /// The only leg, where departures are told apart by leg.
    let leg: Int?
    /// Whether its legs leave by timetables, where that is told apart.
    let isScheduled: Bool?
    let vertex: Int
  }

  private struct Builder {
    let network: Network
    /// The transfers of each terminal.
    let rules: [Int: [Int]]
    let isCharged: Set<Int>
    var arrivals: [[Gate]]
    var departures: [[Gate]]
    var terminals: [Int] = []
    var tails: [Int] = []
    var heads: [Int] = []
    var moves: [Move] = []
    var passages: [Passage] = []
    var starts: [Int: Int] = [:]
    var ends: [Int: Int] = [:]
    var verticesPerCopy = 0
    let tellsBoardings: Bool

    init(network: Network, tellsBoardings: Bool) {
      self.network = network
      self.tellsBoardings = tellsBoardings
      rules = Dictionary(grouping: network.transfers.indices) { network.transfers[$0].terminal }
      isCharged = Set(network.charges.map(\.terminal))
      arrivals = Array(repeating: [], count: network.terminals.count)
      departures = arrivals
    }

    mutating func addLegs() {
      for (index, leg) in network.legs.enumerated() {
        let tail = departureVertex(leg, index)
        let head = arrivalVertex(leg)
        addArc(from: tail, to: head, .leg(index))
      }
    }

    private mutating func departureVertex(_ leg: Leg, _ index: Int) -> Int {
      let neighbors = words(at: leg.from, \.goingTo, thatHoldFor: leg.to)
      let only = isCharged.contains(leg.from) ? index : nil
      let isScheduled = tellsBoardings ? leg.departuresPerWeek != nil : nil
      if let gate = departures[leg.from].first(where: {
        $0.mode == leg.mode && $0.neighbors == neighbors && $0.leg == only
          && $0.isScheduled == isScheduled
      }) {
        return gate.vertex
      }
      let vertex = addVertex(at: leg.from)
      departures[leg.from].append(
        Gate(
          mode: leg.mode, neighbors: neighbors, leg: only, isScheduled: isScheduled,
          vertex: vertex))
      return vertex
    }

    private mutating func arrivalVertex(_ leg: Leg) -> Int {
      let neighbors = words(at: leg.to, \.comingFrom, thatHoldFor: leg.from)
      if let gate = arrivals[leg.to].first(where: {
        $0.mode == leg.mode && $0.neighbors == neighbors
      }) {
        return gate.vertex
      }
      let vertex = addVertex(at: leg.to)
      arrivals[leg.to].append(
        Gate(mode: leg.mode, neighbors: neighbors, leg: nil, isScheduled: nil, vertex: vertex))
      return vertex
    }

    /// The conditions on the neighbour that the rules of a terminal state and this neighbour meets.
    private func words(
      at terminal: Int, _ condition: KeyPath<Transfer, Transfer.Neighbor>,
      thatHoldFor neighbor: Int
    ) -> [Transfer.Neighbor] {
      var words: [Transfer.Neighbor] = []
      for rule in rules[terminal] ?? [] {
        let word = network.transfers[rule][keyPath: condition]
        let holds =
          switch word {
          case .any: false
          case .country(let country): network.terminals[neighbor].country == country
          case .terminal(let other): other == neighbor
          }
        if holds, !words.contains(word) { words.append(word) }
      }
      return words
    }

    mutating func addPassages() {
      for terminal in network.terminals.indices {
        for arrival in arrivals[terminal] {
          for departure in departures[terminal] {
            let transfers = transfers(at: terminal, arrival, departure)
            let passage = Passage(
              terminal: terminal, arrival: arrival.mode, departure: departure.mode,
              transfers: transfers, departingLeg: departure.leg, isEnd: false,
              isChange: isChange(arrival, departure, transfers))
            addArc(from: arrival.vertex, to: departure.vertex, add(passage))
          }
        }
      }
    }

    mutating func addStart(at terminal: Int) {
      guard starts[terminal] == nil else { return }
      let vertex = addVertex(at: terminal)
      starts[terminal] = vertex
      for departure in departures[terminal] {
        let passage = Passage(
          terminal: terminal, arrival: nil, departure: departure.mode,
          transfers: transfers(at: terminal, nil, departure),
          departingLeg: departure.leg, isEnd: true, isChange: false)
        addArc(from: vertex, to: departure.vertex, add(passage))
      }
    }

    mutating func addEnd(at terminal: Int, copy: Int) {
      guard ends[terminal] == nil else { return }
      let vertex = addVertex(at: terminal)
      ends[terminal] = vertex
      for arrival in arrivals[terminal] {
        let passage = Passage(
          terminal: terminal, arrival: arrival.mode, departure: nil,
          transfers: transfers(at: terminal, arrival, nil), departingLeg: nil, isEnd: true,
          isChange: false)
        addArc(from: arrival.vertex + copy * verticesPerCopy, to: vertex, add(passage))
      }
    }

    /// Repeats all that stands, once for each terminal to pass, and joins the copies there.
    mutating func copy(via: [Int]) {
      verticesPerCopy = terminals.count
      let arcsPerCopy = moves.count
      for (copy, terminal) in via.enumerated() {
        let shift = (copy + 1) * verticesPerCopy
        terminals.append(contentsOf: terminals[..<verticesPerCopy])
        for arc in 0..<arcsPerCopy {
          addArc(from: tails[arc] + shift, to: heads[arc] + shift, moves[arc])
        }
        for arrival in arrivals[terminal] {
          let before = arrival.vertex + shift - verticesPerCopy
          addArc(from: before, to: arrival.vertex + shift, .reached)
        }
      }
    }

    private func isChange(_ arrival: Gate, _ departure: Gate, _ transfers: [Int]) -> Bool {
      tellsBoardings
        && (arrival.mode != departure.mode || departure.isScheduled == true
          || transfers.contains { network.transfers[$0].process == .gaugeChange })
    }

    /// Repeats all that stands, once for each change of vehicle: a change leads to the next layer,
    /// and none leads on from the last.
    mutating func layer(_ changes: Int) {
      let vertices = terminals.count
      let isEnd = Set(ends.values)
      let arcs = (tails, heads, moves)
      terminals = Array(repeating: terminals, count: changes + 1).flatMap { $0 }
      (tails, heads, moves) = ([], [], [])
      for layer in 0...changes {
        let shift = layer * vertices
        for (arc, move) in arcs.2.enumerated() {
          var head = arcs.1[arc]
          if case .passage(let passage) = move, passages[passage].isChange {
            if layer == changes { continue }
            head += vertices
          }
          // All layers end at the one end.
          addArc(from: arcs.0[arc] + shift, to: isEnd.contains(head) ? head : head + shift, move)
        }
      }
    }

    /// For each process the rule with the most conditions that fits; nothing for a gate is an end.
    private func transfers(at terminal: Int, _ arrival: Gate?, _ departure: Gate?) -> [Int] {
      var best: [Transfer.Process: Int] = [:]
      for index in rules[terminal] ?? [] {
        let rule = network.transfers[index]
        guard fits(rule.arrivingBy, rule.comingFrom, arrival),
          fits(rule.departingBy, rule.goingTo, departure)
        else { continue }
        if let other = best[rule.process],
          network.transfers[other].conditions >= rule.conditions
        {
          continue
        }
        best[rule.process] = index
      }
      return best.sorted { $0.key < $1.key }.map(\.value)
    }

    private func fits(
      _ carriage: Transfer.Carriage, _ neighbor: Transfer.Neighbor, _ gate: Gate?
    ) -> Bool {
      // At an end only a rule that names the end applies: a transfer is between two legs.
      guard let gate else { return carriage == .end && neighbor == .any }
      return (carriage == .any || carriage == .by(gate.mode))
        && (neighbor == .any || gate.neighbors.contains(neighbor))
    }

    private mutating func add(_ passage: Passage) -> Move {
      passages.append(passage)
      return .passage(passages.count - 1)
    }

    private mutating func addVertex(at terminal: Int) -> Int {
      terminals.append(terminal)
      return terminals.count - 1
    }

    private mutating func addArc(from tail: Int, to head: Int, _ move: Move) {
      tails.append(tail)
      heads.append(head)
      moves.append(move)
    }
  }
}

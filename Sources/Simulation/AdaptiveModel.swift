import Freight
import Graphs
import Sampling

/// What a planner knows on the way, and how to go on with it.
///
/// From where the freight stands the disruptions of the next stop and of the legs that leave it are
/// seen: whether they happen, not how long they last. What was seen is not forgotten. Of all else
/// only the averages are known, so the best way on is that of least average weight given what is
/// known. Hours already lost are lost: they change no choice, since every hour to come weighs the
/// same.
struct AdaptiveModel: Sendable {
  /// Disruptions seen so far: those that happen and those that do not, a bit for each.
  struct Knowledge: Hashable {
    var happening: UInt64 = 0
    var absent: UInt64 = 0
  }

  /// An event's part of an arc's average weight.
  private struct Threat: Sendable {
    let event: UInt64
    let chance: Double
    /// The average weight if it happens.
    let weight: Double
  }

  private let graph: Graph
  private let reversed: Graph
  private let goal: Int
  /// For each arc, its average weight where nothing is disrupted; infinite where it is closed.
  private let calm: [Double]
  private let threats: [[Threat]]
  /// The disruptions seen from each vertex.
  let visible: [UInt64]
  /// The events by their bits: at most 64 are watched, the others count at their averages.
  let watched: Int

  init(_ model: FlexibleModel) {
    let ways = model.ways
    graph = ways.graph
    goal = ways.goal
    let arcs = 0..<ways.graph.arcCount
    reversed = graph.reversed()
    let events = model.sums.luck.events
    watched = min(64, events.count)
    var calm: [Double] = []
    var threats: [[Threat]] = []
    for arc in arcs {
      var list: [Threat] = []
      for part in (ways.stepsOfArc[arc] ?? []).flatMap(\.parts) {
        guard let event = part.event,
          let bit = events.firstIndex(where: {
            $0.id == event.id && $0.chance == event.chance
          }), bit < 64
        else { continue }
        let mean = part.factor * part.law.mean
        let amounts = part.quantity == .usd ? Amounts(usd: mean) : Amounts(hours: mean)
        list.append(
          Threat(
            event: 1 << UInt64(bit), chance: event.chance,
            weight: ways.objective.weight(of: amounts, for: ways.shipment)))
      }
      threats.append(list)
      calm.append(max(0, model.typical[arc] - list.reduce(0) { $0 + $1.chance * $1.weight }))
    }
    self.calm = calm
    self.threats = threats
    var leaving = [UInt64](repeating: 0, count: graph.vertexCount)
    for arc in arcs { leaving[graph.tail(of: arc)] |= threats[arc].reduce(0) { $0 | $1.event } }
    var visible = leaving
    for arc in arcs { visible[graph.tail(of: arc)] |= leaving[graph.head(of: arc)] }
    self.visible = visible
  }

  /// The arc to follow from each vertex with this knowledge; nothing where no way leads on.
  func plan(_ knowledge: Knowledge) -> [Int32] {
    let weights = calm.indices.map { arc in
      threats[arc].reduce(calm[arc]) { weight, threat in
        if knowledge.happening & threat.event != 0 { return weight + threat.weight }
        if knowledge.absent & threat.event != 0 { return weight }
        return weight + threat.chance * threat.weight
      }
    }
    var search = Dijkstra(reversed)
    search.run(from: goal, weights: weights)
    let distances = (0..<graph.vertexCount).map { search.distance(to: $0) ?? .infinity }
    // The tree of the search backward is the plan forward: what Dijkstra came by is the way on.
    return (0..<graph.vertexCount).map { vertex in
      guard vertex != goal, distances[vertex] < .infinity, let path = search.path(to: vertex),
        let arc = path.arcs.last
      else { return -1 }
      return Int32(arc)
    }
  }
}

/// The workbench of one thread that goes on from stop to stop with what is known by then.
struct AdaptiveBlock {
  private let adaptive: AdaptiveModel
  private let source: Int
  private let goal: Int
  private let heads: [Int]
  private(set) var choices: FlexibleBlock
  private var plans: [AdaptiveModel.Knowledge: [Int32]] = [:]

  init(_ model: FlexibleModel, _ sampler: Sampler) {
    adaptive = AdaptiveModel(model)
    source = model.ways.source
    goal = model.ways.goal
    heads = (0..<model.ways.graph.arcCount).map(model.ways.graph.head(of:))
    choices = FlexibleBlock(model, sampler)
  }

  /// Goes through the trials of a block.
  mutating func run(_ block: Int, trials: Int) {
    choices.prepare(block)
    var arcs: [Int] = []
    for trial in 0..<trials {
      arcs.removeAll(keepingCapacity: true)
      let happening = choices.events(in: trial, atMost: adaptive.watched)
      var knowledge = AdaptiveModel.Knowledge()
      var vertex = source
      var plan: [Int32] = []
      while vertex != goal {
        let seen = adaptive.visible[vertex]
        let next = AdaptiveModel.Knowledge(
          happening: knowledge.happening | seen & happening,
          absent: knowledge.absent | seen & ~happening)
        // A plan is followed until something new is seen, so no way goes round for ever.
        if next != knowledge || plan.isEmpty {
          knowledge = next
          plan = self.plan(knowledge)
        }
        let arc = Int(plan[vertex])
        precondition(arc >= 0, "a way leads on from wherever a way has led")
        arcs.append(arc)
        vertex = heads[arc]
      }
      choices.take(arcs, in: trial)
    }
  }

  /// Counts the ways taken in some trials of the block.
  mutating func count(_ places: Range<Int>) { choices.count(places) }

  private mutating func plan(_ knowledge: AdaptiveModel.Knowledge) -> [Int32] {
    if let plan = plans[knowledge] { return plan }
    let plan = adaptive.plan(knowledge)
    plans[knowledge] = plan
    return plan
  }
}

extension FlexibleBlock {
  /// The events that happen in a trial of the block, a bit for each.
  func events(in place: Int, atMost count: Int) -> UInt64 {
    var bits: UInt64 = 0
    for event in 0..<count where sums.events[event][place] != 0 { bits |= 1 << UInt64(event) }
    return bits
  }

  /// Takes a way in a trial, whatever it turns out to take.
  mutating func take(_ arcs: [Int], in place: Int) {
    var (usd, hours): (Float, Float) = (0, 0)
    for arc in arcs {
      guard let taking = model.takingOfArc[arc] else { continue }
      let (more, longer) = takes(taking, in: place)
      usd += more
      hours += longer
    }
    enter(place, self.place(ofWay: arcs[...]), usd, hours)
  }

  /// The excess of a taking in a trial, from the core's columns where it is there.
  private func takes(_ taking: Int, in place: Int) -> (usd: Float, hours: Float) {
    let core = placeInCore[taking]
    if core >= 0 {
      return (sums.columns[2 * core][place], sums.columns[2 * core + 1][place])
    }
    return draw(taking, in: place)
  }
}

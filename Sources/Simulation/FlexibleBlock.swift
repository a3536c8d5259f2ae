import Freight
import Graphs
import Sampling

/// The workbench of one thread that chooses the best way in every trial.
struct FlexibleBlock {
  /// A way that was the best of some trial.
  struct Way {
    let arcs: [Int]
    /// What never varies of it.
    let usd: Double
    let hours: Double
    /// The weight of its emissions, in hundredths.
    let emissions: Double
    var count = 0
  }

  let model: FlexibleModel
  private(set) var sums: SumBlock
  /// Over all arcs, for trials settled one by one, and over those that nearly always suffice.
  private var search: LaneSearch
  private var nearSearch: LaneSearch
  private var block = 0

  /// Of the core's takings, sixteen trials at a time: those of one batch lie together.
  private var coreWeights: [SIMD16<Float>]
  /// Of the near arcs.
  private var weights: [SIMD16<Float>]
  /// The near arcs whose takings belong to the core, by their places among the near arcs and in it.
  private let coreArcs: [(arc: Int, place: Int)]
  /// The place of each taking in the core, or minus one.
  let placeInCore: [Int]
  /// The place of each near arc's taking in the core, or what else there is to know of it.
  private let placeOfArc: [Int32]

  /// Of an arc that takes the same in every trial, and of one to be drawn only when asked for.
  private static let fixed: Int32 = -1
  private static let undrawn: Int32 = -2

  // Of all takings, for sixteen trials that are settled one by one.
  private var ownUSD: [SIMD16<Float>]
  private var ownHours: [SIMD16<Float>]
  private var ownWeights: [SIMD16<Float>]
  private var drawn: [UInt16]
  private let leastWeights: [SIMD16<Float>]

  private(set) var ways: [Way] = []
  private var placeOfWay: [UInt64: Int] = [:]
  /// In how many trials each taking was drawn on its own.
  private(set) var visits: [Int]
  /// Trials that the core did not settle, and the searches that they took, sixteen at a time.
  private(set) var unsettled = 0
  /// The weights of the best paths of the block's trials that were settled one by one.
  private(set) var settledWeights: [Float] = []
  private(set) var searches = 0
  private(set) var cents = Outcomes()
  private(set) var seconds = Outcomes()
  /// The way taken in each trial of the block.
  private(set) var choices = [Int](repeating: 0, count: Outcomes.count)

  /// The way at hand, laid out anew for each strand.
  private var trail: [Int] = []

  private static let batches = Outcomes.count / 16

  init(_ model: FlexibleModel, _ sampler: Sampler) {
    self.model = model
    sums = SumBlock(model.coreSums, sampler)
    let least = model.leastWeightsOfArcs
    search = LaneSearch(
      model.ways.graph, from: model.ways.source, to: model.ways.goal, typical: model.typical,
      least: least)
    let none = SIMD16<Float>()
    nearSearch = LaneSearch(
      model.nearGraph, from: model.ways.source, to: model.ways.goal,
      typical: model.nearArcs.map { model.typical[$0] }, least: model.nearArcs.map { least[$0] })
    coreWeights = Array(repeating: none, count: model.core.count * Self.batches)
    let leastWeights = model.takingOfArc.map { taking in
      SIMD16(repeating: taking.map { model.leastWeights[$0] } ?? .infinity)
    }
    self.leastWeights = leastWeights
    weights = model.nearArcs.map { leastWeights[$0] }
    ownWeights = leastWeights
    var placeInCore = [Int](repeating: -1, count: model.isCore.count)
    for (place, taking) in model.core.enumerated() { placeInCore[taking] = place }
    self.placeInCore = placeInCore
    let places = model.nearArcs.map { arc in
      guard let taking = model.takingOfArc[arc] else { return Self.fixed }
      let place = Int32(placeInCore[taking])
      return place >= 0 ? place : (model.isFixed[taking] ? Self.fixed : Self.undrawn)
    }
    placeOfArc = places
    coreArcs = places.enumerated().compactMap { $1 >= 0 ? ($0, Int($1)) : nil }
    ownUSD = Array(repeating: none, count: model.isCore.count)
    ownHours = ownUSD
    drawn = Array(repeating: 0, count: model.isCore.count)
    visits = Array(repeating: 0, count: model.isCore.count)
  }

  /// Chooses the best way in each trial of a block.
  mutating func run(_ block: Int, trials: Int = Outcomes.count) {
    prepare(block)
    var rest: [Int] = []
    for batch in 0..<((trials + 15) / 16) { choose(batch, leaving: &rest) }
    settle(rest.filter { $0 < trials })
  }

  /// Draws the core for a block.
  mutating func prepare(_ block: Int) {
    self.block = block
    settledWeights.removeAll(keepingCapacity: true)
    sums.run(block)
    let count = model.core.count
    for (place, taking) in model.core.enumerated() {
      Self.weigh(
        sums.columns[2 * place], sums.columns[2 * place + 1], model.baseWeights[taking],
        model.perUSD, model.perHour, into: &coreWeights, at: place, of: count)
    }
  }

  /// Weighs what a taking takes in all trials.
  private static func weigh(
    _ usd: Column, _ hours: Column, _ base: Float, _ perUSD: Float, _ perHour: Float,
    into table: inout [SIMD16<Float>], at place: Int, of count: Int
  ) {
    var weights = Column()
    weights.update { weights in
      let (usd, hours) = (usd.values.span, hours.values.span)
      for trial in 0..<Column.count {
        weights[trial] = base + (perUSD * usd[trial] + perHour * hours[trial])
      }
    }
    var table = table.mutableSpan
    for batch in 0..<batches { table[batch * count + place] = lanes(weights.values, batch) }
  }

  /// Sixteen values in a row.
  @inline(__always)
  private static func lanes(_ values: [Float], _ batch: Int) -> SIMD16<Float> {
    precondition(
      values.count == Column.count && batch >= 0 && batch < batches, "a batch of a block")
    // Sixteen floats in a row are one vector, wherever they begin.
    return unsafe values.span.withUnsafeBytes {
      unsafe $0.loadUnaligned(fromByteOffset: 64 * batch, as: SIMD16<Float>.self)
    }
  }

  /// Chooses in sixteen trials in a row, and lists those in which the best way is not all drawn, or
  /// may lead over arcs that are not near.
  private mutating func choose(_ batch: Int, leaving rest: inout [Int]) {
    weigh(batch)
    let nearWeights = weights
    let distances = nearSearch.solve(nearWeights.span)
    nearSearch.trace(nearWeights.span)
    var far = UInt16.max
    for strand in nearSearch.strands {
      var (usd, hours) = (SIMD16<Float>(), SIMD16<Float>())
      var isSettled = true
      trail.removeAll(keepingCapacity: true)
      for arc in strand.arcs {
        trail.append(model.nearArcs[arc])
        let place = Int(placeOfArc[arc])
        if place >= 0 {
          usd += Self.lanes(sums.columns[2 * place].values, batch)
          hours += Self.lanes(sums.columns[2 * place + 1].values, batch)
        } else if place == Int(Self.undrawn) {
          isSettled = false
          break
        }
      }
      guard isSettled else { continue }
      let way = place(ofWay: trail[...])
      for lane in 0..<16
      where strand.lanes & (1 << lane) != 0 && distances[lane] <= model.bound {
        enter(16 * batch + lane, way, usd[lane], hours[lane])
        far &= ~(1 << UInt16(lane))
      }
    }
    for lane in 0..<16 where far & (1 << lane) != 0 { rest.append(16 * batch + lane) }
  }

  private mutating func weigh(_ batch: Int) {
    let first = batch * model.core.count
    let (coreWeights, coreArcs) = (coreWeights, coreArcs)
    let (table, arcs) = (coreWeights.span, coreArcs.span)
    var weights = weights.mutableSpan
    for index in arcs.indices {
      let (arc, place) = arcs[index]
      weights[arc] = table[first + place]
    }
  }

  mutating func enter(_ place: Int, _ way: Int, _ usd: Float, _ hours: Float) {
    let usdAll = ways[way].usd + Double(usd)
    let hoursAll = ways[way].hours + Double(hours)
    cents[place] = Self.whole(usdAll * (100 / Double(model.grains.usd)))
    seconds[place] = Self.whole(hoursAll * (3600 / Double(model.grains.hours)))
    choices[place] = way
  }

  /// The weight of the emissions of the way taken in each trial, in hundredths.
  func emissions(_ trials: Int) -> [Double] {
    (0..<trials).map { ways[choices[$0]].emissions }
  }

  /// Counts the ways taken in some trials of the block.
  mutating func count(_ places: Range<Int>) {
    for place in places { ways[choices[place]].count += 1 }
  }

  /// The nearest whole number, ties to even; amounts are below 2⁵¹.
  private static func whole(_ amount: Double) -> Int64 {
    Int64(bitPattern: (amount + 0x1.8p52).bitPattern) &- Int64(bitPattern: (0x1.8p52).bitPattern)
  }

  mutating func place(ofWay arcs: ArraySlice<Int>) -> Int {
    // Ways that have the same fingerprint move on to the next number.
    var key = arcs.reduce(into: Fingerprint()) { $0.mix(UInt64(truncatingIfNeeded: $1)) }.value
    while let place = placeOfWay[key] {
      if ways[place].arcs.elementsEqual(arcs) { return place }
      key &+= 1
    }
    placeOfWay[key] = ways.count
    var (usd, hours) = (0.0, 0.0)
    var mean = Amounts()
    for arc in arcs {
      guard let taking = model.takingOfArc[arc] else { continue }
      usd += model.sums.bases[2 * taking]
      hours += model.sums.bases[2 * taking + 1]
      for step in model.ways.stepsOfArc[arc] ?? [] { mean += step.mean }
    }
    let emissions = model.ways.objective.weight(
      of: Amounts(kilogramsCO2e: mean.kilogramsCO2e), for: model.ways.shipment)
    ways.append(Way(arcs: Array(arcs), usd: usd, hours: hours, emissions: 100 * emissions))
    return ways.count - 1
  }
}

extension FlexibleBlock {
  /// Chooses in some trials, drawing what the best way of each asks for until nothing is missing.
  mutating func settle(_ places: [Int]) {
    unsettled += places.count
    for start in stride(from: 0, to: places.count, by: 16) {
      settle(places[start..<min(start + 16, places.count)])
    }
  }

  private mutating func settle(_ places: ArraySlice<Int>) {
    gather(places)
    let all = UInt16(truncatingIfNeeded: 1 << places.count - 1)
    var distances = SIMD16<Float>()
    while true {
      let weights = ownWeights
      distances = search.solve(weights.span)
      search.trace(weights.span)
      searches += 1
      var isSettled = true
      for strand in search.strands {
        for arc in strand.arcs {
          guard let taking = model.takingOfArc[arc] else { continue }
          let missing = strand.lanes & all & ~drawn[taking]
          if missing == 0 { continue }
          isSettled = false
          draw(taking, missing, places)
        }
      }
      if isSettled { break }
    }
    for strand in search.strands where strand.lanes & all != 0 {
      var (usdSum, hourSum) = (SIMD16<Float>(), SIMD16<Float>())
      for arc in strand.arcs {
        guard let taking = model.takingOfArc[arc] else { continue }
        usdSum += ownUSD[taking]
        hourSum += ownHours[taking]
      }
      let way = place(ofWay: strand.arcs)
      for (lane, place) in places.enumerated() where strand.lanes & (1 << lane) != 0 {
        enter(place, way, usdSum[lane], hourSum[lane])
        settledWeights.append(distances[lane])
      }
    }
  }

  /// Lays out what is drawn of some trials, one in each lane.
  private mutating func gather(_ places: ArraySlice<Int>) {
    let none = SIMD16<Float>()
    ownWeights = leastWeights
    for taking in drawn.indices {
      drawn[taking] = model.isFixed[taking] ? .max : 0
      ownUSD[taking] = none
      ownHours[taking] = none
    }
    for (place, taking) in model.core.enumerated() {
      drawn[taking] = .max
      var (usd, hours) = (none, none)
      for (lane, trial) in places.enumerated() {
        usd[lane] = sums.columns[2 * place][trial]
        hours[lane] = sums.columns[2 * place + 1][trial]
      }
      ownUSD[taking] = usd
      ownHours[taking] = hours
      reweigh(taking)
    }
  }

  private mutating func reweigh(_ taking: Int) {
    let weight =
      model.baseWeights[taking]
      + (model.perUSD * ownUSD[taking] + model.perHour * ownHours[taking])
    for arc in model.arcsOfTaking[taking] { ownWeights[arc] = weight }
  }

  /// Draws what a taking takes in the trials of some lanes.
  private mutating func draw(_ taking: Int, _ lanes: UInt16, _ places: ArraySlice<Int>) {
    for (lane, place) in places.enumerated() where lanes & (1 << lane) != 0 {
      let (usd, hours) = draw(taking, in: place)
      ownUSD[taking][lane] = usd
      ownHours[taking][lane] = hours
      visits[taking] += 1
    }
    drawn[taking] |= lanes
    let weight =
      model.baseWeights[taking]
      + (model.perUSD * ownUSD[taking] + model.perHour * ownHours[taking])
    for arc in model.arcsOfTaking[taking] {
      for lane in 0..<16 where lanes & (1 << lane) != 0 { ownWeights[arc][lane] = weight[lane] }
    }
  }

  /// The excess of a taking in one trial.
  func draw(_ taking: Int, in place: Int) -> (usd: Float, hours: Float) {
    var usd = sum(2 * taking, place)
    for charge in model.charges[taking] {
      let charge = model.sums.charges[charge]
      usd += charge.usd(hours: sum(charge.sum, place), over: model.sums.bases[charge.sum])
    }
    return (usd, sum(2 * taking + 1, place))
  }

  /// A sum in one trial, to the bit what a column holds.
  private func sum(_ index: Int, _ place: Int) -> Float {
    var sum: Float = 0
    for term in model.terms[index] {
      let variable = model.sums.luck.variables[term.variable]
      if let event = variable.event {
        let happens = sums.events[event][place]
        if happens != 0 { sum += term.factor * (value(of: variable, place) * happens) }
      } else {
        sum += term.factor * value(of: variable, place)
      }
    }
    return sum
  }

  private func value(of variable: Luck.Variable, _ place: Int) -> Float {
    let trial = block * Outcomes.count + place
    switch variable.form {
    case .constant(let value): return value
    case .own(let table):
      return table.value(at: sums.sampler.word(variable.address, trial: trial))
    case .caused(let table, let cause, let loading, let rest):
      let own = QuantileTable.standardNormal.value(
        at: sums.sampler.word(variable.address, trial: trial))
      return table.value(at: rest * own + loading * sums.causes[cause][place])
    }
  }
}

import Sampling

/// The workbench of one thread: works out the trials of a model a block of 4,096 at a time.
///
///     var block = TrialBlock(model, sampler)
///     block.run(12)
///     block.cents[0].values     // of the first itinerary in trials 49,152 and on
struct TrialBlock {
  private let model: TrialModel
  private var sums: SumBlock
  /// For each itinerary, in grains of its USD: whole cents unless amounts are beyond reason.
  private(set) var cents: [Outcomes]
  private(set) var seconds: [Outcomes]

  init(_ model: TrialModel, _ sampler: Sampler) {
    self.model = model
    sums = SumBlock(model.sums, sampler)
    cents = model.itineraries.map { _ in Outcomes() }
    seconds = cents
  }

  /// Works out a block.
  ///
  /// - Complexity: O(variables and their uses) passes over 4,096 trials.
  mutating func run(_ block: Int, forcing forced: [Forced] = []) {
    sums.run(block, forcing: forced)
    let bases = model.sums.bases
    for index in model.itineraries.indices {
      let (usd, hours) = (2 * index, 2 * index + 1)
      cents[index].round(
        sums.columns[usd], plus: bases[usd], partsPerUnit: 100 / Double(model.grains[usd]))
      seconds[index].round(
        sums.columns[hours], plus: bases[hours], partsPerUnit: 3600 / Double(model.grains[hours]))
    }
  }
}

/// Sums of one block: the excess of each over its base.
struct SumBlock {
  private let sums: Sums
  private(set) var sampler: Sampler
  private var column = Column()
  private(set) var causes: [Column]
  private(set) var events: [Column]
  private(set) var columns: [Column]

  init(_ sums: Sums, _ sampler: Sampler) {
    self.sums = sums
    self.sampler = sampler
    causes = sums.luck.causes.map { _ in Column() }
    events = sums.luck.events.map { _ in Column() }
    columns = sums.bases.map { _ in Column() }
  }

  mutating func run(_ block: Int, forcing forced: [Forced] = []) {
    for sum in columns.indices { columns[sum].reset() }
    for (place, cause) in sums.luck.causes.enumerated() {
      sampler.fill(&causes[place], from: cause.table, variable: cause.address, block: block)
    }
    for (place, event) in sums.luck.events.enumerated() {
      sampler.fill(&events[place], from: event.table, variable: event.address, block: block)
    }
    for force in forced {
      for place in force.places { events[force.event][place] = force.happens ? 1 : 0 }
    }
    for draw in sums.draws { add(draw, block) }
    for charge in sums.charges {
      charge.add(
        hours: columns[charge.sum], over: sums.bases[charge.sum], to: &columns[charge.usd])
    }
  }

  private mutating func add(_ draw: Sums.Draw, _ block: Int) {
    let variable = sums.luck.variables[draw.variable]
    if draw.uses.count == 1, addAtOnce(variable, draw.uses[0], block) { return }
    variable.fill(&column, &sampler, causes: causes, block: block)
    for use in draw.uses {
      if let event = variable.event {
        columns[use.sum].add(column, events[event], times: use.factor)
      } else {
        columns[use.sum].add(column, times: use.factor)
      }
    }
  }

  /// Adds the draws of a variable used once without a column of their own, where that can be done.
  private mutating func addAtOnce(
    _ variable: Luck.Variable, _ use: Sums.Use, _ block: Int
  ) -> Bool {
    switch (variable.form, variable.event) {
    case (.own(let table), nil):
      sampler.add(
        table, to: &columns[use.sum], times: use.factor, variable: variable.address, block: block)
    case (.caused(let table, let cause, let loading, let rest), nil):
      sampler.add(
        table, to: &columns[use.sum], times: use.factor, cause: causes[cause], loading: loading,
        rest: rest, variable: variable.address, block: block)
    case (.own(let table), let event?) where sums.luck.events[event].chance < Self.rare:
      sampler.add(
        table, to: &columns[use.sum], times: use.factor, inTrialsOf: events[event],
        variable: variable.address, block: block)
    default: return false
    }
    return true
  }

  /// The chance below which the trials of an event are drawn for one by one: a single draw takes
  /// some ten times as long as one of a block.
  private static let rare = 0.05
}

extension Luck.Variable {
  /// Fills a column with the draws of a block, whether the variable's event happens or not.
  func fill(_ column: inout Column, _ sampler: inout Sampler, causes: [Column], block: Int) {
    switch form {
    case .constant(let value):
      column.reset(to: value)
    case .own(let table):
      sampler.fill(&column, from: table, variable: address, block: block)
    case .caused(let table, let cause, let loading, let rest):
      sampler.fill(&column, from: .standardNormal, variable: address, block: block)
      column.multiply(by: rest)
      column.add(causes[cause], times: loading)
      column.translate(by: table)
    }
  }
}

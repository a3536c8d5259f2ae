import Freight
import Sampling

/// What differs from one trial to the next: the random variables of a model, each once.
///
/// A variable is drawn under its own name, so its draws are the same in every model that holds it.
/// Names are reduced to 32 bits; of two names that meet there the later in alphabetical order is
/// drawn under its name with a `~` behind it, and so on until it stands alone.
struct Luck: Sendable {
  /// How a variable's column comes about.
  enum Form: Sendable {
    /// From its own draws.
    case own(QuantileTable)
    /// From its own draws and those of a common cause, by their normal scores.
    case caused(ScoreTable, cause: Int, loading: Float, rest: Float)
    /// Always the same: only whether it happens differs.
    case constant(Float)
  }

  struct Variable: Sendable {
    let name: String
    var address: Sampling.Variable
    let form: Form
    /// The event without which the variable counts nothing.
    let event: Int?
    /// What the column holds is the amount less this.
    let floor: Double
    /// The greatest value that the column can hold.
    let greatest: Double
    let variance: Double
  }

  /// An event with its chance, or a common cause.
  struct Source: Sendable {
    let id: String
    /// What it is drawn under; the id alone could be that of a leg.
    let name: String
    var address: Sampling.Variable
    let table: QuantileTable
    let chance: Double
  }

  private(set) var variables: [Variable] = []
  private(set) var causes: [Source] = []
  private(set) var events: [Source] = []

  /// What tells variables apart: under another scenario a figure keeps its name and its luck, and
  /// has another law.
  private struct Identity: Hashable {
    let name: String
    let law: Distribution
    let driver: Driver?
    let role: Part.Role
  }

  private var placeOfIdentity: [Identity: Int] = [:]
  private var tableOfLaw: [Distribution: QuantileTable] = [:]
  private var scoresOfLaw: [Distribution: ScoreTable] = [:]

  /// The place of a part's variable, or nothing where the part never varies.
  mutating func place(of part: Part) -> Int? {
    let isEvent = part.isEvent
    if !isEvent, part.law.variance == 0 { return nil }
    let identity = Identity(name: part.name, law: part.law, driver: part.driver, role: part.role)
    if let place = placeOfIdentity[identity] { return place }
    placeOfIdentity[identity] = variables.count
    variables.append(variable(part))
    return variables.count - 1
  }

  private mutating func variable(_ part: Part) -> Variable {
    let event = part.event.map { place(ofEvent: $0.id, chance: $0.chance) }
    // Only the excess over the least value is drawn: single precision then holds what varies.
    let floor = event == nil ? part.law.low : 0
    let drawn = floor == 0 ? part.law : part.law.shifted(by: -floor)
    let form: Form
    let greatest: Double
    if part.law.variance == 0 {
      form = .constant(Float(part.law.mean))
      greatest = part.law.mean
    } else if let driver = part.driver, driver.loading > 0 {
      let table = scores(drawn)
      let rest = max(0, 1 - driver.loading * driver.loading).squareRoot()
      form = .caused(
        table, cause: place(ofCause: driver.id), loading: Float(driver.loading), rest: Float(rest))
      greatest = Double(table.value(at: .infinity))
    } else {
      let table = table(drawn)
      form = .own(table)
      greatest = Double(table.value(at: .max))
    }
    return Variable(
      name: part.name, address: Sampling.Variable(part.name, dimension: 0), form: form,
      event: event, floor: floor, greatest: greatest, variance: part.law.variance)
  }

  private mutating func table(_ law: Distribution) -> QuantileTable {
    if let table = tableOfLaw[law] { return table }
    let table = QuantileTable(law)
    tableOfLaw[law] = table
    return table
  }

  private mutating func scores(_ law: Distribution) -> ScoreTable {
    if let table = scoresOfLaw[law] { return table }
    let table = ScoreTable(law)
    scoresOfLaw[law] = table
    return table
  }

  private mutating func place(ofCause id: String) -> Int {
    if let place = causes.firstIndex(where: { $0.id == id }) { return place }
    let name = "driver " + id
    causes.append(
      Source(
        id: id, name: name, address: Sampling.Variable(name, dimension: 0), table: .standardNormal,
        chance: 1))
    return causes.count - 1
  }

  /// One event for each id and chance: a scenario may make an event more likely.
  private mutating func place(ofEvent id: String, chance: Double) -> Int {
    if let place = events.firstIndex(where: { $0.id == id && $0.chance == chance }) {
      return place
    }
    let name = "disruption " + id
    events.append(
      Source(
        id: id, name: name, address: Sampling.Variable(name, dimension: 0),
        table: QuantileTable(chance: chance), chance: chance))
    return events.count - 1
  }

  /// Gives every name draws of its own, and every variable its quasi-random dimension.
  ///
  /// - Parameter importance: How much of the spread each variable makes; the greatest come first,
  ///   since the first dimensions are the most even ones.
  mutating func settle(importance: [Double]) {
    var weights: [String: Double] = [:]
    for (place, variable) in variables.enumerated() {
      weights[variable.name, default: 0] += importance[place]
      if case .caused(_, let cause, let loading, _) = variable.form {
        weights[causes[cause].name, default: 0] += importance[place] * Double(loading * loading)
      }
      if let event = variable.event {
        weights[events[event].name, default: 0] += importance[place]
      }
    }
    let addresses = Luck.addresses(weights)
    for place in variables.indices {
      variables[place].address = addresses[variables[place].name, default: variables[place].address]
    }
    for place in causes.indices {
      causes[place].address = addresses[causes[place].name, default: causes[place].address]
    }
    for place in events.indices {
      events[place].address = addresses[events[place].name, default: events[place].address]
    }
    placeOfIdentity = [:]
    tableOfLaw = [:]
    scoresOfLaw = [:]
  }

  static func addresses(_ weights: [String: Double]) -> [String: Sampling.Variable] {
    var taken: Set<VariableID> = []
    var ids: [String: VariableID] = [:]
    for name in weights.keys.sorted() {
      var salted = name
      while !taken.insert(VariableID(salted)).inserted { salted += "~" }
      ids[name] = VariableID(salted)
    }
    let order = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var addresses: [String: Sampling.Variable] = [:]
    for (dimension, entry) in order.enumerated() {
      addresses[entry.key] = ids[entry.key].map { Sampling.Variable($0, dimension: dimension) }
    }
    return addresses
  }
}

extension Part {
  var event: (id: String, chance: Double)? {
    if case .disruption(let id, let chance) = role { return (id, chance) }
    return nil
  }

  var isEvent: Bool { event != nil }
}

import Freight
import Sampling

/// Itineraries compiled for trials: the variables they share, and what each adds up.
struct TrialModel: Sendable {
  let itineraries: [Itinerary]
  private let variables: [Variable]
  private let sums: [Sums]

  struct Variable: Sendable {
    let id: VariableID
    let law: Distribution
    /// The common cause: its variable, how closely this one follows it, and how far it does not.
    let driver: (id: VariableID, loading: Double, rest: Double)?
    /// The event without which the variable counts nothing.
    let event: (id: VariableID, threshold: Double)?
  }

  /// One itinerary's terms: places of variables with what a draw is multiplied by.
  private struct Sums: Sendable {
    var usd: [(place: Int, factor: Double)] = []
    var hours: [(place: Int, factor: Double)] = []
    var stays: [(stay: Stay, hours: [(place: Int, factor: Double)])] = []
  }

  init(_ itineraries: [Itinerary]) {
    self.itineraries = itineraries
    var placeOfName: [String: Int] = [:]
    var variables: [Variable] = []
    func term(_ part: Part) -> (place: Int, factor: Double) {
      if let place = placeOfName[part.name] { return (place, part.factor) }
      placeOfName[part.name] = variables.count
      variables.append(Variable(part))
      return (variables.count - 1, part.factor)
    }
    sums = itineraries.map { itinerary in
      var sums = Sums()
      for step in itinerary.steps {
        for part in step.parts {
          switch part.quantity {
          case .usd: sums.usd.append(term(part))
          case .hours: sums.hours.append(term(part))
          }
        }
        if let stay = step.stay { sums.stays.append((stay, stay.parts.map(term))) }
      }
      return sums
    }
    self.variables = variables
  }

  /// What each itinerary costs and takes in each of some trials.
  func outcomes(of trials: Range<Int>, seed: UInt64) -> Outcomes {
    let draw = Draw(seed: seed)
    var outcomes = Outcomes(itineraries: itineraries.count)
    var values = [Double](repeating: 0, count: variables.count)
    for trial in trials {
      for place in variables.indices { values[place] = variables[place].value(trial, draw) }
      for (index, sums) in sums.enumerated() {
        var usd = total(sums.usd, values)
        for (stay, hours) in sums.stays { usd += stay.usd(hours: total(hours, values)) }
        outcomes.cents[index].append(Int64((usd * 100).rounded()))
        outcomes.seconds[index].append(Int64((total(sums.hours, values) * 3600).rounded()))
      }
    }
    return outcomes
  }

  private func total(_ terms: [(place: Int, factor: Double)], _ values: [Double]) -> Double {
    terms.reduce(0) { $0 + $1.factor * values[$1.place] }
  }
}

extension TrialModel.Variable {
  init(_ part: Part) {
    let driver = part.driver.map { driver in
      let rest = (1 - driver.loading * driver.loading).squareRoot()
      return (VariableID("driver " + driver.id), driver.loading, rest)
    }
    var event: (VariableID, Double)?
    if case .disruption(let id, let chance) = part.role {
      event = (VariableID("disruption " + id), chance)
    }
    self.init(id: VariableID(part.name), law: part.law, driver: driver, event: event)
  }

  func value(_ trial: Int, _ draw: Draw) -> Double {
    if let event, draw.uniform(trial: trial, variable: event.id) >= event.threshold { return 0 }
    if law.law == .fixed { return law.mean }
    let own = draw.uniform(trial: trial, variable: id)
    guard let driver else { return law.quantile(own) }
    let common = StandardNormal.quantile(draw.uniform(trial: trial, variable: driver.id))
    let score = driver.loading * common + driver.rest * StandardNormal.quantile(own)
    return law.quantile(StandardNormal.cdf(score))
  }
}

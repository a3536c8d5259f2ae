import Freight
import Sampling

/// Sums of uncertain amounts, ready to be worked out for a block of trials at a time.
///
/// What never varies is added up once, in double precision.
struct Sums: Sendable {
  let luck: Luck
  /// What never varies of each sum.
  let bases: [Double]
  /// The steps of a block's work, one for each variable, in the order of their identities: neither
  /// the order of the parts nor what other sums there are changes a bit of a sum.
  let draws: [Draw]
  /// What stops charged by the day add to sums of USD.
  let charges: [StayCharge]

  /// A variable to draw, and the sums to add it to.
  struct Draw: Sendable {
    let variable: Int
    let uses: [Use]
  }

  struct Use: Sendable {
    let sum: Int
    let factor: Float
  }
}

/// Sums of parts under construction.
struct SumBuilder {
  private(set) var luck = Luck()
  private(set) var bases: [Double] = []
  /// For each sum, the factor of each variable.
  private(set) var terms: [[Int: Double]] = []

  /// The sum of the hours of each stop charged by the day.
  private var sumOfStay: [Stay: Int] = [:]
  private(set) var stays: [(sum: Int, usd: Int, table: [Double])] = []

  mutating func addSum() -> Int {
    bases.append(0)
    terms.append([:])
    return bases.count - 1
  }

  /// Adds all that a step takes, its charge by the day included.
  mutating func add(_ step: Step, usd: Int, hours: Int) {
    for part in step.parts { add(part, to: part.quantity == .usd ? usd : hours) }
    guard let stay = step.stay else { return }
    let sum: Int
    if let known = sumOfStay[stay] {
      sum = known
    } else {
      sum = addSum()
      sumOfStay[stay] = sum
      for part in stay.parts { add(part, to: sum) }
    }
    stays.append((sum, usd, stay.usdByStartedDays(upTo: greatest(sum))))
  }

  mutating func add(_ part: Part, to sum: Int) {
    guard let place = luck.place(of: part) else {
      bases[sum] += part.factor * part.law.mean
      return
    }
    bases[sum] += part.factor * luck.variables[place].floor
    terms[sum][place, default: 0] += part.factor
  }

  /// The greatest amount that a sum can come to.
  func greatest(_ sum: Int) -> Double {
    let charges = stays.filter { $0.usd == sum }.reduce(0) { $0 + ($1.table.last ?? 0) }
    return terms[sum].keys.sorted().reduce(bases[sum] + charges) { total, place in
      total + abs(terms[sum][place] ?? 0) * luck.variables[place].greatest
    }
  }

  /// The sums, ready to be worked out.
  func finished() -> Sums {
    let luck = settledLuck()
    return Sums(
      luck: luck, bases: bases, draws: draws(luck),
      charges: stays.map { StayCharge(sum: $0.sum, usd: $0.usd, table: $0.table) })
  }

  /// The variables with identities of their own, and dimensions by their share of each sum's spread.
  private func settledLuck() -> Luck {
    var importance = [Double](repeating: 0, count: luck.variables.count)
    for sum in terms {
      let variances = sum.map { place, factor in
        let variable = luck.variables[place]
        let chance = variable.event.map { luck.events[$0].chance } ?? 1
        let mean = variable.event == nil ? 0 : variable.greatest / 2
        return (
          place, factor * factor * chance * (variable.variance + (1 - chance) * mean * mean)
        )
      }
      let total = variances.map(\.1).sorted().reduce(0, +)
      guard total > 0 else { continue }
      for (place, variance) in variances {
        importance[place] = max(importance[place], variance / total)
      }
    }
    var settled = luck
    settled.settle(importance: importance)
    return settled
  }

  /// The work of a block for the sums, by rising identity of the variable.
  private func draws(_ luck: Luck) -> [Sums.Draw] {
    var uses = [[Sums.Use]](repeating: [], count: luck.variables.count)
    for (sum, terms) in terms.enumerated() {
      for (place, factor) in terms {
        uses[place].append(Sums.Use(sum: sum, factor: Float(factor)))
      }
    }
    let order = luck.variables.indices.sorted {
      (luck.variables[$0].address.id, $0) < (luck.variables[$1].address.id, $1)
    }
    return order.compactMap { place in
      uses[place].isEmpty
        ? nil
        : Sums.Draw(variable: place, uses: uses[place].sorted { $0.sum < $1.sum })
    }
  }
}

/// How coarsely very great amounts are counted.
enum Grain {
  /// The least power of two that keeps an amount, counted in it, below 2⁴⁷: then the squares of
  /// 2³¹ trials add up below 2¹²⁵, and nothing overflows 128 bits.
  static func least(for amount: Double) -> Int64 {
    var grain: Int64 = 1
    while amount / Double(grain) >= 0x1p47, grain < 1 << 62 { grain <<= 1 }
    return grain
  }
}

extension [Int64] {
  /// The numbers counted in a grain that all of them allow, and the grain.
  var grained: (values: [Int64], grain: Int64) {
    let grain = Grain.least(for: Double(reduce(0) { Swift.max($0, $1.magnitude) }))
    return (grain == 1 ? self : map { $0 / grain }, grain)
  }
}

extension Stay {
  /// USD for a stay of each number of started days, up to a greatest length: the last holds for all
  /// longer ones.
  func usdByStartedDays(upTo hours: Double) -> [Double] {
    let days = min(Stay.longestDays, (max(0, hours) / 24).rounded(.up))
    // Between two changes every day costs the same.
    let changes = Set(
      charges.flatMap { [$0.freeDays.rounded(.up), ($0.fromDay - 1).rounded(.up)] })
    var table = [0.0]
    var sum = 0.0
    var rate = rate(onDay: 0)
    var day = 0.0
    while day < days {
      if changes.contains(day) { rate = self.rate(onDay: day) }
      sum += rate
      table.append(factor * sum)
      day += 1
    }
    return table
  }
}

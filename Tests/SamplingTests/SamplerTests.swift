import Testing

@testable import Sampling

@Suite struct SamplerTests {
  static let methods: [Sampler.Method] = [
    .random, .quasirandom(points: 1 << 15), .quasirandom(points: 4096), .quasirandom(points: 256),
  ]

  @Test(arguments: methods)
  func `columns hold what single draws give, whatever the form`(method: Sampler.Method) throws {
    var sampler = Sampler(seed: 7, method: method)
    let tables = [
      QuantileTable(try Distribution(low: 20, likely: 30, high: 90)),
      QuantileTable(.uniform(0...56)), QuantileTable(.fixed(3)), QuantileTable(chance: 0.3),
      QuantileTable(try Distribution(observations: [1, 2, 5, 11])),
    ]
    var column = Column()
    let block = 3
    for (dimension, table) in tables.enumerated() {
      let variable = Variable("v\(dimension)", dimension: dimension)
      sampler.fill(&column, from: table, variable: variable, block: block)
      for place in [0, 1, 63, 64, 255, 256, 1023, 1024, 2047, 3000, 4095] {
        let word = sampler.word(variable, trial: block * 4096 + place)
        #expect(column[place] == table.value(at: word), "table \(dimension), place \(place)")
      }
    }
  }

  @Test(arguments: methods)
  func `adding draws that follow a cause is filling, mixing, translating, then adding`(
    method: Sampler.Method
  ) throws {
    var sampler = Sampler(seed: 13, method: method)
    let table = ScoreTable(try Distribution(low: 20, likely: 30, high: 90))
    var cause = Column()
    sampler.fill(
      &cause, from: .standardNormal, variable: Variable("weather", dimension: 0), block: 2)
    let variable = Variable("sea", dimension: 1)
    var scores = Column()
    sampler.fill(&scores, from: .standardNormal, variable: variable, block: 2)
    scores.multiply(by: 0.8)
    scores.add(cause, times: 0.6)
    scores.translate(by: table)
    var expected = Column(repeating: 5)
    expected.add(scores, times: 1.5)
    var sums = Column(repeating: 5)
    sampler.add(
      table, to: &sums, times: 1.5, cause: cause, loading: 0.6, rest: 0.8, variable: variable,
      block: 2)
    #expect(sums == expected)
  }

  @Test(arguments: methods)
  func `adding draws where an event happens is filling, then adding the product`(
    method: Sampler.Method
  ) throws {
    var sampler = Sampler(seed: 17, method: method)
    let table = QuantileTable(try Distribution(low: 20, likely: 30, high: 90))
    var event = Column()
    sampler.fill(
      &event, from: QuantileTable(chance: 0.02), variable: Variable("storm", dimension: 0), block: 2
    )
    let variable = Variable("delay", dimension: 1)
    var draws = Column()
    sampler.fill(&draws, from: table, variable: variable, block: 2)
    var expected = Column(repeating: 5)
    expected.add(draws, event, times: 1.5)
    var sums = Column(repeating: 5)
    sampler.add(table, to: &sums, times: 1.5, inTrialsOf: event, variable: variable, block: 2)
    #expect(sums == expected)
    #expect(event.values.contains(1))
  }

  @Test(arguments: methods)
  func `adding draws is filling, then adding`(method: Sampler.Method) throws {
    var sampler = Sampler(seed: 11, method: method)
    for table in [
      QuantileTable(try Distribution(low: 20, likely: 30, high: 90)), QuantileTable(chance: 0.3),
    ] {
      let variable = Variable("sea", dimension: 2)
      var draws = Column()
      var sums = Column(repeating: 5)
      sampler.fill(&draws, from: table, variable: variable, block: 1)
      sampler.add(table, to: &sums, times: 1.5, variable: variable, block: 1)
      let agree = draws.values.indices.allSatisfy { sums[$0] == 5 + 1.5 * draws[$0] }
      #expect(agree)
    }
  }

  @Test func `random columns are the draws of the seed`() {
    let sampler = Sampler(seed: 7)
    let variable = Variable("a", dimension: 0)
    #expect(
      sampler.word(variable, trial: 123_456)
        == Draw(seed: 7).word(trial: 123_456, variable: variable.id))
  }

  @Test func `a block does not depend on the blocks before it`() throws {
    let table = QuantileTable(try Distribution(low: 20, likely: 30, high: 90))
    let variable = Variable("sea", dimension: 0)
    for method in [Sampler.Method.random, .quasirandom(points: 8192)] {
      var forward = Column()
      var backward = Column()
      var one = Sampler(seed: 3, method: method)
      one.fill(&forward, from: table, variable: variable, block: 0)
      one.fill(&forward, from: table, variable: variable, block: 5)
      var other = Sampler(seed: 3, method: method)
      other.fill(&backward, from: table, variable: variable, block: 5)
      #expect(forward == backward)
    }
  }

  @Test func `a quasi-random mean is many times nearer than a random one`() throws {
    let distribution = try Distribution(low: 20, likely: 30, high: 90)
    let table = QuantileTable(distribution)
    let variable = Variable("sea", dimension: 3)
    var errors: [Double] = []
    for method in [Sampler.Method.random, .quasirandom(points: 4096)] {
      var sampler = Sampler(seed: 5, method: method)
      var column = Column()
      sampler.fill(&column, from: table, variable: variable, block: 0)
      let mean = column.values.reduce(0) { $0 + Double($1) } / 4096
      errors.append((mean - distribution.mean).magnitude)
    }
    let standardError = (distribution.variance / 4096).squareRoot()
    #expect(errors[0] < 4 * standardError)
    #expect(errors[1] < standardError / 20)
  }

  @Test func `dimensions beyond the list are random`() {
    let variable = Variable("far", dimension: 5000)
    #expect(
      Sampler(seed: 7, method: .quasirandom(points: 4096)).word(variable, trial: 9)
        == Sampler(seed: 7).word(variable, trial: 9))
  }

  @Test func `variables that share a cause move together as far as it loads on them`() throws {
    // Scores λF + √(1 − λ²)E of two variables correlate as λ².
    var sampler = Sampler(seed: 7)
    let normal = QuantileTable.standardNormal
    var cause = Column()
    sampler.fill(&cause, from: normal, variable: Variable("fuel", dimension: 0), block: 0)
    var scores: [Column] = []
    for name in ["sea", "road"] {
      var score = Column()
      sampler.fill(&score, from: normal, variable: Variable(name, dimension: 1), block: 0)
      score.multiply(by: 0.6)
      score.add(cause, times: 0.8)
      scores.append(score)
    }
    var product = 0.0
    for place in 0..<Column.count { product += Double(scores[0][place] * scores[1][place]) }
    #expect((product / Double(Column.count) - 0.64).magnitude < 5 * 1.2 / 64)
    let distribution = try Distribution(low: 20, likely: 30, high: 90)
    scores[0].translate(by: ScoreTable(distribution))
    let mean = scores[0].values.reduce(0) { $0 + Double($1) } / 4096
    #expect((mean - distribution.mean).magnitude < 4 * distribution.variance.squareRoot() / 64)
  }

  @Test func `columns add and multiply trial by trial`() {
    var column = Column(repeating: 2)
    var other = Column(repeating: 3)
    other[7] = 10
    column.add(other)
    #expect((column[0], column[7]) == (5, 12))
    column.add(other, other, times: 0.5)
    #expect((column[0], column[7]) == (9.5, 62))
    column.multiply(by: other)
    #expect((column[0], column[7]) == (28.5, 620))
    column.multiply(by: 2, adding: 1)
    #expect((column[0], column[7]) == (58, 1241))
    column.update { span in
      for place in span.indices { span[place] = Float(place) }
    }
    #expect(column[4095] == 4095)
    column.reset()
    #expect(column[7] == 0)
  }

  @Test func `what makes no sense traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = Sampler(seed: 1, method: .quasirandom(points: 1000))
    }
    await #expect(processExitsWith: .failure) { _ = QuantileTable(chance: 1.5) }
    await #expect(processExitsWith: .failure) {
      _ = Draw(seed: 1).word(trial: -1, variable: VariableID("a"))
    }
  }
}

/// The same bits everywhere: figures that any change of a generator, a table, a law or the order
/// of an addition would change.
@Suite struct ReproducibilityTests {
  @Test(arguments: [
    (Sampler.Method.random, 180_280_679 as Int128, 8_120_338_820_883 as Int128),
    (.quasirandom(points: 1 << 15), 180_076_415, 8_109_814_558_817),
  ])
  func `a block of every law adds up to what it always has`(
    method: Sampler.Method, sum: Int128, squares: Int128
  ) throws {
    var sampler = Sampler(seed: 20_260_101, method: method)
    var total = Column()
    for (place, law) in Distribution.Law.allCases.enumerated() {
      let distribution =
        law == .empirical
        ? try Distribution(observations: [1, 2, 5, 11])
        : try Distribution(law, low: 20, likely: 30, high: 90)
      sampler.add(
        QuantileTable(distribution), to: &total, times: 1.25,
        variable: Variable("\(law)", dimension: place), block: 9)
    }
    var cents = Outcomes()
    cents.round(total, plus: 0.3, partsPerUnit: 100)
    var moments = Moments()
    moments.add(cents)
    #expect(moments.sum == sum && moments.squares == squares, "\(moments)")
  }
}

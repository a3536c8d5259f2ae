import Sampling
import Testing

@Suite struct DrawTests {
  let draw = Draw(seed: 7)

  @Test func `names hash as published`() {
    // The test vectors of the authors of FNV.
    #expect(VariableID("").rawValue == 0x811c_9dc5)
    #expect(VariableID("a").rawValue == 0xe40c_292c)
    #expect(VariableID("foobar").rawValue == 0xbf9c_f968)
  }

  @Test func `one call of the generator serves four trials a lane apart`() {
    let variable = VariableID("a")
    let words = Philox4x32(key: 7).block([5 + 1024 * 3, 0, variable.rawValue, 0])
    for lane in 0..<4 {
      #expect(draw.word(trial: 3 * 4096 + lane * 1024 + 5, variable: variable) == words[lane])
    }
  }

  @Test func `far trials have addresses of their own`() {
    let variable = VariableID("a")
    let far = 1 << 50
    #expect(
      draw.word(trial: far, variable: variable)
        == Philox4x32(key: 7).block([0, 1 << 16, variable.rawValue, 0])[0])
  }

  @Test func `uniform numbers are the midpoints of their cells`() {
    #expect(Draw.uniform(from: 0) == 0x1p-33)
    #expect(Draw.uniform(from: .max) == 1 - 0x1p-33)
    #expect(Draw.uniform(from: 1 << 31) == 0.5 + 0x1p-33)
  }

  @Test func `seed, trial, variable and purpose each change the draw`() {
    let variable = VariableID("a")
    let first = draw.word(trial: 0, variable: variable)
    #expect(first != draw.word(trial: 1, variable: variable))
    #expect(first != draw.word(trial: 0, variable: VariableID("b")))
    #expect(first != draw.word(trial: 0, variable: variable, purpose: .pilot))
    #expect(first != Draw(seed: 8).word(trial: 0, variable: variable))
  }

  @Test(arguments: Distribution.Law.allCases)
  func `draws have the mean and variance of their law`(law: Distribution.Law) throws {
    let distribution =
      law == .empirical
      ? try Distribution(observations: [1, 2, 5, 11])
      : try Distribution(law, low: 20, likely: 30, high: 90)
    let variable = VariableID("\(law)")
    let count = law == .gamma || law == .pert ? 1_000 : 10_000
    var (sum, squares) = (0.0, 0.0)
    for trial in 0..<count {
      let value = draw.value(of: distribution, trial: trial, variable: variable)
      sum += value
      squares += (value - distribution.mean) * (value - distribution.mean)
    }
    let error = (distribution.variance / Double(count)).squareRoot()
    #expect((sum / Double(count) - distribution.mean).magnitude <= 4 * error)
    #expect(
      (squares / Double(count) - distribution.variance).magnitude <= 0.15 * distribution.variance)
  }

  @Test func `variables are uncorrelated`() {
    let names = ["a", "b", "c", "aa", "ab"].map { VariableID($0) }
    let count = 4_000
    let columns = names.map { name in
      (0..<count).map { draw.uniform(trial: $0, variable: name) - 0.5 }
    }
    for first in columns.indices {
      for second in columns.indices where second > first {
        var product = 0.0
        for trial in 0..<count { product += columns[first][trial] * columns[second][trial] }
        let correlation = 12 * product / Double(count)
        #expect(correlation.magnitude < 4.5 / Double(count).squareRoot())
      }
    }
  }
}

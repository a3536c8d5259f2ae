import Testing

@testable import corridor

@Suite struct SimulateVerbTests {
  @Test func `a place to write to that is none is named, and why`() async throws {
    let little = try LittleNetwork()
    let missing = await little.run("simulate", "Kigali", "Almaty", "--trials", "10", "-o", "/no/x")
    #expect(missing.code == .inputOutput)
    #expect(missing.messages == "corridor: /no/x: cannot be written: there is no folder /no\n")
    let folder = await little.run(
      "simulate", "Kigali", "Almaty", "--trials", "10", "-o", little.folder)
    #expect(folder.messages == "corridor: \(little.folder): cannot be written: it is a folder\n")
  }

  @Test func `a number out of bounds is told the bounds`() async throws {
    let little = try LittleNetwork()
    let answer = await little.run("simulate", "Kigali", "Almaty", "--tonnes", "nan")
    #expect(answer.code == .misuse)
    #expect(answer.messages == "corridor: --tonnes needs a number from 0 to 1000, not 'nan'\n")
  }

  @Test func `few trials say what they cannot tell`() async throws {
    let little = try LittleNetwork()
    let one = await little.run("simulate", "Kigali", "Almaty", "--trials", "1").output
    #expect(one.contains("\nfewer than 1,000 trials: P5, P95 and the worst 5 % are rough\n"))
    #expect(one.contains(/USD +[0-9,]+ +– +[0-9]/) && !one.contains("inf"))
    let json = await little.run(
      "simulate", "Kigali", "Almaty", "--trials", "1", "--format", "json")
    #expect(json.output.contains(#""standard_error": null"#))
    let many = await little.run("simulate", "Kigali", "Almaty", "--trials", "1000").output
    #expect(!many.contains("fewer than"))
  }

  @Test(arguments: ["flexible", "adaptive"])
  func `choosing never costs more than the way that is best on average`(policy: String)
    async throws
  {
    let little = try LittleNetwork()
    let answer = await little.run(
      "simulate", "Kigali", "Almaty", "--policy", policy, "--value-of-time", "20", "--trials",
      "2000")
    #expect(answer.code == .answered)
    let saving = try #require(answer.output.firstMatch(of: /saves (-?[0-9,]+) USD/)).1
    #expect(!saving.hasPrefix("-"))
    let shares = answer.output.matches(of: /(?m)^ +([0-9.]+) %  Kigali/).compactMap { Double($0.1) }
    #expect(!shares.isEmpty && shares == shares.sorted(by: >))
    // Each share is rounded to a tenth.
    #expect(abs(shares.reduce(0, +) - 100) <= 0.05 * Double(shares.count))
  }

  @Test func `what makes the spread comes with shares that leave nothing out`() async throws {
    let little = try LittleNetwork()
    let answer = await little.run(
      "simulate", "Kigali", "Almaty", "--value-of-time", "20", "--influences", "--trials", "20000")
    let rows = answer.output.split(separator: "\n").drop { !$0.hasPrefix("what makes the spread") }
    let shares = rows.compactMap { row -> Double? in
      // Of days: the second share of the row.
      let shares = row.matches(of: /([0-9]+) %/).map(\.1)
      return shares.count == 2 ? Double(shares[1]) : nil
    }
    #expect(abs(shares.reduce(0, +) - 100) <= 5)
  }
}

import Testing

@testable import corridor

@Suite struct WhatIfVerbTests {
  @Test func `a change that can change nothing is refused, not answered with no difference`()
    async throws
  {
    let little = try LittleNetwork()
    let answer = await little.run("whatif", "Kigali", "Almaty", "--set-departures", "KEMBA=0.1")
    #expect(answer.code != .answered && answer.output.isEmpty)
    #expect(
      answer.messages.contains(
        "set-departures KEMBA changes nothing: it needs a leg, such as KEMBA-IRBND:sea"),
      "\(answer)")
  }

  @Test func `a table tells what each scenario changes`() async throws {
    let little = try LittleNetwork()
    let answer = await little.run(
      "whatif", "Kigali", "Almaty", "--scenario", "gulf-closed", "--scenario", "dear-sea",
      "--scenario", "cut-off", "--value-of-time", "20", "--trials", "1000", "--by", "40d")
    #expect(answer.code == .answered)
    expectSame(
      answer.output,
      """
      1  Kigali ─road→ Dar es Salaam ─sea→ Bandar Abbas ─rail→ Almaty
      2  Kigali ─road→ Dar es Salaam ─sea→ Shanghai ─rail→ Almaty

      baseline: 1, least generalized: 7,500 USD, 35.7 days on average; in time # %

      scenario           way  USD more  95 % interval  days more  95 % interval  in time
      Gulf closed          1    closed
                      2 best      -300   -300 to -300       #   # to #   # %
      Dear sea             1      +750   +750 to +750        0.0     0.0 to 0.0   # %
                      2 best      +300   +300 to +300       #   # to #   # %
      Almaty cut off       1    closed

      mean generalized USD        1        2
      baseline               9,435*   9,474
      Gulf closed           closed    9,474*
      Dear sea              10,185   10,074*
      Almaty cut off        closed   closed
      * best

      Gulf closed: best is 2 instead, for the first is closed
      Dear sea: best is 2 instead: -450 USD and # days against staying
      Almaty cut off: no way leads from RWKGL to KZALA: RWKGL reaches 5 terminals, 1 leads to KZALA, and
        the gap is narrowest from IRBND to KZALA, 2592 km; closed: KZALA

      differences of paired means with 95 % intervals: 1,000 trials, seed 1
      1 40-foot container of 20 t, cargo worth 50,000 USD each; time 20.00 USD a day; inventory 25 % a
        year; carbon 0 USD a tonne

      """)
  }

  @Test func `the command line's changes are one scenario, in the order of their words`()
    async throws
  {
    let little = try LittleNetwork()
    func usd(_ words: String...) async throws -> String {
      let console = Console(isKeeping: true)
      let code = await Corridor.run(
        ["whatif", "Kigali", "Almaty", "--least", "cost", "--trials", "100", "--format", "csv"]
          + words + ["--network", little.folder], console)
      #expect(code == .answered)
      let rows = console.output.split(separator: "\n").map { $0.split(separator: ",") }
      let row = try #require(rows.first { $0[0] == "command line" })
      return String(row[4])
    }
    // The cheapest goes over Shanghai: 3000 + 200 + 1200 + 300 + 2500.
    let leg = "TZDAR-CNSHA:sea"
    #expect(try await usd("--scale-cost", "\(leg)=2", "--add-cost", "\(leg)=50") == "8450")
    #expect(try await usd("--add-cost", "\(leg)=50", "--scale-cost", "\(leg)=2") == "8500")
  }

  @Test func `stacked scenarios are one case`() async throws {
    let little = try LittleNetwork()
    let answer = await little.run(
      "whatif", "Kigali", "Almaty", "--scenario", "gulf-closed", "--open", "IRBND", "--stacked",
      "--trials", "100", "--format", "json")
    #expect(answer.output.contains("\"schema\": \"corridor.whatif/1\""))
    #expect(answer.output.contains("\"id\": \"gulf-closed+command-line\""))
    #expect(answer.output.contains("\"best_changes\": false"))
  }

  @Test func `a question without a change is misuse`() async throws {
    let little = try LittleNetwork()
    let nothing = await little.run("whatif", "Kigali", "Almaty")
    #expect(nothing.code == .misuse)
    let slip = await little.run("whatif", "Kigali", "Almaty", "--scale-cost", "mode:sea")
    #expect(slip.code == .misuse)
    #expect(slip.messages.contains("--scale-cost needs a target and a number"))
    let unknown = await little.run("whatif", "Kigali", "Almaty", "--close", "Mombassa")
    #expect(unknown.code == .misuse)
    #expect(unknown.messages.contains("Mombasa (KEMBA)"))
  }
}

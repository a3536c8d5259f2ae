import Foundation
import Testing

@testable import corridor

@Suite struct CompareVerbTests {
  @Test func `compromises stand side by side with what decides between them`() async throws {
    let little = try LittleNetwork()
    let answer = await little.run(
      "compare", "Kigali", "Almaty", "--value-of-time", "20", "--trials", "1000", "--by", "40d",
      "--confidence", "80%")
    #expect(answer.code == .answered)
    expectSame(
      withoutPicture(answer.output),
      """
                                   USD     P50     P95  days   P50   P95      km  kg CO2e  best in  on time
      1  recommended, greenest   7,500   7,500   7,500  35.7  #  #  10,000    5,450     # %   # %
      2  cheapest                7,200   7,200   7,200  41.9  #  #  16,500    7,200     # %   # %
      3                          8,100   8,100   8,100  31.4  #  #   9,700    5,710      # %  # %
      4  fastest                30,000  30,000  30,000   2.0  #  #   7,000  140,000      0 %  # %

      1  Kigali ─road→ Dar es Salaam ─sea→ Bandar Abbas ─rail→ Almaty
      2  Kigali ─road→ Dar es Salaam ─sea→ Shanghai ─rail→ Almaty
      3  Kigali ─road→ Mombasa ─sea→ Bandar Abbas ─rail→ Almaty
      4  Kigali ─air→ Almaty

         tariff  handling  charges  time  inventory  insurance  carbon  generalized USD
      1   7,000       500        0   713      1,221        110       0            9,545
      2   6,700       500        0   838      1,436        110       0            9,584
      3   7,600       500        0   628      1,076        110       0            9,914
      4  30,000         0        0    40         68        110       0           30,218

      the best of these for cargo worth, USD a container: below 40,900: 2, to 177,000: 1, to 1,060,000: 3,
        above 1,060,000: 4
      the best of these where a day is worth, USD a container: below 14: 2, to 107: 1, to 710: 3, above
        710: 4
      above 1,060,000 USD a container take Kigali ─air→ Almaty

      to arrive within 40.0 days with a chance of 80 % the cheapest is, at 7,500 USD,
        Kigali ─road→ Dar es Salaam ─sea→ Bandar Abbas ─rail→ Almaty
        leaving at the latest # days after it is ready
         days at 80 %     USD  a day earlier costs  leave within  on time
      2          #   7,200                           too late   # %
      1          #   7,500               # USD      # days   # %
      3          #   8,100              # USD      # days  # %
      4           #  30,000              # USD     # days  # %

      USD and days are means; P50 and P95: 1,000 trials, seed 1
      on time: within 40.0 days; best in: share of trials of least generalized cost
      1 40-foot container of 20 t, cargo worth 50,000 USD each; time 20.00 USD a day; inventory 25 % a
        year; carbon 0 USD a tonne; insurance 0.20 % of 110 % of the value, on any way

      """)
  }

  @Test(arguments: ["table", "csv"])
  func `a way shown alone is not called the cheapest where another is`(format: String) async throws
  {
    let little = try LittleNetwork()
    let answer = await little.run(
      "compare", "Kigali", "Almaty", "--value-of-time", "20", "--trials", "100", "--alternatives",
      "1", "--format", format)
    #expect(answer.output.contains("greenest"))
    #expect(!answer.output.contains("cheapest") && !answer.output.contains("fastest"))
  }

  @Test func `without emission factors nothing is called the greenest`() async throws {
    let little = try LittleNetwork()
    try FileManager.default.removeItem(atPath: "\(little.folder)/modes.csv")
    for words in [["compare"], ["compare", "--format", "csv"], ["report"]] {
      let console = Console(isKeeping: true)
      _ = await Corridor.run(
        words + ["Kigali", "Almaty", "--trials", "100", "--network", little.folder], console)
      #expect(console.output.lowercased().contains("fastest"), "\(words)")
      #expect(!console.output.lowercased().contains("greenest"), "\(words)")
    }
  }

  @Test func `emissions that nobody knows are not free where they cost something`() async throws {
    let little = try LittleNetwork()
    try FileManager.default.removeItem(atPath: "\(little.folder)/modes.csv")
    let answer = await little.run("route", "Kigali", "Almaty", "--carbon-price", "80")
    #expect(answer.code == .misuse)
    #expect(answer.messages.contains("has no emission factor for"))
  }

  @Test(arguments: [
    ("route", [], "CO2e unknown on average"), ("compare", [], "–"), ("critical", [], "–"),
    ("route", ["--format", "json"], "\"kg_co2e\": null"), ("report", [], "CO2e unknown"),
    ("critical", ["--format", "json"], "\"kg_co2e\": null"),
    ("matrix", ["--format", "csv"], ",,"),
  ])
  func `emissions that nobody knows are written as unknown, not as none`(
    verb: String, format: [String], unknown: String
  ) async throws {
    let little = try LittleNetwork()
    try FileManager.default.removeItem(atPath: "\(little.folder)/modes.csv")
    let places =
      verb == "matrix" ? ["--from", "Kigali", "--to", "Almaty"] : ["Kigali", "Almaty"]
    let console = Console(isKeeping: true)
    let code = await Corridor.run(
      [verb] + places + format + ["--network", little.folder], console)
    #expect(code == .answered)
    #expect(console.output.contains(unknown))
    #expect(!console.output.contains(" 0 kg CO2e") && !console.output.contains("nan"))
  }

  /// The text without the picture of the days, whose every column depends on the draws.
  private func withoutPicture(_ text: String) -> String {
    guard let start = text.range(of: "\ndays "),
      let end = text.range(of: "P5 to P95, a dot at P50\n\n")
    else { return "there is no picture of the days" }
    return String(text[...start.lowerBound]) + text[end.upperBound...]
  }

  @Test func `limits hold in every verb that routes, and say which of them bites`() async throws {
    let little = try LittleNetwork()
    for verb in ["route", "compare", "simulate", "explain", "whatif"] {
      var words = [
        verb, "Kigali", "Almaty", "--at-most-usd", "7300", "--at-most-days", "40", "--network",
        little.folder,
      ]
      if verb == "whatif" { words += ["--close", "KEMBA"] }
      let console = Console(isKeeping: true)
      let code = await Corridor.run(words, console)
      #expect(code == .negative, "\(verb)")
      #expect(
        console.messages.contains(
          "at most 7300 USD, where 7500 are needed; at most 40.0 days, where 42.0 are needed"),
        "\(verb): \(console.messages)")
    }
  }

  @Test func `fewer transfers or other modes give another way`() async throws {
    let little = try LittleNetwork()
    func chain(_ words: String...) async -> Substring? {
      let console = Console(isKeeping: true)
      _ = await Corridor.run(
        ["route", "Kigali", "Almaty"] + words + ["--network", little.folder], console)
      return (console.output + console.messages).split(separator: "\n").first
    }
    #expect(await chain() == "Kigali ─road→ Dar es Salaam ─sea→ Shanghai ─rail→ Almaty")
    #expect(await chain("--max-transfers", "1") == "Kigali ─air→ Almaty")
    #expect(await chain("--modes", "air,sea") == "Kigali ─air→ Almaty")
    #expect(
      await chain("--modes", "sea,rail")
        == "corridor: no way from RWKGL to KZALA stays within the limits: by rail, sea alone, where road is needed too"
    )
    let json = await little.run(
      "route", "Kigali", "Almaty", "--max-transfers", "1", "--modes", "road,sea,rail",
      "--format", "json")
    #expect(json.code == .negative)
    #expect(json.output.contains("\"error\": \"limits\""))
    #expect(json.output.contains("\"needed\": 2"))
  }

  @Test func `with a day on which it is ready the latest departure is a day too`() async throws {
    let little = try LittleNetwork()
    let answer = await little.run(
      "compare", "Kigali", "Almaty", "--trials", "500", "--ready", "2026-12-30", "--by",
      "2027-02-01", "--confidence", "90%")
    // To the end of the date are 34 days, in which only the aircraft makes it for sure: in three and
    // a bit at most.
    #expect(answer.output.contains("the cheapest is, at 30,000 USD,"))
    #expect(answer.output.contains("after it is ready, on 2027-01-30"))
  }

  @Test func `with a day on which it is ready a route ends on a day, and a simulation on several`()
    async throws
  {
    let little = try LittleNetwork()
    let route = await little.run("route", "Kigali", "Almaty", "--ready", "2026-12-30")
    // 1,006 hours, so 41 whole days, from the start of the 30th.
    #expect(route.output.contains("ready 2026-12-30, there on 2027-02-09 on average"))
    let simulated = await little.run(
      "simulate", "Kigali", "Almaty", "--ready", "2026-12-30", "--least", "time", "--trials", "500")
    #expect(simulated.output.contains("ready 2026-12-30, there on 2026-12-3"))
    let none = await little.run("route", "Kigali", "Almaty", "--ready", "2026-02-30")
    #expect(none.code == .misuse)
    #expect(none.messages.contains("--ready needs a date like 2026-12-01, not '2026-02-30'"))
  }

  @Test func `a confidence needs a deadline and is a chance`() async throws {
    let little = try LittleNetwork()
    let alone = await little.run("compare", "Kigali", "Almaty", "--confidence", "95%")
    #expect(alone.code == .misuse)
    let sure = await little.run(
      "compare", "Kigali", "Almaty", "--confidence", "100%", "--by", "40d")
    #expect(sure.code == .misuse)
  }
}

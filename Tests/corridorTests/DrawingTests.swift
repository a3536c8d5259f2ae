import Foundation
import Testing

@testable import corridor

struct DrawingTests {
  private func run(_ words: [String]) async -> (code: ExitCode, output: String) {
    let console = Console(isKeeping: true)
    return (await Corridor.run(words, console), console.output)
  }

  @Test func `every chart can be asked for by its name`() async throws {
    let little = try LittleNetwork()
    let charts = try #require(Option.named("--chart")).choices
    for chart in charts {
      let answer = await little.run(
        "compare", "Kigali", "Almaty", "--trials", "50", "--format", "svg", "--chart", chart)
      #expect(answer.code == .answered && answer.output.hasPrefix("<svg "), "\(chart)")
    }
  }

  @Test func `a terminal shows the charts that need no map`() async throws {
    let little = try LittleNetwork()
    for chart in try #require(Option.named("--chart")).choices {
      let answer = await little.run(
        "compare", "Kigali", "Almaty", "--trials", "50", "--by", "30d", "--chart", chart)
      let isShown = !["map", "calendar", "breakdown"].contains(chart)
      #expect(answer.code == (isShown ? .answered : .misuse), "\(chart)")
      #expect(answer.output.isEmpty != isShown && !answer.output.contains("<svg"), "\(chart)")
    }
    let json = await little.run(
      "route", "Kigali", "Almaty", "--chart", "distance", "--format", "json")
    #expect(json.code == .misuse)
  }

  @Test func `a chart that a format does not show names one that does`() async throws {
    let little = try LittleNetwork()
    for format in ["table", "json", "csv", "geojson"] {
      let map = await little.run(
        "route", "Kigali", "Almaty", "--chart", "breakdown", "--format", format)
      #expect(map.code == .misuse && map.output.isEmpty)
      #expect(map.messages.contains("--chart breakdown needs --format svg; a terminal can show"))
      guard format != "table" else { continue }
      let line = await little.run(
        "route", "Kigali", "Almaty", "--chart", "distance", "--format", format)
      #expect(line.messages == "corridor: --chart distance needs --format svg or table\n")
    }
  }

  @Test(arguments: [["route", "Kigali", "Mombasa"], ["terminals"]])
  func `maps are GeoJSON that a reader of JSON reads`(words: [String]) async throws {
    let answer = await run(words + ["--format", "geojson"])
    let value = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    let features = try #require((value as? [String: Any])?["features"] as? [[String: Any]])
    #expect(!features.isEmpty && features.allSatisfy { $0["type"] as? String == "Feature" })
  }

  @Test func `what has no picture says so`() async {
    #expect(await run(["explain", "Kigali", "Mombasa", "--format", "svg"]).code == .misuse)
    #expect(await run(["route", "Kigali", "Mombasa", "--chart", "map"]).code == .misuse)
  }

  @Test func `the picture of the networks is what the command draws`() async throws {
    let kept = try String(contentsOfFile: "Networks/networks.svg", encoding: .utf8)
    let drawn = await run(["terminals", "--format", "svg"]).output
    // Apart, so that a failure does not print two pictures.
    let isSame = kept == drawn
    #expect(isSame, "draw it again: corridor terminals --format svg -o Networks/networks.svg")
  }

  @Test(arguments: ["8d", "24d", "34d", "60d"])
  func `a report advises what compare does where time presses`(limit: String) async throws {
    let little = try LittleNetwork()
    let compared = await little.run(
      "compare", "Kigali", "Almaty", "--trials", "500", "--by", limit, "--alternatives", "2")
    let page = await little.run(
      "report", "Kigali", "Almaty", "--trials", "500", "--by", limit, "--alternatives", "2")
    let price = compared.output.firstMatch(of: /the cheapest is, at ([0-9,]+) USD/)?.1
    let words = page.output.firstMatch(of: /To arrive by day [^.]* at ([0-9,]+) USD/)?.1
    if let price {
      #expect(words == price || page.output.contains("It arrives by day"), "\(limit)")
      #expect(page.output.contains(">\(price)<"), "\(limit): it is not in the table")
    } else {
      #expect(page.output.contains("None arrives by day"), "\(limit)")
    }
  }

  @Test func `a report's digest changes with every file that its network was read from`()
    async throws
  {
    let little = try LittleNetwork()
    let legs = try String(contentsOfFile: "\(little.folder)/legs.csv", encoding: .utf8)
    _ = try little.write(
      legs.replacing(",30000,,fixed", with: ",,,empirical:seen.txt"), to: "legs.csv")
    _ = try little.write("30000\n30000\n", to: "seen.txt")
    func digest() async throws -> Substring {
      let page = await little.run("report", "Kigali", "Almaty", "--trials", "100").output
      return try #require(page.firstMatch(of: /network <code>([0-9a-f]{16})</)?.1)
    }
    let first = try await digest()
    _ = try little.write("a note that no table names\n", to: "note.txt")
    #expect(try await digest() == first)
    _ = try little.write("29000\n31000\n", to: "seen.txt")
    #expect(try await digest() != first)
  }

  @Test func `a report under limits of money names no figure on which the choice hangs`()
    async throws
  {
    let little = try LittleNetwork()
    let words = "The choice hangs on these figures"
    let free = await little.run("report", "Kigali", "Almaty", "--trials", "100")
    #expect(free.output.contains(words))
    let bound = await little.run(
      "report", "Kigali", "Almaty", "--trials", "100", "--at-most-usd", "40000")
    #expect(bound.code == .answered && !bound.output.contains(words))
  }

  @Test func `a report says in words what was asked of it`() async throws {
    let little = try LittleNetwork()
    let page = await little.run(
      "report", "Kigali", "Almaty", "--trials", "100", "--avoid", "mode:air", "--avoid",
      "country:cn", "--via", "KEMBA", "--modes", "sea,rail,road", "--max-transfers", "9",
      "--at-most-days", "300", "--at-most-usd", "400000")
    #expect(page.code == .answered, "\(page.messages)")
    #expect(
      page.output.contains(
        "Asked for: avoiding air and the country CN; by way of Mombasa; by rail, road and sea "
          + "alone; at most 9 transfers; at most 400,000 USD and 300 days on average."))
    let free = await little.run("report", "Kigali", "Almaty", "--trials", "100")
    #expect(!free.output.contains("Asked for"))
  }

  @Test func `a report names the scenario that it was asked under`() async throws {
    let page = try await LittleNetwork().run(
      "report", "Kigali", "Almaty", "--trials", "100", "--scenario", "Gulf-Closed",
      "--max-transfers", "1", "--avoid", "Mombasa")
    #expect(page.code == .answered)
    #expect(
      page.output.contains(
        "Asked for: the scenario “Gulf closed”; avoiding Mombasa; at most 1 transfer."))
  }

  @Test func `a report shows the ten what-ifs that change most and counts the others`()
    async throws
  {
    let little = try LittleNetwork()
    let weak = (1...12).map { "weak-\($0),Road dearer \($0),scale-cost,mode:road,1.\($0 + 10)\n" }
    _ = try little.write(
      "scenario,title,change,target,value\nidle,Air opened,open,mode:air,\n" + weak.joined()
        + "gulf-closed,Gulf closed,close,IRBND,\n", to: "scenarios.csv")
    let page = await little.run("report", "Kigali", "Almaty", "--trials", "100").output
    #expect(
      page.contains(
        "Left out: 3 scenarios that change less, 1 scenario that changes nothing."))
    let gulf = try #require(page.firstRange(of: ">Gulf closed<"))
    let road = try #require(page.firstRange(of: ">Road dearer 12<"))
    #expect(gulf.lowerBound < road.lowerBound)
    #expect(page.contains(">Road dearer 4<") && !page.contains(">Road dearer 3<"))
    let asked = await little.run(
      "report", "Kigali", "Almaty", "--trials", "100", "--scenario", "weak-12"
    ).output
    // What applies already is no what-if.
    #expect(!asked.contains(">Road dearer 12<"))
  }

  @Test func `a report tries a hundred what-ifs and says how many it did not`() async throws {
    let little = try LittleNetwork()
    let idle = (1...103).map { "idle-\($0),Idle \($0),open,mode:air,\n" }
    _ = try little.write(
      "scenario,title,change,target,value\n" + idle.joined(), to: "scenarios.csv")
    let page = await little.run("report", "Kigali", "Almaty", "--trials", "100").output
    #expect(
      page.contains(
        "Left out: 100 scenarios that change nothing, 3 scenarios that were not tried."))
  }

  @Test func `the what-ifs of a report are those of whatif, to the trial`() async throws {
    let little = try LittleNetwork()
    let page = await little.run("report", "Kigali", "Almaty", "--trials", "5000").output
    let chart = await little.run(
      "whatif", "Kigali", "Almaty", "--trials", "5000", "--scenario", "dear-sea", "--format", "svg"
    ).output
    let pattern = /[+−][0-9.,]+ to [+−][0-9.,]+/
    let intervals = chart.matches(of: pattern).map(\.output)
    #expect(!intervals.isEmpty && intervals.allSatisfy(page.contains))
    let words = "imagined journeys. Blue is better"
    #expect(!page.contains(words))
    let many = await little.run("report", "Kigali", "Almaty", "--trials", "100001").output
    #expect(many.contains("the chances are of 100,001 imagined journeys each"))
    #expect(many.contains("from 100,000 \(words)"))
    #expect(many.contains("USD, days and CO2e are means; what 19 in 20 stay below"))
  }

  @Test func `a report names every term of the generalized cost`() async throws {
    let little = try LittleNetwork()
    let words = "insurance, CO2e at 100 USD a tonne, and 300 USD for each day under way"
    let priced = await little.run(
      "report", "Kigali", "Almaty", "--trials", "100", "--carbon-price", "100")
    #expect(priced.output.contains(words))
    let free = await little.run("report", "Kigali", "Almaty", "--trials", "100")
    #expect(free.output.contains("insurance, and 300 USD for each day under way"))
  }

  @Test(arguments: [("80%", "80"), ("82.4%", "82"), ("99.9%", "99")])
  func `the ranking of a report opens at the chance that was asked`(asked: String, step: String)
    async throws
  {
    let page = try await LittleNetwork().run(
      "report", "Kigali", "Almaty", "--trials", "100", "--by", "38d", "--confidence", asked)
    let control = try #require(page.output.firstRange(of: "id=\"sure\""))
    let input = page.output[..<control.lowerBound].lastIndex(of: "<")
    let end = page.output[control.upperBound...].firstIndex(of: ">")
    let element = try page.output[#require(input)..<#require(end)]
    #expect(element.contains("value=\"\(step)\""))
  }

  @Test func `a page counts one as one`() async throws {
    let little = try LittleNetwork()
    let page = await little.run(
      "report", "Kigali", "Almaty", "--trials", "1", "--alternatives", "1"
    ).output
    for words in ["of 1 imagined journey each", "1 trial ·", "mean days of 1 itinerary;"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("1 trials") && !page.contains(" 1 itineraries"))
  }

  @Test func `a report is a page whose command repeats it`() async throws {
    let little = try LittleNetwork()
    let page = await little.run(
      "report", "Kigali", "Almaty", "--trials", "200", "--by", "40d", "--threads", "3")
    #expect(page.code == .answered && page.output.hasPrefix("<!DOCTYPE html>"))
    #expect(page.output.contains("corridor report Kigali Almaty --network "))
    #expect(page.output.contains("--trials 200 --by 40d -o report.html"))
    let again = await little.run(
      "report", "Kigali", "Almaty", "--trials", "200", "--by", "40d", "--threads", "1")
    #expect(again.output == page.output)
  }
}

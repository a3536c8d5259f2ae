import Foundation
import Testing

@testable import corridor

struct CompletionsTests {
  @Test(arguments: Shell.allCases)
  func `a script knows every verb, option and choice`(shell: Shell) {
    let script = shell.script
    for verb in Verb.all { #expect(script.contains(verb.name), "\(verb.name)") }
    for option in Option.all {
      #expect(script.contains(String(option.name.dropFirst(2))), "\(option.name)")
      for choice in option.choices { #expect(script.contains(choice), "\(choice)") }
    }
  }

  @Test(arguments: Shell.allCases)
  func `a script leaves no quote open`(shell: Shell) {
    for line in shell.script.split(separator: "\n") where !line.hasPrefix("#") {
      let quotes = line.replacing("'\\''", with: "").count { $0 == "'" }
      #expect(quotes % 2 == 0, "\(line)")
    }
  }

  @Test func `the manual has every verb, option and exit code`() async {
    let console = Console(isKeeping: true)
    #expect(await Corridor.run(["manual"], console) == .answered)
    let page = console.output.replacing("\\-", with: "-")
    for verb in Verb.all { #expect(page.contains(".SS corridor \(verb.name)")) }
    for option in Option.all { #expect(page.contains("\\fB\(option.name)\\fR")) }
    for line in page.split(separator: "\n") where line.hasPrefix("'") {
      Issue.record("a line that roff takes for a request: \(line)")
    }
  }

  @Test func `a shell nobody knows is misuse`() async {
    #expect(await Corridor.run(["completions", "tcsh"], Console(isKeeping: true)) == .misuse)
  }
}

struct DrawingTests {
  private func run(_ words: [String]) async -> (code: ExitCode, output: String) {
    let console = Console(isKeeping: true)
    return (await Corridor.run(words, console), console.output)
  }

  @Test func `every chart can be asked for by its name`() async throws {
    let charts = try #require(Option.named("--chart")).choices
    for chart in charts {
      let answer = await run(
        ["route", "Kigali", "Mombasa", "--format", "svg", "--chart", chart])
      #expect(answer.code == .answered && answer.output.hasPrefix("<svg "), "\(chart)")
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
    #expect(
      kept == drawn, "draw it again: corridor terminals --format svg -o Networks/networks.svg")
  }

  @Test func `a report is a page whose command repeats it`() async {
    let words = ["report", "Kigali", "Mombasa", "--trials", "200", "--by", "20d"]
    let page = await run(words)
    #expect(page.code == .answered && page.output.hasPrefix("<!DOCTYPE html>"))
    #expect(
      page.output.contains("corridor report Kigali Mombasa --trials 200 --by 20d -o report.html"))
    #expect(await run(words + ["--threads", "3"]).output == page.output)
  }
}

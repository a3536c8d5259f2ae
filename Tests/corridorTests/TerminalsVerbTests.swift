import Foundation
import Testing

@testable import corridor

struct TerminalsVerbTests {
  @Test(
    arguments: zip(
      ["Xian", "Xi’an", "xi'an", "rw kgl", "dar-es-salaam", "kzala"],
      ["CNSIA", "CNSIA", "CNSIA", "RWKGL", "TZDAR", "KZALA"]))
  func `a terminal is found by what a route takes for its name`(word: String, id: String) async {
    let found = await run(["terminals", word, "--format", "csv"])
    #expect(found.code == .answered)
    #expect(
      found.output.split(separator: "\n").dropFirst().map { $0.prefix(while: { $0 != "," }) }
        == [id[...]])
  }

  @Test func `a map shows the terminals found and the legs between them`() async throws {
    let little = try LittleNetwork()
    func names(_ words: String...) async throws -> [String] {
      let console = Console(isKeeping: true)
      #expect(
        await Corridor.run(
          ["terminals"] + words + ["--network", little.folder, "--format", "geojson"], console)
          == .answered)
      let value = try JSONSerialization.jsonObject(with: Data(console.output.utf8))
      let features = try #require((value as? [String: Any])?["features"] as? [[String: Any]])
      return features.compactMap { feature in
        let properties = feature["properties"] as? [String: Any]
        return (properties?["leg"] ?? properties?["id"]) as? String
      }
    }
    #expect(try await names().count == 14)
    #expect(
      try await names("seaport").sorted() == [
        "CNSHA", "IRBND", "KEMBA", "KEMBA-IRBND:sea", "TZDAR", "TZDAR-CNSHA:sea", "TZDAR-IRBND:sea",
      ])
    #expect(try await names("KZ", "rail") == ["KZALA"])
    let one = await little.run("terminals", "Almaty", "--format", "svg")
    #expect(one.code == .answered && one.output.contains("1 terminal and 0 legs"))
  }

  @Test(arguments: ["table", "json", "csv", "geojson", "svg"])
  func `that no terminal is found is a negative answer in every format`(format: String)
    async throws
  {
    let little = try LittleNetwork()
    for words in ["zzz", "'"] {
      let answer = await little.run("terminals", words, "--format", format)
      #expect(answer.code == .negative && answer.messages == "no terminal holds \(words)\n")
      #expect(!answer.output.contains("KZALA"))
    }
  }

  private func run(_ words: [String]) async -> (code: ExitCode, output: String) {
    let console = Console(isKeeping: true)
    return (await Corridor.run(words, console), console.output)
  }
}

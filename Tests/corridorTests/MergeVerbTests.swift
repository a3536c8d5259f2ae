import Foundation
import Testing

@testable import corridor

struct MergeVerbTests {
  @Test func `parts merged print the bytes of one run`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "corridor-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let words = ["simulate", "Mombasa", "Poti", "--trials", "9000", "--by", "50d"]
    let one = await run(words + ["--format", "json"])
    var paths: [String] = []
    for number in 1...3 {
      let path = folder.appending(path: "part\(number).bin").path
      let part = await run(words + ["--shard", "\(number)/3", "-o", path])
      #expect(part.code == .answered, "\(part.messages)")
      paths.insert(path, at: 0)
    }
    let merged = await run(["merge"] + paths + ["--format", "json"])
    #expect(merged.code == .answered && merged.output == one.output)
    let gap = await run(["merge"] + paths.dropLast())
    #expect(gap.code == .badData && gap.messages.contains("blocks are missing: 0"))
    let twice = await run(["merge"] + paths + [paths[0]])
    #expect(twice.code == .badData && twice.messages.contains("is in two shards"))
    let resumed = await run(words + ["--shard", "1/3", "--resume", "-o", paths[2]])
    #expect(resumed.code == .answered)
    let other = await run(
      ["simulate", "Mombasa", "Poti", "--trials", "9001", "--shard", "1/3", "--resume", "-o"]
        + [paths[2]])
    #expect(other.code == .badData && other.messages.contains("another question"))
  }

  @Test(
    arguments: zip(
      [
        "merge", "merge /nowhere.bin", "merge README.md",
        "simulate Kigali Almaty --shard 4/3 -o /tmp/x", "simulate Kigali Almaty --shard 1/3",
        "simulate Kigali Almaty --resume", "simulate Kigali Almaty --precision 200%",
      ], [2, 66, 65, 2, 2, 2, 2] as [Int32]))
  func `a mistake gets its exit code`(words: String, code: Int32) async {
    let answer = await run(words.split(separator: " ").map(String.init))
    #expect(answer.code.rawValue == code, "\(words): \(answer.messages)")
  }

  @Test func `trials double until the wanted precision is reached`() async throws {
    let answer = await run(
      ["simulate", "Mombasa", "Poti", "--precision", "5%", "--format", "json"])
    let json = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
    let trials = try #require(json?["trials"] as? Int)
    #expect(trials >= 16_384 && trials & (trials - 1) == 0)
    let precision = try #require(json?["precision"] as? [String: Any])
    #expect(precision["reached"] as? Bool == true)
    #expect(precision["wanted"] as? Double == 0.05)
  }

  @Test func `a precision that the trials allowed do not reach is said to be missed`() async {
    let answer = await run(
      ["simulate", "Mombasa", "Poti", "--precision", "0.01%", "--trials", "20000"])
    #expect(answer.output.contains("not yet within 0.01 %: that takes more than 20,000 --trials"))
  }

  private func run(_ words: [String]) async -> (code: ExitCode, output: String, messages: String) {
    let console = Console(isKeeping: true)
    let code = await Corridor.run(words, console)
    return (code, console.output, console.messages)
  }
}

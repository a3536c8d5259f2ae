import Foundation
import Freight
import Testing

@testable import Simulation
@testable import corridor

/// What fuzzers start from, and all that they once found, read again by every test run.
struct CorpusTests {
  @Test(arguments: try files(of: ["command", "whatif", "options", "shard"]))
  func `the command line reads or refuses it`(file: String) async throws {
    let bytes = try Array(Data(contentsOf: URL(filePath: file)))
    let words = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n")
    switch URL(filePath: file).deletingLastPathComponent().lastPathComponent {
    case "command": #expect(await Fuzzing.command(words) != .internal)
    case "whatif":
      #expect(await Fuzzing.command(["whatif", "KZALA", "AZALA"] + words) != .internal)
    case "options": Fuzzing.options(words)
    default: Fuzzing.shard(bytes)
    }
  }

  @Test(
    arguments: try files(of: ["network", "gmns", "geojson", "tntp", "dimacs", "observations"]))
  func `a reader reads or refuses it`(file: String) throws {
    let bytes = try Array(Data(contentsOf: URL(filePath: file)))
    let reader = URL(filePath: file).deletingLastPathComponent().lastPathComponent
    switch reader {
    case "network": _ = Readers.network(bytes)
    case "observations": _ = Readers.observations(bytes)
    default:
      let format = try #require(ExchangeFormat(rawValue: reader))
      _ = Readers.isImported(bytes, as: format)
    }
  }

  @Test(arguments: ["committed", "flexible", "adaptive", "quasi", "strata", "counted"])
  func `the seeds of shard files are whole and still those of this version`(name: String) throws {
    let shard = try Shard(file: "Tests/Fuzz/Corpus/shard/\(name)")
    #expect(throws: Never.self) { try Verb.report(on: [shard], Console(isKeeping: true)) }
  }

  @Test func `a shard that contradicts itself under a right checksum is refused`() throws {
    let bytes = try Array(Data(contentsOf: URL(filePath: "Tests/Fuzz/Corpus/shard/committed")))
    var refused = 0
    for place in stride(from: 15, to: bytes.count - 8, by: 3) {
      for flip in [UInt8(1), 0x40, 0x80] {
        var changed = bytes
        changed[place] ^= flip
        do {
          let shard = try Shard(Shard.sealed(changed))
          _ = try? Verb.report(on: [shard], Console(isKeeping: true))
        } catch {
          refused += 1
        }
      }
    }
    #expect(refused > bytes.count / 3)
  }

  private static func files(of readers: [String]) throws -> [String] {
    try readers.flatMap { reader in
      let folder = "Tests/Fuzz/Corpus/\(reader)"
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        .map { "\(folder)/\($0)" }
    }
  }
}

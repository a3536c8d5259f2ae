import Foundation
import Testing

@testable import corridor

/// What happens when the world around the command misbehaves.
struct RobustnessTests {
  /// The command as built beside the tests.
  private static let command = URL(filePath: CommandLine.arguments[0])
    .deletingLastPathComponent().appending(path: "corridor")

  private static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: command.path) }

  @Test(.enabled(if: RobustnessTests.isBuilt), .timeLimit(.minutes(1)))
  func `whenever it is killed while it writes, the file is the old one or the new one, whole`()
    async throws
  {
    try await withFolder { folder in
      let file = folder + "/network.geojson"
      let new = try text(of: ["export", "geojson"])
      var killed = 0
      for attempt in 0..<12 {
        try Data("old\n".utf8).write(to: URL(filePath: file))
        let process = try start(["export", "geojson", "-o", file])
        // From at once, whatever else the machine does, to about when it is done.
        if attempt > 0 { try await Task.sleep(for: .milliseconds(attempt * 40)) }
        if process.isRunning {
          kill(process.processIdentifier, SIGKILL)
          killed += 1
        }
        process.waitUntilExit()
        let found = try String(contentsOfFile: file, encoding: .utf8)
        #expect(found == "old\n" || found == new, "attempt \(attempt): \(found.count) characters")
      }
      #expect(killed > 0)
    }
  }

  @Test(.enabled(if: RobustnessTests.isBuilt), .timeLimit(.minutes(1)))
  func `whenever it is killed while it writes a folder, there is all of it or none`() async throws {
    try await withFolder { folder in
      for attempt in 0..<6 {
        let path = folder + "/gmns-\(attempt)"
        let process = try start(["export", "gmns", "-o", path])
        try await Task.sleep(for: .milliseconds(150 + attempt * 60))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        guard FileManager.default.fileExists(atPath: path) else { continue }
        let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        #expect(names == ["config.csv", "link.csv", "node.csv", "sources.csv"])
      }
    }
  }

  @Test(.enabled(if: RobustnessTests.isBuilt), .timeLimit(.minutes(1)))
  func `a reader that goes away ends the command quietly`() throws {
    let process = Process()
    let (output, messages) = (Pipe(), Pipe())
    process.executableURL = RobustnessTests.command
    process.arguments = ["export", "geojson"]
    process.standardOutput = output
    process.standardError = messages
    try process.run()
    try output.fileHandleForWriting.close()
    try output.fileHandleForReading.close()
    process.waitUntilExit()
    let said = messages.fileHandleForReading.availableData
    // By the signal, which a shell calls 141, or with the code of a failed write.
    let isSignal = process.terminationReason == .uncaughtSignal && process.terminationStatus == 13
    #expect(isSignal || process.terminationStatus == 74)
    #expect(!isSignal || said.isEmpty)
  }

  @Test func `a full disk is a message and leaves nothing behind`() async throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let answer = await run(["terminals", "-o", "/dev/full/x"])
    #expect(answer.code == .inputOutput)
  }

  @Test func `no words crash the command`() async throws {
    var state: UInt64 = 7
    func roll(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    // Verbs without places do no work: what is tried here is the reading of words.
    let verbs = Verb.all.map(\.name) + ["", "--help", "rout", "-", "--", "help"]
    let words =
      Option.all.map(\.name) + [
        "-o", "-h", "-5", "1e999", "nan", "--=", "--trials=", "=", "\u{0}", "ü", "--by=0d", "-1",
        String(repeating: "x", count: 5000), "--seed=18446744073709551616", "--least=costt",
      ]
    for _ in 0..<1500 {
      let line = [verbs[roll(verbs.count)]] + (0..<roll(4)).map { _ in words[roll(words.count)] }
      if line[0] == "check" || line.contains("-o") || line.contains("--output") { continue }
      if ["terminals", "scenarios", "export", "critical", "matrix"].contains(line[0]) { continue }
      let answer = await run(line)
      #expect(answer.code != .internal, "\(line)")
    }
  }

  @Test func `names from a file stay text in a terminal, in JSON and in CSV`() async throws {
    try await withFolder { folder in
      let name = "<script>\u{1B}[31m\"; rm -rf / #"
      let terminals =
        "id,name,country,latitude,longitude\nA1,\"\(name.replacing("\"", with: "\"\""))\",KZ,1,1\n"
        + "B1,B,KZ,1,2\n"
      try Data(terminals.utf8).write(to: URL(filePath: folder + "/terminals.csv"))
      try Data(
        "from,to,mode,distance_km,usd_likely,hours_likely,both_ways\nA1,B1,rail,120,90,9,yes\n".utf8
      ).write(to: URL(filePath: folder + "/legs.csv"))
      let json = await run(["terminals", "--network", folder, "--format", "json"])
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      let names = (object?["terminals"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
      #expect(names == [name, "B"])
      #expect(!json.output.contains("\u{1B}"))
    }
  }

  // MARK: -

  private func run(_ words: [String]) async -> (code: ExitCode, output: String) {
    let console = Console(isKeeping: true)
    let code = await Corridor.run(words, console)
    return (code, console.output)
  }

  private func start(_ words: [String]) throws -> Process {
    let process = Process()
    process.executableURL = RobustnessTests.command
    process.arguments = words
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func text(of words: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = RobustnessTests.command
    process.arguments = words
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  private func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "corridor-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path)
  }
}

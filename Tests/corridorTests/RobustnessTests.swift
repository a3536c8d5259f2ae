import Foundation
import Testing

@testable import corridor

/// What happens when the world around the command misbehaves.
struct RobustnessTests {
  private static var isBuilt: Bool {
    FileManager.default.isExecutableFile(atPath: builtCommand.path)
  }

  @Test(.enabled(if: RobustnessTests.isBuilt), .timeLimit(.minutes(5)))
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

  @Test(.enabled(if: RobustnessTests.isBuilt), .timeLimit(.minutes(5)))
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

  @Test(.enabled(if: RobustnessTests.isBuilt), .timeLimit(.minutes(5)))
  func `a reader that goes away ends the command quietly`() throws {
    let process = Process()
    let (output, messages) = (Pipe(), Pipe())
    process.executableURL = builtCommand
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

  @Test(.enabled(if: RobustnessTests.isBuilt), .timeLimit(.minutes(5)))
  func `whenever it is killed while it writes a part, the part is whole and can be gone on with`()
    async throws
  {
    try await withFolder { folder in
      let part = folder + "/part.bin"
      let words = ["simulate", "Mombasa", "Poti", "--trials", "20000", "--shard", "1/1"]
      let whole = folder + "/whole.bin"
      let clock = ContinuousClock()
      let began = clock.now
      #expect(try finished(words + ["-o", whole]).code == 0)
      let length = clock.now - began
      let expected = try Data(contentsOf: URL(filePath: whole))
      let old = try finished(words + ["--seed", "2", "-o", part])
      #expect(old.code == 0, "\(old.messages)")
      let before = try Data(contentsOf: URL(filePath: part))
      var killed = 0
      for attempt in 0..<6 {
        let process = try start(words + ["-o", part])
        // From at once, whatever else the machine does, to about when it is done.
        if attempt > 0 { try await Task.sleep(for: length * (0.2 * Double(attempt))) }
        if process.isRunning {
          kill(process.processIdentifier, SIGKILL)
          killed += 1
        }
        process.waitUntilExit()
        let found = try Data(contentsOf: URL(filePath: part))
        #expect(found == before || found == expected, "attempt \(attempt): \(found.count) bytes")
        #expect(try finished(["merge", part]).code == 0)
      }
      #expect(killed > 0)
    }
  }

  @Test(
    .enabled(if: RobustnessTests.isBuilt && !RobustnessTests.isWatchedForRaces),
    arguments: ["export geojson", "report Mombasa Poti --trials 500"])
  func `a disk that fills up is a message, and the old file stays`(words: String) async throws {
    try await withFolder { folder in
      let file = folder + "/answer"
      try Data("old\n".utf8).write(to: URL(filePath: file))
      // No more than eight blocks of 512 bytes may be written: as on a full disk, the writing stops
      // in the middle.
      let answer = try finished(
        shell: "trap '' XFSZ; ulimit -f 8; exec \"$0\" \(words) -o \(file)")
      #expect(answer.code == 74, "\(answer.messages)")
      #expect(answer.messages.contains("cannot be written"), "\(answer.messages)")
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "old\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["answer"])
    }
  }

  @Test(
    .enabled(if: RobustnessTests.isBuilt && FileManager.default.fileExists(atPath: "/dev/full")))
  func `standard output that takes no more ends with its code`() throws {
    for words in ["terminals", "route Kigali Almaty --avoid KZALA --format json"] {
      let answer = try finished(shell: "exec \"$0\" \(words) >/dev/full")
      #expect(answer.code == 74 && answer.messages.contains("standard output cannot be written"))
    }
  }

  @Test func `a device is written to, never replaced, and a link goes on leading where it led`()
    async throws
  {
    try await withFolder { folder in
      let manager = FileManager.default
      // A link to a device, so that a mistake costs a link and not the device.
      try manager.createSymbolicLink(atPath: folder + "/null", withDestinationPath: "/dev/null")
      #expect(await run(["terminals", "-o", folder + "/null"]).code == .answered)
      let device = try manager.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
      #expect(device == .typeCharacterSpecial)
      try Data("old".utf8).write(to: URL(filePath: folder + "/target"))
      for (link, destination) in [("link", "target"), ("hanging", "new"), ("loop", "loop")] {
        try manager.createSymbolicLink(
          atPath: folder + "/" + link, withDestinationPath: destination)
      }
      #expect(
        await run(["terminals", "--format", "csv", "-o", folder + "/link"]).code == .answered)
      #expect(try manager.destinationOfSymbolicLink(atPath: folder + "/link") == "target")
      let text = try String(contentsOfFile: folder + "/target", encoding: .utf8)
      #expect(text.hasPrefix("id,name,"))
      for link in ["hanging", "loop"] {
        let refused = await run(["terminals", "-o", folder + "/" + link])
        #expect(refused.code == .inputOutput && refused.messages.contains("leads nowhere"))
      }
      #expect(await run(["terminals", "-o", folder]).code == .inputOutput)
    }
  }

  @Test(.enabled(if: RobustnessTests.isBuilt && RobustnessTests.isRefused))
  func `what may not be read or written is told, the folder is left as it is`() async throws {
    try await withFolder { folder in
      let manager = FileManager.default
      try Data("id,name,country,latitude,longitude\n".utf8).write(
        to: URL(filePath: folder + "/terminals.csv"))
      try manager.setAttributes([.posixPermissions: 0], ofItemAtPath: folder + "/terminals.csv")
      try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
      // The superuser may read and write everything, so nobody asks.
      let nobody = geteuid() == 0 ? "\(RobustnessTests.setpriv) --reuid 65534 --clear-groups " : ""
      let read = try finished(shell: "exec \(nobody)\"$0\" terminals --network \(folder)")
      #expect(read.code == 74 && read.messages.contains("permission is denied"), "\(read.messages)")
      for words in ["terminals -o \(folder)/new", "export gmns -o \(folder)/new"] {
        let written = try finished(shell: "exec \(nobody)\"$0\" \(words)")
        #expect(written.code == 74, "\(written.messages)")
        #expect(written.messages.contains("permission is denied"), "\(written.messages)")
      }
      try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
      #expect(try manager.contentsOfDirectory(atPath: folder) == ["terminals.csv"])
    }
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: ["matrix --pairs", "fit", "merge", "import geojson -o /nowhere/x", "check"])
  func `what never ends is not read`(words: String) async throws {
    let answer = await run(words.split(separator: " ").map(String.init) + ["/dev/zero"])
    #expect([.inputOutput, .notFound].contains(answer.code), "\(answer.messages)")
  }

  @Test func `links to tables and folders are followed, those that lead nowhere are told`()
    async throws
  {
    try await withFolder { folder in
      let network = try LittleNetwork()
      let manager = FileManager.default
      try manager.createSymbolicLink(
        atPath: folder + "/folder", withDestinationPath: network.folder)
      #expect(await run(["terminals", "--network", folder + "/folder"]).code == .answered)
      try manager.createDirectory(atPath: folder + "/n", withIntermediateDirectories: false)
      for name in ["terminals", "legs"] {
        try manager.createSymbolicLink(
          atPath: "\(folder)/n/\(name).csv", withDestinationPath: "\(network.folder)/\(name).csv")
      }
      #expect(
        await run(["route", "Kigali", "Almaty", "--network", folder + "/n"]).code == .answered)
      try manager.createSymbolicLink(
        atPath: folder + "/n/transfers.csv", withDestinationPath: "transfers.csv")
      let loop = await run(["route", "Kigali", "Almaty", "--network", folder + "/n"])
      #expect(
        loop.code == .inputOutput && loop.messages.contains("transfers.csv"), "\(loop.messages)")
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `brackets by the hundred thousand end in a message`() async throws {
    try await withFolder { folder in
      for opening in ["[", "{\"a\":"] {
        try Data(String(repeating: opening, count: 200_000).utf8).write(
          to: URL(filePath: folder + "/deep.geojson"))
        let answer = await run(["import", "geojson", folder + "/deep.geojson", "-o", folder + "/n"])
        #expect(answer.code == .badData, "\(answer.messages.prefix(200))")
        #expect(answer.messages.utf8.count < 1000)
      }
    }
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
      let name = "<script>\"; rm -rf / # ‮"
      func write(_ name: String, title: String) throws {
        let terminals =
          "id,name,country,latitude,longitude\nA1,\"\(name.replacing("\"", with: "\"\""))\",KZ,1,1\n"
          + "B1,B,KZ,1,2\n"
        try Data(terminals.utf8).write(to: URL(filePath: folder + "/terminals.csv"))
        try Data(
          "from,to,mode,distance_km,usd_likely,hours_likely,both_ways\nA1,B1,rail,120,90,9,yes\n"
            .utf8
        ).write(to: URL(filePath: folder + "/legs.csv"))
        try Data("scenario,title,change,target,value\nx,\(title),close,A1,\n".utf8).write(
          to: URL(filePath: folder + "/scenarios.csv"))
      }
      try write(name, title: "red \u{1B}[31m\u{9B}31m\u{7}")
      let json = await run(["terminals", "--network", folder, "--format", "json"])
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      let names = (object?["terminals"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
      #expect(names == [name, "B"])
      let scenarios = await run(["scenarios", "--network", folder])
      #expect(scenarios.output.contains("red ?[31m?31m?"), "\(scenarios.output)")
      // A name with a line end or a control character is refused, and the refusal is harmless too.
      try write("a\u{1B}[2J\nb", title: "x")
      let refused = await run(["terminals", "--network", folder])
      #expect(refused.code == .badData && !refused.messages.contains("\u{1B}"))
      let page = await run(["report", "A1", "B1", "--network", folder])
      #expect(page.code == .badData)
    }
  }

  // MARK: -

  /// Whether the thread sanitizer runs, whose own files a limit of their size breaks.
  private static var isWatchedForRaces: Bool {
    #if canImport(Darwin)
      // What RTLD_DEFAULT stands for.
      let anywhere = unsafe UnsafeMutableRawPointer(bitPattern: -2)
    #else
      let anywhere: UnsafeMutableRawPointer? = nil
    #endif
    return unsafe dlsym(anywhere, "__tsan_init") != nil
  }

  private static let setpriv = "/usr/bin/setpriv"

  /// Whether there is somebody here who may not do everything.
  private static var isRefused: Bool {
    geteuid() != 0 || FileManager.default.isExecutableFile(atPath: setpriv)
  }

  private func run(
    _ words: [String]
  ) async -> (code: ExitCode, output: String, messages: String) {
    let console = Console(isKeeping: true)
    let code = await Corridor.run(words, console)
    return (code, console.output, console.messages)
  }

  /// Runs a command line to its end, or one of the shell in which `$0` is the command.
  private func finished(
    _ words: [String] = [], shell: String? = nil
  ) throws -> (code: Int32, messages: String) {
    let process = Process()
    let messages = Pipe()
    process.executableURL = shell == nil ? builtCommand : URL(filePath: "/bin/sh")
    process.arguments = shell.map { ["-c", $0, builtCommand.path] } ?? words
    process.standardOutput = FileHandle.nullDevice
    process.standardError = messages
    try process.run()
    let said = messages.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  private func start(_ words: [String]) throws -> Process {
    let process = Process()
    process.executableURL = builtCommand
    process.arguments = words
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func text(of words: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = builtCommand
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

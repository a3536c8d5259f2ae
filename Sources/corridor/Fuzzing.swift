import Foundation
import Freight
import Reports
import Simulation

/// What a fuzzer throws bytes at here, where the command line is: see `Tests/Fuzz` for the files.
///
/// Nothing is written but to memory, and nothing read but the folder `Tests/Fuzz/Network`.
enum Fuzzing {
  static let readers: [String: @Sendable ([UInt8]) -> Void] = [
    "command": { bytes in wait { await command(words(of: bytes)) } },
    "whatif": { bytes in
      wait { await command(["whatif", "KZALA", "AZALA"] + words(of: bytes)) }
    },
    "options": { options(words(of: $0)) },
    "shard": shard,
  ]

  static let network = "Tests/Fuzz/Network"

  /// One word a line.
  private static func words(of bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).prefix(40)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Runs a whole command line, its trials few.
  ///
  /// - Returns: How it ends; nothing where it is not run, because it names files or runs long.
  @discardableResult
  static func command(_ words: [String]) async -> ExitCode? {
    var words = words
    guard let first = words.first else { return nil }
    let namesFiles = words.contains { word in
      word.contains("/") || word.hasPrefix("-o")
        || ["--output", "--network", "--pairs"].contains { word.hasPrefix($0) }
    }
    if namesFiles { return nil }
    if let verb = Verb.named(first), !words.contains("--") {
      let given = try? Arguments(Array(words.dropFirst()), for: verb)
      let takes = { name in verb.options.contains { $0.name == name } }
      if let trials = given?.value("--trials").flatMap({ Int($0) }) {
        if trials > 2000 { return nil }
      } else if given?.has("--trials") == false, takes("--trials") {
        words += ["--trials", "100"]
      }
      if takes("--network") { words += ["--network", network] }
    }
    let console = Console(isKeeping: true)
    let code = await Corridor.run(words, console)
    precondition(code != .internal, "an internal error: \(console.messages)")
    // A refusal quotes what it refuses, which a line of 4,000 letters makes long.
    precondition(code == .answered || console.messages.utf8.count < 60_000, "messages stay short")
    return code
  }

  /// Reads every option of every verb, without a network.
  static func options(_ words: [String]) {
    guard let verb = words.first.flatMap(Verb.named(_:)),
      let arguments = try? Arguments(Array(words.dropFirst()), for: verb)
    else { return }
    _ = arguments.words(without: [])
    _ = try? arguments.shipment(from: "a", to: "b")
    _ = try? arguments.simulation()
    _ = try? arguments.checkpoints()
    _ = try? arguments.threads()
    _ = try? arguments.deadline()
    _ = try? arguments.readyDay()
    _ = try? arguments.confidence()
    _ = try? arguments.objective()
    _ = try? arguments.changes()
    _ = try? arguments.reportFormat()
  }

  /// Reads a shard file, its checksum put right, and sums it up where it is whole.
  @Sendable static func shard(_ bytes: [UInt8]) {
    guard let shard = try? Shard(Shard.sealed(bytes)) else { return }
    precondition((try? Shard(shard.bytes)) == shard, "what is written reads back the same")
    precondition(
      (try? Shard.merged([shard, shard])) == nil || shard.blocks.isEmpty, "no block twice")
    let console = Console(isKeeping: true)
    guard let report = try? Verb.report(on: [shard], console) else { return }
    _ = report.text(.table) + report.text(.json) + report.text(.csv)
  }

  private static func wait(_ work: @escaping @Sendable () async -> Void) {
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      await work()
      done.signal()
    }
    done.wait()
  }
}

#if FUZZ
  private let reader: @Sendable ([UInt8]) -> Void = {
    let name = ProcessInfo.processInfo.environment["READER"] ?? ""
    guard let reader = Fuzzing.readers[name] else {
      fatalError("READER names one of \(Fuzzing.readers.keys.sorted().joined(separator: ", "))")
    }
    return reader
  }()

  @_cdecl("LLVMFuzzerTestOneInput")
  public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    unsafe reader(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
  }
#endif

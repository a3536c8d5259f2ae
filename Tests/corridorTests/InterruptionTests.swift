import Foundation
import Simulation
import Testing

@testable import corridor

/// The built command, interrupted as a planner does it.
@Suite struct InterruptionTests {
  @Test(.timeLimit(.minutes(2)))
  func `Ctrl-C ends a long part with 130 and a word of what is saved, and it goes on from there`()
    async throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "interrupted-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "part.bin").path
    let words = [
      "simulate", "Mombasa", "Poti", "--trials", "100000000", "--shard", "1/1", "-o", path,
    ]
    let first = try interrupt(words, after: 3)
    #expect(first.code == 130, "\(first.messages)")
    #expect(first.messages.contains("interrupted: "), "\(first.messages)")
    #expect(first.messages.contains("blocks are saved in \(path); go on with --resume"))
    let saved = try Shard(file: path).blocks.count
    #expect(saved > 0)
    // Resumed and interrupted again, it has what it had and more.
    let second = try interrupt(words + ["--resume"], after: 3)
    #expect(second.code == 130, "\(second.messages)")
    #expect(try Shard(file: path).blocks.count > saved)
    // Without a part to write nothing is saved, and nothing is left behind.
    let third = try interrupt(["simulate", "Mombasa", "Poti", "--trials", "100000000"], after: 3)
    #expect(third.code == 130 && third.messages.contains("nothing is saved"), "\(third.messages)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["part.bin"])
  }

  /// Runs the command, interrupts it after some seconds, and gives how it ended.
  private func interrupt(
    _ words: [String], after seconds: Double
  ) throws -> (code: Int32, messages: String) {
    let process = Process()
    process.executableURL = builtCommand
    process.arguments = words
    let messages = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = messages
    try process.run()
    Thread.sleep(forTimeInterval: seconds)
    #expect(process.isRunning, "it had ended before it was interrupted")
    process.interrupt()
    process.waitUntilExit()
    let text = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return (process.terminationStatus, text)
  }
}

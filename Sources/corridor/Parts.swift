import Foundation
import Freight
import Simulation

extension Arguments {
  /// Works out a part of the trials and writes it to a file.
  func workOutShard(_ question: Question, _ console: Console) async throws {
    guard let path = value("--output"), path != "-" else {
      throw Failure.misuse("--shard needs -o FILE to write the part to")
    }
    let numbers = (value("--shard") ?? "").split(separator: "/", omittingEmptySubsequences: false)
      .map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1], count >= 1,
      count <= 1 << 20, (1...count).contains(number)
    else {
      throw Failure.misuse("--shard needs a part like 3/8, not '\(value("--shard") ?? "")'")
    }
    let asked = try study(question, simulation())
    let words = words(without: ["--shard", "--resume", "--threads", "--output"])
    var shard = asked.study.shard(number, of: count, asking: words)
    if has("--resume"), FileManager.default.fileExists(atPath: path) {
      let saved = try Shard(file: path)
      guard asked.study.owns(saved), saved.question == shard.question, saved.share == shard.share
      else {
        throw Failure(
          code: .badData, message: "\(path): this is the part of another question or network")
      }
      shard = saved
    }
    let blocks = asked.study.blockCount
    shard = try await asked.study.workOut(
      shard, of: asked.simulation.trials, threads: threads(), console
    ) { shard, isInterrupted in
      try shard.write(to: path)
      if isInterrupted {
        throw Failure(
          code: .interrupted,
          message: "interrupted: \(shard.blocks.count) of \(shard.share.count) blocks are saved in "
            + "\(path); go on with --resume")
      }
    }
    try shard.write(to: path)
    guard !shard.share.isEmpty else {
      return console.say("part \(number) of \(count) has no block of the \(blocks): \(path)")
    }
    console.say(
      "part \(number) of \(count) is in \(path): blocks \(shard.share.lowerBound) to "
        + "\(shard.share.upperBound - 1) of \(blocks)")
  }
}

extension Shard {
  init(file path: String) throws {
    let bytes = try contents(of: path)
    do {
      try self.init(bytes)
    } catch {
      throw Failure(code: .badData, message: "\(path): \(error)")
    }
  }

  func write(to path: String) throws {
    try writing { () throws(WritingError) in try Freight.write(bytes, toFile: path) }
  }
}

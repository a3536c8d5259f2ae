import Dispatch
import Foundation
import Simulation
import Synchronization

extension Study {
  /// Works out what a part misses, with progress on a terminal, until it is done or interrupted.
  ///
  /// - Parameters:
  ///   - shard: The part.
  ///   - trials: All trials of the study.
  ///   - threads: How many to work on at once.
  ///   - console: Where messages go.
  ///   - save: Keeps what there is, now and then and when interrupted, where it can say so by an
  ///     error of its own.
  /// - Returns: The part, complete.
  /// - Throws: `Failure` of the code for an interruption.
  func workOut(
    _ shard: Shard, of trials: Int, threads: Int, _ console: Console,
    save: (Shard, _ isInterrupted: Bool) throws -> Void
  ) async throws -> Shard {
    var shard = shard
    let interruption = console.isKeeping ? nil : Interruption()
    let flag = interruption?.flag
    var progress = Progress(
      of: shard.share.count, done: shard.blocks.count, "blocks of 4,096 trials", console)
    let clock = ContinuousClock()
    var saved = clock.now
    while !shard.isComplete {
      shard = await work(on: shard, atMost: 32 * threads, threads: threads) {
        flag?.isRaised ?? false
      }
      progress.show(shard.blocks.count)
      if flag?.isRaised ?? false {
        progress.clear()
        try save(shard, true)
        throw Failure(
          code: .interrupted,
          message:
            "interrupted after \(shard.blocks.count) of \(shard.share.count) blocks: nothing "
            + "is saved; --shard 1/1 -o FILE keeps what is worked out")
      }
      // Often enough that little is lost, seldom enough that it costs nothing.
      if clock.now - saved > .seconds(10) {
        try save(shard, false)
        saved = clock.now
      }
    }
    progress.clear()
    return shard
  }
}

/// Whether the planner has asked to stop, by Ctrl-C or a polite kill.
private final class Interruption {
  let flag = Flag()
  private let sources: [any DispatchSourceSignal]

  init() {
    let flag = flag
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(
        signal: number, queue: DispatchQueue.global())
      source.setEventHandler { flag.value.store(true, ordering: .relaxed) }
      source.resume()
      return source
    }
  }

  deinit {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }
}

private final class Flag: Sendable {
  let value = Atomic(false)

  var isRaised: Bool { value.load(ordering: .relaxed) }
}

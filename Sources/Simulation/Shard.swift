import Sampling

/// Part of a simulation's trials, worked out and counted: what a shard file holds.
///
///     let part = await study.work(on: study.shard(2, of: 8), threads: 2)
///     write(part.bytes)
///     let whole = try Shard.merged(parts)                  // of all eight, in any order
///     study.answer(whole)                                  // the same bytes as of one run
///
/// All that is counted are whole numbers, so parts merge to the same whole in any order.
public struct Shard: Sendable, Equatable {
  /// What was asked, in words that ask it again.
  public let question: [String]
  /// The version of the engine and of the form of the file.
  public static let version = "corridor.shard/2"
  /// Changes with every figure that the answer depends on.
  public let fingerprint: UInt64
  public let seed: UInt64
  public let trials: Int
  /// The blocks of 4,096 trials that this part was to work out.
  public let share: Range<Int>
  let plan: TrialPlan
  var ledger: Ledger

  /// The blocks that are worked out, ascending.
  public var blocks: [Int] { ledger.blocks.sorted() }
  /// The blocks of its share that are still to be worked out.
  public var missing: [Int] { share.filter { !ledger.blocks.contains($0) } }
  /// Whether all of its share is done.
  public var isComplete: Bool { missing.isEmpty }
}

/// Why a shard cannot be read or merged.
public enum ShardError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No shard file at all.
  case foreign
  case otherVersion(String)
  case damaged(String)
  /// Two parts are of different simulations.
  case mismatch(String)
  case overlap(block: Int)
  /// Runs of blocks that no part has worked out.
  case gap([ClosedRange<Int>])

  public var description: String {
    switch self {
    case .foreign: "this is no shard file"
    case .otherVersion(let version): "this shard is of another version, '\(version)'"
    case .damaged(let what): "the shard file is damaged: \(what)"
    case .mismatch(let what): "the shards do not belong together: \(what)"
    case .overlap(let block): "block \(block) is in two shards"
    case .gap(let gaps):
      "blocks are missing: "
        + gaps.prefix(5).map {
          $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
        }.joined(separator: ", ") + (gaps.count > 5 ? " and more" : "")
    }
  }
}

extension Shard {
  /// All parts as one.
  ///
  /// - Throws: `ShardError` where they are not the whole of one simulation, each block once.
  public static func merged(_ parts: [Shard]) throws(ShardError) -> Shard {
    guard let first = parts.first else { throw .gap([0...0]) }
    var ledger = first.ledger
    for part in parts.dropFirst() {
      if part.question != first.question { throw .mismatch("they answer different questions") }
      if part.seed != first.seed { throw .mismatch("seeds \(first.seed) and \(part.seed)") }
      if part.plan != first.plan {
        throw .mismatch("\(first.trials) and \(part.trials) trials, or other samplers")
      }
      if part.fingerprint != first.fingerprint { throw .mismatch("their networks differ") }
      if part.ledger.accounts.count != ledger.accounts.count
        || part.ledger.keepsTrials != ledger.keepsTrials
      {
        throw .mismatch("they count different things")
      }
      if let block = part.blocks.first(where: ledger.blocks.contains) {
        throw .overlap(block: block)
      }
      ledger.merge(part.ledger)
    }
    let whole = Shard(
      question: first.question, fingerprint: first.fingerprint, seed: first.seed,
      trials: first.trials, share: first.plan.blocks, plan: first.plan, ledger: ledger)
    guard whole.isComplete else { throw .gap(runs(of: whole.missing)) }
    return whole
  }

  private static func runs(of blocks: [Int]) -> [ClosedRange<Int>] {
    blocks.reduce(into: []) { runs, block in
      if let last = runs.last, last.upperBound + 1 == block {
        runs[runs.count - 1] = last.lowerBound...block
      } else {
        runs.append(block...block)
      }
    }
  }
}

extension Shard {
  private static let mark: [UInt8] = Array("corridor shard\n".utf8)

  /// The shard as a file's bytes, a checksum at their end.
  public var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(Shard.version)
    writer.write(UInt64(question.count))
    for word in question { writer.write(word) }
    writer.write(fingerprint)
    writer.write(seed)
    writer.write(trials)
    writer.write(plan.method.rawValue)
    plan.strata.write(to: &writer)
    writer.write(share.lowerBound)
    writer.write(share.upperBound)
    ledger.write(to: &writer)
    let body = Shard.mark + writer.bytes
    return Shard.sealed(body + [UInt8](repeating: 0, count: 8))
  }

  /// Reads a shard from a file's bytes.
  ///
  /// - Throws: `ShardError` whatever the bytes are, never a trap.
  /// - Complexity: O(n) time and space.
  public init(_ bytes: [UInt8]) throws(ShardError) {
    let count = bytes.count
    guard bytes.starts(with: Shard.mark) else { throw .foreign }
    guard count >= Shard.mark.count + 8 else { throw .damaged("it is cut short") }
    var reader = ByteReader(Array(bytes[Shard.mark.count..<(count - 8)]))
    let version = try reader.text()
    guard version == Shard.version else { throw .otherVersion(version) }
    let sum = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[count - 8 + $1]) << (8 * UInt64($1)) }
    guard sum == Shard.checksum(bytes[..<(count - 8)]) else {
      throw .damaged("its checksum is another")
    }
    var question: [String] = []
    for _ in 0..<(try reader.count()) { question.append(try reader.text()) }
    let fingerprint = try reader.unsigned()
    let seed = try reader.unsigned()
    let trials = try reader.integer()
    guard (1...(1 << 31)).contains(trials),
      let method = Simulation.Method(rawValue: try reader.text())
    else { throw .damaged("it has no sensible number of trials") }
    let plan = TrialPlan(
      Simulation(trials: trials, seed: seed, method: method),
      strata: try Strata(from: &reader, trials: trials))
    let (start, end) = (try reader.integer(), try reader.integer())
    guard plan.trials == trials, start >= 0, start <= end, end <= plan.blocks.upperBound else {
      throw .damaged("its blocks do not fit its trials")
    }
    let ledger = try Ledger(from: &reader, plan)
    guard reader.isAtEnd else { throw .damaged("something follows its end") }
    guard ledger.agrees(with: plan) else { throw .damaged("its counts contradict each other") }
    self.init(
      question: question, fingerprint: fingerprint, seed: seed, trials: trials, share: start..<end,
      plan: plan, ledger: ledger)
  }

  /// The bytes with the checksum at their end put right: for fuzzing, which is to reach behind it.
  package static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= 8 else { return bytes }
    let sum = checksum(bytes[..<(bytes.count - 8)])
    return bytes.dropLast(8) + (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * UInt64($0))) }
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(into: Fingerprint()) { $0.mix(UInt64($1)) }.value
  }
}

extension Ledger {
  func write(to writer: inout ByteWriter) {
    let blocks = blocks.sorted()
    writer.write(UInt64(blocks.count))
    for block in blocks { writer.write(UInt64(block)) }
    writer.write(UInt64(accounts.count))
    for account in accounts {
      account.cents.write(to: &writer)
      account.seconds.write(to: &writer)
      for number in account.onTime { writer.write(number) }
      for moments in account.late + account.regret { moments.write(to: &writer) }
      for number in account.best { writer.write(number) }
    }
    for gain in gains {
      gain.cents.write(to: &writer)
      gain.seconds.write(to: &writer)
      gain.weight.write(to: &writer)
    }
    let ways = ways.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    writer.write(UInt64(ways.count))
    for (arcs, count) in ways {
      writer.write(UInt64(arcs.count))
      for arc in arcs { writer.write(UInt64(arc)) }
      writer.write(count)
    }
    for block in blocks {
      guard let kept = kept[block] else { continue }
      for outcomes in kept.cents + kept.seconds {
        var last: Int64 = 0
        for outcome in outcomes {
          writer.write(signed: outcome &- last)
          last = outcome
        }
      }
    }
  }

  init(from reader: inout ByteReader, _ plan: TrialPlan) throws(ShardError) {
    var blocks: Set<Int> = []
    for _ in 0..<(try reader.count()) {
      let block = try reader.unsigned()
      guard block < UInt64(plan.blocks.upperBound), blocks.insert(Int(block)).inserted else {
        throw .damaged("a block is beyond the trials, or there twice")
      }
    }
    let count = try reader.count()
    // Of one itinerary, or of a policy held against it.
    guard (1...2).contains(count) else { throw .damaged("it has no accounts, or too many") }
    self.init(itineraries: count, plan)
    self.blocks = blocks
    for index in accounts.indices {
      try accounts[index].cents.read(from: &reader)
      try accounts[index].seconds.read(from: &reader)
      for replicate in accounts[index].onTime.indices {
        accounts[index].onTime[replicate] = try reader.integer()
      }
      for replicate in accounts[index].late.indices {
        accounts[index].late[replicate] = try Moments(from: &reader)
      }
      for replicate in accounts[index].regret.indices {
        accounts[index].regret[replicate] = try Moments(from: &reader)
      }
      for replicate in accounts[index].best.indices {
        accounts[index].best[replicate] = try reader.integer()
      }
    }
    for replicate in gains.indices {
      gains[replicate].cents = try Moments(from: &reader)
      gains[replicate].seconds = try Moments(from: &reader)
      gains[replicate].weight = try Moments(from: &reader)
    }
    for _ in 0..<(try reader.count()) {
      var arcs: [Int] = []
      for _ in 0..<(try reader.count()) {
        let arc = try reader.unsigned()
        guard arc < 1 << 32 else { throw .damaged("an arc is out of range") }
        arcs.append(Int(arc))
      }
      ways[arcs] = try reader.integer()
    }
    guard keepsTrials else { return }
    for block in blocks.sorted() {
      let trials = plan.parts(of: block).reduce(0) { $0 + $1.places.count }
      var rows: [[Int64]] = []
      for _ in 0..<(2 * count) {
        var row: [Int64] = []
        var last: Int64 = 0
        for _ in 0..<trials {
          last = last &+ (try reader.signed())
          row.append(last)
        }
        rows.append(row)
      }
      kept[block] = Kept(cents: Array(rows[..<count]), seconds: Array(rows[count...]))
    }
  }
}

extension Ledger.Tally {
  fileprivate func write(to writer: inout ByteWriter) {
    for moments in moments { moments.write(to: &writer) }
    for histogram in histograms {
      let bins = histogram.bins
      writer.write(UInt64(bins.count))
      var last = 0
      for (key, count) in bins {
        writer.write(key - last)
        writer.write(UInt64(count))
        last = key
      }
    }
    writer.write(signed: least)
    writer.write(signed: greatest)
  }

  fileprivate mutating func read(from reader: inout ByteReader) throws(ShardError) {
    for replicate in moments.indices { moments[replicate] = try Moments(from: &reader) }
    for replicate in histograms.indices {
      var bins: [(key: Int, count: Int)] = []
      var last = 0
      for _ in 0..<(try reader.count()) {
        let (key, overflows) = last.addingReportingOverflow(try reader.integer())
        let count = try reader.unsigned()
        // 48 octaves of 2,048 bins hold every amount, see `Grain`; no run has 2⁴⁰ trials.
        guard !overflows, (0...48 * 2048).contains(key), count < 1 << 40 else {
          throw .damaged("a bin is out of range")
        }
        bins.append((key, Int(count)))
        last = key
      }
      histograms[replicate] = BitHistogram(bins: bins)
    }
    least = try reader.signed()
    greatest = try reader.signed()
  }
}

extension Moments {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(count)
    writer.write(sum)
    writer.write(squares)
  }

  fileprivate init(from reader: inout ByteReader) throws(ShardError) {
    let (count, sum, squares) = (try reader.integer(), try reader.wide(), try reader.wide())
    guard count >= 0, squares >= 0 else { throw .damaged("a count is below zero") }
    self.init(count: count, sum: sum, squares: squares)
  }
}

extension Strata? {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(UInt64(self?.events.count ?? 0))
    guard let self else { return }
    for event in self.events { writer.write(event) }
    for weight in self.weights { writer.write(weight.bitPattern) }
    for size in self.sizes { writer.write(size) }
  }
}

extension Strata {
  /// Reads strata, or that there are none.
  fileprivate init?(from reader: inout ByteReader, trials: Int) throws(ShardError) {
    let count = try reader.count()
    guard count > 0 else { return nil }
    guard count <= Strata.mostEvents else { throw .damaged("it has too many strata") }
    var (events, weights, sizes): ([Int], [Double], [Int]) = ([], [], [])
    for _ in 0..<count { events.append(try reader.integer()) }
    for _ in 0..<(1 << count) { weights.append(Double(bitPattern: try reader.unsigned())) }
    for _ in 0..<(1 << count) { sizes.append(try reader.integer()) }
    guard sizes.allSatisfy({ (0...trials).contains($0) }), sizes.reduce(0, +) == trials,
      weights.allSatisfy({ (0...1).contains($0) })
    else { throw .damaged("its strata do not fit its trials") }
    self.init(events: events, weights: weights, sizes: sizes)
  }
}

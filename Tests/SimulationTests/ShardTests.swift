import Freight
import Networks
import Sampling
import Testing

@testable import Simulation

struct ShardTests {
  @Test func `a study of a shipment committed to its best way is a study of that way`() async throws
  {
    let network = try Network(
      contentsOf: BundledNetworks.folders.filter { $0.hasSuffix("trans-caspian") })
    let shipment = Shipment(from: "Aktau", to: "Constanta")
    let best = try network.itinerary(for: shipment, minimizing: .cost)
    let simulation = Simulation(trials: 500, seed: 4)
    let study = try Study(
      simulation, of: shipment, minimizing: .cost, in: network, policy: .committed)
    let whole = await study.work(on: study.shard(), threads: 1)
    #expect(Study(simulation, of: best).owns(whole))
    for policy in [Policy.flexible, .adaptive] {
      let other = try Study(
        simulation, of: shipment, minimizing: .cost, in: network, policy: policy)
      #expect(other.fingerprint != study.fingerprint)
    }
  }

  @Test(arguments: [Simulation.Method.random, .quasirandom])
  func `parts in any order and on any threads make the same whole`(
    method: Simulation.Method
  ) async throws {
    let study = Study(
      Simulation(trials: 20_000, seed: 6, method: method), of: try Fixture.aktauToAlat(),
      by: .hours(70))
    let whole = await study.work(on: study.shard(), threads: 1)
    for (count, threads) in [(1, 3), (2, 2), (3, 1), (5, 4), (7, 16)] {
      var parts: [Shard] = []
      for number in (1...count).reversed() {
        // Some blocks first and the others later, as an interrupted part does.
        var part = await study.work(
          on: study.shard(number, of: count), atMost: number % 2, threads: threads)
        part = await study.work(on: part, threads: threads)
        parts.append(try Shard(part.bytes))
      }
      let merged = try Shard.merged(parts)
      #expect(merged.bytes == whole.bytes, "\(count) parts on \(threads) threads")
    }
    guard case .committed(let outlooks) = study.answer(whole) else {
      Issue.record("a committed study has outlooks")
      return
    }
    let plain = Simulation(trials: 20_000, seed: 6, method: method)
      .outlook(for: try Fixture.aktauToAlat(), by: .hours(70))
    #expect(outlooks[0].usd == plain.usd && outlooks[0].onTime == plain.onTime)
  }

  @Test func `an interrupted part goes on where it was`() async throws {
    let study = Study(Simulation(trials: 30_000), of: try Fixture.aktauToAlat())
    let whole = await study.work(on: study.shard(), threads: 2)
    var part = await study.work(on: study.shard(), threads: 2) { true }
    #expect(!part.isComplete && !part.blocks.isEmpty)
    part = try Shard(part.bytes)
    part = await study.work(on: part, atMost: 2, threads: 1)
    part = await study.work(on: part, threads: 3)
    #expect(part.isComplete && part.bytes == whole.bytes)
  }

  @Test func `gaps, overlaps and strangers are refused`() async throws {
    let study = Study(Simulation(trials: 20_000), of: try Fixture.aktauToAlat())
    let parts = [
      await study.work(on: study.shard(1, of: 2), threads: 1),
      await study.work(on: study.shard(2, of: 2), threads: 1),
    ]
    #expect(throws: ShardError.gap([2...4])) { try Shard.merged([parts[0]]) }
    #expect(throws: ShardError.overlap(block: 0)) { try Shard.merged([parts[0], parts[0]]) }
    #expect(throws: ShardError.self) { try Shard.merged([]) }
    let other = Study(Simulation(trials: 20_000, seed: 2), of: try Fixture.aktauToAlat())
    let foreign = await other.work(on: other.shard(2, of: 2), threads: 1)
    #expect(throws: ShardError.mismatch("seeds 1 and 2")) {
      try Shard.merged([parts[0], foreign])
    }
    let dearer = Study(
      Simulation(trials: 20_000), of: try Fixture.aktauToAlat(usd: .fixed(1)))
    let changed = await dearer.work(on: dearer.shard(2, of: 2), threads: 1)
    #expect(throws: ShardError.mismatch("their networks differ")) {
      try Shard.merged([parts[0], changed])
    }
  }

  @Test func `damaged bytes are refused, wherever they are cut or changed`() async throws {
    let study = Study(Simulation(trials: 600), of: try Fixture.aktauToAlat())
    let bytes = await study.work(on: study.shard(), threads: 1).bytes
    #expect(try Shard(bytes).bytes == bytes)
    for length in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: ShardError.self) { try Shard(Array(bytes[..<length])) }
      var changed = bytes
      changed[length] ^= 0x10
      #expect(throws: ShardError.self) { try Shard(changed) }
    }
    #expect(throws: ShardError.foreign) { try Shard(Array("hello".utf8)) }
  }

  @Test func `counted trials merge as kept ones do`() throws {
    let plan = TrialPlan(Simulation(trials: Ledger.mostKept + 1))
    let model = TrialModel([try Fixture.aktauToAlat()])
    let desk = Desk(model, plan, by: .hours(70))
    var whole = desk.ledger(of: [3, 0, 2])
    #expect(!whole.keepsTrials && whole.kept.isEmpty)
    var parts = desk.ledger(of: [2])
    parts.merge(desk.ledger(of: [0, 3]))
    #expect(parts == whole)
    whole.merge(desk.ledger(of: [64]))
    #expect(whole.accounts[0].cents.moments[0].count == 3 * 4096 + 1)
  }
}

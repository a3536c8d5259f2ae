import Foundation
import Freight
import Graphs
import Reports

/// What a fuzzer throws bytes at: each reader, and the first use of what it has read.
///
///     swift run fuzz network Tests/Fuzz/Corpus/network/*      # replays files
///
/// Built with `--sanitize fuzzer -Xswiftc -DFUZZ` it is a libFuzzer program, the reader named by the
/// environment variable `READER`; so is `corridor` itself for the command line and shard files
/// (`Sources/corridor/Fuzzing.swift`). `.ci/fuzz` runs them all.
enum Fuzz {
  static let readers: [String: @Sendable ([UInt8]) -> Void] = [
    "network": network,
    "gmns": { _ = Readers.isImported($0, as: .gmns) },
    "geojson": { _ = Readers.isImported($0, as: .geojson) },
    "tntp": { _ = Readers.isImported($0, as: .tntp) },
    "dimacs": { _ = Readers.isImported($0, as: .dimacs) },
    "observations": { _ = Readers.observations($0) },
    "changes": changes,
  ]

  /// Loads tables, then routes under every scenario and writes the answers down.
  @Sendable private static func network(_ bytes: [UInt8]) {
    guard let network = Readers.network(bytes), let first = network.terminals.first,
      let last = network.terminals.last
    else { return }
    let shipment = Shipment(from: first.id, to: last.id)
    use(network, shipment)
    for scenario in network.scenarios {
      if let changed = try? network.under(scenario) { use(changed, shipment) }
    }
  }

  private static func use(_ network: Network, _ shipment: Shipment) {
    guard let itinerary = try? network.itinerary(for: shipment, minimizing: .generalized) else {
      return
    }
    let report = RouteReport(itinerary, in: network)
    _ = report.table + report.csv + report.json.text
  }

  /// A small network under changes, one a line: change, target, value.
  @Sendable private static func changes(_ bytes: [UInt8]) {
    var changed = small
    for line in String(decoding: bytes.prefix(2000), as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      guard words.count >= 2, let verb = Change.Verb(rawValue: words[0]) else { continue }
      let value = words.count > 2 ? Double(words[2]) ?? .nan : 1
      let change = Change(verb, Target(words[1]), value)
      if let next = try? changed.under(Scenario(id: "x", title: "", changes: [change])) {
        changed = next
      }
    }
    use(changed, Shipment(from: "KZALA", to: "AZALA"))
  }

  private static let small: Network = {
    guard let network = try? Network(contentsOf: "Tests/Fuzz/Network") else {
      fatalError("run from the folder of the package: Tests/Fuzz/Network does not load")
    }
    return network
  }()
}

#if FUZZ
  private let reader: @Sendable ([UInt8]) -> Void = {
    let name = ProcessInfo.processInfo.environment["READER"] ?? ""
    guard let reader = Fuzz.readers[name] else {
      fatalError("READER names one of \(Fuzz.readers.keys.sorted().joined(separator: ", "))")
    }
    return reader
  }()

  @_cdecl("LLVMFuzzerTestOneInput")
  public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    unsafe reader(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
  }
#else
  @main
  enum Replay {
    static func main() throws {
      let words = Array(CommandLine.arguments.dropFirst())
      guard let name = words.first, let reader = Fuzz.readers[name] else {
        print("usage: fuzz READER FILE...; readers: \(Fuzz.readers.keys.sorted())")
        exit(2)
      }
      for path in words.dropFirst() {
        reader(Array(try Data(contentsOf: URL(filePath: path))))
        print("\(path): read or refused")
      }
    }
  }
#endif

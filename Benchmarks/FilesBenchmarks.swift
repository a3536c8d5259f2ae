import Foundation
import Freight

/// Loading a generated folder of half a million legs, and routing over it.
///
///     benchmarks files            500,000 legs between 50,000 terminals
///     benchmarks files 20000      fewer
enum FilesBenchmarks {
  static func run(arguments: [String]) throws {
    let legs = arguments.first.flatMap { Int($0) } ?? 500_000
    let folder = FileManager.default.temporaryDirectory.appending(path: "corridor-files-benchmark")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let bytes = try write(legs: legs, to: folder)
    let path = folder.path
    let network = try Network(contentsOf: path)
    precondition(network.legs.count == legs, "the folder has \(legs) legs")
    print("\(bytes / 1_000_000) MB, \(legs) legs, \(network.terminals.count) terminals")
    print(
      try Timing.of("load \(legs) legs", expecting: legs, runs: 3) {
        try Network(contentsOf: path).legs.count
      }.line)
    print(try processorSeconds { _ = try Network(contentsOf: path) }, "to load")
    // The map goes round like a ring both ways: half its width and height away is the farthest.
    let side = Int(Double(network.terminals.count).squareRoot().rounded())
    let shipment = Shipment(from: "T0", to: "T\(side / 2 * side + side / 2)")
    let expected = try network.itinerary(for: shipment, minimizing: .cost).total.usd
    precondition(expected > 0, "the way across costs something")
    print(
      try Timing.of("route across \(legs) legs", expecting: expected) {
        try network.itinerary(for: shipment, minimizing: .cost).total.usd
      }.line)
    print(
      try processorSeconds { _ = try network.itinerary(for: shipment, minimizing: .cost) },
      "to route")
  }

  /// The processor's seconds, which other work on the machine does not lengthen.
  private static func processorSeconds(_ work: () throws -> Void) rethrows -> String {
    let start = clock()
    try work()
    return String(format: "%.3f s of processor", Double(clock() - start) / Double(CLOCKS_PER_SEC))
  }

  /// Writes terminals on a square map, each with legs to places near by and a few far ones.
  private static func write(legs: Int, to folder: URL) throws -> Int {
    let side = max(2, Int((Double(legs) / 10).squareRoot()))
    let count = side * side
    var dice = Dice(seed: 1)
    var terminals = "id,name,country,latitude,longitude,kind,note\n"
    for place in 0..<count {
      let (row, column) = (place / side, place % side)
      let latitude = Double(row) * 100 / Double(side) - 50
      let longitude = Double(column) * 300 / Double(side) - 150
      terminals += "T\(place),Town \(place),K\(["A", "B", "C", "Z"][place % 4]),\(latitude),"
      terminals += "\(longitude),rail_terminal,\n"
    }
    var rows =
      "from,to,mode,service,distance_km,usd_low,usd_likely,usd_high,usd_law,hours_low,"
      + "hours_likely,hours_high,hours_law,departures_per_week,both_ways,tags,driver,usd_source,"
      + "hours_source,note\n"
    let steps = [
      (0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (-1, -1), (1, -1), (-1, 1), (2, 3), (7, 5),
    ]
    var written = 0
    var place = 0
    while written < legs {
      let (row, column) = (place % count / side, place % count % side)
      for (turn, (down, right)) in steps.enumerated() where written < legs {
        let to = (row + down + side) % side * side + (column + right + side) % side
        guard to != place % count else { continue }
        let service = place < count ? "" : "s\(place / count)"
        let usd = 100 + dice.roll(1000)
        let hours = 5 + dice.roll(50)
        let mode = turn == 9 ? "road" : "rail"
        rows += "T\(place % count),T\(to),\(mode),\(service),\(usd + 50),\(usd / 2),\(usd),"
        rows +=
          "\(usd * 2),,\(hours).5,\(hours + 3).25,\(hours * 3 + 4),,7,,steppe,,tariff,tariff,\n"
        written += 1
      }
      place += 1
    }
    try Data(terminals.utf8).write(to: folder.appending(path: "terminals.csv"))
    try Data(rows.utf8).write(to: folder.appending(path: "legs.csv"))
    try Data("id,title,published,quality\ntariff,A tariff,2024,cited\n".utf8).write(
      to: folder.appending(path: "sources.csv"))
    return terminals.utf8.count + rows.utf8.count
  }
}

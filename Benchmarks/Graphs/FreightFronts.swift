import Foundation
import Freight
import Graphs
import Networks

extension GraphBenchmarks {
  /// Finds the fronts of USD, hours and kilograms of CO2e on the bundled networks, in processor time:
  /// the whole answer, which prices every leg and stay of the network first, and the search alone,
  /// for the mean USD, mean hours and kilometers of the legs.
  static func fronts() throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    let terminals = network.terminals.count
    let graph = Graph(
      vertexCount: terminals, tails: network.legs.map(\.from), heads: network.legs.map(\.to))
    var search = ParetoSearch(graph)
    let weights = [
      network.legs.map { ($0.meanUSD * 1e6).rounded() },
      network.legs.map { ($0.meanHours * 1e6).rounded() },
      network.legs.map { ($0.kilometers * 1e6).rounded() },
    ]
    print("\(terminals) terminals, \(network.legs.count) legs")
    print("answer, ms   front   search, ms   front")
    let pairs = [
      ("Kigali", "Almaty"), ("Shanghai", "Rotterdam"), ("Almaty", "Kigali"),
      ("Mombasa", "Tashkent"), ("Lianyungang", "Poti"), ("Singapore", "Almaty"),
      ("Kampala", "Poti"), ("Almaty", "Rotterdam"),
    ]
    for (origin, destination) in pairs {
      let shipment = Shipment(from: origin, to: destination)
      let size: Int
      do {
        size = try network.front(for: shipment).count
      } catch {
        print(pad("-", 10), pad("-", 7), " \(origin) - \(destination): \(error)")
        continue
      }
      let times = try (0..<15).map { _ in
        let start = clock()
        let front = try network.front(for: shipment)
        precondition(front.count == size, "the front changes")
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
      }
      guard let source = network.terminals.firstIndex(where: { $0.name == origin }),
        let goal = network.terminals.firstIndex(where: { $0.name == destination })
      else { continue }
      var count = 0
      let searches = (0..<15).map { _ in
        let start = clock()
        count = search.run(from: source, to: goal, weights: weights).count
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
      }
      print(
        pad(median(times) * 1e3, 10), pad(size, 7), pad(median(searches) * 1e3, 12),
        pad(count, 7), " \(origin) - \(destination)")
    }
  }
}

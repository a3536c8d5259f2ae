import Freight
import Sampling
import Testing

@testable import Simulation

/// Simulated chances against the exact law of the sum.
struct ConvolutionTests {
  @Test(arguments: 1...4)
  func `simulation agrees with convolution on a generated chain of legs`(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func roll(_ bound: Int) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double((state >> 33) % UInt64(bound))
    }
    let laws: [Distribution.Law] = [.lognormal, .triangular, .gamma, .uniform, .pert]
    let hours = try (0..<4).map { leg in
      let low = roll(40)
      let likely = low + 5 + roll(30)
      return try Distribution(
        laws[(leg + seed) % laws.count], low: low, likely: likely, high: likely + 10 + roll(60))
    }
    let terminals = (0...hours.count).map { place in
      Terminal(
        id: "P\(place)", name: "P\(place)", country: "KZ", latitude: 0, longitude: Double(place),
        kind: .city)
    }
    let legs = hours.enumerated().map { place, law in
      Leg(
        from: place, to: place + 1, mode: .road, kilometers: 100, usd: Figure(.fixed(1)),
        hours: Figure(law))
    }
    let network = Network(terminals: terminals, legs: legs)
    let itinerary = try network.itinerary(
      for: Shipment(from: "P0", to: "P4"), minimizing: .time)
    let median = hours.reduce(0) { $0 + $1.quantile(0.5) }
    for deadline in [median, median * 1.2] {
      let exact = chance(ofSumOf: hours, within: deadline)
      let outlook = Simulation(trials: 4000, seed: 3).outlook(for: itinerary, by: .hours(deadline))
      let simulated = try #require(outlook.onTime).probability
      let error = (exact * (1 - exact) / 4000).squareRoot()
      #expect(abs(simulated - exact) < 4.5 * error + 0.003, "seed \(seed) by \(deadline) h")
    }
  }

  /// The chance that independent amounts add up to at most a bound, on cells of a quarter hour, each
  /// amount in the middle of its cell.
  private func chance(ofSumOf laws: [Distribution], within bound: Double) -> Double {
    let width = 0.25
    let cells = Int(bound / width) + 8
    var sum = [Double](repeating: 0, count: cells)
    sum[0] = 1
    for law in laws {
      let shares = (0..<cells).map { cell in
        law.cdf(Double(cell) * width + width / 2) - law.cdf(Double(cell) * width - width / 2)
      }
      var next = [Double](repeating: 0, count: cells)
      for (a, share) in sum.enumerated() where share > 0 {
        for b in 0..<(cells - a) { next[a + b] += share * shares[b] }
      }
      sum = next
    }
    return sum.prefix(Int(bound / width) + 1).reduce(0, +)
  }
}

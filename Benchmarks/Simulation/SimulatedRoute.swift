import Freight
import Sampling

/// A route of 12 legs and 35 random variables, the same as in `Peers/simulation.py`.
///
/// Twelve prices and twelve durations, six waits for a departure, a fuel driver behind four of the
/// prices, and two disruptions, each a chance and a length.
enum SimulatedRoute {
  /// Two legs, the second closed for days in one trial of 500: without the closure the way takes
  /// less than 120 hours in all but the rarest trials.
  static func closedSometimes() throws -> Itinerary {
    let terminals = (0...2).map { place in
      Terminal(
        id: "T\(place)", name: "T\(place)", country: "KZ", latitude: 0, longitude: 0, kind: .city)
    }
    let hours = try Distribution(.pert, low: 20, likely: 30, high: 55)
    let legs = (0..<2).map { leg in
      Leg(
        from: leg, to: leg + 1, mode: leg == 0 ? .rail : .sea, kilometers: 100,
        usd: Figure(.fixed(1000)), hours: Figure(hours), tags: leg == 1 ? ["strait"] : [])
    }
    let closure = Disruption(
      id: "closure", name: "Closure", target: "tag:strait", chance: 0.002, effect: .close,
      hours: try Distribution(.gamma, low: 72, likely: 120, high: 480), usd: .fixed(0))
    let network = Network(terminals: terminals, legs: legs, disruptions: [closure])
    return try network.itinerary(for: Shipment(from: "T0", to: "T2"), minimizing: .cost)
  }

  static func itinerary() throws -> Itinerary {
    try network().itinerary(for: Shipment(from: "T0", to: "T12"), minimizing: .cost)
  }

  static func network() throws -> Network {
    let terminals = (0...12).map { place in
      Terminal(
        id: "T\(place)", name: "T\(place)", country: "KZ", latitude: 0, longitude: 0, kind: .city)
    }
    let legs = try (0..<12).map { leg in
      let scale = Double(leg + 1)
      let usd =
        leg < 8
        ? try Distribution(.triangular, low: 200 * scale, likely: 250 * scale, high: 400 * scale)
        : try Distribution(low: 100, likely: 300, high: 900)
      let hours = try Distribution(low: 20, likely: 30 + Double(leg), high: 110)
      return Leg(
        from: leg, to: leg + 1, mode: leg % 2 == 0 ? .sea : .rail, kilometers: 100,
        usd: Figure(usd, driver: leg < 8 ? nil : "fuel"), hours: Figure(hours),
        departuresPerWeek: leg < 6 ? 7 / scale : nil, tags: leg == 3 ? ["strait"] : [])
    }
    let disruptions = try [
      Disruption(
        id: "storm", name: "Storm", target: "T5-T6:rail", chance: 0.02, effect: .delay,
        hours: Distribution(.exponential, low: 0, likely: 0, high: 240), usd: .fixed(0)),
      Disruption(
        id: "closure", name: "Closure", target: "tag:strait", chance: 0.002, effect: .close,
        hours: Distribution(low: 24, likely: 72, high: 480), usd: .fixed(0)),
    ]
    return Network(
      terminals: terminals, legs: legs,
      drivers: [Driver(id: "fuel", name: "Fuel", loading: 0.8)], disruptions: disruptions)
  }
}

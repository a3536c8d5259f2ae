import Freight
import Networks
import Sampling
import Testing

@testable import Simulation

struct SimulationTests {
  @Test func `itineraries of two objectives are held to that of the first`() async throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    let shipment = Shipment(from: "Kigali", to: "Almaty")
    let cheap = try network.itinerary(for: shipment, minimizing: .cost)
    let fast = try network.itinerary(for: shipment, minimizing: .time)
    let simulation = Simulation(trials: 2000)
    let byCost = await simulation.outlooks(for: [cheap, fast], threads: 2)
    let byTime = await simulation.outlooks(for: [fast, cheap], threads: 2)
    #expect(byCost.map(\.shareBest) == [1, 0] && byTime.map(\.shareBest) == [1, 0])
    let regret = try #require(byCost[1].regret).value
    #expect(abs(regret - (byCost[1].usd.mean - byCost[0].usd.mean)) < 0.01)
  }

  @Test func `the median of one quasi-random figure lies within its interval`() throws {
    let hours = try Distribution(low: 20, likely: 36, high: 90)
    let leg = Leg(
      from: 0, to: 1, mode: .rail, kilometers: 1, usd: Figure(.fixed(0)), hours: Figure(hours))
    let network = Network(terminals: ["A", "B"].map { Fixture.terminal($0) }, legs: [leg])
    let way = try network.itinerary(for: Shipment(from: "A", to: "B"), minimizing: .time)
    let held = (0..<40).count { seed in
      let outlook = Simulation(trials: 2048, seed: UInt64(seed), method: .quasirandom)
        .outlook(for: way)
      let interval = outlook.hours.intervals.p50
      return interval.low <= hours.quantile(0.5) && hours.quantile(0.5) <= interval.high
    }
    #expect(held >= 36, "\(held) of 40")
  }

  @Test func `a deadline may be never or long ago`() async throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    let way = try network.itinerary(
      for: Shipment(from: "Kigali", to: "Almaty"), minimizing: .cost)
    for (deadline, chance) in [
      (Deadline.days(.infinity), 1.0), (.days(1e15), 1), (.days(-1e15), 0),
    ] {
      let chances = await Simulation(trials: 500).chances(of: [way], by: deadline, threads: 1)
      #expect(chances[0].probability == chance)
    }
  }

  @Test func `what a day is worth, however much, scales what the wrong way misses`() async throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    func outlooks(dayWorth usd: Double) async throws -> [Outlook] {
      let shipment = Shipment(from: "Kigali", to: "Almaty", valueOfTime: usd)
      let ways = try network.tradeoffs(for: shipment).filter { way in
        !way.legs.contains { $0.mode == .air }
      }
      return await Simulation(trials: 8192).outlooks(for: ways, threads: 2)
    }
    // Beside a billion USD a day nothing else counts, so a thousand times as much changes no choice.
    let (dear, dearer) = (try await outlooks(dayWorth: 1e9), try await outlooks(dayWorth: 1e12))
    #expect(dear.count == dearer.count && dear.count > 2)
    for (one, other) in zip(dear, dearer) {
      #expect(one.itinerary.legIndices == other.itinerary.legIndices)
      #expect(one.shareBest == other.shareBest && one.shareBest < 1)
      let regrets = (try #require(one.regret).value, try #require(other.regret).value)
      #expect(abs(regrets.1 / regrets.0 - 1000) < 1)
    }
  }

  @Test func `the simulated mean of an itinerary is the exact sum of its means`() async throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    for (from, to) in [("Kigali", "Almaty"), ("Xi'an", "Duisburg"), ("Mombasa", "Poti")] {
      let itinerary = try network.itinerary(
        for: Shipment(from: from, to: to), minimizing: .generalized)
      let outlook = await Simulation(trials: 4000, seed: 11).outlooks(for: [itinerary], threads: 2)[
        0]
      let usd = abs(outlook.usd.mean - itinerary.total.usd) / outlook.usd.standardError
      let hours = abs(outlook.hours.mean - itinerary.total.hours) / outlook.hours.standardError
      #expect(usd < 4, "\(from) to \(to): USD are \(usd) standard errors off")
      #expect(hours < 4, "\(from) to \(to): hours are \(hours) standard errors off")
    }
  }

  @Test func `any number of threads gives the same outlook to the bit`() async throws {
    let itinerary = try Fixture.aktauToAlat()
    let one = Simulation(trials: 10_001, seed: 5).outlook(for: itinerary, by: .hours(200))
    for threads in [1, 2, 3, 7, 16] {
      let many = await Simulation(trials: 10_001, seed: 5)
        .outlooks(for: [itinerary], by: .hours(200), threads: threads)[0]
      #expect(many.usd == one.usd && many.hours == one.hours && many.onTime == one.onTime)
    }
  }

  @Test func `another seed gives other trials, the same seed the same`() throws {
    let itinerary = try Fixture.aktauToAlat()
    let a = Simulation(trials: 1000, seed: 5).outlook(for: itinerary)
    #expect(Simulation(trials: 1000, seed: 5).outlook(for: itinerary).usd == a.usd)
    #expect(Simulation(trials: 1000, seed: 6).outlook(for: itinerary).usd != a.usd)
  }

  @Test func `what does not vary is foreseen exactly`() throws {
    let law = Distribution.fixed(10)
    let itinerary = try Fixture.aktauToAlat(usd: law, hours: law, perWeek: nil)
    let outlook = Simulation(trials: 100).outlook(for: itinerary, by: .hours(10))
    #expect(outlook.usd.mean == 10 && outlook.usd.p95 == 10 && outlook.usd.standardDeviation == 0)
    #expect(outlook.onTime?.probability == 1)
  }

  @Test func `an itinerary foreseen beside others is foreseen as alone`() async throws {
    let network = try Network(contentsOf: BundledNetworks.folders)
    let shipment = Shipment(from: "Kigali", to: "Almaty")
    let itineraries = try network.tradeoffs(for: shipment).itineraries
    let simulation = Simulation(trials: 500, seed: 2)
    let together = await simulation.outlooks(for: itineraries, threads: 2)
    for (alone, outlook) in zip(itineraries, together) {
      #expect(simulation.outlook(for: alone).usd == outlook.usd)
    }
    #expect(abs(together.reduce(0) { $0 + $1.shareBest } - 1) < 1e-12)
  }

  @Test func `adding a constant to a cost moves every quantile by it`() throws {
    let law = try Distribution(low: 20, likely: 50, high: 200)
    let plain = Simulation(trials: 3000).outlook(for: try Fixture.aktauToAlat(usd: law))
    let dearer = Simulation(trials: 3000)
      .outlook(for: try Fixture.aktauToAlat(usd: law.shifted(by: 100)))
    #expect(abs(dearer.usd.mean - plain.usd.mean - 100) < 0.01)
    #expect(abs(dearer.usd.p95 - plain.usd.p95 - 100) < 0.011)
    #expect(abs(dearer.usd.standardDeviation - plain.usd.standardDeviation) < 0.01)
  }

  @Test func `a disruption happens with its chance and lasts as long as its law`() throws {
    let storm = Disruption(
      id: "storm", name: "Storm", target: .sea, chance: 0.25, effect: .close,
      hours: .fixed(100), usd: .fixed(40))
    let itinerary = try Fixture.aktauToAlat(
      usd: .fixed(10), hours: .fixed(10), perWeek: nil, disruptions: [storm])
    #expect(itinerary.total == Amounts(usd: 20, hours: 35, kilometers: 100, kilogramsCO2e: nil))
    let outlook = Simulation(trials: 8000, seed: 3).outlook(for: itinerary, by: .hours(50))
    #expect(outlook.hours.p5 == 10 && outlook.hours.p95 == 110)
    #expect(abs((outlook.onTime?.probability ?? 0) - 0.75) < 4 * (0.75 * 0.25 / 8000).squareRoot())
  }

  @Test func `a common cause widens the spread of a sum and leaves its mean`() throws {
    let law = try Distribution(low: 20, likely: 50, high: 200)
    func outlook(loading: Double) throws -> Outlook {
      let drivers = [Driver(id: "weather", name: "Weather", loading: loading)]
      let legs = (0..<4).map { place in
        Leg(
          from: place, to: place + 1, mode: .sea, kilometers: 1, usd: Figure(.fixed(0)),
          hours: Figure(law, driver: "weather"))
      }
      let network = Network(
        terminals: (0..<5).map { Fixture.terminal("T\($0)") }, legs: legs, drivers: drivers)
      let itinerary = try network.itinerary(
        for: Shipment(from: "T0", to: "T4"), minimizing: .time)
      return Simulation(trials: 6000, seed: 9).outlook(for: itinerary)
    }
    let alone = try outlook(loading: 0)
    let together = try outlook(loading: 1)
    #expect(abs(alone.hours.mean - 4 * law.mean) < 4 * alone.hours.standardError)
    #expect(abs(together.hours.mean - 4 * law.mean) < 4 * together.hours.standardError)
    // Four times one amount has twice the deviation of the sum of four independent ones.
    let ratio = together.hours.standardDeviation / alone.hours.standardDeviation
    #expect(abs(ratio - 2) < 0.25, "\(ratio)")
  }
}

enum Fixture {
  static func terminal(_ id: String) -> Terminal {
    Terminal(id: id, name: id, country: "KZ", latitude: 0, longitude: 0, kind: .city)
  }

  /// Aktau ─sea→ Alat.
  static func aktauToAlat(
    usd: Distribution? = nil, hours: Distribution? = nil, perWeek: Double? = 2,
    disruptions: [Disruption] = []
  ) throws -> Itinerary {
    let usd = try usd ?? Distribution(low: 400, likely: 700, high: 1200)
    let hours = try hours ?? Distribution(.triangular, low: 22, likely: 26, high: 40)
    let leg = Leg(
      from: 0, to: 1, mode: .sea, kilometers: 100, usd: Figure(usd), hours: Figure(hours),
      departuresPerWeek: perWeek)
    let network = Network(
      terminals: [terminal("KZAAU"), terminal("AZALA")], legs: [leg], disruptions: disruptions)
    return try network.itinerary(for: Shipment(from: "KZAAU", to: "AZALA"), minimizing: .cost)
  }
}

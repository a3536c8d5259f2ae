import Foundation
import Freight
import Simulation

@testable import Reports

/// Three ways from a city to another, by terminals whose names try to be markup.
enum SmallNetwork {
  static let hostile = "<script>alert(\"x\")</script> & 'Son'"

  static func network() throws -> Network {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "small-network-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let quoted = "\"<script>alert(\"\"x\"\")</script> & 'Son'\""
    let files = [
      "terminals": """
      id,name,country,latitude,longitude,kind,note
      AAAAA,Alpha,AA,0,170,city,
      BBBBB,\(quoted),AA,0,176,seaport,
      CCCCC,Gamma,CC,10,-176,seaport,
      DDDDD,Delta,DD,11,-170,city,

      """,
      "legs": """
      from,to,mode,service,distance_km,usd_low,usd_likely,usd_high,usd_law,hours_low,hours_likely,hours_high,hours_law,departures_per_week,both_ways,tags,driver,usd_source,hours_source,note
      AAAAA,BBBBB,road,,700,600,700,1100,,10,14,30,,,1,,,known,known,
      BBBBB,CCCCC,sea,,1400,500,800,1500,,60,90,200,,2,1,,,known,guessed,
      CCCCC,DDDDD,rail,,650,300,400,700,,12,20,60,,,1,,,known,known,
      AAAAA,DDDDD,air,,2400,5000,6000,9000,,6,9,20,,7,1,,,known,known,
      AAAAA,CCCCC,road,,2600,2500,3000,4000,,40,60,100,,,1,,,guessed,guessed,

      """,
      "transfers": """
      terminal,process,from_mode,to_mode,coming_from,going_to,usd_low,usd_likely,usd_high,usd_law,hours_low,hours_likely,hours_high,hours_law,driver,usd_source,hours_source,note
      BBBBB,terminal,,,,,100,150,300,,12,24,96,,,known,known,
      CCCCC,terminal,,,,,100,150,300,,12,24,96,,,known,guessed,

      """,
      "sources": """
      id,title,publisher,published,url,quality
      known,Known <b>facts</b> & figures,Somebody,2024,https://example.org/?a=1&b=2,cited
      guessed,Guessed,Nobody,2024,,assumed

      """,
      "modes": """
      mode,g_co2e_per_tonne_km,teu_share,reefer_factor,source
      road,80,1,1.2,known
      sea,10,1,1.2,known
      rail,25,1,1.2,known
      air,900,1,1.2,known

      """,
    ]
    for (name, text) in files {
      let path = folder.appending(path: name + ".csv")
      try Data(text.utf8).write(to: path)
    }
    return try Network(contentsOf: folder.path)
  }

  /// The itineraries with what a few trials foresee, worked out once for all tests.
  static func contenders() async throws -> [Contender] { try await shared.value }

  private static let shared = Task { try await foresee() }

  static func tradeoffs(in network: Network) throws -> Tradeoffs {
    try network.tradeoffs(for: Shipment(from: "AAAAA", to: "DDDDD"))
  }

  static func foresee() async throws -> [Contender] {
    let network = try network()
    let itineraries = try tradeoffs(in: network).itineraries
    let simulation = Simulation(trials: 200, seed: 5)
    let outlooks = await simulation.outlooks(for: itineraries, by: .days(8), threads: 1)
    let journeys = await simulation.journeys(for: itineraries, threads: 1)
    return Contender.all(outlooks, journeys: journeys, in: network)
  }
}

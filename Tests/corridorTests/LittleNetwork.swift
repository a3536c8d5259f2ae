import Foundation
import Testing

@testable import corridor

/// A network small enough to know by heart, written as a planner would, in a folder of its own.
///
///     //  Kigali ─road→ Dar ─sea→ Bandar Abbas ─rail→ Almaty     7,500 USD
///     //         ╰road→ Mombasa ─sea→ Bandar Abbas               8,100 USD, sooner
///     //                Dar ─sea→ Shanghai ─rail→ Almaty         7,200 USD, later
///     //         ╰──────────────air─────────────────→ Almaty    30,000 USD, at once
struct LittleNetwork: ~Copyable {
  let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory.path + "/little-network-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    for (name, text) in LittleNetwork.tables {
      try text.write(toFile: "\(folder)/\(name).csv", atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// What the command answers, its exit code first, the folder left out of the words.
  func run(_ words: String...) async -> (code: ExitCode, output: String, messages: String) {
    let console = Console(isKeeping: true)
    let code = await Corridor.run(words + ["--network", folder], console)
    return (code, console.output, console.messages)
  }

  /// Writes a file into the folder and gives its path.
  func write(_ text: String, to name: String) throws -> String {
    try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    return "\(folder)/\(name)"
  }

  private static let tables = [
    "terminals": """
    id,name,country,latitude,longitude,kind
    RWKGL,Kigali,RW,-1.95,30.06,city
    TZDAR,Dar es Salaam,TZ,-6.82,39.29,seaport
    KEMBA,Mombasa,KE,-4.05,39.65,seaport
    IRBND,Bandar Abbas,IR,27.14,56.21,seaport
    CNSHA,Shanghai,CN,31.23,121.49,seaport
    KZALA,Almaty,KZ,43.34,76.95,rail_terminal

    """,
    "legs": """
    from,to,mode,distance_km,usd_low,usd_likely,usd_high,usd_law,hours_low,hours_likely,hours_high,\
    hours_law,departures_per_week,tags
    RWKGL,TZDAR,road,1500,,3000,,fixed,48,72,96,triangular,,
    RWKGL,KEMBA,road,1700,,3500,,fixed,48,60,72,triangular,,
    TZDAR,IRBND,sea,5000,,1500,,fixed,192,240,288,triangular,1,gulf
    KEMBA,IRBND,sea,4500,,1600,,fixed,192,216,240,triangular,2,gulf
    TZDAR,CNSHA,sea,10000,,1200,,fixed,432,480,528,triangular,2,
    IRBND,KZALA,rail,3500,,2500,,fixed,240,300,480,triangular,,
    CNSHA,KZALA,rail,5000,,2500,,fixed,240,288,336,triangular,3,
    RWKGL,KZALA,air,7000,,30000,,fixed,24,48,72,triangular,,

    """,
    "transfers": """
    terminal,process,from_mode,to_mode,usd_likely,usd_law,hours_likely,hours_law
    TZDAR,terminal,road,sea,200,fixed,48,fixed
    KEMBA,terminal,road,sea,200,fixed,24,fixed
    IRBND,terminal,sea,rail,300,fixed,72,fixed
    CNSHA,terminal,sea,rail,300,fixed,48,fixed

    """,
    "modes": """
    mode,g_co2e_per_tonne_km,teu_share,reefer_factor
    sea,10,0.6,1.4
    rail,25,0.6,1.4
    road,90,0.6,1.4
    air,1000,0.6,1.4

    """,
    "scenarios": """
    scenario,title,change,target,value
    gulf-closed,Gulf closed,close,IRBND,
    dear-sea,Dear sea,scale-cost,mode:sea,1.5
    cut-off,Almaty cut off,close,KZALA,

    """,
  ]
}

/// Whether two texts are the same, shown line by line where they are not.
///
/// A `#` stands for any number, so that a text can hold what trials foresee; in a line that has
/// one, the width of spaces means nothing.
func expectSame(
  _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let others = expected.split(separator: "\n", omittingEmptySubsequences: false)
  for place in 0..<max(lines.count, others.count) {
    let line = place < lines.count ? String(lines[place]) : "(no line)"
    let other = place < others.count ? String(others[place]) : "(no line)"
    let isSame = other.contains("#") ? fits(line, other) : line == other
    #expect(isSame, "line \(place + 1): \(line)\n\(text)", sourceLocation: sourceLocation)
    if !isSame { return }
  }
}

/// Whether a line is what a pattern says, any number for each `#`.
private func fits(_ line: String, _ pattern: String) -> Bool {
  let words = line.split(separator: " ")
  let others = pattern.split(separator: " ")
  return words.count == others.count
    && zip(words, others).allSatisfy { word, other in
      guard other.contains("#") else { return word == other }
      let digits = Set("0123456789.,+-")
      let rest = other.filter { $0 != "#" }
      return word.filter { !digits.contains($0) } == rest.filter { !digits.contains($0) }
    }
}

import Foundation
import Testing

@testable import corridor

struct CheckTests {
  @Test func `the bundled networks pass the check`() async {
    let answer = await run("check")
    #expect(answer.code == .answered)
    #expect(answer.output.contains("0 errors"))
  }

  @Test func `a folder that cannot be read fails the check with findings`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "corridor-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("id,name,country,latitude,longitude\nX,Y,KZ,4334N,7695E\n".utf8).write(
      to: folder.appending(path: "terminals.csv"))
    let answer = await run("check \(folder.path) --format json")
    #expect(answer.code == .negative)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "corridor.check/1")
    #expect(json["healthy"] as? Bool == false)
    let findings = try #require(json["findings"] as? [[String: Any]])
    #expect(findings.first?["line"] as? Int == 2)
    #expect(await run("check \(folder.path) --format csv").output.contains("unreadable"))
    #expect(await run("check \(folder.path)/nowhere").code == .notFound)
  }

  @Test func `a finding is one line though the cell it tells of is two`() async throws {
    let little = try LittleNetwork()
    _ = try little.write(
      "mode,g_co2e_per_tonne_km\n\"se\na\",10\n", to: "modes.csv")
    let lines = await run("check \(little.folder)").output.split(separator: "\n")
    #expect(lines.contains { $0.contains("'se a' is none of the known words") }, "\(lines)")
  }

  private func run(_ line: String) async -> (code: ExitCode, output: String) {
    let console = Console(isKeeping: true)
    let code = await Corridor.run(line.split(separator: " ").map(String.init), console)
    return (code, console.output)
  }
}

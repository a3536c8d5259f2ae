import Foundation
import Testing

/// A room of the package and what it may import.
struct Room: CustomTestStringConvertible {
  let path: String
  let mayImport: Set<String>
  /// What only one folder of the room may import besides.
  var exceptions: [String: Set<String>] = [:]

  var testDescription: String { path }

  static let all = [
    Room(path: "Sources/Graphs", mayImport: []),
    Room(path: "Sources/Sampling", mayImport: []),
    Room(
      path: "Sources/Freight", mayImport: ["Graphs", "Sampling"],
      exceptions: ["Sources/Freight/Files/": ["FoundationEssentials", "Foundation"]]),
    Room(
      path: "Sources/Simulation",
      mayImport: ["Freight", "Sampling", "Graphs", "Synchronization"]),
    Room(path: "Sources/Reports", mayImport: ["Freight", "Simulation"]),
    Room(path: "Networks", mayImport: ["Foundation"]),
    Room(
      path: "Benchmarks",
      mayImport: [
        "Graphs", "Sampling", "Freight", "Simulation", "Networks", "Foundation", "Synchronization",
      ]),
    Room(
      path: "Sources/corridor",
      mayImport: [
        "Graphs", "Sampling", "Freight", "Simulation", "Reports", "Networks", "Foundation",
        "Synchronization", "Dispatch",
      ]),
  ]
}

struct ArchitectureTests {
  @Test(arguments: Room.all)
  func `a room imports only what lies below it`(room: Room) throws {
    var files = 0
    for path in try swiftFiles(under: room.path) {
      files += 1
      let allowed = room.exceptions.reduce(into: room.mayImport) { allowed, exception in
        if path.hasPrefix(exception.key) { allowed.formUnion(exception.value) }
      }
      let text = try String(contentsOfFile: path, encoding: .utf8)
      for line in text.split(whereSeparator: \.isNewline) {
        guard let module = imported(String(line)) else { continue }
        #expect(allowed.contains(module), "\(path) imports \(module)")
      }
    }
    #expect(files > 0, "no Swift file under \(room.path)")
  }

  @Test func `the two vocabularies never meet`() throws {
    let below = ["terminal", "freight", "shipment", "itinerar", "currency", "container", "cargo"]
    for path in try swiftFiles(under: "Sources/Graphs") {
      let text = try String(contentsOfFile: path, encoding: .utf8).lowercased()
      for word in below { #expect(!text.contains(word), "\(path) speaks of '\(word)'") }
    }
  }

  @Test func `in Freight one file knows the vertices`() throws {
    // The bridge to simulations, and a format of files whose own words these are.
    let knowing = ["ModeGraph.swift", "Ways.swift", "DIMACSImport.swift"]
    for path in try swiftFiles(under: "Sources/Freight")
    where !knowing.contains(where: path.hasSuffix) {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      for word in ["vertex", "vertices", "tail(of", "head(of"] {
        #expect(!text.contains(word), "\(path) speaks of '\(word)'")
      }
    }
  }

  @Test func `the top level holds the six names and nothing else`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: ".").filter {
      !$0.hasPrefix(".")
    }
    let allowed: Set = [
      "Package.swift", "Sources", "Tests", "Networks", "Benchmarks", "README.md",
      "Package.resolved",
    ]
    #expect(Set(names).subtracting(allowed).isEmpty)
  }

  private func swiftFiles(under folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
      .map { folder + "/" + $0 }
  }

  /// The module that a line imports, whatever the line says before.
  private func imported(_ line: String) -> String? {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
      words[..<place].allSatisfy({
        ["public", "internal", "private", "fileprivate", "package"].contains($0)
          || $0.hasPrefix("@")
      })
    else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let"]
    let next = kinds.contains(words[place + 1]) ? place + 2 : place + 1
    return words[next].split(separator: ".").first.map(String.init)
  }
}

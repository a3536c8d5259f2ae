import Foundation
import Testing

@testable import corridor

/// A console block of the README: commands behind `$ ` and what each prints.
struct Transcript: CustomTestStringConvertible {
  let command: String
  let output: String

  var testDescription: String { command }

  static func all(in path: String) throws -> [Transcript] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    var transcripts: [Transcript] = []
    var isInside = false
    var command: String?
    var output = ""
    func close() {
      if let command { transcripts.append(Transcript(command: command, output: output)) }
    }
    for line in lines {
      if line.hasPrefix("```") {
        if isInside { close() }
        command = nil
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        close()
        command = String(line.dropFirst(2))
        output = ""
      } else if isInside {
        output += line + "\n"
      }
    }
    return transcripts
  }

  /// The words behind `corridor`, as a shell would split them; nothing for another command.
  var words: [String]? {
    guard let start = command.range(of: "corridor ") else { return nil }
    if command.hasPrefix("swift"), !command.hasPrefix("swift run") { return nil }
    var words: [String] = []
    var word = ""
    var quote: Character?
    for character in command[start.upperBound...] {
      if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == " " {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else if character == "#" {
        break
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}

struct ReadmeTests {
  @Test(arguments: try Transcript.all(in: "README.md").filter { $0.words != nil })
  func `the README prints what the command prints`(transcript: Transcript) async throws {
    let console = Console(isKeeping: true)
    let words = try #require(transcript.words)
    _ = await Corridor.run(words, console)
    #expect(trimmed(console.output + console.messages) == trimmed(transcript.output))
  }

  @Test func `the README opens with the main job and the tests`() throws {
    let text = try String(contentsOfFile: "README.md", encoding: .utf8)
    let job = try #require(text.range(of: "swift run -c release corridor compare Kigali Almaty"))
    let tests = try #require(text.range(of: "swift test"))
    #expect(job.lowerBound < tests.lowerBound)
    #expect(text[..<tests.upperBound].split(separator: "\n").count < 60)
  }

  private func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

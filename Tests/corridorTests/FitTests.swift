import Foundation
import Testing

@testable import corridor

struct FitTests {
  @Test func `a file of one number a line gives the row to paste`() async throws {
    let numbers = (1...30).map { "\(20 + ($0 * 17 % 31) * ($0 * 17 % 31) / 10)" }
    let answer = try await run("fit FILE --format csv", numbers.joined(separator: "\r\n"))
    #expect(answer.code == .answered)
    #expect(answer.output.hasPrefix("low,likely,high,law\n"))
    let table = try await run("fit FILE", numbers.joined(separator: "\n"))
    for word in ["30 observations", "lognormal", "gamma", "weibull", "AICc", "o"] {
      #expect(table.output.contains(word), "\(word)")
    }
    let again = try await run("fit FILE", numbers.joined(separator: "\n"))
    #expect(again.output == table.output)
  }

  @Test func `few observations get no probability, and an expert's numbers draw them in`()
    async throws
  {
    let text = "place,hours\nAktau,30\nAktau,34\nAktau,50\nAktau,41\nAktau,36\nAktau,47\n"
    let alone = try await run("fit FILE --format json", text)
    #expect(alone.output.contains("\"p\": null"))
    #expect(alone.output.contains("are few"))
    let high = try #require(row(alone.output)["high"] as? Double)
    let led = try await run("fit FILE --low 20 --likely 40 --high 60 --format json", text)
    #expect(try #require(row(led.output)["high"] as? Double) < high)
  }

  @Test func `what is no observation is told with its line`() async throws {
    let bad = try await run("fit FILE", "1\n2\nx\n4\n5\n")
    #expect(bad.code == .badData && bad.messages.contains(":3: value: 'x' is not a number"))
    let both = try await run("fit FILE", "hours\nx\n3,5\n4\n")
    #expect(both.messages.contains(":2: hours: 'x'") && both.messages.contains(":3: the row has 2"))
    #expect(try await run("fit FILE", "1\n2\n").code == .badData)
    #expect(try await run("fit FILE", "3\n3\n3\n3\n3\n3\n").code == .badData)
    #expect(try await run("fit FILE", "a,b\n1,2\n").code == .badData)
    #expect(try await run("fit FILE", "").code == .badData)
  }

  @Test func `published figures give a row too`() async throws {
    let answer = try await run("fit --mode 4.5 --median 8 --mean 13 --p95 27", "")
    #expect(answer.output.contains("mean: given 13.0, the law has 1"))
    #expect(try await run("fit --mode 4.5", "").code == .misuse)
    #expect(try await run("fit --mode 9 --median 8", "").code == .misuse)
    #expect(try await run("fit --mode 5 --median 5", "").code == .misuse)
  }

  @Test func `one observation is counted as one`() async throws {
    let answer = try await run("fit FILE", "12\n")
    #expect(answer.messages.contains("1 observation is too few for a law"))
  }

  private func row(_ json: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    return object?["row"] as? [String: Any] ?? [:]
  }

  private func run(
    _ line: String, _ text: String
  ) async throws -> (code: ExitCode, output: String, messages: String) {
    let file = FileManager.default.temporaryDirectory.appending(path: "corridor-\(UUID()).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let console = Console(isKeeping: true)
    let words = line.split(separator: " ").map { $0 == "FILE" ? file.path : String($0) }
    let code = await Corridor.run(words, console)
    return (code, console.output, console.messages)
  }
}

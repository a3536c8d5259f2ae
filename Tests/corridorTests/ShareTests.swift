import Freight
import Testing

@testable import corridor

/// A share is read in one way, whatever it is a share of.
struct ShareTests {
  @Test func `a quarter is 25% or 0.25`() throws {
    for (text, rate) in [("25%", 0.25), ("0.25", 0.25), ("0.2%", 0.002), ("1", 1), ("150%", 1.5)] {
      let arguments = try Arguments(["--inventory-rate", text], for: .route)
      #expect(try arguments.shipment(from: "a", to: "b").inventoryRate == rate, "\(text)")
    }
    for text in ["95%", "0.95"] {
      #expect(try Arguments(["--confidence=\(text)"], for: .compare).confidence() == 0.95)
      #expect(try Arguments(["--precision=\(text)"], for: .simulate).precision() == 0.95)
    }
  }

  @Test(
    arguments: [
      ("--inventory-rate", "25", "25% or 0.25"), ("--inventory-rate", "-1%", "25% or 0.25"),
      ("--insurance-rate", "2", "1% or 0.01"), ("--insurance-rate", "200%", "1% or 0.01"),
      ("--overlap", "75", "75% or 0.75"), ("--overlap", "101%", "75% or 0.75"),
      ("--confidence", "95", "95% or 0.95"), ("--confidence", "1", "95% or 0.95"),
      ("--confidence", "0", "95% or 0.95"), ("--confidence", "nan", "95% or 0.95"),
    ])
  func `a bare number above 1, or a share that cannot be, is refused with both ways to write one`(
    name: String, text: String, ways: String
  ) async throws {
    let little = try LittleNetwork()
    let answer = await little.run("compare", "Kigali", "Almaty", "--by", "9d", name, text)
    #expect(answer.code == .misuse && answer.output.isEmpty)
    #expect(answer.messages == "corridor: \(name) needs a share like \(ways), not '\(text)'\n")
  }

  @Test(arguments: ["1", "0", "100%", "5", "%", "inf%"])
  func `a precision is a share of more than nothing and less than all`(text: String) async throws {
    let little = try LittleNetwork()
    let answer = await little.run("simulate", "Kigali", "Almaty", "--precision", text)
    #expect(answer.code == .misuse)
    #expect(
      answer.messages == "corridor: --precision needs a share like 1% or 0.01, not '\(text)'\n")
  }
}

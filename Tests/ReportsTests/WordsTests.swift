import Testing

@testable import Reports

@Suite struct WordsTests {
  @Test func `numbers have commas between thousands and a sign where they differ`() {
    #expect(digits(1_234_567.89, decimals: 1) == "1,234,567.9")
    #expect(signed(1250) == "+1,250")
    #expect(signed(-1250) == "-1,250")
    #expect(signed(0.04, decimals: 1) == "0.0")
  }

  @Test func `prose is wrapped at a hundred columns and loses no word`() {
    let words = (1...60).map { "word\($0)" }
    let lines = wrapped(words.joined(separator: " ")).split(separator: "\n")
    #expect(lines.count > 1)
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.joined(separator: " ").split(separator: " ").map(String.init) == words)
  }
}

import Graphs
import Testing

struct DIMACSTests {
  @Test func `a graph is read as it is written`() throws {
    let text = "c a comment\r\np sp 3 2\r\n\r\na 1 2 7\na 3 1 0"
    let file = try DIMACSGraph(parsing: Array(text.utf8))
    #expect(file.graph.vertexCount == 3)
    #expect(file.weights == [7, 0])
    #expect((0..<2).map { file.graph.tail(of: $0) } == [0, 2])
    #expect((0..<2).map { file.graph.head(of: $0) } == [1, 0])
  }

  @Test func `places are read as they are written`() throws {
    let file = try DIMACSCoordinates(
      parsing: Array("p aux sp co 2\nv 2 -73530767 41085396\nv 1 5 -6\n".utf8))
    #expect(file.x == [5, -73_530_767])
    #expect(file.y == [-6, 41_085_396])
  }

  @Test(arguments: [
    ("a 1 2 3\n", 1), ("p sp 2 1\na 1 3 1\n", 2), ("p sp 2 1\na 1 2\n", 2),
    ("p sp 2 1\na 1 2 -4\n", 2), ("p sp 2 1\na 1 2 3 4\n", 2), ("p sp 2 2\na 1 2 3\n", 3),
    ("p sp 1 0\np sp 1 0\n", 2), ("", 1), ("c\nx\n", 2), ("p sp 2 1\na 1 2 3x\n", 2),
    ("p sp 2 1\na 1 2 99999999999999999999\n", 2), ("\u{1F}", 1),
    // A few bytes must not take gigabytes.
    ("c\np sp 900000057 3\n", 2),
  ])
  func `bad lines are named by their number`(text: String, line: Int) {
    do {
      _ = try DIMACSGraph(parsing: Array(text.utf8))
      Issue.record("nothing thrown for \(text)")
    } catch {
      #expect(error.line == line, "\(text): \(error)")
    }
  }

  @Test func `a compressed file is refused with a word of what to do`() {
    let error = #expect(throws: DIMACSError.self) {
      try DIMACSGraph(parsing: [0x1F, 0x8B, 8, 0])
    }
    #expect(error?.description.contains("gunzip") == true)
  }
}

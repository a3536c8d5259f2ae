/// A graph and its weights as the DIMACS challenge on shortest paths wrote them [1].
///
///     let file = try DIMACSGraph(parsing: bytes)      // of a .gr file
///     file.graph.vertexCount                               // 264346 for New York
///     let places = try DIMACSCoordinates(parsing: other)
///
/// Vertices are counted from 1 in the file and from 0 here. Arcs keep the order of the file.
///
/// [1]: http://www.diag.uniroma1.it/challenge9/format.shtml
public struct DIMACSGraph: Sendable {
  /// The graph.
  public let graph: Graph
  /// The weight of each arc.
  public let weights: [UInt32]

  /// Reads the bytes of a `.gr` file.
  ///
  /// - Parameter bytes: The text of the file; one that is still compressed is refused, and so is one
  ///   that promises over a million vertices more than it has bytes.
  /// - Throws: ``DIMACSError`` with the number of the line that cannot be understood.
  public init(parsing bytes: [UInt8]) throws(DIMACSError) {
    var lines = try DIMACSLines(bytes)
    var vertexCount: Int?
    var arcCount = 0
    var tails: [UInt32] = []
    var heads: [UInt32] = []
    var weights: [UInt32] = []
    while let kind = lines.next() {
      switch kind {
      case UInt8(ascii: "c"): break
      case UInt8(ascii: "p"):
        if vertexCount != nil { throw lines.error("a second line of sizes (p)") }
        guard lines.word("sp") else { throw lines.error("expected: p sp VERTICES ARCS") }
        // Vertices without arcs take no bytes: what they may take of memory is bounded all the same.
        let vertices = try lines.number(
          "the number of vertices", in: 0...min(0xFFFF_FFFE, 1_000_000 + bytes.count))
        arcCount = try lines.number("the number of arcs", in: 0...0xFFFF_FFFE)
        vertexCount = vertices
        // A line that names an arc takes at least eight bytes, whatever the count promises.
        let room = min(arcCount, bytes.count / 8)
        tails.reserveCapacity(room)
        heads.reserveCapacity(room)
        weights.reserveCapacity(room)
      case UInt8(ascii: "a"):
        guard let vertexCount else { throw lines.error("an arc before the line of sizes (p)") }
        guard vertexCount > 0 else { throw lines.error("an arc in a graph of no vertices") }
        tails.append(UInt32(try lines.number("the tail", in: 1...vertexCount) - 1))
        heads.append(UInt32(try lines.number("the head", in: 1...vertexCount) - 1))
        weights.append(UInt32(try lines.number("the weight", in: 0...0x7FFF_FFFF)))
      default: throw lines.error("a line starts with c, p or a")
      }
      if kind != UInt8(ascii: "c") { try lines.end() }
    }
    guard let vertexCount else { throw lines.error("no line of sizes (p sp VERTICES ARCS)") }
    guard tails.count == arcCount else {
      throw lines.error("\(arcCount) arcs were promised, but \(tails.count) are there")
    }
    graph = Graph(vertexCount: vertexCount, tails: tails, heads: heads)
    self.weights = weights
  }
}

/// The places of vertices as the DIMACS challenge on shortest paths wrote them.
public struct DIMACSCoordinates: Sendable {
  /// East to west, in the units of the file; millionths of a degree in the challenge's own.
  public let x: [Int32]
  /// North to south, in the units of the file.
  public let y: [Int32]

  /// Reads the bytes of a `.co` file.
  ///
  /// - Parameter bytes: The text of the file; one that is still compressed is refused.
  /// - Throws: ``DIMACSError`` with the number of the line that cannot be understood.
  public init(parsing bytes: [UInt8]) throws(DIMACSError) {
    var lines = try DIMACSLines(bytes)
    var x: [Int32]?
    var y: [Int32] = []
    while let kind = lines.next() {
      switch kind {
      case UInt8(ascii: "c"): break
      case UInt8(ascii: "p"):
        if x != nil { throw lines.error("a second line of sizes (p)") }
        guard lines.word("aux"), lines.word("sp"), lines.word("co") else {
          throw lines.error("expected: p aux sp co VERTICES")
        }
        // A line that names a place takes at least eight bytes.
        let count = try lines.number("the number of vertices", in: 0...(bytes.count / 8))
        x = Array(repeating: 0, count: count)
        y = Array(repeating: 0, count: count)
      case UInt8(ascii: "v"):
        guard !y.isEmpty else { throw lines.error("a vertex before the line of sizes (p)") }
        let vertex = try lines.number("the vertex", in: 1...y.count) - 1
        x?[vertex] = Int32(try lines.number("x", in: -0x8000_0000...0x7FFF_FFFF))
        y[vertex] = Int32(try lines.number("y", in: -0x8000_0000...0x7FFF_FFFF))
      default: throw lines.error("a line starts with c, p or v")
      }
      if kind != UInt8(ascii: "c") { try lines.end() }
    }
    guard let x else { throw lines.error("no line of sizes (p aux sp co VERTICES)") }
    self.x = x
    self.y = y
  }
}

/// What a file of the DIMACS challenge gets wrong.
public struct DIMACSError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong with it.
  public let problem: String

  public var description: String { "line \(line): \(problem)" }
}

/// The lines of a file, each a letter and the words after it.
private struct DIMACSLines {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 0

  init(_ bytes: [UInt8]) throws(DIMACSError) {
    self.bytes = bytes
    // RFC 1952, 2.3.1: the first two bytes of a gzip file.
    if bytes.count > 1 && bytes[0] == 0x1F && bytes[1] == 0x8B {
      throw DIMACSError(line: 1, problem: "the file is compressed; unpack it first with gunzip")
    }
  }

  func error(_ problem: String) -> DIMACSError { DIMACSError(line: line, problem: problem) }

  /// The letter that starts the next line that is not blank.
  mutating func next() -> UInt8? {
    while true {
      if line > 0 {
        while position < bytes.count && bytes[position] != UInt8(ascii: "\n") { position += 1 }
        if position >= bytes.count { return nil }
        position += 1
      }
      line += 1
      skipBlanks()
      if position >= bytes.count { return nil }
      let first = bytes[position]
      if first == UInt8(ascii: "\n") { continue }
      position += 1
      return first
    }
  }

  mutating func number(
    _ name: StaticString, in range: ClosedRange<Int>
  ) throws(DIMACSError) -> Int {
    skipBlanks()
    let isNegative = position < bytes.count && bytes[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    let start = position
    var value = 0
    while position < bytes.count {
      let digit = bytes[position] &- UInt8(ascii: "0")
      if digit > 9 || position - start >= 18 { break }
      value = 10 * value + Int(digit)
      position += 1
    }
    if isNegative { value = -value }
    guard position > start, isAtBlank, range.contains(value) else {
      throw error(
        "\(name) is a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  mutating func word(_ expected: StaticString) -> Bool {
    skipBlanks()
    let text = "\(expected)".utf8
    var place = position
    for byte in text {
      if place >= bytes.count || bytes[place] != byte { return false }
      place += 1
    }
    position = place
    return isAtBlank
  }

  mutating func end() throws(DIMACSError) {
    skipBlanks()
    if position < bytes.count && bytes[position] != UInt8(ascii: "\n") {
      throw error("more than was expected")
    }
  }

  private var isAtBlank: Bool { position >= bytes.count || bytes[position] <= 32 }

  private mutating func skipBlanks() {
    while position < bytes.count && bytes[position] <= 32 && bytes[position] != UInt8(ascii: "\n") {
      position += 1
    }
  }
}

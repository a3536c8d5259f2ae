/// A value read from JSON text (RFC 8259).
///
///     try JSONText.value(of: Array(#"{"km": [1, 2.5e3]}"#.utf8), file: "a.json")
///
/// The small reader is our own because it must tell lines, and must neither recurse without bound
/// nor copy its input over and over: nesting is limited, memory is a small multiple of the bytes.
indirect enum JSONText: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONText])
  /// With the line on which the object opens; of a member that stands twice the last counts.
  case object([String: JSONText], line: Int)

  /// The deepest nesting: GeoJSON needs eight levels.
  static let deepest = 100

  subscript(name: String) -> JSONText? {
    if case .object(let members, _) = self { members[name] } else { nil }
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let value) = self { value } else { nil } }
  var array: [JSONText]? { if case .array(let values) = self { values } else { nil } }
  var line: Int? { if case .object(_, let line) = self { line } else { nil } }

  /// The value that some bytes spell.
  ///
  /// - Throws: `LoadingError.problems` with the line of what does not fit.
  /// - Complexity: O(bytes).
  static func value(of bytes: [UInt8], file: String) throws(LoadingError) -> JSONText {
    var reader = Reader(bytes: bytes, file: file)
    guard (try? UTF8Span(validating: bytes.span)) != nil else {
      throw reader.problem("the text is not UTF-8")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.place = 3 }
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.place == bytes.count else { throw reader.problem("there is text behind the end") }
    return value
  }

  private struct Reader {
    let bytes: [UInt8]
    let file: String
    var place = 0
    var line = 1

    func problem(_ what: String) -> LoadingError {
      .problems([Problem(file: file, line: line, what: what)])
    }

    var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    mutating func skipSpace() {
      while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        if byte == 0x0A { line += 1 }
        place += 1
      }
    }

    mutating func take(_ byte: UInt8) -> Bool {
      skipSpace()
      guard next == byte else { return false }
      place += 1
      return true
    }

    mutating func value(depth: Int) throws(LoadingError) -> JSONText {
      guard depth < JSONText.deepest else { throw problem("nested deeper than \(deepest) levels") }
      skipSpace()
      switch next {
      case UInt8(ascii: "{"): return try object(depth)
      case UInt8(ascii: "["): return try array(depth)
      case UInt8(ascii: "\""): return .string(try string())
      case UInt8(ascii: "t"): return try word("true", .bool(true))
      case UInt8(ascii: "f"): return try word("false", .bool(false))
      case UInt8(ascii: "n"): return try word("null", .null)
      case nil: throw problem("the text ends too soon")
      default: return try number()
      }
    }

    private mutating func word(_ word: String, _ value: JSONText) throws(LoadingError) -> JSONText {
      guard bytes[place...].starts(with: word.utf8) else { throw problem("no JSON value") }
      place += word.utf8.count
      return value
    }

    private mutating func number() throws(LoadingError) -> JSONText {
      let start = place
      while let byte = next, "+-.eE0123456789".utf8.contains(byte) { place += 1 }
      guard let value = Freight.number(bytes[start..<place]) else {
        throw problem("no JSON value, or no finite number")
      }
      return .number(value)
    }

    private mutating func array(_ depth: Int) throws(LoadingError) -> JSONText {
      place += 1
      var values: [JSONText] = []
      if take(UInt8(ascii: "]")) { return .array(values) }
      while true {
        values.append(try value(depth: depth + 1))
        if take(UInt8(ascii: "]")) { return .array(values) }
        guard take(UInt8(ascii: ",")) else { throw problem("a comma or ] is missing") }
      }
    }

    private mutating func object(_ depth: Int) throws(LoadingError) -> JSONText {
      let start = line
      place += 1
      var members: [String: JSONText] = [:]
      if take(UInt8(ascii: "}")) { return .object(members, line: start) }
      while true {
        skipSpace()
        guard next == UInt8(ascii: "\"") else { throw problem("a member needs a name in quotes") }
        let name = try string()
        guard take(UInt8(ascii: ":")) else { throw problem("a colon is missing") }
        members[name] = try value(depth: depth + 1)
        if take(UInt8(ascii: "}")) { return .object(members, line: start) }
        guard take(UInt8(ascii: ",")) else { throw problem("a comma or } is missing") }
      }
    }

    private mutating func string() throws(LoadingError) -> String {
      place += 1
      var text: [UInt8] = []
      while let byte = next {
        place += 1
        switch byte {
        case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
        case UInt8(ascii: "\\"): try escape(into: &text)
        case 0..<0x20: throw problem("a string must not hold control characters")
        default: text.append(byte)
        }
      }
      throw problem("a string is never closed")
    }

    private mutating func escape(into text: inout [UInt8]) throws(LoadingError) {
      guard let byte = next else { throw problem("a string is never closed") }
      place += 1
      switch byte {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
      case UInt8(ascii: "u"):
        var code = try unit()
        if (0xD800..<0xDC00).contains(code), next == UInt8(ascii: "\\") {
          place += 1
          guard next == UInt8(ascii: "u") else { throw problem("half a surrogate pair") }
          place += 1
          let low = try unit()
          guard (0xDC00..<0xE000).contains(low) else { throw problem("half a surrogate pair") }
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw problem("half a surrogate pair") }
        text.append(contentsOf: String(Character(scalar)).utf8)
      default: throw problem("an unknown escape in a string")
      }
    }

    private mutating func unit() throws(LoadingError) -> UInt32 {
      guard place + 4 <= bytes.count,
        let code = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
      else { throw problem("four hexadecimal digits are missing") }
      place += 4
      return code
    }
  }
}

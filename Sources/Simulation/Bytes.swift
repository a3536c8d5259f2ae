/// Numbers and texts laid end to end, the way shard files hold them.
///
/// Whole numbers take as many bytes as they need: seven bits a byte, lowest first, the top bit set
/// while more follow; signed ones are folded first, so that small ones stay short (the varint and
/// zigzag of Protocol Buffers, https://protobuf.dev/programming-guides/encoding).
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func write(_ number: Int) { write(signed: Int64(number)) }

  mutating func write(signed number: Int64) {
    write(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }

  mutating func write(_ number: Int128) {
    write(UInt64(truncatingIfNeeded: number))
    write(signed: Int64(truncatingIfNeeded: number >> 64))
  }

  mutating func write(_ text: String) {
    write(UInt64(text.utf8.count))
    bytes += text.utf8
  }
}

/// Reads back what a ``ByteWriter`` wrote; whatever the bytes are, it ends with a value or an error.
struct ByteReader {
  private let bytes: [UInt8]
  private(set) var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  mutating func unsigned() throws(ShardError) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.count, shift < 64 {
      let byte = bytes[place]
      place += 1
      if shift == 63, byte > 1 { throw .damaged("a number is too long") }
      number |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return number }
      shift += 7
    }
    throw .damaged("it ends in the middle of a number")
  }

  mutating func signed() throws(ShardError) -> Int64 {
    let folded = try unsigned()
    return Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1)
  }

  mutating func integer() throws(ShardError) -> Int { Int(try signed()) }

  /// A number of things that follow, each of at least one byte.
  mutating func count() throws(ShardError) -> Int {
    let count = try unsigned()
    guard count <= UInt64(bytes.count - place) else { throw .damaged("it is cut short") }
    return Int(count)
  }

  mutating func wide() throws(ShardError) -> Int128 {
    let low = try unsigned()
    return Int128(try signed()) << 64 | Int128(low)
  }

  mutating func text() throws(ShardError) -> String {
    let length = try count()
    let text = String(validating: bytes[place..<(place + length)], as: UTF8.self)
    place += length
    guard let text else { throw .damaged("a text is not UTF-8") }
    return text
  }
}

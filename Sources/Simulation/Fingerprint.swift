/// A number that changes with whatever is fed to it: FNV-1a of 64 bits,
/// http://www.isthe.com/chongo/tech/comp/fnv.
struct Fingerprint {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Takes up to eight bytes at once, as if they were one.
  @inline(__always)
  mutating func mix(_ bits: UInt64) { value = (value ^ bits) &* 0x100_0000_01B3 }

  mutating func feed(_ number: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { mix(number >> shift & 0xFF) }
  }

  mutating func feed(_ number: Double) { feed(number.bitPattern) }

  mutating func feed(_ text: String) {
    for byte in text.utf8 { mix(UInt64(byte)) }
    // A mark between texts: no byte of UTF-8 is 255.
    mix(0xFF)
  }
}

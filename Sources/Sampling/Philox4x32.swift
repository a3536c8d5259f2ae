/// A counter-based generator: four random words as a pure function of a key and a counter.
///
/// Nothing is carried from one call to the next, so any word of any stream is found at once,
/// in any order, on any thread.
///
///     Philox4x32(key: 0).block([0, 0, 0, 0])   // 6627e8d5 e169c58d bc57ac4c 9b00dbd8
///
/// Philox with four 32-bit words and ten rounds, from Salmon, Moraes, Dror and Shaw,
/// *Parallel random numbers: as easy as 1, 2, 3* (2011), https://doi.org/10.1145/2063384.2063405.
public struct Philox4x32: Sendable, Hashable {
  /// The key, usually the seed of a simulation.
  public var key: UInt64

  /// Creates the generator of a key.
  public init(key: UInt64) {
    self.key = key
  }

  /// The four words that belong to a counter.
  public func block(_ counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
    var (c0, c1, c2, c3) = (counter.x, counter.y, counter.z, counter.w)
    var k0 = UInt32(truncatingIfNeeded: key)
    var k1 = UInt32(truncatingIfNeeded: key >> 32)
    for _ in 0..<Self.rounds {
      let left = UInt64(c0) &* UInt64(Self.leftMultiplier)
      let right = UInt64(c2) &* UInt64(Self.rightMultiplier)
      c0 = UInt32(truncatingIfNeeded: right >> 32) ^ c1 ^ k0
      c1 = UInt32(truncatingIfNeeded: right)
      c2 = UInt32(truncatingIfNeeded: left >> 32) ^ c3 ^ k1
      c3 = UInt32(truncatingIfNeeded: left)
      k0 &+= Self.leftStep
      k1 &+= Self.rightStep
    }
    return SIMD4(c0, c1, c2, c3)
  }

  // The constants of the paper: multipliers chosen for avalanche, key steps from the golden ratio
  // and the square root of three.
  static let rounds = 10
  static let leftMultiplier: UInt32 = 0xD251_1F53
  static let rightMultiplier: UInt32 = 0xCD9E_8D57
  static let leftStep: UInt32 = 0x9E37_79B9
  static let rightStep: UInt32 = 0xBB67_AE85
}

/// The Secure Hash Algorithm with 256 bits: what a page or a network is recognised by.
///
/// FIPS 180-4 (https://doi.org/10.6028/NIST.FIPS.180-4), written out because nothing below the
/// command line may lean on the system.
///
///     SHA256("abc".utf8).hexadecimal.prefix(8)   // "ba7816bf"
public struct SHA256: Sendable, Hashable {
  /// The 32 bytes of the digest.
  public let bytes: [UInt8]

  /// Digests some bytes.
  ///
  /// - Complexity: O(n).
  public init(_ message: some Sequence<UInt8>) {
    var data = Array(message)
    let bitCount = UInt64(data.count) * 8
    data.append(0x80)
    while data.count % 64 != 56 { data.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      data.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(shift)))
    }
    var state = SHA256.fractions(of: SHA256.primes.prefix(8).map { ($0, 2) })
    var schedule = [UInt32](repeating: 0, count: 64)
    for block in stride(from: 0, to: data.count, by: 64) {
      for word in 0..<16 {
        let at = block + 4 * word
        schedule[word] = data[at..<(at + 4)].reduce(0) { $0 << 8 | UInt32($1) }
      }
      for word in 16..<64 {
        let near = schedule[word - 2]
        let far = schedule[word - 15]
        let a = near.turned(17) ^ near.turned(19) ^ near >> 10
        let b = far.turned(7) ^ far.turned(18) ^ far >> 3
        schedule[word] = a &+ schedule[word - 7] &+ b &+ schedule[word - 16]
      }
      state = SHA256.compressed(state, schedule)
    }
    bytes = state.flatMap { word in
      stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  private static func compressed(_ state: [UInt32], _ schedule: [UInt32]) -> [UInt32] {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for round in 0..<64 {
      let high = e.turned(6) ^ e.turned(11) ^ e.turned(25)
      let choice = (e & f) ^ (~e & g)
      let first = h &+ high &+ choice &+ constants[round] &+ schedule[round]
      let low = a.turned(2) ^ a.turned(13) ^ a.turned(22)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ low &+ majority)
    }
    return zip(state, [a, b, c, d, e, f, g, h]).map { $0 &+ $1 }
  }

  /// The digest in base 16.
  public var hexadecimal: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static let primes: [UInt64] = {
    var primes: [UInt64] = []
    var candidate: UInt64 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }()

  /// The first 32 bits behind the point of the cube roots of the first 64 primes.
  private static let constants = fractions(of: primes.map { ($0, 3) })

  /// The first 32 bits behind the point of square or cube roots, in whole numbers: the largest r
  /// with rⁿ ≤ p · 2³²ⁿ.
  private static func fractions(of roots: [(prime: UInt64, degree: Int)]) -> [UInt32] {
    roots.map { root in
      let target = UInt128(root.prime) << UInt128(32 * root.degree)
      var low: UInt128 = 0
      // 2³⁷ to the third power still fits into 128 bits, and the largest root is below 18 · 2³².
      var high: UInt128 = 1 << 37
      while high - low > 1 {
        let middle = (low + high) / 2
        let power = root.degree == 2 ? middle * middle : middle * middle * middle
        if power <= target { low = middle } else { high = middle }
      }
      return UInt32(truncatingIfNeeded: low)
    }
  }
}

extension UInt32 {
  /// The bits turned to the right.
  fileprivate func turned(_ count: UInt32) -> UInt32 { self >> count | self << (32 - count) }
}

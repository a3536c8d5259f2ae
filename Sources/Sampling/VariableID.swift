/// The identity of a random variable: a name reduced to 32 bits.
///
/// A variable keeps its draws wherever it is used, so two simulations that share a variable share
/// its luck, and adding a variable moves no other.
///
///     VariableID("KZAAU-AZBAK:sea hours")
///
/// Names are hashed by FNV-1a (32 bits, over UTF-8), http://www.isthe.com/chongo/tech/comp/fnv.
/// Two names may meet in one identity, with a chance of about n² / 2³³ among n names; whoever
/// compiles a model should refuse such a pair.
public struct VariableID: Sendable, Hashable, RawRepresentable {
  /// The 32 bits that enter the generator's counter.
  public var rawValue: UInt32

  /// Creates an identity from its bits.
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// Creates the identity of a name.
  public init(_ name: String) {
    var hash: UInt32 = 0x811C_9DC5
    for byte in name.utf8 {
      hash = (hash ^ UInt32(byte)) &* 0x0100_0193
    }
    rawValue = hash
  }
}

extension VariableID: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The random words of a block: 64 runs of 64, each a pattern exclusive-ored with one word of its own.
///
/// Sobol points have one pattern for all runs; random words have a pattern of their own in each, and
/// nothing to join it with. Joined where they are used, Sobol words need never be laid out.
struct BlockWords: Sendable {
  static let run = 64

  /// The pattern of every run, or those of all runs one after the other.
  var pattern: [UInt32]
  /// One word for each run.
  var heads: [64 of UInt32]

  init(pattern: [UInt32], heads: [64 of UInt32] = [64 of UInt32](repeating: 0)) {
    precondition(
      pattern.count == Self.run || pattern.count == Draw.blockSize, "a pattern of a run or a block")
    (self.pattern, self.heads) = (pattern, heads)
  }

  /// Where the pattern of a run stands.
  @inline(__always)
  func places(_ run: Int) -> Range<Int> {
    let start = pattern.count == Self.run ? 0 : Self.run * run
    return start..<(start + Self.run)
  }
}

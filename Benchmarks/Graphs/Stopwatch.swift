import Foundation

/// The processor time of some work, in seconds: that of the clock counts what else the machine does.
func processorSeconds(_ work: () throws -> Void) rethrows -> Double {
  let start = clock()
  try work()
  return Double(clock() - start) / Double(CLOCKS_PER_SEC)
}

/// The median of the processor time that a piece of work takes in seconds, over several runs.
func medianSeconds(runs: Int = 9, _ work: () -> Void) -> Double {
  let times = (0..<runs).map { _ in processorSeconds(work) }
  return times.sorted()[runs / 2]
}

/// Numbers that depend on nothing but a seed (SplitMix64, https://doi.org/10.1145/2714064.2660195).
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number from 0 below `count`.
  mutating func roll(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  /// A number from 0 below 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

/// A number, set to the right of so many columns.
func pad(_ number: Double, _ width: Int) -> String {
  let hundredths = Int((number * 100).rounded())
  let fraction = String(hundredths % 100)
  return pad(
    "\(hundredths / 100)." + String(repeating: "0", count: 2 - fraction.count) + fraction, width)
}

/// A number, set to the right of so many columns.
func pad(_ number: Int, _ width: Int) -> String { pad(String(number), width) }

/// A text, set to the right of so many columns.
func pad(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

import Foundation

/// How long something takes: the median of several runs after some that only warm up.
///
/// The answer of every run is checked before any time is printed: a fast wrong answer is no
/// result.
struct Timing {
  let name: String
  let median: Duration
  /// What one run works through, for a rate.
  let count: Int
  let unit: String

  /// Times a run that works through `count` units.
  ///
  /// - Precondition: every run gives the expected checksum.
  static func of<Checksum: Equatable>(
    _ name: String, count: Int = 1, unit: String = "runs", expecting expected: Checksum? = nil,
    warmUps: Int = 2, runs: Int = 9, _ run: () throws -> Checksum
  ) rethrows -> Timing {
    let first = try run()
    precondition(expected == nil || first == expected, "\(name) gives a wrong answer: \(first)")
    for _ in 1..<max(2, warmUps) {
      let again = try run()
      precondition(again == first, "\(name) gives another answer when run again")
    }
    var times: [Duration] = []
    let clock = ContinuousClock()
    for _ in 0..<runs {
      let start = clock.now
      let answer = try run()
      times.append(clock.now - start)
      precondition(answer == first, "\(name) gives another answer when run again")
    }
    times.sort()
    return Timing(name: name, median: times[times.count / 2], count: count, unit: unit)
  }

  /// One line: the name, the time of a unit, the units a second.
  var line: String {
    let seconds = Double(median.components.seconds) + Double(median.components.attoseconds) * 1e-18
    let each = seconds / Double(count)
    let (scale, word) = each < 1e-6 ? (1e9, "ns") : each < 1e-3 ? (1e6, "us") : (1e3, "ms")
    let rate = String(format: "%.0f", 1 / each)
    let time = String(format: "%10.2f", each * scale)
    return "\(time) \(word)  \(rate) \(unit)/s  \(name)"
  }
}

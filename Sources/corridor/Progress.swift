import Foundation

/// A line on the terminal that says how far a long answer is, how fast, and how long it will take.
///
/// Shown from the first second on, ten times a second at most, and only where messages go to a
/// terminal.
struct Progress {
  private let total: Int
  private let before: Int
  private let unit: String
  private let isShown: Bool
  private let start = ContinuousClock().now
  private var last: ContinuousClock.Instant?

  /// Creates the line of a piece of work.
  ///
  /// - Parameters:
  ///   - total: How many units there are to do.
  ///   - done: How many are done already.
  ///   - unit: What they are called, such as "trials".
  ///   - console: Where messages go.
  init(of total: Int, done: Int = 0, _ unit: String, _ console: Console) {
    self.total = total
    before = done
    self.unit = unit
    isShown = !console.isKeeping && isatty(STDERR_FILENO) == 1
  }

  mutating func show(_ done: Int) {
    guard isShown, done > before else { return }
    let now = ContinuousClock().now
    let seconds = (now - start) / .seconds(1)
    guard seconds > 1, last.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
    last = now
    let rate = Double(done - before) / seconds
    let text = String(
      format: "%.1f %% of the %@, %.0f a second, %.0f s left",
      100 * Double(done) / Double(total), unit, rate, Double(total - done) / rate)
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }

  func clear() {
    if last != nil { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}

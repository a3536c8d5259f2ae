/// A slab of demurrage, detention or storage: what a day costs from a day of the stay on.
public struct Charge: Sendable, Hashable {
  /// What is charged for: the box in the port, the box outside it, the place in the yard.
  public enum Process: String, CaseIterable, Sendable {
    case demurrage
    case detention
    case storage
  }

  /// An index into the network's terminals.
  public let terminal: Int
  public let process: Process
  public let freeDays: Double
  /// The first day of the stay that this rate holds for; the day of arrival is day 1.
  public let fromDay: Double
  /// Per container and started day.
  public let usdPerDay: Double
  public let source: String

  public init(
    at terminal: Int, _ process: Process, freeDays: Double, fromDay: Double, usdPerDay: Double,
    source: String
  ) {
    self.terminal = terminal
    self.process = process
    self.freeDays = freeDays
    self.fromDay = fromDay
    self.usdPerDay = usdPerDay
    self.source = source
  }

  /// The same at another rate.
  func costing(_ usdPerDay: Double) -> Charge {
    Charge(
      at: terminal, process, freeDays: freeDays, fromDay: fromDay, usdPerDay: usdPerDay,
      source: source)
  }
}

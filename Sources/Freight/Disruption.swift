public import Sampling

/// A random event that a shipment may meet: its chance, its length, where.
public struct Disruption: Sendable, Hashable {
  /// What an event does to its target.
  public enum Effect: String, CaseIterable, Sendable {
    /// Nothing passes until the hours are over: wait for the end, or go round.
    case close
    /// Everything passes, later and dearer.
    case delay
  }

  public let id: String
  public let name: String
  public let target: Target
  /// The probability that a shipment meets it.
  public let chance: Double
  public let effect: Effect
  public let hours: Distribution
  /// Per container.
  public let usd: Distribution
  public let driver: String?
  public let source: String

  public init(
    id: String, name: String, target: Target, chance: Double, effect: Effect, hours: Distribution,
    usd: Distribution, driver: String? = nil, source: String = ""
  ) {
    self.id = id
    self.name = name
    self.target = target
    self.chance = chance
    self.effect = effect
    self.hours = hours
    self.usd = usd
    self.driver = driver
    self.source = source
  }
}

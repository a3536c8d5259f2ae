/// How a mode emits and prices: grams of CO2e, the share a 20-foot box pays, the reefer's surcharge.
public struct ModeFactors: Sendable, Hashable {
  /// Grams of CO2e for a tonne carried one kilometre, well to wheel.
  public let gramsCO2ePerTonneKilometer: Double
  /// The price of a 20-foot container as a share of the 40-foot price, where it is known.
  public let twentyFootShare: Double?
  /// What the price of a dry container is multiplied by for a reefer, where it is known.
  public let reeferFactor: Double?
  public let source: String

  public init(
    gramsCO2ePerTonneKilometer: Double, twentyFootShare: Double? = nil,
    reeferFactor: Double? = nil,
    source: String = ""
  ) {
    self.gramsCO2ePerTonneKilometer = gramsCO2ePerTonneKilometer
    self.twentyFootShare = twentyFootShare
    self.reeferFactor = reeferFactor
    self.source = source
  }
}

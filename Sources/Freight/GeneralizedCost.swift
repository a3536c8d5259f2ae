/// What an itinerary costs all in all, money and what time, risk and carbon are worth, in USD.
///
///     let cost = itinerary.generalizedCost
///     cost.tariff + cost.handling + cost.charges   // itinerary.total.usd
///
/// After Kresge and Roberts, with the terms that apply to a container; see the type's members.
public struct GeneralizedCost: Sendable, Hashable {
  /// Carriers' prices for the legs, expected disruptions on them included.
  public let tariff: Double
  /// Terminals, borders and changes of gauge.
  public let handling: Double
  /// Demurrage, detention and storage by the day.
  public let charges: Double
  /// Days times the shipment's value of time.
  public let time: Double
  /// Days times the cost of holding the cargo.
  public let inventory: Double
  /// The premium for 110 % of the cargo's value, the same whatever way it goes.
  public let insurance: Double
  /// CO2e at the shipment's carbon price.
  public let carbon: Double

  public var total: Double { tariff + handling + charges + time + inventory + insurance + carbon }

  /// Insured is the value with freight and insurance plus a tenth, as the Incoterm CIF has it.
  public static let insuredShare = 1.1
}

extension Itinerary {
  /// The generalized cost in its parts.
  ///
  /// The insurance does not depend on the way, so `weight` leaves it out.
  public var generalizedCost: GeneralizedCost {
    var tariff = 0.0
    var handling = 0.0
    var charges = 0.0
    for step in steps {
      if step.mode != nil {
        tariff += step.mean.usd
      } else if step.stay != nil {
        charges += step.mean.usd
      } else {
        handling += step.mean.usd
      }
    }
    let containers = Double(shipment.containers)
    let days = total.hours / 24 * containers
    return GeneralizedCost(
      tariff: tariff, handling: handling, charges: charges, time: days * shipment.dayValue,
      inventory: days * shipment.dayInventory,
      insurance: containers * shipment.cargoValue * GeneralizedCost.insuredShare
        * shipment.insuranceRate,
      carbon: total.carbonUSD(at: shipment.carbonPrice))
  }
}

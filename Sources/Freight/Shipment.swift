/// What must move: from where to where, in how many containers, with what in them.
///
///     Shipment(from: "Kigali", to: "Almaty", containers: 2)
public struct Shipment: Sendable, Hashable {
  /// The length of a container.
  public enum Size: Int, CaseIterable, Sendable {
    case twentyFoot = 20
    case fortyFoot = 40
  }

  /// The id or the name of a terminal, in any case.
  public var origin: String
  public var destination: String
  public var containers: Int
  public var size: Size
  public var isReefer: Bool
  /// USD in each container.
  public var cargoValue: Double
  /// Tonnes in each container.
  public var tonnes: Double
  /// USD for each day of each container beyond the inventory cost; the default where nothing.
  public var valueOfTime: Double?
  /// The cost of holding stock, as a share of the cargo's value a year.
  public var inventoryRate: Double
  /// USD per tonne of CO2e.
  public var carbonPrice: Double
  /// Premium for insuring the cargo, as a share of 110 % of its value.
  public var insuranceRate: Double
  /// Terminals to pass, in order.
  public var via: [String]
  /// What is allowed at most.
  public var limits: Limits

  public init(
    from origin: String, to destination: String, containers: Int = 1, size: Size = .fortyFoot,
    isReefer: Bool = false, cargoValue: Double = Shipment.assumedCargoValue,
    tonnes: Double = Shipment.conventionalTonnes, valueOfTime: Double? = nil,
    inventoryRate: Double = Shipment.customaryInventoryRate, carbonPrice: Double = 0,
    insuranceRate: Double = Shipment.customaryInsuranceRate, via: [String] = [],
    limits: Limits = Limits()
  ) {
    self.origin = origin
    self.destination = destination
    self.containers = containers
    self.size = size
    self.isReefer = isReefer
    self.cargoValue = cargoValue
    self.tonnes = tonnes
    self.valueOfTime = valueOfTime
    self.inventoryRate = inventoryRate
    self.carbonPrice = carbonPrice
    self.insuranceRate = insuranceRate
    self.via = via
    self.limits = limits
  }

  /// USD for each day of each container beyond the inventory cost.
  ///
  /// Where the shipment gives none: a day in transit is worth 0.6 % of the cargo's value, the
  /// lower end of Hummels and Schaur, Time as a Trade Barrier, American Economic Review 103(7),
  /// 2013 (https://doi.org/10.1257/aer.103.7.2935). Their figure holds the inventory cost too,
  /// which is counted apart here, so it is taken off.
  public var dayValue: Double {
    valueOfTime ?? max(0, cargoValue * (Shipment.dayAsShareOfValue - dayInventoryRate))
  }

  /// USD for each day of each container that its cargo is held as stock.
  public var dayInventory: Double { cargoValue * dayInventoryRate }

  /// The same as a share of the cargo's value.
  var dayInventoryRate: Double { inventoryRate / 365 }

  /// USD for each hour that the whole shipment is under way: time and inventory.
  public var hourValue: Double {
    Double(containers) * (dayValue + dayInventory) / 24
  }

  /// 20 tonnes at 2.50 USD a kilogram, about the price of tea: assumed, for want of the real one.
  public static let assumedCargoValue = 50_000.0
  /// The load that corridor performance measurement by CAREC (CPMM) refers its costs to.
  public static let conventionalTonnes = 20.0
  /// 25 % of value a year, the usual rule (https://www.lokad.com/definition-inventory-costs).
  public static let customaryInventoryRate = 0.25
  /// 0.2 % of the insured value, the middle of 0.10 to 0.30 % for general cargo by sea
  /// (https://calculatecbm.hostboxindia.com/cargo-insurance, a guide for shippers, not a tariff).
  public static let customaryInsuranceRate = 0.002
  /// More than the largest ship holds: beyond it sums in cents would leave their integers.
  public static let mostContainers = 100_000
  static let dayAsShareOfValue = 0.006
}

public import Sampling

/// One uncertain amount of a network with what it rests on: its law, its source, its common cause.
public struct Figure: Sendable, Hashable {
  /// USD per 40-foot container, or hours.
  public var law: Distribution { didSet { mean = law.mean } }
  /// The mean of the law, kept because every search asks for that of every leg.
  public private(set) var mean: Double
  /// The id of a row of `sources.csv`, empty where none is given.
  public var source: String
  /// The id of the driver that moves this figure together with others, if any.
  public var driver: String?

  public init(_ law: Distribution, source: String = "", driver: String? = nil) {
    self.law = law
    mean = law.mean
    self.source = source
    self.driver = driver
  }

  /// The same figure with every value multiplied by `factor`.
  public func scaled(by factor: Double) -> Figure {
    Figure(law.scaled(by: factor), source: source, driver: driver)
  }

  /// The same figure with `amount` added to every value.
  public func shifted(by amount: Double) -> Figure {
    Figure(law.shifted(by: amount), source: source, driver: driver)
  }
}

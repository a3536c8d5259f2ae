/// A random variable of a model: its identity and its quasi-random dimension.
///
///     Variable("KZAAU-AZBAK:sea hours", dimension: 0)
///
/// Variables of one model have dimensions of their own, the most important first; a dimension once
/// given stays, or the variable's quasi-random draws change. Random draws do not use it.
public struct Variable: Sendable, Hashable {
  /// Whose luck it is.
  public var id: VariableID
  /// The Sobol dimension, from zero.
  public var dimension: Int

  /// Creates a variable from its identity.
  public init(_ id: VariableID, dimension: Int) {
    precondition(dimension >= 0, "dimensions are counted from zero")
    (self.id, self.dimension) = (id, dimension)
  }

  /// Creates a variable from its name.
  public init(_ name: String, dimension: Int) {
    self.init(VariableID(name), dimension: dimension)
  }
}

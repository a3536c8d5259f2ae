/// A common cause that moves several figures together: Caspian weather, the ocean rate level.
public struct Driver: Sendable, Hashable {
  public let id: String
  public let name: String
  /// How closely a figure follows the cause: the correlation of its normal score with it, 0 to 1.
  public let loading: Double
  public let note: String

  public init(id: String, name: String, loading: Double, note: String = "") {
    self.id = id
    self.name = name
    self.loading = loading
    self.note = note
  }
}

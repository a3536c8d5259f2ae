public import Freight

extension JSON {
  /// A negative answer: that no way leads from an origin to a destination.
  public static func unreachable(_ gap: Gap) -> JSON {
    .object([
      ("schema", "corridor.error/1"), ("error", "unreachable"),
      ("message", .string(gap.description)), ("from", .string(gap.origin)),
      ("to", .string(gap.destination)),
      ("gap", JSON(gap)),
    ])
  }
}

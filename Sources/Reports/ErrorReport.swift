public import Freight

extension JSON {
  /// A negative answer: that no way leads from an origin to a destination.
  public static func unreachable(_ gap: Gap) -> JSON {
    .object([
      ("schema", "corridor.error/1"), ("error", "unreachable"),
      ("message", .string(gap.description)), ("from", .string(gap.origin)),
      ("to", .string(gap.destination)),
      (
        "gap",
        .object([
          ("from", .string(gap.near)), ("to", .string(gap.far)), ("km", .number(gap.kilometers)),
          ("reached", .integer(gap.reached)), ("leading", .integer(gap.leading)),
          ("closed", .array(gap.closed.map(JSON.string))),
        ])
      ),
    ])
  }
}

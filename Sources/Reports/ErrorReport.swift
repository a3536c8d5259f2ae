public import Freight

extension JSON {
  /// A negative answer: that no way leads from an origin to a destination, or none within limits.
  public init(negative error: PlanningError) {
    switch error {
    case .unreachable(let gap):
      self = JSON(
        error, "unreachable", from: gap.origin, to: gap.destination, ("gap", JSON(gap)))
    case .beyondLimits(let overrun):
      self = JSON(
        error, "limits", from: overrun.origin, to: overrun.destination,
        ("limits", .array(overrun.bites.map { JSON(bite: $0) })))
    default:
      self = .object([
        ("schema", "corridor.error/1"), ("error", "misuse"),
        ("message", .string(error.description)),
      ])
    }
  }

  private init(
    _ error: PlanningError, _ word: String, from: String, to: String, _ why: (String, JSON)
  ) {
    self = .object([
      ("schema", "corridor.error/1"), ("error", .string(word)),
      ("message", .string(error.description)), ("from", .string(from)), ("to", .string(to)), why,
    ])
  }

  private init(bite: Overrun.Bite) {
    func object(_ limit: String, _ allowed: JSON, _ needed: JSON) -> JSON {
      .object([("limit", .string(limit)), ("allowed", allowed), ("needed", needed)])
    }
    func words(_ modes: [Mode]) -> JSON { .array(modes.map { .string($0.rawValue) }) }
    switch bite {
    case .usd(let allowed, let least):
      self = object("usd", .number(allowed), .optional(least))
    case .hours(let allowed, let least):
      self = object("hours", .number(allowed), .optional(least))
    case .transfers(let allowed, let least):
      self = object("transfers", .integer(allowed), least.map(JSON.integer) ?? .null)
    case .modes(let allowed, let needed):
      self = object("modes", words(allowed), words(needed))
    }
  }
}

/// When the way is chosen, and with what knowledge.
///
///     let study = try Study(
///       Simulation(), of: shipment, minimizing: .cost, in: network, policy: .adaptive)
public enum Policy: String, CaseIterable, Sendable, Hashable {
  /// Before anything is known: this itinerary, whatever happens.
  case committed
  /// Anew in each trial, all its luck known beforehand.
  case flexible
  /// Again at each stop, with what is known by then: the disruptions of the stop and of the legs that
  /// leave it, and all that was seen before.
  case adaptive
}

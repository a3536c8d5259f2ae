/// What a scenario's change or a disruption aims at, as a planner writes it.
///
///     "KZAAU-AZALA:sea"       // a leg; all its services unless one is named, "...:sea:feeder"
///     "KZAAU", "Aktau"        // a terminal: what happens there, not the legs that touch it
///     "mode:rail"  "country:RU"  "tag:suez"  "corridor:trans-caspian"
///
/// A closed terminal lets nothing start, pass or end, so it stops the legs that touch it; a change
/// of its cost or hours leaves theirs alone. ``Network/scope(of:)`` tells what each word means.
public struct Target: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }
  public init(stringLiteral text: String) { self.text = text }

  public var description: String { text }

  public static let sea: Target = "mode:sea"
  public static let rail: Target = "mode:rail"
  public static let road: Target = "mode:road"
  public static let ferry: Target = "mode:ferry"
  public static let air: Target = "mode:air"
}

/// The legs and terminals of one network that a target means.
public struct Scope: Sendable, Hashable {
  /// Indices of legs, ascending.
  public let legs: [Int]
  /// Indices of terminals, ascending: those whose transfers are meant too.
  public let terminals: [Int]
}

extension Network {
  /// What a target means in this network.
  ///
  /// A terminal means the place itself; a country its terminals and the legs that touch them; a
  /// corridor its terminals and the legs between neighbours on it; a mode, a tag or a leg just
  /// legs.
  ///
  /// - Throws: `PlanningError.unknownTarget` with the nearest right words.
  public func scope(of target: Target) throws(PlanningError) -> Scope {
    let text = target.text
    if let colon = text.firstIndex(of: ":") {
      let word = String(text[text.index(after: colon)...])
      switch text[..<colon].lowercased() {
      case "mode": return try scope(ofMode: word, target)
      case "country": return try scope(ofCountry: word.uppercased(), target)
      case "tag": return try scope(ofTag: word.lowercased(), target)
      case "corridor": return try scope(ofCorridor: word, target)
      default: return try scope(ofLeg: text, target)
      }
    }
    if let terminal = place(named: text) {
      return Scope(legs: [], terminals: [terminal])
    }
    let legs = legs(namedIn: text)
    guard legs.isEmpty else { return Scope(legs: legs, terminals: []) }
    let kinds = ["mode", "country", "tag", "corridor"].map { "\($0):\(text)" }
      .filter { (try? scope(of: Target($0))) != nil }
    throw .unknownTarget(text, nearest: kinds.isEmpty ? nearestTerminals(to: text) : kinds)
  }

  private func scope(ofMode word: String, _ target: Target) throws(PlanningError) -> Scope {
    guard let mode = Mode(word) else {
      throw .unknownTarget(
        target.text, nearest: nearest(to: word, among: Mode.allCases.map(\.rawValue), "mode:"))
    }
    return Scope(legs: legs.indices.filter { legs[$0].mode == mode }, terminals: [])
  }

  private func scope(ofCountry country: String, _ target: Target) throws(PlanningError) -> Scope {
    let members = terminals.indices.filter { terminals[$0].country == country }
    guard !members.isEmpty else {
      throw .unknownTarget(
        target.text,
        nearest: nearest(to: country, among: Set(terminals.map(\.country)).sorted(), "country:"))
    }
    let isMember = Set(members)
    return Scope(
      legs: legs.indices.filter {
        isMember.contains(legs[$0].from) || isMember.contains(legs[$0].to)
      },
      terminals: members)
  }

  private func scope(ofTag tag: String, _ target: Target) throws(PlanningError) -> Scope {
    let members = legs.indices.filter { legs[$0].tags.contains(tag) }
    guard !members.isEmpty else {
      throw .unknownTarget(
        target.text, nearest: nearest(to: tag, among: Set(legs.flatMap(\.tags)).sorted(), "tag:"))
    }
    return Scope(legs: members, terminals: [])
  }

  private func scope(ofCorridor id: String, _ target: Target) throws(PlanningError) -> Scope {
    guard
      let corridor = corridors.first(where: {
        plain($0.id) == plain(id) || plain($0.name) == plain(id)
      })
    else {
      throw .unknownTarget(
        target.text, nearest: nearest(to: id, among: corridors.map(\.id), "corridor:"))
    }
    var neighbors = Set<[Int]>()
    for (a, b) in zip(corridor.terminals, corridor.terminals.dropFirst()) {
      neighbors.insert([a, b])
      neighbors.insert([b, a])
    }
    return Scope(
      legs: legs.indices.filter { neighbors.contains([legs[$0].from, legs[$0].to]) },
      terminals: Set(corridor.terminals).sorted())
  }

  private func scope(ofLeg text: String, _ target: Target) throws(PlanningError) -> Scope {
    let legs = legs(namedIn: text)
    guard legs.isEmpty else { return Scope(legs: legs, terminals: []) }
    throw .unknownTarget(
      text, nearest: nearest(to: text, among: self.legs.indices.map(name(ofLeg:)), ""))
  }

  /// The legs that `FROM-TO`, `FROM-TO:mode` or `FROM-TO:mode:service` names.
  ///
  /// Ids may hold hyphens themselves, so every hyphen is tried as the one between the ends.
  private func legs(namedIn text: String) -> [Int] {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 3 else { return [] }
    let mode = parts.count > 1 ? Mode(parts[1]) : nil
    if parts.count > 1, mode == nil { return [] }
    let service = parts.count > 2 ? parts[2].lowercased() : nil
    let ends = parts[0]
    for hyphen in ends.indices where ends[hyphen] == "-" {
      guard let from = place(named: String(ends[..<hyphen])),
        let to = place(named: String(ends[ends.index(after: hyphen)...]))
      else { continue }
      return legs.indices.filter {
        legs[$0].from == from && legs[$0].to == to && (mode == nil || legs[$0].mode == mode)
          && (service == nil || legs[$0].service == service)
      }
    }
    return []
  }
}

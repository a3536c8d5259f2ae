import Freight

/// What was asked of the answer, for readers who see a page and no command line.
extension Dossier {
  /// The scenarios that apply and what the shipment is held to, as one sentence; nothing where
  /// nothing was asked.
  var conditions: String? {
    let shipment = first.itinerary.shipment
    let limits = shipment.limits
    var parts = scenarios.map { "the scenario “\($0.title.isEmpty ? $0.id : $0.title)”" }
    if !avoided.isEmpty {
      parts.append("avoiding " + list(avoided.map { network.words(for: $0) }))
    }
    if !shipment.via.isEmpty {
      // In the order in which they are to be passed.
      parts.append("by way of " + shipment.via.map(network.name(ofPlace:)).joined(separator: ", "))
    }
    if let modes = limits.modes {
      parts.append("by \(list(modes.sorted().map(\.inWords))) alone")
    }
    if let transfers = limits.transfers {
      parts.append(
        transfers == 0
          ? "without a transfer" : "at most \(transfers) transfer\(transfers == 1 ? "" : "s")")
    }
    let totals = [
      limits.usd.map { "\(digits($0)) USD" }, limits.hours.map { "\(plainDays($0)) days" },
    ].compactMap { $0 }
    if !totals.isEmpty { parts.append("at most \(list(totals)) on average") }
    return parts.isEmpty ? nil : "Asked for: " + parts.joined(separator: "; ") + "."
  }

  private func list(_ words: [String]) -> String {
    guard words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
  }
}

extension Network {
  /// What a target means, for readers who know no targets; a leg stays as it is written.
  fileprivate func words(for target: Target) -> String {
    guard let colon = target.text.firstIndex(of: ":") else { return name(ofPlace: target.text) }
    let word = String(target.text[target.text.index(after: colon)...])
    switch target.text[..<colon].lowercased() {
    case "mode": return Mode(word)?.inWords ?? word
    case "country": return "the country \(word.uppercased())"
    case "tag": return "all legs with the tag \(word.lowercased())"
    case "corridor":
      let found = corridors.first { $0.id.lowercased() == word.lowercased() }
      return "the corridor \(found?.name ?? word)"
    default: return target.text
    }
  }

  /// The name of the terminal that a word means, or the word where it means none.
  fileprivate func name(ofPlace word: String) -> String {
    (try? terminal(named: word)).map { terminals[$0].name } ?? word
  }
}

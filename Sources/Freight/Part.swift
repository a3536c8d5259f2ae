extension Network {
  /// The part of the network that lies between the terminals some words find.
  ///
  ///     network.part(holding: ["KZ", "rail"])   // Kazakhstan's rail terminals
  ///     network.part(holding: ["xian"])         // Xi'an
  ///
  /// A terminal is found where its id, name, country or kind holds every word, as names are
  /// matched: letters and digits count, case does not. The part has the legs between its terminals,
  /// and nothing of what else the network says of them: it is to be looked at, not to be planned
  /// with.
  ///
  /// - Complexity: O(terminals × words + legs) time.
  public func part(holding words: [String]) -> Network {
    guard !words.isEmpty else { return self }
    let wanted = words.map(plain)
    var placeInPart: [Int: Int] = [:]
    var found: [Terminal] = []
    for (place, terminal) in terminals.enumerated() {
      let texts = [terminal.id, terminal.name, terminal.country, terminal.kind.rawValue].map(plain)
      // A word without a letter or a digit finds nothing.
      let isFound = wanted.allSatisfy { word in
        !word.isEmpty && texts.contains { $0.contains(word) }
      }
      guard isFound else { continue }
      placeInPart[place] = found.count
      found.append(terminal)
    }
    let between = legs.compactMap { leg -> Leg? in
      guard let from = placeInPart[leg.from], let to = placeInPart[leg.to] else { return nil }
      var moved = Leg(
        from: from, to: to, mode: leg.mode, service: leg.service, kilometers: leg.kilometers,
        usd: leg.usd, hours: leg.hours, departuresPerWeek: leg.departuresPerWeek, tags: leg.tags,
        note: leg.note)
      moved.isOpen = leg.isOpen
      return moved
    }
    return Network(terminals: found, legs: between)
  }
}

extension Examination {
  /// Where the terminals lie, what they are called, whether anything stops there.
  mutating func examineTerminals() {
    examineTurns()
    examineNames()
    examinePlaces()
    examineMinutes()
    examineUse()
  }

  /// Coordinates that would fit the legs if they were turned about, and those that are nowhere.
  private mutating func examineTurns() {
    var misfits = [Int: [(leg: Leg, fits: Bool)]]()
    for leg in network.legs {
      let straight = network.terminals[leg.from].kilometers(to: network.terminals[leg.to])
      let fits = isNear(leg, straight)
      misfits[leg.from, default: []].append((leg, fits))
      misfits[leg.to, default: []].append((leg, fits))
    }
    for (index, terminal) in network.terminals.enumerated() {
      if terminal.latitude == 0, terminal.longitude == 0 {
        add(
          .warning, .oddCoordinates, terminal.id, at: origins.terminals[index], "latitude",
          "0, 0 lies in the Gulf of Guinea", "write its decimal degrees")
        continue
      }
      let legs = misfits[index] ?? []
      // A leg that fits vouches for the place; without any, some other reading may fit them all.
      guard !legs.isEmpty, !legs.contains(where: \.fits) else { continue }
      let turn = Turn.allCases.first { turn in
        guard let (latitude, longitude) = turn.applied(terminal) else { return false }
        return legs.allSatisfy { leg, _ in
          let other = network.terminals[leg.from == index ? leg.to : leg.from]
          return isNear(
            leg,
            greatCircleKilometers(
              fromLatitude: latitude, longitude: longitude, toLatitude: other.latitude,
              longitude: other.longitude))
        }
      }
      guard let turn else { continue }
      add(
        .warning, .oddCoordinates, terminal.id, at: origins.terminals[index], "latitude",
        "no leg here is as long as its ends lie apart; \(turn.rawValue), all would be",
        "check the coordinates: decimal degrees, north and east positive")
    }
  }

  /// What may have happened to a pair of coordinates.
  private enum Turn: String, CaseIterable {
    case swapped = "with latitude and longitude swapped"
    case south = "with the latitude's sign turned"
    case west = "with the longitude's sign turned"
    case minutes = "read as degrees and minutes"

    func applied(_ terminal: Terminal) -> (latitude: Double, longitude: Double)? {
      let (latitude, longitude) = (terminal.latitude, terminal.longitude)
      switch self {
      case .swapped: return abs(longitude) <= 90 ? (longitude, latitude) : nil
      case .south: return (-latitude, longitude)
      case .west: return (latitude, -longitude)
      case .minutes:
        func read(_ value: Double) -> Double {
          let degrees = value.rounded(.towardZero)
          return degrees + (value - degrees) * 100 / 60
        }
        return (read(latitude), read(longitude))
      }
    }
  }

  /// Whether a leg's length goes with the distance of its ends.
  private func isNear(_ leg: Leg, _ straight: Double) -> Bool {
    let slack = ModeBounds.slackKilometers
    return leg.kilometers >= straight * 0.98 - slack
      && leg.kilometers <= straight * min(2.5, ModeBounds.of(leg.mode).detour) + 2 * slack
  }

  private mutating func examineNames() {
    var first: [String: Int] = [:]
    for (index, terminal) in network.terminals.enumerated() {
      let letters = terminal.id.prefix(2).uppercased()
      let isCode = terminal.id.utf8.count == 5 && !terminal.id.contains("-")
      let isOfCountry = letters == terminal.country || !letters.allSatisfy(\.isLetter)
      if isCode, !terminal.country.isEmpty, !isOfCountry, terminal.id.uppercased() == terminal.id {
        add(
          .warning, .oddCountry, terminal.id, at: origins.terminals[index], "country",
          "a UN/LOCODE that begins with \(letters) lies in \(letters), not in \(terminal.country)",
          "correct the country, or give the place an id of its own")
      }
      if terminal.country.isEmpty {
        add(
          .warning, .oddCountry, terminal.id, at: origins.terminals[index], "country",
          "no country", "write the ISO 3166 code: borders are looked up by it")
      }
      let name = plain(terminal.name)
      if let other = first[name] {
        add(
          .warning, .sameName, terminal.id, at: origins.terminals[index], "name",
          "\(network.terminals[other].id) is called '\(terminal.name)' too "
            + "(\(origins.text(origins.terminals[other], from: origins.terminals[index])))",
          "give each a name of its own, so that it can be asked for by name")
      }
      first[name] = first[name] ?? index
    }
  }

  /// Terminals on the very same spot.
  private mutating func examinePlaces() {
    var first: [[Double]: Int] = [:]
    for (index, terminal) in network.terminals.enumerated() {
      let spot = [terminal.latitude, terminal.longitude]
      if let other = first[spot], network.terminals[other].kind == terminal.kind {
        add(
          .warning, .samePlace, terminal.id, at: origins.terminals[index], "latitude",
          "the same spot and kind as \(network.terminals[other].id) "
            + "(\(origins.text(origins.terminals[other], from: origins.terminals[index])))",
          "use one id for one place, or tell their coordinates apart")
      }
      first[spot] = first[spot] ?? index
    }
  }

  /// Folders whose coordinates all end in less than sixty: degrees and minutes with a point.
  private mutating func examineMinutes() {
    let byFolder = Dictionary(grouping: network.terminals.indices) {
      origins.folder(origins.terminals[$0])
    }
    for (folder, members) in byFolder.sorted(by: { $0.key < $1.key }) {
      let fractions = members.flatMap { index in
        [network.terminals[index].latitude, network.terminals[index].longitude].map { value in
          abs(value - value.rounded(.towardZero)) * 100
        }
      }
      let areHundredths = fractions.allSatisfy { abs($0 - $0.rounded()) < 1e-6 }
      // By chance 20 hundredths all lie below 60 once in 27,000 folders.
      guard members.count >= 10, areHundredths, fractions.allSatisfy({ $0 < 59.5 }),
        fractions.contains(where: { $0 > 0.5 })
      else { continue }
      add(
        .warning, .oddCoordinates, "", at: origins.terminals[members[0]], "latitude",
        "not one of \(fractions.count) coordinates of \(origins.folders[folder]) has a fraction of "
          + "60 or more: they look like degrees and minutes",
        "UN/LOCODE writes 4334N for 43° 34': that is 43.57 in decimal degrees")
    }
  }

  /// Terminals that nothing reaches or leaves.
  private mutating func examineUse() {
    var arrives = [Bool](repeating: false, count: network.terminals.count)
    var departs = arrives
    for leg in network.legs {
      departs[leg.from] = true
      arrives[leg.to] = true
    }
    for (index, terminal) in network.terminals.enumerated()
    where !arrives[index] || !departs[index] {
      let what =
        arrives[index] || departs[index]
        ? "nothing \(arrives[index] ? "leaves" : "arrives") here" : "no leg stops here"
      add(
        .warning, .noLegs, terminal.id, at: origins.terminals[index], what,
        "add the legs that are missing, or take the terminal out")
    }
  }
}

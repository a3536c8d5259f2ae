import Sampling

extension Examination {
  /// What each leg says of itself, against what its mode can do and where its ends lie.
  mutating func examineLegs() {
    for (index, leg) in network.legs.enumerated() {
      // A leg for both ways has one row: what is wrong with it is said once.
      let isReturn = index > 0 && origins.legs[index] == origins.legs[index - 1]
      if isReturn { continue }
      let name = network.name(ofLeg: index)
      let bounds = ModeBounds.of(leg.mode)
      examineDistance(leg, name, bounds, index)
      examineSpeed(leg, name, bounds, index)
      examinePrice(leg, name, bounds, index)
      if let departures = leg.departuresPerWeek, !ModeBounds.departures.contains(departures) {
        add(
          .warning, .oddDepartures, name, at: origins.legs[index], "departures_per_week",
          "\(decimal(departures)) departures a week",
          "write how many leave in a week; blank where it goes when ready")
      }
    }
    examineUnit()
    examineOpposites()
  }

  /// Whether the lengths of the whole network are in another unit.
  ///
  /// A short leg hides its unit within the slack of one leg; all of them together do not.
  private mutating func examineUnit() {
    var factors: [Double] = []
    for (index, leg) in network.legs.enumerated() where leg.mode == .road || leg.mode == .rail {
      let straight = network.terminals[leg.from].kilometers(to: network.terminals[leg.to])
      // A leg for both ways has one row.
      let isReturn = index > 0 && origins.legs[index] == origins.legs[index - 1]
      if !isReturn, straight > Examination.leastKilometers {
        factors.append(leg.kilometers / straight)
      }
    }
    guard let place = origins.legs.first, factors.count > 2 else { return }
    let median = factors.sorted()[factors.count / 2]
    // The median way overland is 1.2 to 1.5 great circles long.
    let units = [(1000.0, "metres"), (10, "hundreds of metres")]
    guard let (size, unit) = units.first(where: { (0.9...1.9).contains(median / $0.0) })
    else { return }
    add(
      .warning, .longDistance, "", in: origins.file(place), line: nil, "distance_km",
      "lengths are about \(decimal(size)) times the great circle in the median of "
        + "\(factors.count) legs overland",
      "are they in \(unit)? divide all by \(decimal(size))")
  }

  /// Ends nearer than this may be one spot, written twice: no length can be compared with that.
  private static let leastKilometers = 0.05

  private mutating func examineDistance(
    _ leg: Leg, _ name: String, _ bounds: ModeBounds, _ index: Int
  ) {
    let straight = network.terminals[leg.from].kilometers(to: network.terminals[leg.to])
    let stated = leg.kilometers
    let slack = ModeBounds.slackKilometers
    let place = origins.legs[index]
    if stated < straight * 0.98 - slack {
      let isMiles = (0.95...1.6).contains(stated * 1.609344 / straight)
      let isNauticalMiles = (0.95...2).contains(stated * 1.852 / straight)
      let unit =
        isNauticalMiles && (leg.mode == .sea || leg.mode == .ferry)
        ? "nautical miles? times 1.852 gives \(whole(stated * 1.852)) km"
        : isMiles ? "miles? times 1.609 gives \(whole(stated * 1.609344)) km" : ""
      // Below nine tenths no rounding of coordinates explains it.
      add(
        stated < straight * 0.9 - slack ? .error : .warning, .shortDistance, name, at: place,
        "distance_km",
        "\(decimal(stated)) km, but its ends lie \(whole(straight)) km apart along the great circle",
        unit.isEmpty ? "correct the distance, or the coordinates of an end" : "is it in " + unit)
    }
    // Nothing detours a hundred kilometres for want of a road; beyond that the factor counts.
    if stated > straight * bounds.detour + 100 + slack {
      let isMetres =
        straight > Examination.leastKilometers
        && (0.9...bounds.detour).contains(stated / 1000 / straight)
      add(
        .warning, .longDistance, name, at: place, "distance_km",
        "\(decimal(stated)) km, more than \(decimal(bounds.detour)) times the great circle of "
          + "\(whole(straight)) km",
        isMetres
          ? "is it in metres? a thousandth gives \(decimal(stated / 1000)) km"
          : "correct the distance, or the coordinates of an end")
    }
  }

  private mutating func examineSpeed(
    _ leg: Leg, _ name: String, _ bounds: ModeBounds, _ index: Int
  ) {
    let place = origins.legs[index]
    let law = leg.hours.law
    let (low, likely) = (law.low, law.likely)
    if leg.kilometers > ModeBounds.slackKilometers, low * bounds.greatestSpeed < leg.kilometers {
      let speed = low > 0 ? "\(whole(leg.kilometers / low)) km/h" : "no time at all"
      let isDays = likely > 0 && isFit(hours: likely * 24, leg.kilometers, bounds)
      // Half as fast again as the fastest is no rounding.
      add(
        low * bounds.greatestSpeed * 1.5 < leg.kilometers ? .error : .warning, .tooFast, name,
        at: place, "hours_low",
        "\(decimal(leg.kilometers)) km in \(decimal(low)) h is \(speed); \(leg.mode.rawValue) "
          + "makes \(decimal(bounds.greatestSpeed)) at most",
        isDays
          ? "are the hours days? \(decimal(likely)) days are \(decimal(likely * 24)) h"
          : "correct the hours or the distance")
    }
    if likely > leg.kilometers / bounds.leastSpeed + bounds.freeHours {
      let isMinutes = isFit(hours: likely / 60, leg.kilometers, bounds)
      let isTimetable = leg.departuresPerWeek == nil
      add(
        .warning, .tooSlow, name, at: place, "hours_likely",
        "\(decimal(leg.kilometers)) km in \(decimal(likely)) h is "
          + "\(decimal((leg.kilometers / likely * 10).rounded() / 10)) km/h; \(leg.mode.rawValue) "
          + "makes \(decimal(bounds.leastSpeed)) at least, beyond \(decimal(bounds.freeHours)) h",
        isMinutes
          ? "are the hours minutes? \(decimal(likely)) minutes are \(decimal(likely / 60)) h"
          : isTimetable
            ? "a wait for a departure belongs into departures_per_week, a stop into transfers.csv"
            : "correct the hours; the wait for a departure is added to them")
    }
  }

  private func isFit(hours: Double, _ kilometers: Double, _ bounds: ModeBounds) -> Bool {
    hours * bounds.greatestSpeed >= kilometers
      && hours <= kilometers / bounds.leastSpeed + bounds.freeHours
  }

  private mutating func examinePrice(
    _ leg: Leg, _ name: String, _ bounds: ModeBounds, _ index: Int
  ) {
    let place = origins.legs[index]
    let usd = leg.usd.law.likely
    let perKilometer = usd / max(leg.kilometers, 1)
    if leg.kilometers > ModeBounds.slackKilometers,
      perKilometer < bounds.usdPerKilometer.lowerBound
    {
      let isTEU = perKilometer * 2 >= bounds.usdPerKilometer.lowerBound && usd > 0
      let isThousands = bounds.usdPerKilometer.contains(perKilometer * 1000)
      add(
        .warning, .tooCheap, name, at: place, "usd_likely",
        "\(decimal(usd)) USD for \(decimal(leg.kilometers)) km; by \(leg.mode.rawValue) "
          + "\(decimal(bounds.usdPerKilometer.lowerBound)) USD/km is the least",
        usd == 0
          ? "write what it costs, or take the leg out: what is free is always taken"
          : isTEU
            ? "is it for a 20-foot container (TEU)? amounts are per 40-foot container"
            : isThousands ? "is it in thousands of USD?" : "correct the price or its currency")
    }
    if usd > leg.kilometers * bounds.usdPerKilometer.upperBound + bounds.freeUSD {
      add(
        .warning, .tooDear, name, at: place, "usd_likely",
        "\(decimal(usd)) USD for \(decimal(leg.kilometers)) km; by \(leg.mode.rawValue) "
          + "\(decimal(bounds.usdPerKilometer.upperBound)) USD/km is the most",
        "correct the price: is it in another currency, or for a whole train or ship?")
    }
    if speaksOfTEU(leg.note) {
      add(
        .warning, .perTEU, name, at: place, "note", "the note speaks of TEU or 20-foot containers",
        "amounts are per 40-foot container (FEU): convert them, and say so in the note")
    }
  }

  /// Whether a note speaks of 20-foot containers and not of 40-foot ones.
  private func speaksOfTEU(_ note: String) -> Bool {
    let text = note.lowercased()
    let hasTEU = [
      "per teu", "/teu", "a teu", "per 20", "/20", "20-foot", "20 foot", "20 ft", "20ft",
    ]
    .contains(where: text.contains)
    return hasTEU && !["feu", "40"].contains(where: text.contains)
  }

  /// The way back of each leg: that there is one, and that it is no half of it.
  private mutating func examineOpposites() {
    var opposites: [[Int]: Int] = [:]
    opposites.reserveCapacity(network.legs.count)
    for (index, leg) in network.legs.enumerated() {
      let key = [leg.from, leg.to, leg.mode.place]
      // The service tells parallel legs apart; any of them leads back.
      if opposites[key] == nil { opposites[key] = index }
    }
    for (index, leg) in network.legs.enumerated() {
      guard let back = opposites[[leg.to, leg.from, leg.mode.place]] else {
        add(
          .warning, .noReturn, network.name(ofLeg: index), at: origins.legs[index],
          "no leg by \(leg.mode.rawValue) leads back",
          "add it, or write yes in both_ways where the way back is like the way there")
        continue
      }
      let (there, here) = (network.legs[back].usd.law, leg.usd.law)
      // Twice the price to the cent in all three numbers is a unit, not a market.
      let isTwice =
        here.likely > 0 && there.low == here.low * 2 && there.likely == here.likely * 2
        && there.high == here.high * 2
      if isTwice {
        add(
          .warning, .halfPrice, network.name(ofLeg: index), at: origins.legs[index], "usd_likely",
          "exactly half of what the way back costs "
            + "(\(origins.text(origins.legs[back], from: origins.legs[index])))",
          "is one per 20-foot container (TEU) and the other per 40-foot (FEU)?")
      }
    }
  }

  /// A number of kilometres without decimals, for messages.
  func whole(_ value: Double) -> String { decimal(value.rounded()) }
}

public import Freight

extension Itinerary {
  /// The terminals with the modes between them, legs overland in a row by one mode drawn as one.
  ///
  ///     Kigali ─road→ Mombasa ─sea→ Lianyungang ─rail→ Almaty
  public func chain(in network: Network) -> String { network.chain(ofLegs: legIndices) }

  /// What it is the least in, and what it comes to.
  var totals: String {
    "least \(objective.rawValue): \(digits(total.usd)) USD, \(days(total.hours)) days, "
      + "\(digits(total.kilometers)) km, \(total.emissionsInWords) on average"
  }
}

extension Amounts {
  var emissionsInWords: String {
    kilogramsCO2e.map { "\(digits($0)) kg CO2e" } ?? "CO2e unknown"
  }
}

extension Network {
  /// The terminals with the modes between them along some legs, those overland in a row by one mode
  /// drawn as one.
  func chain(ofLegs indices: [Int]) -> String {
    guard let first = indices.first else { return "" }
    var text = terminals[legs[first].from].name
    for (place, index) in indices.enumerated() {
      let mode = legs[index].mode
      let isLast = place + 1 == indices.count
      // A ship or an aircraft is changed between two legs; a train or a truck mostly drives on.
      let drivesOn = mode == .rail || mode == .road
      if !isLast, drivesOn, legs[indices[place + 1]].mode == mode { continue }
      text += " ─\(mode.inWords)→ \(terminals[legs[index].to].name)"
    }
    return text
  }

  /// The terminals where some legs change from one mode to another.
  func changes(ofLegs indices: [Int]) -> String {
    let changes = zip(indices, indices.dropFirst()).filter { legs[$0].mode != legs[$1].mode }
    if changes.isEmpty {
      return indices.first.map { "by \(legs[$0].mode.inWords) all the way" } ?? ""
    }
    return "via " + changes.map { terminals[legs[$0.0].to].name }.joined(separator: ", ")
  }

  /// The name of the terminal with this id, or the id where it is not of this network.
  func name(ofTerminal id: String) -> String {
    terminal(id: id)?.name ?? id
  }
}

/// How many there are of what has this name, with an s where they are not one.
func counted(_ count: Int, _ noun: String) -> String {
  "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
}

extension Shipment {
  /// What is to be moved, for readers who know no options.
  var goods: String {
    let isOne = containers == 1
    let tonnes = digits(tonnes, decimals: tonnes == tonnes.rounded() ? 0 : 1)
    return "\(isOne ? "One" : grouped(containers)) \(size.rawValue)-foot "
      + "\(isReefer ? "refrigerated " : "")container\(isOne ? "" : "s") of \(tonnes) t, cargo worth "
      + "\(digits(cargoValue)) USD\(isOne ? "" : " in each")"
  }

  /// What a day and a tonne of CO2e count, for readers who know no options.
  var prices: String {
    "A day under way counts \(digits(hourValue * 24)) USD, the cost of stock included"
      + (carbonPrice > 0 ? ", and a tonne of CO2e \(digits(carbonPrice)) USD" : "")
  }

  /// What is assumed of the shipment, in words.
  public var assumptions: String {
    let size = "\(containers) \(size.rawValue)-foot \(isReefer ? "reefer " : "")"
    let boxes = size + (containers == 1 ? "container" : "containers")
    return
      "\(boxes) of \(digits(tonnes, decimals: tonnes == tonnes.rounded() ? 0 : 1)) t, cargo worth "
      + "\(digits(cargoValue)) USD each; time \(digits(dayValue, decimals: 2)) USD a day"
      + (valueOfTime == nil ? " (0.6 % of the cargo's value, less inventory)" : "")
      + "; inventory \(percent(inventoryRate, decimals: 0)) a year; carbon "
      + "\(digits(carbonPrice)) USD a tonne"
  }
}

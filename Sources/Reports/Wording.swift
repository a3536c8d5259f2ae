public import Freight

extension Itinerary {
  /// The terminals with the modes between them, legs overland in a row by one mode drawn as one.
  ///
  ///     Kigali ─road→ Mombasa ─sea→ Lianyungang ─rail→ Almaty
  public func chain(in network: Network) -> String { network.chain(ofLegs: legIndices) }
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
      text += " ─\(mode.rawValue)→ \(terminals[legs[index].to].name)"
    }
    return text
  }

  /// The name of the terminal with this id, or the id where it is not of this network.
  func name(ofTerminal id: String) -> String {
    (try? terminal(named: id)).map { terminals[$0].name } ?? id
  }
}

extension Shipment {
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

import Sampling

extension Examination {
  /// What the figures rest on: that each has a source of its folder, each source a figure, and each
  /// price a year.
  mutating func examineSources() {
    var known: [Set<String>] = origins.folders.map { _ in [] }
    for row in origins.sources { known[row.folder].insert(row.source.id) }
    var used = known.map { _ in Set<String>() }
    var priced = known.map { _ in [String: Int]() }

    func use(
      _ id: String, _ column: String, _ subject: @autoclosure () -> String,
      at place: Origins.Place, isPrice: Bool = false
    ) {
      let folder = origins.folder(place)
      guard !id.isEmpty else {
        add(
          .warning, .noSource, subject(), at: place, column, "no source",
          "name a row of sources.csv; of quality 'assumed' where it is your own guess")
        return
      }
      used[folder].insert(id)
      if isPrice { priced[folder][id, default: 0] += 1 }
      if !known[folder].contains(id), known.contains(where: { $0.contains(id) }) {
        add(
          .warning, .foreignSource, subject(), at: place, column,
          "the source '\(id)' stands in another folder only",
          "copy its row to sources.csv of \(origins.folders[folder]), so that the folder stands "
            + "alone")
      }
    }

    for (index, leg) in network.legs.enumerated() {
      let place = origins.legs[index]
      if index > 0, place == origins.legs[index - 1] { continue }
      use(leg.usd.source, "usd_source", network.name(ofLeg: index), at: place, isPrice: true)
      use(leg.hours.source, "hours_source", network.name(ofLeg: index), at: place)
    }
    for (index, transfer) in network.transfers.enumerated() {
      let place = origins.transfers[index]
      let name = network.name(ofTransfer: index)
      if transfer.usd.law != .fixed(0) || !transfer.usd.source.isEmpty {
        use(transfer.usd.source, "usd_source", name, at: place, isPrice: true)
      }
      if transfer.hours.law != .fixed(0) || !transfer.hours.source.isEmpty {
        use(transfer.hours.source, "hours_source", name, at: place)
      }
    }
    for (index, charge) in network.charges.enumerated() {
      let id = network.terminals[charge.terminal].id
      use(charge.source, "source", id, at: origins.charges[index], isPrice: true)
    }
    for (mode, place) in origins.modes.sorted(by: { $0.key < $1.key }) {
      use(network.factors[mode]?.source ?? "", "source", mode.rawValue, at: place)
    }
    for (index, disruption) in network.disruptions.enumerated() {
      use(disruption.source, "source", disruption.id, at: origins.disruptions[index])
    }
    for row in origins.sources {
      let id = row.source.id
      // A factor or a disruption that stands in two folders is kept from the first: the source of
      // the second may well be used by what was merged away.
      let isUsed = used[row.folder].contains(id) || used.contains { $0.contains(id) }
      if !isUsed {
        add(
          .warning, .unusedSource, id, at: row.place, "id", "no figure rests on this source",
          "name it where it is used, or take it out")
      }
      if let count = priced[row.folder][id], !hasYear(row.source.published) {
        add(
          .warning, .noYear, id, at: row.place, "published",
          "\(count) price\(count == 1 ? " rests" : "s rest") on it and no year is given",
          "write the year of the tariff: dollars of which year?")
      }
    }
  }

  /// Whether a text holds a year from 1900 to 2099.
  private func hasYear(_ text: String) -> Bool {
    text.split { !$0.isNumber }.contains { word in
      word.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20"))
    }
  }
}

extension Examination {
  /// Rail legs between countries of different gauges, with rails on both sides and no change of
  /// gauge at either end.
  ///
  /// A leg across such a border runs on one of the two gauges, and the wagons are changed or the
  /// containers lifted at the one end or the other. Where the rails end at the border nothing need
  /// change: the freight goes on by another mode.
  mutating func examineGauges(_ modeGraph: ModeGraph) {
    let rails = network.legs.indices.filter { network.legs[$0].mode == .rail }
    var coming = [Set<Int>](repeating: [], count: network.terminals.count)
    var going = coming
    for index in rails {
      let leg = network.legs[index]
      coming[leg.to].insert(leg.from)
      going[leg.from].insert(leg.to)
    }
    let changing = modeGraph.legs(beside: { passage in
      passage.transfers.contains { network.transfers[$0].process == .gaugeChange }
    })
    for index in rails {
      let leg = network.legs[index]
      let (from, to) = (network.terminals[leg.from], network.terminals[leg.to])
      guard let here = RailGauges.of(from.country), let there = RailGauges.of(to.country),
        here.isDisjoint(with: there),
        coming[leg.from].contains(where: { $0 != leg.to }),
        going[leg.to].contains(where: { $0 != leg.from }),
        !changing.contains(index)
      else { continue }
      add(
        .warning, .noGaugeChange, network.name(ofLeg: index), at: origins.legs[index],
        "from rails of \(words(here)) mm to rails of \(words(there)) mm, and neither "
          + "\(from.id) nor \(to.id) has a change of gauge for trains on this leg",
        "add a row of the process 'gauge_change' to transfers.csv at the end where wagons are changed"
      )
    }
  }

  private func words(_ gauges: Set<Int>) -> String {
    gauges.sorted().map(String.init).joined(separator: " or ")
  }
}

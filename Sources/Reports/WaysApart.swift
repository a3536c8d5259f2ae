public import Freight

extension Network {
  /// The chains of ways shown together, each way the indices of its legs; those that would read
  /// alike are told apart by what each passes and the others do not.
  ///
  ///     network.chains(ofWays: [north, south])
  ///     // ["Shanghai ─rail→ Duisburg (by Altynkol)", "Shanghai ─rail→ Duisburg (by Dostyk)"]
  public func chains(ofWays ways: [[Int]]) -> [String] {
    toldApart(ways) { chain(ofLegs: $0) }
  }

  /// Where each of the ways shown together changes from one mode to another, told apart as their
  /// chains are.
  ///
  ///     network.changes(ofWays: [south, north])
  ///     // ["via Dar es Salaam, Bandar Abbas", "by road all the way"]
  func changes(ofWays ways: [[Int]]) -> [String] {
    toldApart(ways) { changes(ofLegs: $0) }
  }

  /// A numbered line for each of several ways, told apart.
  func numberedChains(ofWays ways: [[Int]]) -> [String] {
    chains(ofWays: ways).enumerated().map { "\($0 + 1)  \($1)\n" }
  }

  /// What is said of each way, with what tells it from the others of which the same is said.
  private func toldApart(_ ways: [[Int]], saying words: ([Int]) -> String) -> [String] {
    let said = ways.map(words)
    let alike = Dictionary(grouping: ways.indices) { said[$0] }
    return ways.indices.map { place in
      let rivals = (alike[said[place]] ?? []).map { ways[$0] }.filter { $0 != ways[place] }
      let marks = marks(telling: ways[place], from: rivals)
      return said[place] + (marks.isEmpty ? "" : " (\(marks))")
    }
  }

  /// As few words as tell a way from its rivals: terminals it passes by, terminals it leaves out,
  /// modes and services it takes.
  private func marks(telling way: [Int], from rivals: [[Int]]) -> String {
    var left = rivals
    let own = stops(of: way)
    var passed: [Int] = []
    while let stop = best(among: own, tellingFrom: left, { !$1.contains($0) }) {
      passed.append(stop)
      left.removeAll { !stops(of: $0).contains(stop) }
    }
    let others = left.flatMap { stops(of: $0) }.filter { !own.contains($0) }
    var leftOut: [Int] = []
    while let stop = best(among: others, tellingFrom: left, { $1.contains($0) }) {
      leftOut.append(stop)
      left.removeAll { stops(of: $0).contains(stop) }
    }
    let services = way.filter { leg in left.contains { !$0.contains(leg) } }.map { leg in
      let leg = legs[leg]
      let service = leg.service.isEmpty ? "" : leg.service + " "
      return service + leg.mode.inWords + " from " + terminals[leg.from].name
    }
    func names(_ word: String, _ stops: [Int]) -> [String] {
      stops.isEmpty ? [] : [word + stops.map { terminals[$0].name }.joined(separator: ", ")]
    }
    let inOrder = own.filter(passed.contains)
    return (names("by ", inOrder) + names("not by ", leftOut) + services).joined(separator: "; ")
  }

  /// The stop that tells from most rivals, if it does from any; of equal ones a city rather than a
  /// border, and one in the middle, where ways lie furthest apart.
  private func best(
    among places: [Int], tellingFrom rivals: [[Int]], _ tells: (Int, [Int]) -> Bool
  ) -> Int? {
    let rivals = rivals.map { stops(of: $0) }
    let ranked = places.enumerated().map { place, stop in
      (
        stop: stop, told: rivals.count { tells(stop, $0) },
        isCity: terminals[stop].kind == .border ? 0 : 1,
        fromMiddle: abs(2 * place + 1 - places.count)
      )
    }
    let most = ranked.max {
      ($0.told, $0.isCity, -$0.fromMiddle) < ($1.told, $1.isCity, -$1.fromMiddle)
    }
    return most.flatMap { $0.told > 0 ? $0.stop : nil }
  }

  /// The terminals between the ends of a way.
  private func stops(of way: [Int]) -> [Int] {
    way.dropLast().map { legs[$0].to }
  }
}

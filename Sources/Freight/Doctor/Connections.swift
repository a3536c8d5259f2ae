/// Which terminals of a network lead to which others.
///
/// A container can pass every terminal between any two legs, so terminals and legs are all that
/// counts here.
struct Connections {
  /// Terminals that legs join in whatever direction, the largest group first; terminals without
  /// legs stand in none.
  let components: [[Int]]
  /// How many ordered pairs of terminals that have legs have no way between them; nothing where
  /// there are too many circles of terminals to count them.
  let unreachablePairs: Int?
  /// Some of them.
  let examples: [(from: Int, to: Int)]

  /// - Complexity: O(terminals + legs) where every terminal reaches every other, else O(g²) besides
  ///   for g groups of terminals that reach each other.
  init(_ network: Network) {
    let count = network.terminals.count
    var next = [[Int]](repeating: [], count: count)
    var before = next
    for leg in network.legs {
      next[leg.from].append(leg.to)
      before[leg.to].append(leg.from)
    }
    let isServed = (0..<count).map { !next[$0].isEmpty || !before[$0].isEmpty }
    components = Connections.groups(next, before, isServed)
    let circles = Connections.circles(next, before, isServed)
    (unreachablePairs, examples) = Connections.unreachable(circles, next, isServed)
  }

  private static func groups(
    _ next: [[Int]], _ before: [[Int]], _ isServed: [Bool]
  ) -> [[Int]] {
    var seen = isServed.map { !$0 }
    var groups: [[Int]] = []
    for start in next.indices where !seen[start] {
      var group = [start]
      seen[start] = true
      var place = 0
      while place < group.count {
        for other in next[group[place]] + before[group[place]] where !seen[other] {
          seen[other] = true
          group.append(other)
        }
        place += 1
      }
      groups.append(group.sorted())
    }
    return groups.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
  }

  /// For each terminal the number of the circle of those that it reaches and that reach it, circles
  /// numbered so that legs between them lead to higher numbers (Kosaraju's two passes, after
  /// Sharir, https://doi.org/10.1016/0898-1221(81)90008-0).
  private static func circles(
    _ next: [[Int]], _ before: [[Int]], _ isServed: [Bool]
  ) -> [Int] {
    var finished: [Int] = []
    var seen = isServed.map { !$0 }
    for start in next.indices where !seen[start] {
      var stack = [(terminal: start, turn: 0)]
      seen[start] = true
      while let (terminal, turn) = stack.last {
        guard turn < next[terminal].count else {
          finished.append(terminal)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].turn += 1
        let other = next[terminal][turn]
        if !seen[other] {
          seen[other] = true
          stack.append((other, 0))
        }
      }
    }
    var circle = [Int](repeating: -1, count: next.count)
    var number = 0
    for start in finished.reversed() where circle[start] < 0 {
      var stack = [start]
      circle[start] = number
      while let terminal = stack.popLast() {
        for other in before[terminal] where circle[other] < 0 {
          circle[other] = number
          stack.append(other)
        }
      }
      number += 1
    }
    return circle
  }

  /// A row of bits for each circle, so that the memory stays below 200 MB up to this many.
  static let mostCircles = 40_000

  /// Counts the pairs of terminals without a way, circle by circle from the last to the first.
  private static func unreachable(
    _ circle: [Int], _ next: [[Int]], _ isServed: [Bool]
  ) -> (Int?, [(from: Int, to: Int)]) {
    let served = isServed.count { $0 }
    let circles = (circle.max() ?? -1) + 1
    guard circles > 1 else { return (0, []) }
    var members = [[Int]](repeating: [], count: circles)
    for (terminal, number) in circle.enumerated() where number >= 0 {
      members[number].append(terminal)
    }
    guard circles <= mostCircles else { return (nil, []) }
    let words = (circles + 63) / 64
    var reached = [UInt64](repeating: 0, count: circles * words)
    var pairs = 0
    var examples: [(from: Int, to: Int)] = []
    for number in (0..<circles).reversed() {
      let row = number * words
      reached[row + number / 64] |= 1 << UInt64(number % 64)
      for terminal in members[number] {
        for other in next[terminal] where circle[other] != number {
          let otherRow = circle[other] * words
          for word in 0..<words { reached[row + word] |= reached[otherRow + word] }
        }
      }
      var count = 0
      var missed: Int?
      for other in 0..<circles {
        if reached[row + other / 64] >> UInt64(other % 64) & 1 == 1 {
          count += members[other].count
        } else if missed == nil {
          missed = other
        }
      }
      pairs += members[number].count * (served - count)
      if let missed, examples.count < 5 {
        examples.append((members[number][0], members[missed][0]))
      }
    }
    return (pairs, examples)
  }
}

extension Examination {
  /// Whether the network hangs together, and the corridors along its legs.
  mutating func examineConnections(_ connections: Connections) {
    let all = origins.folders.joined(separator: ", ")
    let limit = 20
    for component in connections.components.dropFirst().prefix(limit) {
      let gap = narrowestGap(from: component)
      let names = component.prefix(3).map { network.terminals[$0].id }.joined(separator: ", ")
      add(
        .warning, .component, network.terminals[component[0]].id,
        at: origins.terminals[component[0]],
        "\(component.count) terminal\(component.count == 1 ? "" : "s") (\(names)"
          + (component.count > 3 ? ", ..." : "") + ") hang together and with no other",
        gap.map { near, far, kilometers in
          "the nearest gap is \(network.terminals[near].id) to \(network.terminals[far].id), "
            + "\(whole(kilometers)) km: add a leg, or use one id for one place"
        } ?? "add a leg to the rest of the network")
    }
    if connections.components.count > limit + 1 {
      add(
        .warning, .component, "", in: all,
        "\(connections.components.count - 1 - limit) more groups of terminals hang together with "
          + "no other", "join the ones above first")
    }
    if connections.unreachablePairs != 0 {
      let examples = connections.examples.map {
        "\(network.terminals[$0.from].id) to \(network.terminals[$0.to].id)"
      }
      add(
        .warning, .unreachable, "", in: all,
        connections.unreachablePairs.map { count in
          "\(count) pair\(count == 1 ? "" : "s") of terminals without a way, like "
            + examples.joined(separator: ", ")
        } ?? "more than \(Connections.mostCircles) groups of terminals do not reach each other",
        "see the legs without a return and the gaps")
    }
    examineCorridors()
  }

  /// The narrowest way from some terminals to any other, unless there are too many to look at.
  private func narrowestGap(from component: [Int]) -> (near: Int, far: Int, kilometers: Double)? {
    guard component.count * network.terminals.count <= 50_000_000 else { return nil }
    let isMember = Set(component)
    var best: (near: Int, far: Int, kilometers: Double)?
    for near in component {
      for far in network.terminals.indices where !isMember.contains(far) {
        let kilometers = network.terminals[near].kilometers(to: network.terminals[far])
        if kilometers < best?.kilometers ?? .infinity { best = (near, far, kilometers) }
      }
    }
    return best
  }

  private mutating func examineCorridors() {
    guard !network.corridors.isEmpty else { return }
    let joined = Set(network.legs.map { [$0.from, $0.to] })
    for (index, corridor) in network.corridors.enumerated() {
      for (a, b) in zip(corridor.terminals, corridor.terminals.dropFirst())
      where !joined.contains([a, b]) && !joined.contains([b, a]) {
        add(
          .error, .brokenCorridor, corridor.id, at: origins.corridors[index], "terminals",
          "no leg joins \(network.terminals[a].id) and \(network.terminals[b].id)",
          "name the terminals in between, or add the leg")
      }
    }
  }
}

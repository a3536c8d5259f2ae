/// An order of the vertices in which few arcs come to be added when they are taken out one by one.
///
/// Vertices with one or two neighbours go first, in rounds of vertices that do not touch. What is
/// left is cut in two by a smallest set of edges between two far sides, found by a flow; the
/// vertices at the cut go last, and both halves are cut in turn: nested dissection [1], with flows
/// between the ends of a direction [2]. No coordinates are asked for: the directions are those
/// between vertices far apart.
///
/// [1]: https://doi.org/10.1137/0710032
/// [2]: https://doi.org/10.1007/978-3-319-20086-6_22
struct Dissection {
  /// The vertices in order, those to be taken out first in front.
  private(set) var order: [UInt32] = []

  init(_ graph: Graph) {
    var neighbours = Dissection.neighbours(of: graph)
    order.reserveCapacity(graph.vertexCount)
    takeOutThin(&neighbours)
    let first = order.count
    var isTaken = [Bool](repeating: false, count: graph.vertexCount)
    for vertex in order { isTaken[Int(vertex)] = true }
    var cell = Cell()
    var local = [UInt32](repeating: .max, count: graph.vertexCount)
    for vertex in 0..<graph.vertexCount where !isTaken[vertex] {
      local[vertex] = UInt32(cell.vertices.count)
      cell.vertices.append(UInt32(vertex))
    }
    for vertex in cell.vertices {
      for other in neighbours[Int(vertex)] { cell.ends.append(local[Int(other)]) }
      cell.starts.append(UInt32(cell.ends.count))
    }
    order += [UInt32](repeating: 0, count: graph.vertexCount - first)
    neighbours = []
    local = []
    var waiting = [(cell: cell, place: first)]
    while let (cell, place) = waiting.popLast() {
      for part in cell.dissected(place, &order) { waiting.append(part) }
    }
  }

  /// The other vertices that share an arc with each vertex, each once.
  private static func neighbours(of graph: Graph) -> [[UInt32]] {
    var neighbours = [[UInt32]](repeating: [], count: graph.vertexCount)
    for tail in 0..<graph.vertexCount {
      for slot in graph.rows.range(of: tail) {
        let head = Int(graph.rows.ends[slot])
        if head == tail { continue }
        neighbours[tail].append(UInt32(head))
        neighbours[head].append(UInt32(tail))
      }
    }
    for vertex in neighbours.indices {
      neighbours[vertex].sort()
      var kept: [UInt32] = []
      kept.reserveCapacity(neighbours[vertex].count)
      for other in neighbours[vertex] where other != kept.last { kept.append(other) }
      neighbours[vertex] = kept
    }
    return neighbours
  }

  /// Takes out vertices with at most two neighbours until there are none, joining the neighbours.
  private mutating func takeOutThin(_ neighbours: inout [[UInt32]]) {
    var round = [Int](repeating: -1, count: neighbours.count)
    var isOut = [Bool](repeating: false, count: neighbours.count)
    var thin = neighbours.indices.filter { neighbours[$0].count <= 2 }
    var number = 0
    while !thin.isEmpty {
      var next: [Int] = []
      for vertex in thin where !isOut[vertex] && neighbours[vertex].count <= 2 {
        if round[vertex] == number {
          next.append(vertex)
          continue
        }
        isOut[vertex] = true
        order.append(UInt32(vertex))
        let ends = neighbours[vertex]
        for end in ends {
          neighbours[Int(end)].removeAll { $0 == UInt32(vertex) }
          round[Int(end)] = number
        }
        if ends.count == 2 && !neighbours[Int(ends[0])].contains(ends[1]) {
          neighbours[Int(ends[0])].append(ends[1])
          neighbours[Int(ends[1])].append(ends[0])
        }
        for end in ends where neighbours[Int(end)].count <= 2 { next.append(Int(end)) }
        neighbours[vertex] = []
      }
      thin = next
      number += 1
    }
  }
}

/// A part of a graph, its vertices numbered anew.
private struct Cell {
  var vertices: [UInt32] = []
  var starts: [UInt32] = [0]
  var ends: [UInt32] = []

  /// Below this a cell is ordered by the number of neighbours rather than cut.
  static let smallest = 4

  /// Puts the separator of the cell into the order, the cell taking the places from `place` on.
  ///
  /// - Returns: What is left of the cell, with the places it takes.
  func dissected(_ place: Int, _ order: inout [UInt32]) -> [(cell: Cell, place: Int)] {
    let count = vertices.count
    if count <= Cell.smallest {
      let sorted = (0..<count).sorted { (degree($0), $0) < (degree($1), $1) }
      for (index, vertex) in sorted.enumerated() { order[place + index] = vertices[vertex] }
      return []
    }
    var parts = components()
    var next = place
    if parts.count == 0 {
      let sides = cut()
      parts = [
        (0..<count).filter { sides[$0] == 0 }, (0..<count).filter { sides[$0] == 1 },
      ]
      var last = place + count
      for vertex in (0..<count).reversed() where sides[vertex] == 2 {
        last -= 1
        order[last] = vertices[vertex]
      }
    }
    var local = [UInt32](repeating: .max, count: count)
    return parts.filter { !$0.isEmpty }.map { part in
      defer { next += part.count }
      return (subcell(part, &local), next)
    }
  }

  private func degree(_ vertex: Int) -> Int { Int(starts[vertex + 1] - starts[vertex]) }

  /// The cell of some of the vertices.
  private func subcell(_ part: [Int], _ local: inout [UInt32]) -> Cell {
    var cell = Cell()
    cell.vertices.reserveCapacity(part.count)
    cell.starts.reserveCapacity(part.count + 1)
    for (index, vertex) in part.enumerated() {
      local[vertex] = UInt32(index)
      cell.vertices.append(vertices[vertex])
    }
    for vertex in part {
      for slot in Int(starts[vertex])..<Int(starts[vertex + 1]) {
        let end = local[Int(ends[slot])]
        if end != .max { cell.ends.append(end) }
      }
      cell.starts.append(UInt32(cell.ends.count))
    }
    for vertex in part { local[vertex] = .max }
    return cell
  }

  /// The connected parts, or nothing if there is but one.
  private func components() -> [[Int]] {
    var part = [Int](repeating: -1, count: vertices.count)
    var parts: [[Int]] = []
    for root in vertices.indices where part[root] < 0 {
      var list = [root]
      part[root] = parts.count
      var next = 0
      while next < list.count {
        let vertex = list[next]
        next += 1
        for slot in Int(starts[vertex])..<Int(starts[vertex + 1]) {
          let end = Int(ends[slot])
          if part[end] >= 0 { continue }
          part[end] = parts.count
          list.append(end)
        }
      }
      if list.count == vertices.count { return [] }
      parts.append(list.sorted())
    }
    return parts
  }

  /// The number of edges to each vertex from one of them.
  private func hops(from root: Int) -> [Int32] {
    var hops = [Int32](repeating: -1, count: vertices.count)
    var list = [UInt32](repeating: 0, count: vertices.count)
    list[0] = UInt32(root)
    hops[root] = 0
    var next = 0
    var count = 1
    while next < count {
      let vertex = Int(list[next])
      next += 1
      for slot in Int(starts[vertex])..<Int(starts[vertex + 1]) {
        let end = Int(ends[slot])
        if hops[end] >= 0 { continue }
        hops[end] = hops[vertex] + 1
        list[count] = UInt32(end)
        count += 1
      }
    }
    return hops
  }

  /// The side of each vertex, 0 or 1, or 2 if it belongs to the separator.
  private func cut() -> [UInt8] {
    let count = vertices.count
    func farthest(_ hops: [Int32]) -> Int {
      hops.indices.max { hops[$0] < hops[$1] } ?? 0
    }
    // Two directions: between two far vertices, and across, from a vertex far from both of them.
    let west = hops(from: farthest(hops(from: 0)))
    let east = hops(from: farthest(west))
    let north = hops(from: farthest((0..<count).map { min(west[$0], east[$0]) }))
    let south = hops(
      from: farthest((0..<count).map { min(north[$0], min(west[$0], east[$0])) }))
    var directions = [
      (0..<count).map { west[$0] - east[$0] }, (0..<count).map { north[$0] - south[$0] },
    ]
    directions.append((0..<count).map { directions[0][$0] + directions[1][$0] })
    directions.append((0..<count).map { directions[0][$0] - directions[1][$0] })
    var best: [UInt8] = []
    var bestCost = Double.infinity
    var flow = CutFlow(self.starts, self.ends)
    for direction in directions {
      let least = direction.min() ?? 0
      var buckets = [Int](repeating: 0, count: Int((direction.max() ?? 0) - least) + 2)
      for value in direction { buckets[Int(value - least) + 1] += 1 }
      for place in 1..<buckets.count { buckets[place] += buckets[place - 1] }
      var sorted = [UInt32](repeating: 0, count: count)
      for vertex in 0..<count {
        let bucket = Int(direction[vertex] - least)
        sorted[buckets[bucket]] = UInt32(vertex)
        buckets[bucket] += 1
      }
      // A quarter at each end keeps both halves at a quarter or more, as in [2].
      let quarter = max(1, count / 4)
      let sides = flow.sides(sorted.prefix(quarter), sorted.suffix(quarter))
      for side in sides {
        let (separated, cost) = separator(side)
        if cost < bestCost {
          bestCost = cost
          best = separated
        }
      }
    }
    return best
  }

  /// Turns a cut of edges into a separator of vertices, and says what it costs.
  private func separator(_ isFirst: [Bool]) -> (sides: [UInt8], cost: Double) {
    var edge: [[Int]] = [[], []]
    for vertex in vertices.indices {
      for slot in Int(starts[vertex])..<Int(starts[vertex + 1])
      where isFirst[Int(ends[slot])] != isFirst[vertex] {
        edge[isFirst[vertex] ? 0 : 1].append(vertex)
        break
      }
    }
    var sides = isFirst.map { $0 ? 0 : 1 as UInt8 }
    let thin = edge[0].count <= edge[1].count ? edge[0] : edge[1]
    for vertex in thin { sides[vertex] = 2 }
    let firsts = isFirst.reduce(0) { $0 + ($1 ? 1 : 0) }
    let smaller = min(firsts, vertices.count - firsts)
    // A separator half as long is worth halves four times as unequal: found by trial on roads.
    return (sides, Double(thin.count * thin.count) / Double(max(1, smaller)))
  }
}

/// A flow between two sets of vertices over edges that carry one unit each [1].
///
/// [1]: https://doi.org/10.1137/0204043 (Even and Tarjan, of unit networks)
private struct CutFlow {
  private let starts: [UInt32]
  private let ends: [UInt32]
  /// The slot of the same edge at its other end.
  private var twins: [UInt32]
  /// Whether each slot carries a unit outward.
  private var carries: [Bool]
  private var levels: [Int32]
  private var list: [UInt32]
  private var nextSlot: [UInt32]

  init(_ starts: [UInt32], _ ends: [UInt32]) {
    self.starts = starts
    self.ends = ends
    let count = starts.count - 1
    levels = Array(repeating: 0, count: count)
    list = Array(repeating: 0, count: count)
    nextSlot = Array(repeating: 0, count: count)
    carries = Array(repeating: false, count: ends.count)
    twins = Array(repeating: 0, count: ends.count)
    // Visiting tails in ascending order meets the edges of each head in the order of their tails,
    // so twins are found by sorting slots by head: stably, by counting.
    var next = [UInt32](starts)
    var sorted = [(tail: UInt32, slot: UInt32)](repeating: (0, 0), count: ends.count)
    for tail in 0..<count {
      for slot in Int(starts[tail])..<Int(starts[tail + 1]) {
        let head = Int(ends[slot])
        sorted[Int(next[head])] = (UInt32(tail), UInt32(slot))
        next[head] += 1
      }
    }
    var place = [UInt32](repeating: 0, count: count)
    for head in 0..<count {
      let range = Int(starts[head])..<Int(starts[head + 1])
      for slot in range { place[Int(ends[slot])] = UInt32(slot) }
      for entry in range { twins[Int(sorted[entry].slot)] = place[Int(sorted[entry].tail)] }
    }
  }

  /// The two smallest cuts nearest to either set: whether each vertex lies with the first set.
  mutating func sides(_ first: ArraySlice<UInt32>, _ second: ArraySlice<UInt32>) -> [[Bool]] {
    for slot in carries.indices { carries[slot] = false }
    var isGoal = [Bool](repeating: false, count: levels.count)
    for vertex in second { isGoal[Int(vertex)] = true }
    while spread(first, isGoal) {
      for vertex in nextSlot.indices { nextSlot[vertex] = starts[vertex] }
      for vertex in first { while push(Int(vertex), isGoal) {} }
    }
    let near = levels.map { $0 >= 0 }
    return [near, far(second)]
  }

  /// Numbers the vertices by levels from the first set; says whether the goal is reached.
  private mutating func spread(_ first: ArraySlice<UInt32>, _ isGoal: [Bool]) -> Bool {
    for vertex in levels.indices { levels[vertex] = -1 }
    var count = 0
    for vertex in first {
      levels[Int(vertex)] = 0
      list[count] = vertex
      count += 1
    }
    var next = 0
    var isReached = false
    while next < count {
      let vertex = Int(list[next])
      next += 1
      if isGoal[vertex] {
        isReached = true
        continue
      }
      for slot in Int(starts[vertex])..<Int(starts[vertex + 1]) {
        let end = Int(ends[slot])
        if levels[end] >= 0 || carries[slot] { continue }
        levels[end] = levels[vertex] + 1
        list[count] = UInt32(end)
        count += 1
      }
    }
    return isReached
  }

  /// Sends one unit along the levels from a vertex, if there is a way.
  private mutating func push(_ root: Int, _ isGoal: [Bool]) -> Bool {
    var way: [Int] = []
    var vertex = root
    while true {
      if isGoal[vertex] {
        for slot in way {
          // A unit sent against another one cancels it.
          if carries[Int(twins[slot])] {
            carries[Int(twins[slot])] = false
          } else {
            carries[slot] = true
          }
        }
        return true
      }
      var isOn = false
      while nextSlot[vertex] < starts[vertex + 1] {
        let slot = Int(nextSlot[vertex])
        let end = Int(ends[slot])
        if !carries[slot] && levels[end] == levels[vertex] + 1 {
          way.append(slot)
          vertex = end
          isOn = true
          break
        }
        nextSlot[vertex] += 1
      }
      if isOn { continue }
      guard let slot = way.popLast() else { return false }
      vertex = Int(ends[Int(twins[slot])])
      nextSlot[vertex] += 1
    }
  }

  /// What does not lead to the second set any more.
  private mutating func far(_ second: ArraySlice<UInt32>) -> [Bool] {
    var isFirst = [Bool](repeating: true, count: levels.count)
    var count = 0
    for vertex in second {
      isFirst[Int(vertex)] = false
      list[count] = vertex
      count += 1
    }
    var next = 0
    while next < count {
      let vertex = Int(list[next])
      next += 1
      for slot in Int(starts[vertex])..<Int(starts[vertex + 1]) {
        let end = Int(ends[slot])
        if !isFirst[end] || carries[Int(twins[slot])] { continue }
        isFirst[end] = false
        list[count] = UInt32(end)
        count += 1
      }
    }
    return isFirst
  }
}

import Graphs

/// Numbers that depend on nothing but a seed (SplitMix64, https://doi.org/10.1145/2714064.2660195).
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// A number from 0 below `count`.
  mutating func roll(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  /// True once in `count` rolls.
  mutating func once(in count: Int) -> Bool { roll(count) == 0 }
}

/// A small graph with weights full of ties, zeros, parallels and closed arcs, drawn from a seed.
struct RandomGraph: CustomStringConvertible {
  let seed: UInt64
  let graph: Graph
  let arcs: [Arc]
  var weights: [Double]

  /// Draws the graph of a seed.
  ///
  /// Weights are small whole numbers, so that sums are exact in any order.
  init(seed: UInt64, vertices: Int = 10, greatest: Int = 4) {
    var dice = Dice(seed: seed)
    let vertexCount = 1 + dice.roll(vertices)
    let arcCount = dice.roll(3 * vertexCount + 1)
    self.seed = seed
    arcs = (0..<arcCount).map { _ in
      Arc(from: dice.roll(vertexCount), to: dice.roll(vertexCount))
    }
    graph = Graph(vertexCount: vertexCount, arcs: arcs)
    weights = RandomGraph.weights(count: arcCount, greatest: greatest, dice: &dice)
  }

  /// Weights from zero to `greatest`, with now and then a closed arc.
  static func weights(count: Int, greatest: Int, dice: inout Dice) -> [Double] {
    (0..<count).map { _ in dice.once(in: 8) ? .infinity : Double(dice.roll(greatest + 1)) }
  }

  var description: String {
    let list = zip(arcs, weights).map { "\($0.tail)→\($0.head) \($1)" }
    return "seed \(seed), \(graph.vertexCount) vertices: " + list.joined(separator: ", ")
  }
}

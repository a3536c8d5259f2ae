/// A directed graph whose shape never changes; weights come with each search.
///
///     //   0      1
///     // a ──▶ b ──▶ c
///     //  ╰────2────▶╯
///     let graph = Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2)].map(Arc.init(from:to:)))
///     graph.shortestPath(from: 0, to: 2, weights: [1, 1, 5])?.arcs   // [0, 1]
///
/// Vertices are numbered from 0. Arcs keep the numbers of the order in which they were given, so
/// one array with a weight for each arc is all a search needs to know. Parallel arcs and arcs from
/// a vertex to itself are allowed.
///
/// Copies share their storage.
///
/// - Complexity: At most 12 bytes an arc (8 if the arcs were given in order of their tails) and
///   4 bytes a vertex.
public struct Graph: Sendable {
  /// The number of vertices.
  public let vertexCount: Int
  /// The number of arcs.
  public var arcCount: Int { tails.count }

  /// The arcs as they leave each vertex.
  let rows: Rows
  /// The tail of each arc, by the arc's own number.
  let tails: [UInt32]

  /// A graph of some vertices and the arcs between them.
  public init(vertexCount: Int, arcs: some Sequence<Arc>) {
    var tails: [Int] = []
    var heads: [Int] = []
    tails.reserveCapacity(arcs.underestimatedCount)
    heads.reserveCapacity(arcs.underestimatedCount)
    for arc in arcs {
      tails.append(arc.tail)
      heads.append(arc.head)
    }
    self.init(vertexCount: vertexCount, tails: tails, heads: heads)
  }

  /// A graph of some vertices and the arcs between them, arc `i` leading from `tails[i]` to
  /// `heads[i]`.
  ///
  /// - Complexity: O(v + a) time.
  public init(vertexCount: Int, tails: [Int], heads: [Int]) {
    precondition(tails.count == heads.count, "a graph needs one head for each tail")
    self.init(
      vertexCount: vertexCount,
      tails: Graph.checked(tails, below: vertexCount),
      heads: Graph.checked(heads, below: vertexCount))
  }

  /// A graph of arcs whose ends are known to lie below `vertexCount`.
  init(vertexCount: Int, tails: [UInt32], heads: [UInt32]) {
    precondition(vertexCount >= 0, "a graph cannot have fewer than no vertices")
    precondition(
      vertexCount < Int(UInt32.max) && tails.count < Int(UInt32.max),
      "a graph holds fewer than 4,294,967,295 vertices and arcs")
    self.vertexCount = vertexCount
    self.tails = tails
    self.rows = Rows(vertexCount: vertexCount, from: tails, to: heads)
  }

  /// The vertex that an arc leaves.
  public func tail(of arc: Int) -> Int {
    precondition(tails.indices.contains(arc), "the graph has no such arc")
    return Int(tails[arc])
  }

  /// The vertex that an arc enters.
  ///
  /// - Complexity: O(1) if the arcs were given in order of their tails, else O(log d) for a tail
  ///   that d arcs leave.
  public func head(of arc: Int) -> Int {
    precondition(tails.indices.contains(arc), "the graph has no such arc")
    return Int(rows.ends[slot(of: UInt32(arc))])
  }

  /// The arcs that leave a vertex, in ascending order.
  public func arcs(from vertex: Int) -> OutgoingArcs {
    precondition(hasVertex(vertex), "the graph has no such vertex")
    return OutgoingArcs(arcs: rows.arcs, range: rows.range(of: vertex))
  }

  /// Whether a vertex belongs to the graph.
  func hasVertex(_ vertex: Int) -> Bool { vertex >= 0 && vertex < vertexCount }

  /// The place of an arc in `rows`.
  func slot(of arc: UInt32) -> Int {
    if rows.arcs.isEmpty { return Int(arc) }
    // Arcs ascend within a row, so the row of the tail can be bisected.
    var range = rows.range(of: Int(tails[Int(arc)]))
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range =
        rows.arcs[middle] <= arc ? middle..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }

  /// The arcs as they enter each vertex.
  func backwardRows() -> Rows {
    var heads = [UInt32](repeating: 0, count: arcCount)
    for slot in 0..<arcCount { heads[Int(rows.arc(at: slot))] = rows.ends[slot] }
    return Rows(vertexCount: vertexCount, from: heads, to: tails)
  }

  /// The graph with every arc turned around, under its old number.
  ///
  /// - Complexity: O(v + a) time and space.
  public func reversed() -> Graph {
    var heads = [UInt32](repeating: 0, count: arcCount)
    for slot in 0..<arcCount { heads[Int(rows.arc(at: slot))] = rows.ends[slot] }
    return Graph(vertexCount: vertexCount, tails: heads, heads: tails)
  }

  private static func checked(_ vertices: [Int], below count: Int) -> [UInt32] {
    vertices.enumerated().map { arc, vertex in
      precondition(
        vertex >= 0 && vertex < count,
        "arc \(arc) touches vertex \(vertex), but the vertices are numbered from 0 below \(count)")
      return UInt32(truncatingIfNeeded: vertex)
    }
  }
}

/// The arcs that leave a vertex, by their numbers.
public struct OutgoingArcs: RandomAccessCollection, Sendable {
  let arcs: [UInt32]
  let range: Range<Int>

  public var startIndex: Int { range.lowerBound }
  public var endIndex: Int { range.upperBound }

  public subscript(position: Int) -> Int {
    precondition(range.contains(position), "the vertex has no such arc")
    return arcs.isEmpty ? position : Int(arcs[position])
  }
}

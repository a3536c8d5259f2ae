/// Arcs in compressed rows: those of one vertex lie side by side, in ascending order.
struct Rows: Sendable {
  /// Where the row of each vertex starts, and after the last one, where it ends.
  let starts: [UInt32]
  /// The other end of the arc in each slot.
  let ends: [UInt32]
  /// The number of the arc in each slot; empty if each arc lies in the slot of its own number.
  let arcs: [UInt32]

  /// Arcs in rows of `from`, each leading to `to`.
  init(vertexCount: Int, from: [UInt32], to: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: vertexCount + 1)
    var ordered = true
    var last: UInt32 = 0
    for vertex in from {
      starts[Int(vertex) + 1] += 1
      ordered = ordered && vertex >= last
      last = vertex
    }
    var sum: UInt32 = 0
    for vertex in starts.indices {
      sum += starts[vertex]
      starts[vertex] = sum
    }
    if ordered {
      ends = to
      arcs = []
    } else {
      var ends = [UInt32](repeating: 0, count: to.count)
      var arcs = ends
      var next = starts
      for arc in from.indices {
        let slot = Int(next[Int(from[arc])])
        next[Int(from[arc])] += 1
        ends[slot] = to[arc]
        arcs[slot] = UInt32(truncatingIfNeeded: arc)
      }
      self.ends = ends
      self.arcs = arcs
    }
    self.starts = starts
  }

  /// The slots of a vertex's arcs.
  func range(of vertex: Int) -> Range<Int> {
    Int(starts[vertex])..<Int(starts[vertex + 1])
  }

  /// The number of the arc in a slot.
  func arc(at slot: Int) -> UInt32 {
    arcs.isEmpty ? UInt32(truncatingIfNeeded: slot) : arcs[slot]
  }

  /// Lays out by slot what is given by arc.
  func arrange(_ values: Span<Double>, into slots: inout [Double]) {
    var slots = slots.mutableSpan
    if arcs.isEmpty {
      for slot in values.indices { slots[slot] = values[slot] }
    } else {
      let arcs = arcs.span
      for slot in arcs.indices { slots[slot] = values[Int(arcs[slot])] }
    }
  }
}

import Graphs

/// The same search in buckets as `BucketSearch`, written on unsafe pointers: the measure of what
/// safety costs.
@safe final class PointerSearch {
  private struct Step {
    var end: UInt32
    var weight: UInt32
  }

  private struct Entry {
    var vertex: UInt32
    var next: UInt32
  }

  private static let limit: UInt32 = 1 << 31

  let count: Int
  private let starts: UnsafeMutablePointer<UInt32>
  private let steps: UnsafeMutablePointer<Step>
  private let labels: UnsafeMutablePointer<UInt32>
  private let entries: UnsafeMutablePointer<Entry>
  private let buckets: UnsafeMutablePointer<UInt32>
  private let mask: UInt32
  private let shift: UInt32
  /// A sum over what was read ahead of its use.
  private var ahead: UInt32 = 0

  /// Lays a graph out once more; there must be no closed arcs.
  init(_ graph: Graph, _ weights: [UInt32]) {
    count = graph.vertexCount
    unsafe starts = .allocate(capacity: count + 1)
    unsafe steps = .allocate(capacity: max(1, graph.arcCount))
    unsafe labels = .allocate(capacity: count)
    // One entry for each arc is as many as a search makes where no vertex is looked at twice; these
    // do for twice as many.
    unsafe entries = .allocate(capacity: 2 * graph.arcCount + 2)
    var slot = 0
    for vertex in 0..<count {
      unsafe starts[vertex] = UInt32(slot)
      for arc in graph.arcs(from: vertex) {
        unsafe steps[slot] = Step(end: UInt32(graph.head(of: arc)), weight: weights[arc])
        slot += 1
      }
    }
    unsafe starts[count] = UInt32(slot)
    let mean = weights.reduce(0) { $0 + Double($1) } / Double(max(1, weights.count))
    let greatest = weights.max() ?? 0
    var shift: UInt32 = 0
    while Double(1 << (shift + 1)) <= mean / 8 || greatest >> shift > 1 << 20 { shift += 1 }
    self.shift = shift
    var size = 4
    while size < Int(greatest >> shift) + 2 { size *= 2 }
    mask = UInt32(size - 1)
    unsafe buckets = .allocate(capacity: size)
    unsafe buckets.initialize(repeating: .max, count: size)
  }

  deinit {
    unsafe starts.deallocate()
    unsafe steps.deallocate()
    unsafe labels.deallocate()
    unsafe entries.deallocate()
    unsafe buckets.deallocate()
  }

  /// Searches from a vertex to all others.
  func run(from source: Int) {
    let starts = unsafe self.starts
    let steps = unsafe self.steps
    let labels = unsafe self.labels
    let entries = unsafe self.entries
    let buckets = unsafe self.buckets
    let shift = self.shift
    let mask = self.mask
    unsafe labels.initialize(repeating: PointerSearch.limit, count: count)
    unsafe labels[source] = 0
    unsafe entries[0] = Entry(vertex: UInt32(source), next: .max)
    unsafe buckets[0] = 0
    var used = 1
    var taken = 0
    var bucket: UInt32 = 0
    var ahead = self.ahead
    let stepCount = unsafe Int(starts[count])
    for vertex in stride(from: 0, through: count, by: 16) { unsafe ahead &+= starts[vertex] }
    for slot in stride(from: 0, to: stepCount, by: 8) { unsafe ahead &+= steps[slot].end }
    while taken < used {
      let place = Int(bucket & mask)
      var entry = unsafe buckets[place]
      if entry == .max {
        bucket &+= 1
        continue
      }
      unsafe buckets[place] = .max
      repeat {
        let item = unsafe entries[Int(entry)]
        entry = item.next
        taken &+= 1
        let label = unsafe labels[Int(item.vertex)]
        if label &>> shift != bucket { continue }
        var slot = unsafe Int(starts[Int(item.vertex)])
        let end = unsafe Int(starts[Int(item.vertex) + 1])
        while slot < end {
          let step = unsafe steps[slot]
          slot &+= 1
          let reach = label &+ step.weight
          if unsafe reach < labels[Int(step.end)] {
            unsafe labels[Int(step.end)] = reach
            let goes = Int((reach &>> shift) & mask)
            unsafe entries[used] = unsafe Entry(vertex: step.end, next: buckets[goes])
            unsafe buckets[goes] = UInt32(truncatingIfNeeded: used)
            used &+= 1
            let row = unsafe min(Int(starts[Int(step.end)]), stepCount - 1)
            unsafe ahead &+= steps[row].end
          }
        }
      } while entry != .max
    }
    self.ahead = ahead
  }

  /// The distance to a vertex, if a path leads there.
  func distance(to vertex: Int) -> Double? {
    precondition(vertex >= 0 && vertex < count, "the graph has no such vertex")
    return unsafe labels[vertex] < PointerSearch.limit ? Double(labels[vertex]) : nil
  }
}

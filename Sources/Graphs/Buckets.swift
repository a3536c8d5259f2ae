/// Vertices waiting in buckets, and the distances known so far: one side of a search.
///
/// Labels hold nothing but distances, so that four bytes a vertex are all that a search jumps
/// about in.
struct Buckets: Sendable {
  private struct Entry: Sendable {
    var vertex: UInt32
    var label: UInt32
    var next: UInt32
  }

  /// Where the search started.
  private(set) var source = 0
  /// Distances known so far; the limit of the weights where there is none.
  private(set) var labels: [UInt32]
  /// Labels below this are final.
  private(set) var radius: UInt32 = 0
  /// The work since the search began.
  private(set) var effort = Effort()
  /// The number of entries waiting.
  private(set) var waiting = 0
  /// Where the two sides of a search meet best, and the distance over there.
  private(set) var meeting: (vertex: Int, distance: UInt32)?

  /// The vertices that have a label.
  private var touched: [UInt32]
  private var touchedCount = 0
  /// The first entry of each bucket, in a circle.
  private var firsts: [UInt32]
  private let shift: UInt32
  private var bucket: UInt32 = 0
  private var entries: [Entry] = []
  /// The first unused entry; the others follow along `next`.
  private var free = UInt32.max
  private var freeCount = 0
  /// All sums ever formed, or-ed together: shows whether one came to the limit.
  private var reaches: UInt32 = 0

  /// Whether a sum of weights came to the limit.
  var hasOverflown: Bool { reaches >= WholeWeights.limit }

  /// Whether nothing waits.
  var isDone: Bool { waiting == 0 }

  /// Buckets that fit some weights.
  init(_ weights: WholeWeights) {
    labels = Array(repeating: WholeWeights.limit, count: weights.graph.vertexCount)
    touched = Array(repeating: 0, count: weights.graph.vertexCount)
    var shift: UInt32 = 0
    // Narrower buckets than an eighth of the mean weight spare no more repetition; no more than a
    // million of them keeps their heads within 4 MiB where a few arcs are very long.
    while Double(1 << (shift + 1)) <= weights.mean / 8 || weights.greatest >> shift > 1 << 20 {
      shift += 1
    }
    self.shift = shift
    var count = 4
    while count < Int(weights.greatest >> shift) + 2 { count *= 2 }
    firsts = Array(repeating: .max, count: count)
  }

  /// Forgets the last search and starts one from a vertex.
  mutating func begin(at source: Int) {
    clear()
    self.source = source
    effort = Effort()
    bucket = 0
    radius = 0
    reaches = 0
    meeting = nil
    if freeCount == 0 { grow(by: 1024) }
    labels[source] = 0
    touched[0] = UInt32(source)
    touchedCount = 1
    let entry = free
    free = entries[Int(entry)].next
    freeCount -= 1
    entries[Int(entry)] = Entry(vertex: UInt32(source), label: 0, next: .max)
    firsts[0] = entry
    waiting = 1
  }

  /// Settles vertices until nothing waits, a goal is settled, or, if asked, a bucket is empty.
  mutating func work(along fan: WholeWeights.Fan, goal: Int? = nil) {
    while true {
      let wanted = advance(fan, goal: goal ?? -1, isOneBucket: false, other: [])
      if wanted == 0 { return }
      grow(by: max(wanted, entries.count))
    }
  }

  /// Settles the vertices of one bucket, looking out for the labels of the other side.
  mutating func workOneBucket(along fan: WholeWeights.Fan, meeting other: [UInt32]) {
    while true {
      let wanted = advance(fan, goal: -1, isOneBucket: true, other: other)
      if wanted == 0 { return }
      grow(by: max(wanted, entries.count))
    }
  }

  private mutating func grow(by count: Int) {
    let start = entries.count
    entries += [Entry](repeating: Entry(vertex: 0, label: 0, next: 0), count: count)
    for entry in start..<entries.count {
      entries[entry].next = free
      free = UInt32(entry)
    }
    freeCount += count
  }

  private mutating func clear() {
    if touchedCount > labels.count / 4 {
      for vertex in labels.indices { labels[vertex] = WholeWeights.limit }
    } else {
      for place in 0..<touchedCount { labels[Int(touched[place])] = WholeWeights.limit }
    }
    touchedCount = 0
    var place = 0
    while waiting > 0 {
      while firsts[place] != .max {
        let entry = firsts[place]
        firsts[place] = entries[Int(entry)].next
        entries[Int(entry)].next = free
        free = entry
        freeCount += 1
        waiting -= 1
      }
      place += 1
    }
  }

  /// Works off the buckets.
  ///
  /// - Returns: How many entries are needed to go on, or 0 if the work is done.
  private mutating func advance(
    _ fan: WholeWeights.Fan, goal: Int, isOneBucket: Bool, other: [UInt32]
  ) -> Int {
    // Moved into locals for the time of the work, so that each access need not look at `self`.
    var table: [UInt32] = []
    var list: [UInt32] = []
    var bins: [UInt32] = []
    var pool: [Entry] = []
    swap(&table, &labels)
    swap(&list, &touched)
    swap(&bins, &firsts)
    swap(&pool, &entries)
    defer {
      swap(&table, &labels)
      swap(&list, &touched)
      swap(&bins, &firsts)
      swap(&pool, &entries)
    }
    let starts = fan.starts.span
    let steps = fan.steps.span
    let otherLabels = other.span
    let looksOut = otherLabels.count > 0
    var labels = table.mutableSpan
    var touched = list.mutableSpan
    var buckets = bins.mutableSpan
    var entries = pool.mutableSpan
    var free = self.free
    var freeCount = self.freeCount
    var touchedCount = self.touchedCount
    let shift = self.shift
    let mask = UInt32(buckets.count - 1)
    var waiting = self.waiting
    var bucket = self.bucket
    var settled = effort.settled
    var relaxed = effort.relaxed
    var reaches = self.reaches
    var best = meeting?.distance ?? .max
    var bestVertex = meeting?.vertex ?? -1
    let began = settled
    var wanted = 0

    // Indices are in range by construction: heads lie below the vertex count, entries come from the
    // free list, a vertex is touched once, and the mask keeps buckets in their circle.
    while waiting > 0 {
      let entry = unsafe buckets[unchecked: Int(bucket & mask)]
      if entry == .max {
        bucket += 1
        if goal >= 0 && labels[goal] >> shift < bucket { break }
        if isOneBucket && settled > began { break }
        continue
      }
      let next = unsafe entries[unchecked: Int(entry)]
      let vertex = Int(next.vertex)
      let label = next.label
      if unsafe labels[unchecked: vertex] == label {
        let first = unsafe Int(starts[unchecked: vertex])
        let end = unsafe Int(starts[unchecked: vertex + 1])
        if freeCount < end - first {
          wanted = end - first
          break
        }
        settled += 1
        if looksOut {
          let otherLabel = otherLabels[vertex]
          let over = label + otherLabel
          if over < best && otherLabel < WholeWeights.limit {
            best = over
            bestVertex = vertex
            reaches |= over
          }
        }
        relaxed += end - first
        unsafe buckets[unchecked: Int(bucket & mask)] = next.next
        unsafe entries[unchecked: Int(entry)].next = free
        free = entry
        freeCount += 1
        waiting -= 1
        var slot = first
        while slot < end {
          let step = unsafe steps[unchecked: slot]
          slot += 1
          let reach = label &+ step.weight
          reaches |= reach
          let head = Int(step.end)
          let known = unsafe labels[unchecked: head]
          if reach < known {
            if known == WholeWeights.limit {
              unsafe touched[unchecked: touchedCount] = step.end
              touchedCount += 1
            }
            unsafe labels[unchecked: head] = reach
            let place = Int((reach >> shift) & mask)
            let new = free
            free = unsafe entries[unchecked: Int(new)].next
            unsafe entries[unchecked: Int(new)] = unsafe Entry(
              vertex: step.end, label: reach, next: buckets[unchecked: place])
            unsafe buckets[unchecked: place] = new
            freeCount -= 1
            waiting += 1
          }
        }
      } else {
        unsafe buckets[unchecked: Int(bucket & mask)] = next.next
        unsafe entries[unchecked: Int(entry)].next = free
        free = entry
        freeCount += 1
        waiting -= 1
      }
    }
    // Everything below the present bucket is final; where nothing waits, everything is.
    radius = waiting == 0 ? WholeWeights.limit : bucket << shift
    if best < WholeWeights.limit { meeting = (bestVertex, best) }
    self.free = free
    self.freeCount = freeCount
    self.touchedCount = touchedCount
    self.waiting = waiting
    self.bucket = bucket
    self.reaches = reaches
    effort.settled = settled
    effort.relaxed = relaxed
    return wanted
  }
}

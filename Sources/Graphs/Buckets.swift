/// Vertices waiting in buckets, and the distances known so far: one side of a search.
///
/// Labels hold nothing but distances, so that four bytes a vertex are all that a search jumps
/// about in.
struct Buckets: Sendable {
  private struct Entry: Sendable {
    var vertex: UInt32
    /// The entry after this one in its bucket.
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
  var waiting: Int { usedCount - takenCount }
  /// Where the two sides of a search meet best, and the distance over there.
  private(set) var meeting: (vertex: Int, distance: UInt32)?

  /// The first entry of each bucket, in a circle.
  private var firsts: [UInt32]
  private let shift: UInt32
  private var bucket: UInt32 = 0
  /// Every entry of this search in the order of its making, so that no vertex has a label but those
  /// named here.
  private var entries: [Entry] = []
  private var usedCount = 0
  private var takenCount = 0
  /// A sum over what was read ahead of its use: nobody asks for it, but without it nothing would be
  /// read.
  private var ahead: UInt32 = 0
  private let greatest: UInt32
  /// Whether both sides met where the way over there comes to the limit.
  private var isMeetingTooFar = false

  /// Whether nothing waits.
  var isDone: Bool { waiting == 0 }

  /// Buckets that fit some weights.
  init(_ weights: WholeWeights) {
    labels = Array(repeating: WholeWeights.limit, count: weights.graph.vertexCount)
    greatest = weights.greatest
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
    meeting = nil
    isMeetingTooFar = false
    if entries.isEmpty { grow(by: 1) }
    labels[source] = 0
    entries[0] = Entry(vertex: UInt32(source), next: .max)
    usedCount = 1
    firsts[0] = 0
  }

  /// Settles vertices until nothing waits or, if asked, a goal is settled.
  mutating func work(along fan: WholeWeights.Fan, goal: Int? = nil) {
    if goal == nil { readAhead(in: fan) }
    while true {
      let wanted = goal.map { advance(fan, to: $0) } ?? advance(fan)
      if wanted == 0 { return }
      grow(by: wanted)
    }
  }

  /// Settles the vertices of one bucket, looking out for the labels of the other side.
  mutating func workOneBucket(along fan: WholeWeights.Fan, meeting other: [UInt32]) {
    while true {
      let wanted = advanceOneBucket(fan, meeting: other)
      if wanted == 0 { return }
      grow(by: wanted)
    }
  }

  /// Whether a vertex has no label because the sum of weights came to the limit.
  ///
  /// - Complexity: O(1) time unless the greatest label is within an arc of the limit.
  func hasOverflown(along fan: WholeWeights.Fan) -> Bool {
    if isMeetingTooFar { return true }
    if UInt64(bucket + 1) << UInt64(shift) + UInt64(greatest) < UInt64(WholeWeights.limit) {
      return false
    }
    return entries[..<usedCount].contains { entry in
      let label = labels[Int(entry.vertex)]
      return label < radius
        && fan.slots(of: Int(entry.vertex)).contains {
          let step = fan.steps[$0]
          return label + step.weight >= WholeWeights.limit
            && labels[Int(step.end)] == WholeWeights.limit
        }
    }
  }

  /// Makes room for more entries: doubling at first, by an eighth of the vertices later on, so that
  /// little is left over where there are many.
  private mutating func grow(by count: Int) {
    let count = max(count, min(max(1024, entries.count), max(1024, labels.count / 8)))
    precondition(
      entries.count + count < Int(UInt32.max), "a search makes fewer than 2³² entries")
    entries.reserveCapacity(entries.count + count)
    for _ in 0..<count { entries.append(Entry(vertex: 0, next: 0)) }
  }

  /// Reads all rows in their order, one step in each line of 64 bytes: a small part of the time in
  /// which a search that jumps about would fetch them from memory one by one.
  private mutating func readAhead(in fan: WholeWeights.Fan) {
    let starts = fan.starts.span
    let steps = fan.steps.span
    for vertex in stride(from: 0, to: starts.count, by: 16) { ahead &+= starts[vertex] }
    for slot in stride(from: 0, to: steps.count, by: 8) { ahead &+= steps[slot].end }
  }

  private mutating func clear() {
    // What waits lies in the buckets from the present one on.
    var place = Int(bucket) & (firsts.count - 1)
    while takenCount < usedCount {
      while firsts[place] != .max {
        firsts[place] = entries[Int(firsts[place])].next
        takenCount += 1
      }
      place = (place + 1) & (firsts.count - 1)
    }
    if usedCount > labels.count / 4 {
      for vertex in labels.indices { labels[vertex] = WholeWeights.limit }
    } else {
      for place in 0..<usedCount { labels[Int(entries[place].vertex)] = WholeWeights.limit }
    }
    usedCount = 0
    takenCount = 0
  }

  // One copy of the work for each purpose, so that none asks in its innermost loop what another
  // wants to know.
  private mutating func advance(_ fan: WholeWeights.Fan) -> Int {
    advance(fan, to: nil, isOneBucket: false, meeting: [])
  }

  private mutating func advance(_ fan: WholeWeights.Fan, to goal: Int) -> Int {
    advance(fan, to: goal, isOneBucket: false, meeting: [])
  }

  private mutating func advanceOneBucket(
    _ fan: WholeWeights.Fan, meeting other: [UInt32]
  ) -> Int {
    advance(fan, to: nil, isOneBucket: true, meeting: other)
  }

  /// Works off the buckets.
  ///
  /// - Returns: How many more entries are needed to go on, or 0 if the work is done.
  @inline(__always)
  private mutating func advance(
    _ fan: WholeWeights.Fan, to goal: Int?, isOneBucket: Bool, meeting other: [UInt32]
  ) -> Int {
    // Moved into locals for the time of the work, so that each access need not look at `self`.
    var table: [UInt32] = []
    var bins: [UInt32] = []
    var pool: [Entry] = []
    swap(&table, &labels)
    swap(&bins, &firsts)
    swap(&pool, &entries)
    defer {
      swap(&table, &labels)
      swap(&bins, &firsts)
      swap(&pool, &entries)
    }
    let starts = fan.starts.span
    let steps = fan.steps.span
    let otherLabels = other.span
    var labels = table.mutableSpan
    var buckets = bins.mutableSpan
    var entries = pool.mutableSpan
    let room = entries.count
    var used = usedCount
    var taken = takenCount
    let shift = self.shift
    let mask = UInt32(buckets.count - 1)
    var bucket = self.bucket
    var settled = effort.settled
    var relaxed = effort.relaxed
    var best = meeting?.distance ?? .max
    var bestVertex = meeting?.vertex ?? -1
    var ahead = self.ahead
    let lastSlot = steps.count - 1
    let began = settled
    var wanted = 0

    // Indices are in range by construction: heads lie below the vertex count, entries are linked
    // once they are made, there is room for one at each arc, and the mask keeps buckets in their
    // circle.
    work: while taken < used {
      let place = Int(bucket & mask)
      var entry = unsafe buckets[unchecked: place]
      if entry == .max {
        bucket &+= 1
        if let goal, labels[goal] &>> shift < bucket { break }
        if isOneBucket && settled > began { break }
        continue
      }
      // The whole bucket is taken at once; what falls into it meanwhile is a new one.
      unsafe buckets[unchecked: place] = .max
      repeat {
        let (present, item) = unsafe (entry, entries[unchecked: Int(entry)])
        let vertex = Int(item.vertex)
        entry = item.next
        let label = unsafe labels[unchecked: vertex]
        // A vertex that has come nearer meanwhile was settled with a bucket before this one.
        if label &>> shift != bucket {
          taken &+= 1
          continue
        }
        var slot = unsafe Int(starts[unchecked: vertex])
        let end = unsafe Int(starts[unchecked: vertex + 1])
        if room &- used < end &- slot {
          wanted = end &- slot
          var last = present
          while entries[Int(last)].next != .max { last = entries[Int(last)].next }
          entries[Int(last)].next = buckets[place]
          buckets[place] = present
          break work
        }
        taken &+= 1
        settled &+= 1
        relaxed &+= end &- slot
        if isOneBucket {
          let otherLabel = otherLabels[vertex]
          let over = label + otherLabel
          if over < best && otherLabel < WholeWeights.limit {
            best = over
            bestVertex = vertex
          }
        }
        while slot < end {
          let step = unsafe steps[unchecked: slot]
          slot &+= 1
          let reach = label &+ step.weight
          let head = Int(step.end)
          if unsafe reach < labels[unchecked: head] {
            unsafe labels[unchecked: head] = reach
            let goes = Int((reach &>> shift) & mask)
            unsafe entries[unchecked: used] = unsafe Entry(
              vertex: step.end, next: buckets[unchecked: goes])
            unsafe buckets[unchecked: goes] = UInt32(truncatingIfNeeded: used)
            used &+= 1
            // Half of the time went into waiting for the row of the vertex taken: asked for now, it is
            // there when its turn comes.
            let row = unsafe min(Int(starts[unchecked: head]), lastSlot)
            ahead &+= unsafe steps[unchecked: row].end
          }
        }
      } while entry != .max
    }
    // Everything below the present bucket is final; where nothing waits, everything is.
    radius = taken == used ? WholeWeights.limit : bucket << shift
    if best < WholeWeights.limit {
      meeting = (bestVertex, best)
    } else if bestVertex >= 0 {
      isMeetingTooFar = true
    }
    usedCount = used
    takenCount = taken
    self.ahead = ahead
    self.bucket = bucket
    effort.settled = settled
    effort.relaxed = relaxed
    return wanted
  }
}

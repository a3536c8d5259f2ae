/// Vertices waiting in order of a key, the least first.
///
/// A 4-ary heap: half as deep as a binary one, and the four children of an entry share a cache
/// line. A vertex whose key falls is entered again; its older entry is stale when it comes out,
/// which the search sees by its key.
///
/// Keys are zero or positive, so that their bits are in the same order as they are: whole numbers
/// are compared without branches, which a heap gives no way to foretell.
///
/// - Complexity: O(log n) time to push or pop, 16 bytes an entry.
struct WeightHeap: Sendable {
  struct Entry: Sendable {
    fileprivate var bits: UInt64
    var vertex: UInt32

    var key: Double { Double(bitPattern: bits) }
  }

  /// Room for entries; those below `count` are in use.
  private var entries: [Entry] = []
  private(set) var count = 0

  /// The least key, or +infinity if nothing waits.
  var leastKey: Double { count == 0 ? .infinity : entries[0].key }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func push(_ key: Double, _ vertex: UInt32) {
    if count == entries.count { grow() }
    let bits = key.bitPattern
    var place = count
    count += 1
    // Places are in range: a parent lies before its child, and children are looked at below `count`.
    var entries = entries.mutableSpan
    while place > 0 {
      let parent = (place &- 1) >> 2
      if unsafe entries[unchecked: parent].bits <= bits { break }
      unsafe entries[unchecked: place] = unsafe entries[unchecked: parent]
      place = parent
    }
    unsafe entries[unchecked: place] = Entry(bits: bits, vertex: vertex)
  }

  /// Takes out an entry with the least key, of which there must be one.
  @inline(__always)
  mutating func pop() -> Entry {
    count -= 1
    let count = count
    var entries = entries.mutableSpan
    let least = entries[0]
    let last = entries[count]
    var place = 0
    while true {
      let first = place &* 4 &+ 1
      var child = first
      var bits: UInt64
      if first &+ 3 < count {
        let one = unsafe entries[unchecked: first].bits
        let two = unsafe entries[unchecked: first &+ 1].bits
        let three = unsafe entries[unchecked: first &+ 2].bits
        let four = unsafe entries[unchecked: first &+ 3].bits
        let left = first &+ (two < one ? 1 : 0)
        let right = first &+ (four < three ? 3 : 2)
        let leftBits = min(one, two)
        let rightBits = min(three, four)
        child = rightBits < leftBits ? right : left
        bits = min(leftBits, rightBits)
      } else {
        if first >= count { break }
        bits = unsafe entries[unchecked: first].bits
        for other in (first &+ 1)..<max(first &+ 1, count) {
          if unsafe entries[unchecked: other].bits < bits {
            bits = unsafe entries[unchecked: other].bits
            child = other
          }
        }
      }
      if bits >= last.bits { break }
      unsafe entries[unchecked: place] = unsafe entries[unchecked: child]
      place = child
    }
    unsafe entries[unchecked: place] = last
    return least
  }

  private mutating func grow() {
    entries += [Entry](repeating: Entry(bits: 0, vertex: 0), count: max(64, entries.count))
  }
}

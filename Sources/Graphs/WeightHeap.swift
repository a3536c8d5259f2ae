/// Vertices waiting in order of a key, the least first.
///
/// A 4-ary heap: half as deep as a binary one, and the four children of an entry share a cache
/// line. A vertex whose key falls is entered again; its older entry is stale when it comes out,
/// which the search sees by its key.
///
/// - Complexity: O(log n) time to push or pop, 16 bytes an entry.
struct WeightHeap: Sendable {
  struct Entry: Sendable {
    var key: Double
    var vertex: UInt32
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
    var place = count
    count += 1
    // A span asks once whether the entries are shared, an array at every change.
    var entries = entries.mutableSpan
    while place > 0 {
      let parent = (place - 1) / 4
      if entries[parent].key <= key { break }
      entries[place] = entries[parent]
      place = parent
    }
    entries[place] = Entry(key: key, vertex: vertex)
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
      let first = 4 * place + 1
      var child = first
      if first + 3 < count {
        let left = entries[first].key <= entries[first + 1].key ? first : first + 1
        let right = entries[first + 2].key <= entries[first + 3].key ? first + 2 : first + 3
        child = entries[left].key <= entries[right].key ? left : right
      } else {
        if first >= count { break }
        for other in first..<count where entries[other].key < entries[child].key { child = other }
      }
      if entries[child].key >= last.key { break }
      entries[place] = entries[child]
      place = child
    }
    entries[place] = last
    return least
  }

  private mutating func grow() {
    entries += [Entry](repeating: Entry(key: 0, vertex: 0), count: max(64, entries.count))
  }
}

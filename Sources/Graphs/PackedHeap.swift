/// Vertices waiting in order of whole keys, the least first, of equal keys the lower vertex.
///
/// A 4-ary heap of words with the key in the upper half and the vertex in the lower, so that one
/// comparison orders both.
///
/// - Complexity: O(log n) time to push or pop, 8 bytes an entry.
struct PackedHeap: Sendable {
  private var words: [UInt64] = []
  private(set) var count = 0

  /// The least key, or `UInt32.max` if nothing waits.
  var leastKey: UInt32 { count == 0 ? .max : UInt32(words[0] >> 32) }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func push(_ key: UInt32, _ vertex: UInt32) {
    let word = UInt64(key) << 32 | UInt64(vertex)
    if count == words.count { words += [UInt64](repeating: 0, count: max(64, words.count)) }
    var place = count
    count += 1
    // A span asks once whether the words are shared, an array at every change.
    var words = words.mutableSpan
    while place > 0 {
      let parent = (place - 1) / 4
      if words[parent] <= word { break }
      words[place] = words[parent]
      place = parent
    }
    words[place] = word
  }

  /// Takes out the entry with the least key, of which there must be one.
  @inline(__always)
  mutating func pop() -> (key: UInt32, vertex: UInt32) {
    count -= 1
    let count = count
    var words = words.mutableSpan
    let least = words[0]
    let last = words[count]
    var place = 0
    while true {
      let first = 4 * place + 1
      var child = first
      var word: UInt64
      if first + 3 < count {
        let left = min(words[first], words[first + 1])
        let right = min(words[first + 2], words[first + 3])
        word = min(left, right)
        child =
          word == left
          ? (word == words[first] ? first : first + 1)
          : (word == words[first + 2] ? first + 2 : first + 3)
      } else {
        if first >= count { break }
        word = words[first]
        for other in first..<count where words[other] < word {
          word = words[other]
          child = other
        }
      }
      if word >= last { break }
      words[place] = word
      place = child
    }
    words[place] = last
    return (UInt32(least >> 32), UInt32(truncatingIfNeeded: least))
  }
}

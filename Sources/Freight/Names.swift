/// A name with everything but letters and digits taken out, in lower case.
///
///     plain("Xi'an")    // "xian"
///     plain("rw kgl")   // "rwkgl"
func plain(_ name: String) -> String {
  // Most names are ASCII and most ids plain but for their case.
  if name.utf8.allSatisfy({ $0 < 0x80 }) {
    return String(
      decoding: name.utf8.lazy.filter(isLetterOrDigit).map { $0 | ($0 < 0x40 ? 0 : 0x20) },
      as: UTF8.self)
  }
  return String(name.lowercased().filter { $0.isLetter || $0.isNumber })
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "a")...UInt8(ascii: "z"):
    true
  default: false
  }
}

/// The words nearest to a mistyped one, the nearest first, at most three.
///
/// A word is near when few edits lead to it or when it starts with what was typed.
///
/// - Complexity: O(n m²) for n words of m letters.
public func nearestWords(to word: String, among words: [String]) -> [String] {
  let typed = plain(word)
  // A text longer than any name is no slip of the pen, and comparing it would take long.
  guard !typed.isEmpty, typed.utf8.count <= 100 else { return [] }
  var near: [(distance: Int, word: String)] = []
  for candidate in words {
    let other = plain(candidate)
    let starts = other.hasPrefix(typed)
    let most = max(1, min(typed.count, 9) / 3)
    if !starts, abs(other.count - typed.count) > most { continue }
    let distance = starts ? 0 : editDistance(typed, other)
    if distance <= most { near.append((distance, candidate)) }
  }
  near.sort { ($0.distance, $0.word) < ($1.distance, $1.word) }
  var seen = Set<String>()
  return near.map(\.word).filter { seen.insert($0).inserted }.prefix(3).map { $0 }
}

/// The fewest insertions, deletions, replacements and swaps of neighbours between two words.
///
/// The optimal string alignment distance, after Damerau, https://doi.org/10.1145/363958.363994.
///
/// - Complexity: O(n m) time, O(m) space.
func editDistance(_ a: String, _ b: String) -> Int {
  let a = Array(a)
  let b = Array(b)
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in b.indices {
      var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}

extension Pair {
  /// The pairs that a table with the columns `from` and `to` lists, in its order.
  ///
  ///     let pairs = try Pair.list(inFile: "pairs.csv", of: network)
  ///
  /// - Throws: `LoadingError`, with every row that names no terminal of the network.
  /// - Complexity: O(bytes) time and space.
  public static func list(inFile path: String, of network: Network) throws(LoadingError) -> [Pair] {
    try list(in: Table(try contents(of: path), file: path), of: network)
  }

  /// The pairs that a table lists.
  static func list(in table: Table, of network: Network) throws(LoadingError) -> [Pair] {
    var rows = Rows(table, required: ["from", "to"])
    guard rows.isReadable else { throw .problems(rows.problems) }
    var pairs: [Pair] = []
    pairs.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      rows.row = row
      let pair = Pair(from: rows.word("from"), to: rows.word("to"))
      for (column, name) in [("from", pair.from), ("to", pair.to)] where !name.isEmpty {
        do {
          _ = try network.terminal(named: name)
        } catch {
          rows.note(column, error.description)
        }
      }
      pairs.append(pair)
    }
    guard rows.problems.isEmpty else { throw .problems(inOrder(rows.problems)) }
    return pairs
  }
}

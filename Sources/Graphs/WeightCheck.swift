extension Graph {
  /// Traps unless there is one weight for each arc and each is zero, positive or +infinity.
  func check(_ weights: [Double]) {
    precondition(
      weights.count == arcCount,
      "a search needs one weight for each arc: the graph has \(arcCount), the weights are \(weights.count)"
    )
    precondition(
      Graph.areWeights(weights.span),
      "a weight is zero, positive or +infinity, never negative or NaN")
  }

  /// Whether every value may serve as a weight.
  private static func areWeights(_ values: Span<Double>) -> Bool {
    // Blocks of eight leave the compiler a loop without a way out, which it turns into vectors.
    var fits = true
    var start = 0
    while start + 8 <= values.count {
      var all = SIMD8<Double>()
      for lane in 0..<8 { all[lane] = values[start + lane] }
      fits = fits && !any(.!(all .>= 0))
      start += 8
    }
    while start < values.count {
      fits = fits && values[start] >= 0
      start += 1
    }
    return fits
  }
}

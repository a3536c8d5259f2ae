/// Scrambled Sobol points: numbers that fill the unit interval evenly rather than at random.
///
/// Every run of 2^k points, from a multiple of 2^k on, has one point in each of the 2^k equal
/// cells of every coordinate; pairs of coordinates are even too. Averages of smooth functions
/// converge far faster than with random points.
///
/// A random lower-triangular matrix over the digits and a random shift, both from Philox, make
/// each scrambling an unbiased sample of its own, so that the spread between scramblings tells
/// the error: Matoušek, *On the L2-discrepancy for anchored boxes* (1998),
/// https://doi.org/10.1006/jcom.1998.0489; L'Ecuyer and Lemieux,
/// *Recent advances in randomized quasi-Monte Carlo methods* (2002).
struct Sobol: Sendable {
  /// The dimensions for which direction numbers are at hand.
  static let dimensionCount = 1 + JoeKuo.dimensions.count

  /// The direction numbers of a dimension, before scrambling: point i is the exclusive or of those
  /// that belong to the bits of i.
  static func directions(_ dimension: Int) -> [UInt32] {
    if dimension == 0 { return (0..<32).map { 1 << UInt32(31 - $0) } }
    let recipe = JoeKuo.dimensions[dimension - 1]
    let degree = recipe.initial.count
    var numbers = recipe.initial.enumerated().map { $1 << UInt32(31 - $0) }
    for place in degree..<32 {
      var number = numbers[place - degree] ^ (numbers[place - degree] >> UInt32(degree))
      for back in 1..<degree where recipe.coefficients >> UInt32(degree - 1 - back) & 1 == 1 {
        number ^= numbers[place - back]
      }
      numbers.append(number)
    }
    return numbers
  }

  /// All direction numbers, 32 for each dimension.
  private static let table: [UInt32] = (0..<dimensionCount).flatMap { directions($0) }

  /// One coordinate of one scrambling.
  struct Coordinate: Sendable {
    private var directions: [32 of UInt32]
    private var shift: UInt32
    // The first 64 points before the shift, and what counting up by 64 changes: counting flips the
    // lowest bits up to and with the first zero.
    let pattern: [UInt32]
    private var flips: [32 of UInt32]

    /// Scrambles a dimension for at most 2^`bits` points.
    init(dimension: Int, bits: Int, seed: UInt64, variable: UInt32, scrambling: UInt32) {
      precondition(0 <= dimension && dimension < dimensionCount, "a Sobol dimension is on the list")
      let generator = Philox4x32(key: seed)
      let purpose = Draw.Purpose.scramble.rawValue
      shift = generator.block([0, scrambling, variable, purpose]).x
      // The columns of the matrix: a one on the diagonal and random digits below it.
      var columns = [32 of UInt32](repeating: 0)
      for quad in 0..<((bits + 3) / 4) {
        let words = generator.block([UInt32(quad + 1), scrambling, variable, purpose])
        for place in 0..<4 {
          let digit: UInt32 = 0x8000_0000 >> UInt32(4 * quad + place)
          columns[4 * quad + place] = digit | (words[place] & (digit - 1))
        }
      }
      directions = [32 of UInt32](repeating: 0)
      let table = Sobol.table.span
      for bit in 0..<bits {
        // The k-th direction number has no digits beyond the k-th, so few columns take part.
        var digits = table[32 * dimension + bit]
        var scrambled: UInt32 = 0
        while digits != 0 {
          let place = digits.leadingZeroBitCount
          scrambled ^= columns[place]
          digits &= ~(0x8000_0000 >> UInt32(place))
        }
        directions[bit] = scrambled
      }
      var pattern = [UInt32](repeating: 0, count: BlockWords.run)
      for place in 1..<BlockWords.run {
        pattern[place] = pattern[place & (place - 1)] ^ directions[place.trailingZeroBitCount]
      }
      self.pattern = pattern
      flips = [32 of UInt32](repeating: directions[6])
      for place in 7..<32 {
        flips[place - 6] = flips[place - 7] ^ directions[place]
      }
    }

    /// The point at an index.
    func word(at index: UInt32) -> UInt32 {
      var word = shift
      var rest = index
      while rest != 0 {
        word ^= directions[rest.trailingZeroBitCount]
        rest &= rest - 1
      }
      return word
    }

    /// What joins the pattern to make consecutive points, a word for each 64 of them.
    ///
    /// - Parameter first: The first point, a multiple of 64.
    /// - Returns: The words of 64 runs.
    func heads(from first: Int) -> [64 of UInt32] {
      var heads = [64 of UInt32](repeating: word(at: UInt32(truncatingIfNeeded: first)))
      for run in 1..<64 {
        heads[run] =
          heads[run - 1] ^ flips[(first / BlockWords.run + run).trailingZeroBitCount & 31]
      }
      return heads
    }
  }
}

import Testing

@testable import Sampling

@Suite struct SobolTests {
  @Test func `direction numbers are those published`() {
    // All 32 numbers of 1,024 dimensions, hashed; computed from the file new-joe-kuo-6.21201.
    #expect(Sobol.dimensionCount == 1024)
    var hash: UInt32 = 0x811C_9DC5
    for dimension in 0..<Sobol.dimensionCount {
      for number in Sobol.directions(dimension) {
        hash = (hash ^ number) &* 0x0100_0193
      }
    }
    #expect(hash == 0x0D73_D2D3)
    let last = Sobol.directions(1023)
    #expect(
      [0, 1, 5, 17, 31].map { last[$0] }
        == [0x8000_0000, 0x4000_0000, 0x8400_0000, 0x6FFD_4000, 0x651D_E84D])
  }

  @Test(arguments: [0, 1, 2, 34, 255, 1023])
  func `each aligned run of points has one in each cell`(dimension: Int) {
    let coordinate = Sobol.Coordinate(
      dimension: dimension, bits: 16, seed: 7, variable: 99, scrambling: 3)
    for bits in [0, 1, 4, 9] {
      for run in [0, 1, 5] {
        let cells = Set(
          (0..<(1 << bits)).map {
            UInt64(coordinate.word(at: UInt32(run << bits + $0))) >> UInt64(32 - bits)
          })
        #expect(cells.count == 1 << bits)
      }
    }
  }

  @Test func `the first two dimensions fill elementary boxes`() {
    let first = Sobol.Coordinate(dimension: 0, bits: 8, seed: 7, variable: 1, scrambling: 0)
    let second = Sobol.Coordinate(dimension: 1, bits: 8, seed: 7, variable: 2, scrambling: 0)
    for split in 0...8 {
      let boxes = Set(
        (0..<256).map { (index: UInt32) in
          let left = (UInt64(first.word(at: index)) << UInt64(split)) >> 32
          let right = (UInt64(second.word(at: index)) << UInt64(8 - split)) >> 32
          return left << UInt64(8 - split) | right
        })
      #expect(boxes.count == 256, "\(split) digits of the first")
    }
  }

  @Test func `scramblings differ, and depend on seed, variable and number alone`() {
    func word(_ seed: UInt64, _ variable: UInt32, _ scrambling: UInt32, bits: Int = 10) -> UInt32 {
      Sobol.Coordinate(
        dimension: 4, bits: bits, seed: seed, variable: variable, scrambling: scrambling
      ).word(at: 5)
    }
    let words = [word(1, 1, 0), word(2, 1, 0), word(1, 2, 0), word(1, 1, 1)]
    #expect(Set(words).count == 4)
    #expect(word(1, 1, 0, bits: 20) == word(1, 1, 0), "a longer run begins with the shorter")
  }
}

import Sampling
import Testing

/// The known answers of Random123's kat_vectors for philox4x32 with ten rounds.
@Suite struct PhiloxTests {
  @Test func `zeros give the published words`() {
    #expect(
      Philox4x32(key: 0).block([0, 0, 0, 0])
        == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
  }

  @Test func `ones give the published words`() {
    let ones = SIMD4<UInt32>(repeating: .max)
    #expect(
      Philox4x32(key: .max).block(ones)
        == [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd])
  }

  @Test func `the digits of pi give the published words`() {
    #expect(
      Philox4x32(key: 0x299f_31d0_a409_3822)
        .block([0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344])
        == [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1])
  }
}

import Testing

@testable import corridor

@Suite struct CriticalVerbTests {
  @Test func `places are ranked by what going round them costs`() async throws {
    let little = try LittleNetwork()
    let answer = await little.run(
      "critical", "Kigali", "Almaty", "--value-of-time", "20", "--by", "40d", "--trials", "500")
    #expect(answer.code == .answered)
    expectSame(
      answer.output,
      """
      Kigali ─road→ Dar es Salaam ─sea→ Bandar Abbas ─rail→ Almaty

         closed                           USD more  days more  kg CO2e more  generalized USD more  in time
      1  RWKGL-TZDAR:road                     +600       -4.3          +260                  +369  # %
      2  TZDAR             Dar es Salaam      +600       -4.3          +260                  +369  # %
      3  TZDAR-IRBND:sea                      -300       +6.3        +1,750                   +39  # %
      4  IRBND             Bandar Abbas       -300       +6.3        +1,750                   +39  # %
      5  IRBND-KZALA:rail                     -300       +6.3        +1,750                   +39  # %

      best way round by least generalized; closing any other leg or terminal changes nothing
      in time: the change of the chance to arrive within 40.0 days, 500 trials, seed 1

      """)
  }

  @Test func `pairs that lead nowhere are said to`() async throws {
    let little = try LittleNetwork()
    let answer = await little.run("critical", "--from", "Mombasa", "--to", "KEMBA")
    #expect(answer.code == .misuse)
    #expect(answer.messages.contains("no pair leads from one place to another"))
    let half = await little.run("critical", "--from", "Mombasa")
    #expect(half.messages.contains("needs FROM and TO, --from and --to, or --pairs"))
  }

  @Test func `a list of pairs counts those hit and those cut off`() async throws {
    let little = try LittleNetwork()
    let answer = await little.run(
      "critical", "--from", "Kigali,Mombasa", "--to", "Almaty", "--least", "cost", "--format",
      "csv")
    expectSame(
      answer.output,
      """
      place,kind,name,pairs_hit,pairs_cut_off,usd,hours,kg_co2e,weight,on_time_lost
      KEMBA-IRBND:sea,leg,Mombasa ─ Bandar Abbas,1,1,0,0,0,0,
      IRBND,terminal,Bandar Abbas,1,1,0,0,0,0,
      IRBND-KZALA:rail,leg,Bandar Abbas ─ Almaty,1,1,0,0,0,0,
      RWKGL-TZDAR:road,leg,Kigali ─ Dar es Salaam,1,0,450,-126,-745,450,
      TZDAR,terminal,Dar es Salaam,1,0,450,-126,-745,450,
      TZDAR-CNSHA:sea,leg,Dar es Salaam ─ Shanghai,1,0,150,-75,-875,150,
      CNSHA,terminal,Shanghai,1,0,150,-75,-875,150,
      CNSHA-KZALA:rail,leg,Shanghai ─ Almaty,1,0,150,-75,-875,150,

      """)
  }
}

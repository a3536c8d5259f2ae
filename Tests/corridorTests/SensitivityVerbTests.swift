import Testing

@testable import corridor

@Suite struct SensitivityVerbTests {
  @Test func `the figures that the choice hangs on come first`() async throws {
    let little = try LittleNetwork()
    let answer = await little.run("sensitivity", "Kigali", "Almaty", "--value-of-time", "20")
    #expect(answer.code == .answered)
    expectSame(
      answer.output,
      """
      1  Kigali ─road→ Dar es Salaam ─sea→ Bandar Abbas ─rail→ Almaty
      2  Kigali ─road→ Dar es Salaam ─sea→ Shanghai ─rail→ Almaty
      3  Kigali ─road→ Mombasa ─sea→ Bandar Abbas ─rail→ Almaty
      4  Kigali ─air→ Almaty

      best: 1, least generalized: 7,500 USD, 35.7 days on average

      what would change the choice
                                          now  switches at  change  then
      IRBND-KZALA:rail           USD    2,500        2,539    +2 %     2
      CNSHA-KZALA:rail           USD    2,500        2,461    -2 %     2
      TZDAR-IRBND:sea            USD    1,500        1,539    +3 %     2
      TZDAR-CNSHA:sea            USD    1,200        1,161    -3 %     2
      TZDAR-CNSHA:sea            hours  480.0        462.7    -4 %     2
      IRBND-KZALA:rail           hours  340.0        357.3    +5 %     2
      CNSHA-KZALA:rail           hours  288.0        270.7    -6 %     2
      TZDAR-IRBND:sea            hours  240.0        257.3    +7 %     2
      RWKGL-KEMBA:road           USD    3,500        3,131   -11 %     3
      RWKGL-TZDAR:road           USD    3,000        3,369   +12 %     3
      IRBND:terminal:sea>rail:>  USD      300          339   +13 %     2
      CNSHA:terminal:sea>rail:>  USD      300          261   -13 %     2
      11 more with --format csv

      what moves the total of 1, generalized USD, each cause alone from P10 to P90
                              good                                     bad
      IRBND-KZALA:rail hours  -140   █████████████  ████████████████  +168
      TZDAR-IRBND:sea wait    -152  ██████████████  ██████████████    +152
      TZDAR-IRBND:sea hours    -60          ██████  ██████             +60
      RWKGL-TZDAR:road hours   -30             ███  ███                +30

      why not another
      2 is 39 generalized USD more; best if IRBND-KZALA:rail USD goes from 2,500 to 2,539 (+2 %); best
        where a day is worth up to 14 USD; best for cargo worth up to 40,880 USD
      3 is 369 generalized USD more; best if RWKGL-KEMBA:road USD goes from 3,500 to 3,131 (-11 %); best
        where a day is worth 107 to 710 USD; best for cargo worth 176,918 to 1,057,735 USD
      4 is 20,674 generalized USD more; best if RWKGL-KZALA:air USD goes from 30,000 to 9,326 (-69 %);
        best where a day is worth more than 710 USD; best for cargo worth more than 1,057,735 USD

      1 40-foot container of 20 t, cargo worth 50,000 USD each; time 20.00 USD a day; inventory 25 % a
        year; carbon 0 USD a tonne

      """)
  }

  @Test func `the same is told as JSON and CSV`() async throws {
    let little = try LittleNetwork()
    let words = ["sensitivity", "Kigali", "Almaty", "--least", "cost", "--format"]
    func output(_ format: String) async -> String {
      let console = Console(isKeeping: true)
      let code = await Corridor.run(words + [format, "--network", little.folder], console)
      #expect(code == .answered)
      return console.output
    }
    let rows = await output("csv").split(separator: "\n")
    // Over Shanghai for 7,200 USD, or over Bandar Abbas for 7,500.
    #expect(
      rows.contains {
        $0.hasPrefix("switching value,TZDAR-CNSHA:sea,usd,1200,1500,0.25,,,Kigali")
      })
    let json = await output("json")
    #expect(json.contains("\"schema\": \"corridor.sensitivity/1\""))
  }
}

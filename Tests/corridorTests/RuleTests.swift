import Testing

@testable import corridor

/// No option is taken that changes nothing.
struct RuleTests {
  @Test(
    arguments: [
      ("route --insurance-rate 1%", "--insurance-rate needs --chart breakdown"),
      ("simulate --insurance-rate 1%", "--insurance-rate needs --chart breakdown"),
      ("whatif --insurance-rate 1%", "'corridor whatif' does not take --insurance-rate"),
      ("sensitivity --insurance-rate 1%", "'corridor sensitivity' does not take --insurance-rate"),
      ("explain --insurance-rate 1%", "'corridor explain' does not take --insurance-rate"),
      ("matrix --insurance-rate 1%", "'corridor matrix' does not take --insurance-rate"),
      ("critical --insurance-rate 1%", "'corridor critical' does not take --insurance-rate"),
      ("simulate --chart distance --influences", "--influences cannot go with --chart"),
      ("simulate --format svg --precision 1%", "--precision cannot go with --format svg"),
      ("simulate --policy flexible --chart distance", "--chart cannot go with --policy flexible"),
      (
        "simulate --policy ADAPTIVE --chart distance --format json",
        "--chart cannot go with --policy adaptive"
      ),
      ("simulate --policy adaptive --format svg", "--format svg cannot go with --policy adaptive"),
      ("simulate --shard 1/2 -o x --format json", "--format cannot go with --shard"),
      ("simulate --shard 1/2 -o x --chart distance", "--chart cannot go with --shard"),
      ("simulate --shard 1/2 -o x --influences", "--influences cannot go with --shard"),
      ("simulate --shard 1/2 -o x --precision 1%", "--precision cannot go with --shard"),
      ("simulate --resume", "--resume needs --shard"),
      ("compare --confidence 95% --chart tradeoff", "--confidence needs --by"),
      ("compare --by 9d --confidence 95% --format svg", "--confidence cannot go with --format svg"),
      ("report --confidence 95%", "--confidence needs --by"),
      ("critical --seed 3", "--seed needs --by"),
      ("critical --trials 3", "--trials needs --by"),
      ("critical --from Kigali --to Poti", "--from cannot go with FROM TO"),
      ("critical --pairs x.csv", "--pairs cannot go with FROM TO"),
      ("whatif --ready 2026-12-01", "--ready needs --by"),
    ])
  func `an option that would change nothing is refused`(words: String, why: String) async {
    var words = words.split(separator: " ").map(String.init)
    words.insert(contentsOf: ["Kigali", "Almaty"], at: 1)
    let answer = await run(words)
    #expect(answer.code == .misuse && answer.output.isEmpty)
    #expect(answer.messages == "corridor: \(why)\n")
  }

  @Test(
    arguments: [
      ("matrix --from a --to b --pairs c", "--from cannot go with --pairs"),
      ("matrix --pairs c --lines", "--lines needs --format json"),
      ("fit x.csv --mode 4 --median 8", "--mode cannot go with FILE"),
      ("fit x.csv --p95 8", "--p95 cannot go with FILE"),
      ("fit --mode 4 --median 8 --likely 5", "--likely needs FILE"),
      ("fit --mode 4 --median 8 --column hours", "--column needs FILE"),
    ])
  func `so it is where places mean something else or nothing`(words: String, why: String) async {
    let answer = await run(words.split(separator: " ").map(String.init))
    #expect(answer.code == .misuse && answer.messages == "corridor: \(why)\n")
  }

  @Test func `the help tells what an option needs`() {
    #expect(Verb.compare.help.contains("like 90% or 0.9 (95%); needs --by\n"))
    #expect(Verb.route.help.contains("(0.2%); needs --chart breakdown\n"))
    #expect(Verb.compare.help.contains("(0.2%)\n"))
    #expect(Verb.matrix.help.contains("(NDJSON); needs --format json\n"))
  }

  @Test func `what a rule asks for makes the option good`() async throws {
    let little = try LittleNetwork()
    let dear = await little.run(
      "route", "Kigali", "Almaty", "--format", "svg", "--chart", "breakdown", "--insurance-rate",
      "10%")
    let usual = await little.run(
      "route", "Kigali", "Almaty", "--format", "svg", "--chart", "breakdown")
    #expect(dear.code == .answered)
    let isOther = dear.output != usual.output
    #expect(isOther)
    let committed = await little.run(
      "simulate", "Kigali", "Almaty", "--policy", "committed", "--trials", "50", "--format", "svg")
    #expect(committed.code == .answered)
  }

  private func run(_ words: [String]) async -> (code: ExitCode, output: String, messages: String) {
    let console = Console(isKeeping: true)
    let code = await Corridor.run(words, console)
    return (code, console.output, console.messages)
  }
}

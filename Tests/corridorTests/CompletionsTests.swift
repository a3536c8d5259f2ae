import Testing

@testable import corridor

struct CompletionsTests {
  @Test(arguments: Shell.allCases)
  func `a script knows every verb, option and choice`(shell: Shell) {
    let script = shell.script
    for verb in Verb.all { #expect(script.contains(verb.name), "\(verb.name)") }
    for option in Option.all {
      #expect(script.contains(String(option.name.dropFirst(2))), "\(option.name)")
      for choice in option.choices { #expect(script.contains(choice), "\(choice)") }
    }
  }

  @Test(arguments: Shell.allCases)
  func `a script leaves no quote open`(shell: Shell) {
    for line in shell.script.split(separator: "\n") where !line.hasPrefix("#") {
      let quotes = line.replacing("'\\''", with: "").count { $0 == "'" }
      #expect(quotes % 2 == 0, "\(line)")
    }
  }

  @Test func `the manual has every verb, option and exit code`() async {
    let console = Console(isKeeping: true)
    #expect(await Corridor.run(["manual"], console) == .answered)
    let page = console.output.replacing("\\-", with: "-")
    for verb in Verb.all { #expect(page.contains(".SS corridor \(verb.name)")) }
    for option in Option.all { #expect(page.contains("\\fB\(option.name)\\fR")) }
    for line in page.split(separator: "\n") where line.hasPrefix("'") {
      Issue.record("a line that roff takes for a request: \(line)")
    }
  }

  @Test func `a shell nobody knows is misuse`() async {
    #expect(await Corridor.run(["completions", "tcsh"], Console(isKeeping: true)) == .misuse)
  }
}

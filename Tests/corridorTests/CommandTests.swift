import Foundation
import Testing

@testable import corridor

/// The command as a planner meets it: words in, text and an exit code out.
struct CommandTests {
  @Test func `the main job answers with itineraries side by side`() async {
    let answer = await run("compare Kigali Almaty --by 60d --trials 500")
    #expect(answer.code == .answered)
    for word in ["cheapest", "fastest", "P50", "P95", "on time", "seed 1", "cargo worth"] {
      #expect(answer.output.contains(word), "\(word)")
    }
  }

  @Test func `an export under a scenario says how many closed legs it leaves out`() async throws {
    let little = try LittleNetwork()
    let open = await little.run("export", "geojson")
    #expect(open.code == .answered && open.messages.isEmpty)
    let closed = await little.run("export", "geojson", "--scenario", "gulf-closed")
    #expect(closed.code == .answered)
    #expect(closed.messages.contains("note: 3 closed legs left out"), "\(closed.messages)")
    let legs = { (text: String) in text.components(separatedBy: "LineString").count - 1 }
    #expect(legs(open.output) == 8 && legs(closed.output) == 5)
  }

  @Test(arguments: ["cost", "time", "emissions", "generalized"])
  func `a route is the best in what it minimises`(objective: String) async throws {
    let words = "route Kigali Almaty --format json --least "
    let best = try await weights(words + objective)
    for other in ["cost", "time", "emissions", "generalized"] {
      let answer = try await weights(words + other)
      #expect(best[objective, default: 0] <= answer[objective, default: 0] + 1e-6)
    }
  }

  @Test func `route's JSON is what the schema promises`() async throws {
    let answer = try await json("route RWKGL KZALA --least cost --format json")
    #expect(answer["schema"] as? String == "corridor.route/1")
    #expect(answer["from"] as? String == "RWKGL" && answer["to"] as? String == "KZALA")
    let itinerary = try #require(answer["itinerary"] as? [String: Any])
    let steps = try #require(itinerary["steps"] as? [[String: Any]])
    for quantity in ["usd", "hours", "km", "kg_co2e"] {
      let sum = steps.reduce(0.0) { $0 + ($1[quantity] as? Double ?? .nan) }
      #expect(abs(sum - (itinerary[quantity] as? Double ?? .nan)) < 1e-3, "\(quantity)")
    }
    #expect(itinerary["weight"] as? Double == itinerary["usd"] as? Double)
    for step in steps {
      #expect(["leg", "transfer"].contains(step["kind"] as? String ?? ""))
      #expect((step["kind"] as? String == "leg") == (step["mode"] is String))
      #expect(step["sources"] is [String])
      #expect(step.keys.count == 11)
    }
  }

  @Test func `simulate's JSON is what the schema promises`() async throws {
    let answer = try await json(
      "simulate Mombasa Poti --trials 2000 --seed 7 --by 45d --format json")
    #expect(answer["schema"] as? String == "corridor.simulate/1")
    #expect(answer["seed"] as? Int == 7 && answer["trials"] as? Int == 2000)
    #expect(answer["policy"] as? String == "committed")
    #expect(answer["deadline_hours"] as? Double == 1080)
    let outlook = try #require((answer["outlooks"] as? [[String: Any]])?.first)
    for quantity in ["usd", "hours"] {
      let spread = try #require(outlook[quantity] as? [String: Double])
      let keys = ["mean", "standard_error", "p5", "p50", "p80", "p95", "cvar95", "sd"]
      #expect(Set(spread.keys) == Set(keys))
      let order = ["p5", "p50", "p80", "p95", "cvar95"].map { spread[$0] ?? .nan }
      #expect(order == order.sorted())
    }
    let chance = try #require(outlook["on_time"] as? [String: Double])
    #expect(chance["low"] ?? 1 <= chance["probability"] ?? 0)
    let route = try await json("route Mombasa Poti --least generalized --format json")
    #expect(
      route["itinerary"] as? [String: AnyHashable] == outlook["itinerary"] as? [String: AnyHashable]
    )
  }

  @Test func `any number of threads prints the same bytes`() async {
    let words = "simulate Kigali Almaty --trials 9000 --seed 3 --by 60d --format json --threads "
    let one = await run(words + "1")
    for threads in ["2", "3", "16"] { #expect(await run(words + threads).output == one.output) }
  }

  @Test(arguments: ["json", "csv"])
  func `every verb answers in every format`(format: String) async {
    for words in [
      "route Mombasa Poti", "compare Mombasa Poti --trials 100",
      "simulate Mombasa Poti --trials 100",
      "explain Mombasa Poti", "terminals KZ", "scenarios",
    ] {
      let answer = await run(words + " --format " + format)
      #expect(answer.code == .answered, "\(words): \(answer.messages)")
      if format == "json" {
        #expect((try? JSONSerialization.jsonObject(with: Data(answer.output.utf8))) != nil)
      } else {
        let widths = Set(
          answer.output.split(separator: "\n").prefix(1).map { $0.split(separator: ",").count })
        #expect(widths.count == 1)
      }
    }
  }

  @Test func `what a scenario adds to a stop is told apart from what disruptions may`() async throws
  {
    let little = try LittleNetwork()
    _ = try little.write(
      "scenario,title,change,target,value\ntoll,Toll,add-cost,TZDAR,500\n", to: "scenarios.csv")
    _ = try little.write(
      """
      id,name,target,chance,effect,hours_low,hours_likely,hours_high
      queue,Queue,TZDAR,0.5,delay,20,20,20

      """, to: "disruptions.csv")
    for (verb, format) in [
      ("route", "table"), ("route", "csv"), ("route", "json"), ("explain", "table"),
      ("explain", "csv"), ("report", ""),
    ] {
      var words = [verb, "Kigali", "Almaty", "--scenario", "toll", "--network", little.folder]
      words += ["--value-of-time", "0"]
      words += verb == "report" ? ["--trials", "100"] : ["--format", format]
      let console = Console(isKeeping: true)
      #expect(await Corridor.run(words, console) == .answered)
      #expect(console.output.contains("added by the scenario"), "\(verb) \(format)")
    }
    let route = await little.run(
      "route", "Kigali", "Almaty", "--scenario", "toll", "--value-of-time", "0"
    )
    .output
    func row(_ word: String) -> [Substring]? {
      route.split(separator: "\n").first { $0.hasPrefix(word) }?.split(separator: " ")
    }
    #expect(row("added by the scenario")?.suffix(2) == ["500", "0.0"])
    #expect(row("expected delays")?.suffix(2) == ["0", "10.0"])
  }

  @Test func `explain names the source of every dollar and hour`() async {
    let answer = await run("explain Kigali Almaty")
    #expect(answer.output.contains("assumed"))
    #expect(answer.output.contains("of the USD"))
    #expect(answer.output.contains("https://"))
  }

  @Test(
    arguments: zip(
      [
        "", "fly Kigali Almaty", "route Kigali", "route Kigali Almaty Astana",
        "route Kigali Kigali",
        "route Kigali Almatty", "route Kigali Almaty --leest cost",
        "route Kigali Almaty --least speed",
        "route Kigali Almaty --containers 0", "route Kigali Almaty --containers",
        "simulate Kigali Almaty --trials 1e9", "simulate Kigali Almaty --seed -1",
        "simulate Kigali Almaty --by yesterday", "simulate Kigali Almaty --by 2026-12-24",
        "route Kigali Almaty --scenario red-see", "route Kigali Almaty --avoid tag:sues",
        "route Kigali Almaty --network /nowhere", "route Kigali Almaty --avoid RWKGL",
        "route Kigali Almaty -o /nowhere/at/all.txt", "import gmns /nowhere -o /nowhere/x",
      ],
      [
        2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 66, 1, 74, 66,
      ] as [Int32]))
  func `a mistake gets one clear message and its exit code`(words: String, code: Int32) async {
    let answer = await run(words)
    #expect(answer.code.rawValue == code, "\(words): \(answer.messages)")
    #expect(answer.output.isEmpty)
    #expect(!answer.messages.isEmpty)
  }

  @Test(
    arguments: zip(
      ["fly", "compar", "route Kigali Almaty --leest cost", "route Kigali Almatty"],
      [
        "see 'corridor --help'", "did you mean 'compare'?", "did you mean --least?",
        "Almaty (KZALA)",
      ]))
  func `a slip of the pen is answered with the nearest right word`(words: String, hint: String)
    async
  {
    #expect(await run(words).messages.contains(hint))
  }

  @Test(arguments: ["--format json", "--format=json", "--format=JSON", "--format Json"])
  func `a pair without a way says so in JSON too`(format: String) async throws {
    let answer = await run("route Kigali Almaty --avoid KZALA " + format)
    #expect(answer.code == .negative)
    let error = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
    #expect(error?["schema"] as? String == "corridor.error/1")
    #expect(error?["error"] as? String == "unreachable")
    #expect(error?["gap"] is [String: Any])
  }

  @Test func `an answer goes to a file whole`() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "corridor-\(UUID()).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let answer = await run("route Mombasa Poti --format json -o \(file.path)")
    #expect(answer.code == .answered && answer.output.isEmpty)
    #expect(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) is [String: Any])
  }

  @Test func `bad tables end with 65 and every problem on a line of its own`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "corridor-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("id,name,country,latitude,longitude\nA,a,KZ,100,0\nB,b,KZ,0,x\n".utf8)
      .write(to: folder.appending(path: "terminals.csv"))
    let answer = await run("route A B --network \(folder.path)")
    #expect(answer.code == .badData)
    #expect(answer.messages.contains("terminals.csv:2: latitude: 100 is out of bounds"))
    #expect(answer.messages.contains("terminals.csv:3: longitude: 'x' is not a finite number"))
  }

  @Test func `every verb has help that opens with examples`() async {
    for verb in Verb.all {
      let help = await run("\(verb.name) --help")
      #expect(help.code == .answered)
      #expect(help.output.contains("corridor \(verb.name)"))
    }
    #expect(await run("--help").output.contains("corridor compare Kigali Almaty"))
  }

  @Test func `help of a verb that is none says so`() async {
    for words in ["help rout", "--help rout"] {
      let answer = await run(words)
      #expect(answer.code == .misuse && answer.output.isEmpty)
      #expect(answer.messages.contains("no verb is called 'rout'; did you mean 'route'?"))
    }
    #expect(await run("help route").output == Verb.route.help)
    #expect(await run("help").output == Verb.overview)
  }

  @Test func `the help of each verb tells what holds in it`() {
    #expect(Verb.route.help.contains("emissions, generalized (cost)"))
    #expect(Verb.simulate.help.contains("emissions, generalized (generalized)"))
    #expect(Verb.simulate.help.contains("chosen again at each stop (committed)"))
    #expect(Verb.matrix.help.contains("written: table, json, csv (table)"))
    #expect(Verb.whatIf.help.contains("written: table, json, csv, svg (table)"))
    #expect(Verb.terminals.help.contains("written: table, json, csv, geojson, svg (table)"))
    for verb in Verb.all where verb.drawings.isEmpty {
      #expect(!verb.help.contains("geojson, svg"))
    }
  }

  @Test(
    arguments: zip(
      ["route A B --modes ship", "route A B --least speed", "import xml a -o b"],
      [
        "sea, rail, road, ferry, air, inland_waterway", "cost, time, emissions, generalized",
        "gmns, dimacs, tntp, geojson",
      ]))
  func `a word that is near none is answered with all that there are`(words: String, list: String)
    async
  {
    let answer = await run(words)
    #expect(answer.code == .misuse)
    #expect(answer.messages.hasSuffix("; it can be \(list)\n"), "\(answer.messages)")
  }

  @Test(
    arguments: zip(
      ["-o=", "--output=", "--network=", "--by=", "--least="],
      ["--output FILE", "--output FILE", "--network FOLDER", "--by DAYS|DATE", "--least OBJECTIVE"])
  )
  func `an option with nothing behind its sign needs a value`(word: String, usage: String) async {
    let answer = await run("simulate Kigali Almaty " + word)
    #expect(answer.code == .misuse && answer.output.isEmpty)
    #expect(answer.messages == "corridor: \(word.dropLast()) needs a value: \(usage)\n")
  }

  @Test(
    arguments: zip(
      [
        "--avoid russia", "--avoid suez", "--avoid sea", "--avoid KZ", "--avoid trans-caspian",
        "--avoid Kigalli", "--via Liège", "--via Salam",
      ],
      [
        "tag:russia?", "tag:suez?", "mode:sea?", "country:KZ?", "corridor:trans-caspian?",
        "Kigali (RWKGL), or Kigali Airport (X-KGL-AIR)?", "Liege Airport (BELGG)?",
        "Dar es Salaam (TZDAR)?",
      ]))
  func `a word that means something of another kind, or is part of a name, is answered with that`(
    words: String, hint: String
  ) async {
    let answer = await run("route Kigali Almaty " + words)
    #expect(answer.code == .misuse)
    #expect(answer.messages.hasSuffix("did you mean \(hint)\n"), "\(answer.messages)")
  }

  // MARK: -

  private func run(_ words: String) async -> (code: ExitCode, output: String, messages: String) {
    let console = Console(isKeeping: true)
    let code = await Corridor.run(words.split(separator: " ").map(String.init), console)
    return (code, console.output, console.messages)
  }

  private func json(_ words: String) async throws -> [String: Any] {
    let answer = await run(words)
    let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
    return try #require(object as? [String: Any])
  }

  /// What a route weighs under each objective.
  private func weights(_ words: String) async throws -> [String: Double] {
    let answer = try await json(words)
    let itinerary = try #require(answer["itinerary"] as? [String: Any])
    let assumed = try #require(answer["assumptions"] as? [String: Any])
    let usd = itinerary["usd"] as? Double ?? .nan
    let hours = itinerary["hours"] as? Double ?? .nan
    let value = (assumed["value_of_time"] as? Double ?? .nan) / 24
    let stock =
      (assumed["inventory_rate"] as? Double ?? .nan) * (assumed["cargo_value"] as? Double ?? .nan)
    return [
      "cost": usd, "time": hours, "emissions": itinerary["kg_co2e"] as? Double ?? .nan,
      "generalized": usd + hours * (value + stock / 8760),
    ]
  }
}

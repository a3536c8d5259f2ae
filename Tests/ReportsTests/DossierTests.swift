import Freight
import Simulation
import Testing

@testable import Reports

/// What holds for a report's page.
struct DossierTests {
  /// The page with a hostile command, worked out once for all tests.
  private static let shared = Task {
    try await page(of: try await SmallNetwork.contenders(), command)
  }

  private static let command = "corridor report '<img src=x onerror=alert(1)>' B"

  private func page() async throws -> String { try await DossierTests.shared.value }

  private static func page(of contenders: [Contender], _ command: String) async throws -> String {
    let network = try SmallNetwork.network()
    let simulation = Simulation(trials: 200, seed: 5)
    let shipment = Shipment(from: "AAAAA", to: "DDDDD")
    let cases = ["BBBBB", "CCCCC"].map { id in
      [Scenario(id: id, title: "\(id) <closed> & gone", changes: [.close(Target(id))])]
    }
    let whatIf = try await simulation.whatIf(cases, for: shipment, in: network, by: .days(8))
    return Dossier(
      contenders, among: try SmallNetwork.tradeoffs(in: network), of: simulation, by: .days(8),
      ready: Day("2026-12-01"), in: network,
      whatIfs: ScenarioHeatmap(whatIf, in: network).map { Dossier.WhatIfs($0, trials: 200) },
      origin: Dossier.Origin(command: command, version: "0", fingerprint: "abc")
    ).page
  }

  @Test func `the page is well-formed`() async throws {
    #expect(imbalance(try await page(), isPage: true) == nil)
  }

  @Test func `the page is the same bytes each time`() async throws {
    let fresh = try await DossierTests.page(of: SmallNetwork.foresee(), DossierTests.command)
    #expect(try await page() == fresh)
  }

  @Test func `nothing in the page asks a network for anything`() async throws {
    let page = try await page()
    for word in ["@import", "url(", "fetch(", "XMLHttp", "<iframe", "<object", "<base"] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("default-src 'none'") || page.contains("default-src &#39;none&#39;"))
  }

  @Test func `the policy names the style and the script that are in the page`() async throws {
    let page = try await page()
    for (start, end) in [("<style>", "</style>"), ("<script>", "</script>")] {
      let from = try #require(page.firstRange(of: start)).upperBound
      let to = try #require(page[from...].firstRange(of: end)).lowerBound
      let digest = base64(SHA256(page[from..<to].utf8).bytes)
      #expect(page.contains("sha256-\(digest)"), "\(start)")
    }
    #expect(!page.contains(" style=\"") && !page.contains(" onclick="))
  }

  @Test func `no name and no command becomes an element`() async throws {
    let page = try await page()
    #expect(!page.contains("<img") && !page.contains("<script>alert"))
    #expect(!page.contains("<closed>") && !page.contains("<b>facts"))
    let data = try #require(page.firstRange(of: "id=\"data\">")).upperBound
    let end = try #require(page[data...].firstRange(of: "</script>")).lowerBound
    #expect(!page[data..<end].contains("<"))
  }

  @Test func `every id is there once and every reference leads to one`() async throws {
    let page = try await page()
    let ids = values(of: "id", in: page)
    #expect(Set(ids).count == ids.count)
    for reference in values(of: "aria-labelledby", in: page) {
      for id in reference.split(separator: " ") { #expect(ids.contains(String(id)), "\(id)") }
    }
    for link in values(of: "href", in: page) where link.hasPrefix("#") {
      #expect(ids.contains(String(link.dropFirst())), "\(link)")
    }
  }

  @Test func `every picture has a table of its numbers`() async throws {
    let page = try await page()
    let pictures = page.ranges(of: "class=\"chart wide\"").count
    #expect(pictures >= 9)
    #expect(page.ranges(of: "class=\"chart narrow\"").count == pictures)
    #expect(page.ranges(of: "The numbers behind the picture").count == pictures)
  }

  @Test func `the page says what it rests on and how to repeat it`() async throws {
    let page = try await page()
    for word in [
      "assumed", "cited", "corridor report &#39;&lt;img", "seed", "trials", "abc", "Recommend",
    ] {
      #expect(page.contains(word), "\(word)")
    }
  }

  @Test func `the page is small`() async throws { #expect(try await page().utf8.count < 600_000) }

  private func values(of attribute: String, in page: String) -> [String] {
    page.ranges(of: " \(attribute)=\"").map { range in
      String(page[range.upperBound...].prefix { $0 != "\"" })
    }
  }
}

struct DigestTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `SHA-256 gives the published digests`(message: String, digest: String) {
    #expect(SHA256(message.utf8).hexadecimal == digest)
  }

  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
  func `base 64 is that of RFC 4648`(text: String, coded: String) {
    #expect(base64(Array(text.utf8)) == coded)
  }
}

struct TextChartTests {
  @Test func `the terminal shows fifty dots and tells those in time`() async throws {
    let outlook = try await SmallNetwork.contenders()[0].outlook
    let plot = TextCharts.dotplot(outlook.hours, by: .hours(outlook.hours.p50))
    #expect(plot.count { $0 == "●" || $0 == "○" } == 50)
    #expect((24...26).contains(plot.count { $0 == "●" }))
    #expect(plot.split(separator: "\n").allSatisfy { $0.count <= TextCharts.width + 8 })
  }

  @Test func `plain lines are ASCII`() async throws {
    let contenders = try await SmallNetwork.contenders()
    let outlooks = contenders.map(\.outlook.hours)
    let charts = ChartName.inTerminals.compactMap { $0.text(of: contenders, by: .days(8)) }
    let plain = plainLines(
      TextCharts.intervals(outlooks, by: .days(8)) + charts.joined()
        + "Kigali ─road→ Mombasa ± −")
    // What names bring along stays as it is.
    let names = try Set(SmallNetwork.network().terminals.flatMap(\.name).filter { !$0.isASCII })
    #expect(plain.allSatisfy { $0.isASCII || names.contains($0) })
  }

  @Test func `what a terminal shows is no wider than one`() async throws {
    let contenders = try await SmallNetwork.contenders()
    for chart in ChartName.inTerminals {
      let lines = try #require(chart.text(of: contenders, by: .days(8))).split(separator: "\n")
      #expect(lines.count > 3, "\(chart)")
      // Lines of words may be longer than pictures, as in every table.
      for line in lines where line.contains("░") || line.contains("▁") || line.contains("┊") {
        #expect(line.count <= 100, "\(chart): \(line)")
      }
    }
  }

  @Test func `the staircase ends where the itinerary does`() async throws {
    let contenders = try await SmallNetwork.contenders()
    let first = contenders[0].itinerary.total
    let chart = DistanceChart([contenders[0]])
    let panels = TextCharts.staircase(chart).split(separator: "\n\n")
    for (panel, most) in zip(
      panels, [chart.most(.hours) / first.hours, chart.most(.usd) / first.usd])
    {
      let lines = panel.split(separator: "\n").dropFirst().dropLast()
      let end = try #require(lines.firstIndex { $0.hasSuffix("1") || $0.contains("1 ") })
      // Twelve rows from nothing to the most: the number stands on the row of the mean.
      let row = Double(lines.endIndex - 1 - end)
      #expect(abs(row - 11 / most) <= 1, "\(panel)")
    }
  }

  @Test func `blocks rise with the chance of having arrived`() async throws {
    let text = TextCharts.arrivals(try await SmallNetwork.contenders())
    let heights = Array(" ▁▂▃▄▅▆▇█")
    let rows = text.split(separator: "\n").filter { $0.contains("█") }
    #expect(rows.count == (try await SmallNetwork.contenders().count))
    for row in rows {
      let cells = row.dropFirst(6).compactMap { heights.firstIndex(of: $0) }
      #expect(cells == cells.sorted(), "\(row)")
    }
  }
}

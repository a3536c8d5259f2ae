import Freight
import Simulation
import Testing

@testable import Reports

/// What holds for every picture, whatever it shows.
struct ChartTests {
  private func charts(_ fresh: [Contender]? = nil) async throws -> [any Chart] {
    let shared = try await SmallNetwork.contenders()
    let contenders = fresh ?? shared
    return ChartName.allCases.map {
      $0.chart(of: contenders, by: .days(8), ready: Day("2026-12-01"))
    } + [
      NetworkMap(of: try SmallNetwork.network()),
      ScenarioHeatmap(
        columns: [.init("USD"), .init("in time", decimals: 1, moreIsBetter: true)],
        rows: [
          .init("Canal <closed>", cells: [.init(1200, interval: 1100...1300), .init(-0.2)]),
          .init("Nothing", cells: [.init(0), nil], remark: "then by \"air\" & road"),
        ]),
    ]
  }

  @Test(arguments: [960.0, 352])
  func `every picture is well-formed at any width`(width: Double) async throws {
    for chart in try await charts() {
      #expect(imbalance(chart.svg(width: width)) == nil, "\(chart.name)")
    }
  }

  @Test func `every picture has a title, a description and its numbers`() async throws {
    for chart in try await charts() {
      #expect(chart.svg.contains("<title id=\"\(chart.name)-title\">"), "\(chart.name)")
      #expect(chart.svg.contains("<desc id=\"\(chart.name)-desc\">"), "\(chart.name)")
      #expect(chart.svg.contains("aria-labelledby=\"\(chart.name)-title \(chart.name)-desc\""))
      #expect(!chart.summary.isEmpty && !chart.data.rows.isEmpty, "\(chart.name)")
    }
  }

  @Test func `no name becomes an element`() async throws {
    for chart in try await charts() {
      let table = chart.data.markup(caption: chart.title).written
      #expect(imbalance(table) == nil, "\(chart.name)")
      for text in [chart.svg, table] {
        #expect(!text.contains("<script"), "\(chart.name)")
        #expect(!text.contains("<b>"), "\(chart.name)")
      }
    }
    #expect(try await charts()[0].svg.contains("&lt;script&gt;"))
  }

  @Test func `the same answer is drawn in the same bytes`() async throws {
    let again = try await charts(SmallNetwork.foresee())
    #expect(try await charts().map(\.svg) == again.map(\.svg))
  }

  @Test func `a picture of its own needs no names of colours`() async throws {
    for chart in try await charts() { #expect(!chart.svg.contains("var("), "\(chart.name)") }
  }

  @Test func `no two itineraries are called the same`() async throws {
    let ways = try await SmallNetwork.contenders().map(\.way)
    #expect(Set(ways).count == ways.count, "\(ways)")
  }

  @Test func `no number in a picture is without end`() async throws {
    for chart in try await charts() {
      #expect(!chart.svg.contains("nan") && !chart.svg.contains("inf\""), "\(chart.name)")
    }
  }

  @Test func `the shares of P95 along a journey add up to the whole`() async throws {
    let journey = try #require(await SmallNetwork.contenders()[0].journey)
    let last = try #require(journey.stages.last)
    var before = 0.0
    var sum = 0.0
    for stage in journey.stages {
      sum += stage.hours.p95 - before
      before = stage.hours.p95
    }
    #expect(abs(sum - last.hours.p95) < 1e-9)
    let total = journey.itinerary.total.hours
    #expect(abs(last.hours.mean - total) < 5 * last.hours.standardError)
  }

  @Test func `the costs of the breakdown are the whole generalized cost`() async throws {
    for one in try await SmallNetwork.contenders() {
      let sum = BreakdownChart.sums(one).reduce(0, +)
      #expect(abs(sum - one.generalizedUSD) < 1e-6)
    }
  }

  @Test func `every difference of a scenario has an interval that holds it`() async throws {
    let network = try SmallNetwork.network()
    let shipment = Shipment(from: "AAAAA", to: "DDDDD")
    let whatIf = try await Simulation(trials: 500, seed: 3).whatIf(
      [[Scenario(id: "x", title: "x", changes: [.close(Target("CCCCC"))])]], for: shipment,
      in: network, by: .days(8))
    let cells = ScenarioHeatmap(whatIf, in: network)?.rows.first?.cells.compactMap { $0 } ?? []
    #expect(cells.count == 5)
    for cell in cells { #expect(try #require(cell.interval).contains(cell.difference)) }
  }

  @Test func `fifty dots are one for each fiftieth, in order`() async throws {
    for one in try await SmallNetwork.contenders() {
      let dots = ArrivalDotplot.dots(one.outlook.hours)
      #expect(dots.count == 50 && dots == dots.sorted())
      #expect(dots[24] <= one.outlook.hours.p50 / 24 + 0.5)
    }
  }

  @Test(arguments: [3.0, 12, 40]) func `labels kept apart are apart and in order`(gap: Double) {
    let wanted = [10, 12, 12, 30, 31, 90, 11.0]
    let places = Marks.apart(wanted, gap: gap)
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    for (a, b) in zip(order, order.dropFirst()) {
      #expect(places[b] - places[a] >= gap - 1e-9, "\(places)")
    }
  }

  @Test func `marks of an axis are round, rising and within its range`() {
    for upper in [0.7, 3, 61.2, 999, 77_731, 2e6] {
      for axis in [
        Axis(0...upper, from: 0, to: 100),
        Axis(upper / 30...upper, from: 0, to: 1, isLogarithmic: true),
      ] {
        let marks = axis.marks(about: 6)
        #expect(marks.count >= 2 && marks == marks.sorted())
        #expect(
          marks.allSatisfy { axis.amounts.contains($0 - 1e-9 * upper) || axis.amounts.contains($0) }
        )
      }
    }
  }

  @Test func `marks are named with no more decimals than they need`() {
    #expect([2000.0, 0, 0.5, 0.25, 1.2].map(Axis.word) == ["2,000", "0", "0.5", "0.25", "1.2"])
  }

  @Test func `the logarithm is right to eight digits`() {
    #expect(Axis.log2(8) == 3)
    #expect(abs(Axis.log2(10) - 3.321928094887362) < 1e-8)
    #expect(abs(Axis.log2(0.3) + 1.736965594166206) < 1e-8)
  }
}

struct DayTests {
  @Test func `days are added across months, years and leap days`() {
    #expect((Day("2026-12-01").map { $0 + 45 })?.description == "2027-01-15")
    #expect((Day("2028-02-28").map { $0 + 1 })?.description == "2028-02-29")
    #expect((Day("1969-12-31").map { $0 + 1 })?.description == "1970-01-01")
    #expect((Day("2026-12-01").map { $0 + 1 })?.short == "2 Dec")
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-04-31", "26-04-01", "soon", "2026-00-10"])
  func `a day that no calendar has is refused`(text: String) { #expect(Day(text) == nil) }
}

import Freight
public import Simulation

/// The pictures that can be asked for by name.
public enum ChartName: String, CaseIterable, Sendable {
  case map
  case distance
  case tradeoff
  case dotplot
  case arrival
  case calendar
  case breakdown
  case tornadoDays = "tornado-days"
  case tornadoUSD = "tornado-usd"

  /// Whether it shows how an itinerary adds up along the way.
  public var needsJourneys: Bool {
    switch self {
    case .distance, .tornadoDays, .tornadoUSD: true
    case .map, .tradeoff, .dotplot, .arrival, .calendar, .breakdown: false
    }
  }

  /// Those that a terminal can show.
  public static var inTerminals: [ChartName] { allCases.filter { $0.lines != nil } }

  /// The picture of some itineraries in characters, where a terminal can show it.
  public func text(of contenders: [Contender], by deadline: Deadline? = nil) -> String? {
    lines?(contenders, deadline)
  }

  private var lines: ((_ contenders: [Contender], _ deadline: Deadline?) -> String)? {
    switch self {
    case .distance: { contenders, _ in TextCharts.staircase(DistanceChart(contenders)) }
    case .tradeoff: { contenders, _ in TextCharts.front(TradeoffChart(contenders)) }
    case .dotplot: { TextCharts.dotplots($0, by: $1) }
    case .arrival: { TextCharts.arrivals($0, by: $1) }
    case .tornadoDays:
      { contenders, _ in TextCharts.tornado(TornadoChart(.hours, of: contenders[0])) }
    case .tornadoUSD: { contenders, _ in TextCharts.tornado(TornadoChart(.usd, of: contenders[0])) }
    case .map, .calendar, .breakdown: nil
    }
  }

  /// The picture of some itineraries.
  public func chart(
    of contenders: [Contender], by deadline: Deadline? = nil, ready: Day? = nil
  ) -> any Chart {
    switch self {
    case .map: RouteMap(contenders)
    case .distance: DistanceChart(contenders)
    case .tradeoff: TradeoffChart(contenders)
    case .dotplot: ArrivalDotplot(contenders, by: deadline)
    case .arrival: ArrivalCurves(contenders, by: deadline)
    case .calendar: ArrivalCalendar(contenders, by: deadline, ready: ready)
    case .breakdown: BreakdownChart(contenders)
    case .tornadoDays: TornadoChart(.hours, of: contenders[0])
    case .tornadoUSD: TornadoChart(.usd, of: contenders[0])
    }
  }
}

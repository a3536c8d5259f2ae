import Freight

/// The itineraries on a map: legs by mode in colour and dash, the first itinerary in full strength.
public struct RouteMap: Chart {
  private let contenders: [Contender]
  private let network: Network

  public init(_ contenders: [Contender]) {
    precondition(!contenders.isEmpty, "a chart needs an itinerary")
    self.contenders = contenders
    network = contenders[0].network
  }

  public var name: String { "map" }
  public var title: String { "The route on the map" }

  public var summary: String {
    "A map of \(contenders.count == 1 ? "the itinerary" : "\(contenders.count) itineraries"). "
      + contenders.map { "\($0.number): \($0.itinerary.chain(in: network))." }
      .joined(separator: " ")
  }

  public var data: DataTable {
    var table = DataTable(["Itinerary", "From", "To", "By", "km"], wordColumns: 4)
    for one in contenders {
      for leg in one.itinerary.legs {
        table.add([
          "\(one.number)", network.name(ofTerminal: leg.from), network.name(ofTerminal: leg.to),
          leg.word, digits(leg.mean.kilometers),
        ])
      }
    }
    return table
  }

  /// The lines of an itinerary's legs, each going on where the last one ended.
  private func lines(_ itinerary: Itinerary) -> [(leg: Int, mode: Mode, line: [MapPlace])] {
    var last: MapPlace?
    return itinerary.legs.compactMap { step in
      guard let index = step.leg, let mode = step.mode else { return nil }
      var line = network.line(ofLeg: index)
      if let last, let first = line.first {
        let turn = 360 * ((last.longitude - first.longitude) / 360).rounded()
        for place in line.indices { line[place].longitude += turn }
      }
      last = line.last
      return (index, mode, line)
    }
  }

  public func sheet(width: Double) -> Sheet {
    let isWide = width >= 600
    let all = contenders.map { lines($0.itinerary) }
    let frame = MapFrame(
      showing: all.joined().flatMap(\.line), width: width,
      heights: isWide ? 380...600 : 240...400)
    var map: [Markup] = [
      Marks.box(x: 0, y: 0, width: width, height: frame.height, "water"),
      Markup("path", ["d": .words(frame.land), "class": "land"]),
    ]
    var drawn = Set<Int>()
    var faded: [Markup] = []
    var strong: [Markup] = []
    for (place, lines) in all.enumerated() {
      for line in lines where drawn.insert(line.leg).inserted {
        for points in frame.lines(line.line) {
          let data = Trace.smooth(points, isSmooth: [.sea, .ferry].contains(line.mode))
          let mode = Palette.mode(line.mode)
          if place == 0 {
            strong.append(Markup("path", ["d": .words(data), "class": "casing"]))
            strong.append(Markup("path", ["d": .words(data), "class": "leg \(mode)"]))
          } else {
            faded.append(Markup("path", ["d": .words(data), "class": "leg faded \(mode)"]))
          }
        }
      }
    }
    map += faded + strong
    var labels = MapLabels(width: width, height: frame.height)
    for id in contenders.flatMap(\.itinerary.terminals) {
      if let at = network.terminal(id: id).flatMap({ seat($0, frame) }) {
        labels.avoid(at, radius: 2.5)
      }
    }
    map += badges(all, frame, &labels)
    map += terminals(all, frame, &labels, isWide)
    let clipped = Markup(
      "svg",
      [
        "width": .coordinate(width), "height": .coordinate(frame.height),
        "viewBox": "0 0 \(Markup.coordinate(width)) \(Markup.coordinate(frame.height))",
      ], map)
    let modes = Mode.allCases.filter { mode in all.joined().contains { $0.mode == mode } }
    let key = MapKey.draw(modes, y: frame.height + 22, width: width)
    var y = key.y + 22
    let notes =
      isWide
      ? [
        "Sea legs are drawn along the usual passages, land legs straight. Outlines: Natural Earth."
      ]
      : ["Sea legs along the usual passages, land legs straight.", "Outlines: Natural Earth."]
    let words = notes.map { note -> Markup in
      defer { y += 15 }
      return Marks.words(note, x: 0, y: y, "soft small")
    }
    return Sheet(width: width, height: y - 6, content: [clipped] + key.content + words)
  }

  /// A badge on the longest leg that an itinerary has for itself, about the middle where it is free.
  private func badges(
    _ all: [[(leg: Int, mode: Mode, line: [MapPlace])]], _ frame: MapFrame,
    _ labels: inout MapLabels
  ) -> [Markup] {
    guard contenders.count > 1 else { return [] }
    var content: [Markup] = []
    for (place, one) in contenders.enumerated() {
      let others = Set(
        all.enumerated().filter { $0.offset != place }.flatMap { $0.element.map(\.leg) })
      let own = all[place].filter { !others.contains($0.leg) }.flatMap { frame.lines($0.line) }
        .filter { MapLabels.length(of: $0) > 30 }
        .sorted { MapLabels.length(of: $0) > MapLabels.length(of: $1) }
      let places = own.flatMap { line in
        [0.5, 0.4, 0.6, 0.3, 0.7].map { MapLabels.place(on: line, at: $0) }
      }
      guard let at = places.first(where: { labels.claim($0.x - 9, $0.y - 9, 18, 18) }) else {
        continue
      }
      content.append(Marks.badge(one.number, x: at.x, y: at.y, color: one.color))
    }
    return content
  }

  /// Where a terminal is seen.
  private func seat(_ terminal: Terminal, _ frame: MapFrame) -> (x: Double, y: Double)? {
    frame.seen(MapPlace(terminal))
  }

  private func terminals(
    _ all: [[(leg: Int, mode: Mode, line: [MapPlace])]], _ frame: MapFrame,
    _ labels: inout MapLabels, _ isWide: Bool
  ) -> [Markup] {
    let first = contenders[0].itinerary
    let ends = Set([first.from, first.to])
    // Where the first itinerary changes modes, then where others do.
    let changes = contenders.map { one in
      zip(one.itinerary.legs, one.itinerary.legs.dropFirst()).filter { $0.mode != $1.mode }
        .map(\.0.to)
    }
    var order = [first.from, first.to] + changes[0]
    if isWide { order += changes.dropFirst().joined() }
    for id in first.terminals where isWide { order.append(id) }
    let rest = contenders.flatMap(\.itinerary.terminals)
    var dots: [Markup] = []
    var words: [Markup] = []
    var done = Set<String>()
    for id in order + rest where done.insert(id).inserted {
      guard let terminal = network.terminal(id: id), let at = seat(terminal, frame) else {
        continue
      }
      let isEnd = ends.contains(id)
      let isMain = isEnd || changes[0].contains(id)
      dots.append(
        Markup(
          "circle",
          [
            "cx": .coordinate(at.x), "cy": .coordinate(at.y),
            "r": isEnd ? 6 : (isMain ? 4.2 : 2.4), "class": isEnd ? "terminus" : "dot",
          ], Markup("title", [:], .text("\(terminal.name), \(terminal.country)"))))
      guard order.contains(id) else { continue }
      let style = isEnd ? "strong" : (isMain ? "" : "small soft")
      if let word = labels.place(
        terminal.name, at: at, size: isMain ? 12 : 11, gap: isEnd ? 9 : 7, style: style)
      {
        words.append(word)
      }
    }
    return dots.reversed() + words
  }
}

/// The dashes and colours of modes, named.
enum MapKey {
  static func draw(_ modes: [Mode], y: Double, width: Double) -> (content: [Markup], y: Double) {
    var x = 0.0
    var y = y
    var content: [Markup] = []
    for mode in modes {
      let word = mode == .inlandWaterway ? "inland waterway" : mode.rawValue
      let reach = 44 + Lettering.width(word) + 18
      if x + reach > width + 18, x > 0 {
        x = 0
        y += 20
      }
      content.append(Marks.line(x, y - 4, x + 34, y - 4, "leg \(Palette.mode(mode))"))
      content.append(Marks.words(word, x: x + 42, y: y, "soft"))
      x += reach
    }
    return (content, y)
  }
}

public import Freight

/// All terminals and legs of a network on a map, the legs by mode in colour and dash.
public struct NetworkMap: Chart {
  private let network: Network

  public init(of network: Network) { self.network = network }

  public var name: String { "network" }
  public var title: String {
    "\(counted(network.terminals.count, "terminal")) and \(counted(network.legs.count, "leg"))"
  }

  public var summary: String {
    "A map of \(counted(network.terminals.count, "terminal")) in "
      + "\(counted(Set(network.terminals.map(\.country)).count, "country", "countries")). "
      + modes.map { mode in
        "\(mode.rawValue): \(counted(network.legs.count { $0.mode == mode }, "leg"))"
      }.joined(separator: ", ") + "."
  }

  private func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
  }

  private var modes: [Mode] {
    Mode.allCases.filter { mode in network.legs.contains { $0.mode == mode } }
  }

  public var data: DataTable {
    var table = DataTable(["From", "To", "By", "km"], wordColumns: 3)
    for leg in network.legs {
      table.add([
        network.terminals[leg.from].name, network.terminals[leg.to].name, leg.mode.rawValue,
        digits(leg.kilometers),
      ])
    }
    return table
  }

  public func sheet(width: Double) -> Sheet {
    let isWide = width >= 600
    let lines = network.legs.indices.map { network.line(ofLeg: $0) }
    let frame = MapFrame(
      showing: network.terminals.map { MapPlace($0) } + lines.joined(), width: width,
      heights: isWide ? 300...640 : 200...400)
    var map: [Markup] = [
      Marks.box(x: 0, y: 0, width: width, height: frame.height, "water"),
      Markup("path", ["d": .words(frame.land), "class": "land"]),
    ]
    // Air and sea lie under what is on land; a leg there and back is drawn once.
    let layers: [Mode] = [.air, .sea, .ferry, .inlandWaterway, .road, .rail]
    for mode in layers {
      var traces = Set<String>()
      var data = ""
      for (index, leg) in network.legs.enumerated() where leg.mode == mode {
        var line = lines[index]
        if network.terminals[leg.from].id > network.terminals[leg.to].id { line.reverse() }
        for points in frame.lines(line) {
          let trace = Trace.smooth(points, isSmooth: [.sea, .ferry].contains(mode))
          if traces.insert(trace).inserted { data += trace }
        }
      }
      guard !data.isEmpty else { continue }
      let isFaint = mode == .air || mode == .sea
      map.append(
        Markup(
          "path",
          ["d": .words(data), "class": "leg \(isFaint ? "faded" : "fine") \(Palette.mode(mode))"]))
    }
    var labels = MapLabels(width: width, height: frame.height)
    for terminal in network.terminals {
      if let at = frame.seen(
        MapPlace(terminal))
      {
        labels.avoid(at, radius: 2)
      }
    }
    var words: [Markup] = []
    let ranks = ranks
    let order = network.terminals.indices.sorted { (-ranks[$0], $0) < (-ranks[$1], $1) }
    for terminal in order.map({ network.terminals[$0] }) {
      guard
        let at = frame.seen(
          MapPlace(terminal))
      else { continue }
      map.append(
        Markup(
          "circle",
          [
            "cx": .coordinate(at.x), "cy": .coordinate(at.y),
            "r": terminal.kind == .border ? 1.8 : 2.6,
            "class": terminal.kind == .border ? "terminus bare" : "dot",
          ], Markup("title", [:], .text("\(terminal.name), \(terminal.country)"))))
      if terminal.kind != .border, isWide || words.count < 12,
        let word = labels.place(terminal.name, at: at, size: 11, gap: 5, style: "small")
      {
        words.append(word)
      }
    }
    let clipped = Markup(
      "svg",
      [
        "width": .coordinate(width), "height": .coordinate(frame.height),
        "viewBox": "0 0 \(Markup.coordinate(width)) \(Markup.coordinate(frame.height))",
      ], map + words)
    let key = MapKey.draw(modes, y: frame.height + 22, width: width)
    let note = Marks.words(
      isWide
        ? "Sea legs are drawn along the usual passages, land legs straight. Outlines: Natural Earth."
        : "Outlines: Natural Earth.", x: 0, y: key.y + 22, "soft small")
    return Sheet(width: width, height: key.y + 28, content: [clipped] + key.content + [note])
  }

  /// How many legs meet at each terminal: those with more are named first.
  private var ranks: [Int] {
    network.legs.reduce(into: [Int](repeating: 0, count: network.terminals.count)) { ranks, leg in
      ranks[leg.from] += 1
      ranks[leg.to] += 1
    }
  }
}

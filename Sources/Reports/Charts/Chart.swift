/// A picture of some values: it can be drawn at any width and always comes with its words.
///
///     TradeoffChart(candidates).svg   // a file of its own, light and dark
public protocol Chart: Sendable {
  /// A short word that names the picture on the command line and in addresses.
  var name: String { get }
  var title: String { get }
  /// What is to be seen, in a sentence or two, for those who cannot see it.
  var summary: String { get }
  /// The numbers drawn.
  var data: DataTable { get }
  /// Draws the picture into a width.
  func sheet(width: Double) -> Sheet
}

/// What a chart draws: pieces of SVG in a box from (0, 0) to (width, height).
public struct Sheet: Sendable {
  public let width: Double
  public let height: Double
  public let content: [Markup]

  /// Creates a sheet of pieces of SVG.
  public init(width: Double, height: Double, content: [Markup]) {
    self.width = width
    self.height = height
    self.content = content
  }
}

extension Chart {
  /// The picture as an SVG file: it brings its own colours, light and dark, and its own words.
  public var svg: String { svg(width: ChartWidth.wide) }

  public func svg(width: Double) -> String {
    let sheet = sheet(width: width)
    let margin = 24.0
    let heading = 40.0
    let body = Markup(
      "g",
      [
        "transform":
          "translate(\(Markup.coordinate(margin)) \(Markup.coordinate(margin + heading)))"
      ],
      sheet.content)
    let whole = sheet.width + 2 * margin
    let tall = sheet.height + 2 * margin + heading
    return Markup(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": "0 0 \(Markup.coordinate(whole)) \(Markup.coordinate(tall))",
        "width": .coordinate(whole), "height": .coordinate(tall), "role": "img", "class": "chart",
        "aria-labelledby": "\(name)-title \(name)-desc",
      ],
      Markup("title", ["id": "\(name)-title"], .text(title)),
      Markup("desc", ["id": "\(name)-desc"], .text(summary)),
      Markup("style", [:], .verbatim(Palette.resolved(ChartStyle.rules))),
      Markup("rect", ["width": .coordinate(whole), "height": .coordinate(tall), "class": "paper"]),
      Markup(
        "text", ["x": .coordinate(margin), "y": .coordinate(margin + 14), "class": "heading"],
        .text(Lettering.cut(title, to: sheet.width, size: 17))),
      body
    ).written + "\n"
  }

  /// The picture inside a page, without title and colours, which the page has.
  func embedded(width: Double, id: String) -> Markup {
    let sheet = sheet(width: width)
    return Markup(
      "svg",
      [
        "viewBox": "0 0 \(Markup.coordinate(sheet.width)) \(Markup.coordinate(sheet.height))",
        "role": "img", "class": width < ChartWidth.wide ? "chart narrow" : "chart wide",
        "aria-labelledby": "\(id)-title \(id)-desc",
      ],
      Markup("title", ["id": "\(id)-title"], .text(title)),
      Markup("desc", ["id": "\(id)-desc"], .text(summary)), .group(sheet.content))
  }
}

/// The widths at which pictures are drawn: letters keep their size, so each is laid out anew.
enum ChartWidth {
  static let wide = 960.0
  /// What remains of a telephone's 360 to 400 points.
  static let narrow = 352.0
}

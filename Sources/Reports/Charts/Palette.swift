import Freight

/// The colours, light and dark: Okabe and Ito's, which the colour-blind can tell apart.
///
/// M. Okabe and K. Ito, Color Universal Design, 2008 (https://jfly.uni-koeln.de/color/). On white
/// their yellow and sky blue are too pale for lines and letters and their vermilion for small
/// letters, on black their blue is too dark: those are shifted in lightness and keep their hue. Colour never speaks alone: each itinerary
/// has a number and a shape, each mode a dash.
enum Palette {
  /// The rules that give the names of colours their values.
  static func rules(for root: String) -> String {
    root + "{color-scheme:light dark;" + values(light) + "}@media (prefers-color-scheme:dark){"
      + root + "{" + values(dark) + "}}@media print{" + root + "{color-scheme:light;"
      + values(light) + "}}"
  }

  /// Rules in which the names of colours are replaced by their values, dark ones where the reader
  /// asks for dark: programs that draw files of SVG often know no names.
  static func resolved(_ rules: String) -> String {
    func filled(_ colors: [(String, String)]) -> String {
      colors.reduce(rules) { rules, color in rules.replacing("var(--\(color.0))", with: color.1) }
    }
    return filled(light) + "@media (prefers-color-scheme:dark){" + filled(dark) + "}"
  }

  /// The names of the itineraries' colours, in their order.
  static func series(_ place: Int) -> String { "s\(place % seriesCount + 1)" }

  static let seriesCount = 6

  /// The name of the colour and dash of a mode.
  static func mode(_ mode: Mode) -> String {
    switch mode {
    case .sea: "sea"
    case .rail: "rail"
    case .road: "road"
    case .ferry: "ferry"
    case .air: "air"
    case .inlandWaterway: "river"
    }
  }

  private static func values(_ colors: [(String, String)]) -> String {
    colors.map { "--\($0):\($1);" }.joined()
  }

  private static let light = [
    ("paper", "#fcfbf8"), ("card", "#ffffff"), ("ink", "#16202b"), ("soft", "#566372"),
    ("faint", "#c9cfd6"), ("hair", "#e5e8eb"), ("band", "#f1f1ec"), ("water", "#eaf0f4"),
    ("land", "#fbfaf6"), ("border", "#d3d1c7"), ("halo", "#ffffff"), ("accent", "#00558a"),
    ("s1", "#0072b2"), ("s2", "#c25200"), ("s3", "#00805d"), ("s4", "#b0558a"),
    ("s5", "#8a6d00"), ("s6", "#3f4a57"), ("sea", "#0072b2"), ("rail", "#d55e00"),
    ("road", "#3f4a57"), ("ferry", "#2f96cf"), ("air", "#b0558a"), ("river", "#00805d"),
    ("c1", "#0072b2"), ("c2", "#d55e00"), ("c3", "#3f4a57"), ("c4", "#cc79a7"),
    ("c5", "#56b4e9"), ("c6", "#009e73"), ("c7", "#e69f00"), ("c8", "#c9c4b4"), ("c9", "#e8d53a"),
    ("c10", "#8f8a7c"),
    ("good", "#0072b2"), ("bad", "#d55e00"), ("late", "#c25200"),
  ]

  private static let dark = [
    ("paper", "#10161d"), ("card", "#171f28"), ("ink", "#edf1f5"), ("soft", "#a3b0be"),
    ("faint", "#465361"), ("hair", "#28333f"), ("band", "#1c2530"), ("water", "#131c25"),
    ("land", "#222d38"), ("border", "#3b4855"), ("halo", "#171f28"), ("accent", "#7cc4f2"),
    ("s1", "#4fa9e3"), ("s2", "#f08c3c"), ("s3", "#2fbf94"), ("s4", "#dd93bd"),
    ("s5", "#e0c145"), ("s6", "#b7c3cf"), ("sea", "#4fa9e3"), ("rail", "#f08c3c"),
    ("road", "#c3ccd6"), ("ferry", "#8fd0f7"), ("air", "#dd93bd"), ("river", "#2fbf94"),
    ("c1", "#3d8fc9"), ("c2", "#e07a2c"), ("c3", "#93a1af"), ("c4", "#cc79a7"),
    ("c5", "#7cc8f2"), ("c6", "#22a981"), ("c7", "#e0a52e"), ("c8", "#47525e"), ("c9", "#f0e442"),
    ("c10", "#8b97a4"),
    ("good", "#4fa9e3"), ("bad", "#f08c3c"), ("late", "#f08c3c"),
  ]
}

/// A piece of SVG or HTML: text that is already escaped and balanced.
///
/// Words from outside become markup through `text` or an attribute alone, and both escape, so that
/// the name of a terminal cannot become an element.
///
///     Markup("text", ["x": 4.5, "class": "label"], .text("Nur-Sultan & Astana")).written
///     // <text x="4.5" class="label">Nur-Sultan &amp; Astana</text>
public struct Markup: Sendable, Hashable {
  /// The characters, ready to be written.
  public let written: String

  private init(written: String) { self.written = written }

  /// An element with its attributes in the order given, and what is in it.
  init(_ name: String, _ attributes: Attributes = [:], _ content: Markup...) {
    self.init(name, attributes, content)
  }

  init(_ name: String, _ attributes: Attributes = [:], _ content: [Markup]) {
    let head = name + attributes.written
    let inner = content.map(\.written).joined()
    guard inner.isEmpty else {
      written = "<\(head)>\(inner)</\(name)>"
      return
    }
    // HTML knows no self-closing elements but those of SVG and those that are always empty.
    written = Markup.selfClosing.contains(name) ? "<\(head)/>" : "<\(head)></\(name)>"
  }

  /// Words, escaped.
  static func text(_ words: String) -> Markup { Markup(written: escaped(words)) }

  /// Several pieces one after the other.
  static func group(_ pieces: [Markup]) -> Markup {
    Markup(written: pieces.map(\.written).joined())
  }

  /// Style rules, a script or data: text of our own in which markup has no meaning.
  ///
  /// - Precondition: the text does not end the element that holds it.
  static func verbatim(_ text: String) -> Markup {
    precondition(!text.contains("</"), "text taken verbatim must not close its element")
    return Markup(written: text)
  }

  static let nothing = Markup(written: "")

  /// Text in which the five characters that markup gives a meaning are named instead.
  ///
  /// Control characters, which XML does not allow even when named, become a space.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): result += " "
      case _ where scalar.value & 0xFFFE == 0xFFFE: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A coordinate to a tenth of a unit: finer than a screen shows, and the same on any machine.
  static func coordinate(_ value: Double) -> String {
    let tenths = Int((min(max(value, -1e9), 1e9) * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let whole = abs(tenths) / 10
    let rest = abs(tenths) % 10
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }

  private static let selfClosing: Set<String> = [
    "path", "line", "rect", "circle", "polyline", "polygon", "use", "stop", "meta", "br", "hr",
    "input", "img", "link",
  ]
}

/// The attributes of an element, in the order in which they are written.
struct Attributes: ExpressibleByDictionaryLiteral {
  /// What an attribute says.
  enum Value: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringInterpolation
  {
    case words(String)
    case coordinate(Double)
    case whole(Int)
    /// Not written at all.
    case none

    init(stringLiteral words: String) { self = .words(words) }
    init(floatLiteral value: Double) { self = .coordinate(value) }
    init(integerLiteral value: Int) { self = .whole(value) }
  }

  private var pairs: [(name: String, value: Value)] = []

  init(dictionaryLiteral pairs: (String, Value)...) { self.pairs = pairs.map { ($0, $1) } }

  var written: String {
    pairs.map { pair in
      switch pair.value {
      case .words(let words): " \(pair.name)=\"\(Markup.escaped(words))\""
      case .coordinate(let value): " \(pair.name)=\"\(Markup.coordinate(value))\""
      case .whole(let value): " \(pair.name)=\"\(value)\""
      case .none: ""
      }
    }.joined()
  }
}

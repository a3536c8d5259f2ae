import Freight

/// A JSON value whose members keep their order, so that the same answer is the same bytes.
///
///     JSON.object([("usd", 12.5), ("steps", [])]).text
public enum JSON: Sendable, ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  case null
  case bool(Bool)
  case integer(Int)
  /// Written to six decimals at most; a number that is not finite is written as null.
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  public init(stringLiteral text: String) { self = .string(text) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }

  public static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
  public static func optional(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }

  /// The value as indented text with a line end.
  public var text: String {
    var text = ""
    write(to: &text, indent: 0)
    return text + "\n"
  }

  /// The value on one line.
  public var line: String {
    var text = ""
    write(to: &text, indent: nil)
    return text
  }

  private func write(to text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += "\(value)"
    case .number(let value): text += JSON.digits(value)
    case .string(let value): text += jsonString(value)
    case .array(let values):
      JSON.write(values, "[", "]", to: &text, indent: indent) { value, text, indent in
        value.write(to: &text, indent: indent)
      }
    case .object(let members):
      JSON.write(members, "{", "}", to: &text, indent: indent) { member, text, indent in
        text += jsonString(member.0)
        text += indent == nil ? ":" : ": "
        member.1.write(to: &text, indent: indent)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], _ open: String, _ close: String, to text: inout String, indent: Int?,
    _ write: (Element, inout String, Int?) -> Void
  ) {
    text += open
    let inner = indent.map { $0 + 1 }
    for (place, element) in elements.enumerated() {
      if place > 0 { text += "," }
      if let inner { text += "\n" + String(repeating: "  ", count: inner) }
      write(element, &text, inner)
    }
    if let indent, !elements.isEmpty { text += "\n" + String(repeating: "  ", count: indent) }
    text += close
  }

  /// Six decimals keep a hundredth of a cent and a hundredth of a second, and hide the noise of
  /// binary fractions.
  private static func digits(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    let rounded = abs(value) < 1e9 ? (value * 1e6).rounded() / 1e6 : value
    let text = "\(rounded == 0 ? 0 : rounded)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

import Freight
import Reports

/// The words behind a verb, sorted into places and options.
struct Arguments: Sendable {
  let verb: Verb
  private(set) var places: [String] = []
  private var values: [String: [String]] = [:]
  /// The options with their values in the order in which they were given.
  private(set) var given: [(name: String, value: String)] = []

  /// - Throws: `Failure` for an option that the verb does not take, or one without its value.
  init(_ words: [String], for verb: Verb) throws {
    self.verb = verb
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        places += rest
        return
      }
      guard word.hasPrefix("-"), word.count > 1, !Arguments.isNumber(word) else {
        places.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = Option.named(name),
        verb.options.contains(where: { $0.name == option.name })
      else { throw Arguments.unknown(name, verb) }
      if option.value == nil {
        guard parts.count == 1 else { throw Failure.misuse("\(name) takes no value") }
        values[option.name] = []
        continue
      }
      let value = parts.count == 2 ? String(parts[1]) : rest.popFirst()
      guard let value, !value.isEmpty else {
        throw Failure.misuse("\(name) needs a value: \(option.usage)")
      }
      if !option.isRepeatable, values[option.name] != nil {
        throw Failure.misuse("\(name) is given twice")
      }
      values[option.name, default: []].append(value)
      given.append((option.name, value))
    }
  }

  /// The places and options in words that say the same again, less the options named.
  func words(without names: Set<String>) -> [String] {
    let options = values.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
    return places
      + options.flatMap { name, values in
        values.isEmpty ? [name] : values.map { "\(name)=\($0)" }
      }
  }

  func has(_ name: String) -> Bool { values[name] != nil }

  func all(_ name: String) -> [String] { values[name] ?? [] }

  func value(_ name: String) -> String? { values[name]?.first }

  /// A number in a range, where the option is given.
  func number(_ name: String, in range: ClosedRange<Double>) throws -> Double? {
    guard let text = value(name) else { return nil }
    guard let number = Double(text), range.contains(number) else {
      let (least, most) = (JSON.number(range.lowerBound).line, JSON.number(range.upperBound).line)
      throw Failure.misuse("\(name) needs a number from \(least) to \(most), not '\(text)'")
    }
    return number
  }

  /// A whole number in a range, where the option is given.
  func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw Failure.misuse(
        "\(name) needs a whole number from \(range.lowerBound) to \(range.upperBound), not '\(text)'"
      )
    }
    return number
  }

  /// One of the words that the option knows, where it is given.
  func choice(_ name: String) throws -> String? {
    guard let text = value(name) else { return nil }
    let choices = verb.options.first { $0.name == name }?.choices ?? []
    if choices.contains(text.lowercased()) { return text.lowercased() }
    let isElsewhere = Option.named(name)?.choices.contains(text.lowercased()) ?? false
    throw Failure.misuse(
      isElsewhere
        ? "'corridor \(verb.name)' does not take \(name) \(text); it takes "
          + choices.joined(separator: ", ")
        : "\(name) does not know '\(text)'" + suggestion(for: text, among: choices))
  }

  private static func isNumber(_ word: String) -> Bool { Double(word) != nil }

  private static func unknown(_ name: String, _ verb: Verb) -> Failure {
    let near = nearestWords(to: name, among: verb.options.map(\.name)).first
    if let option = Option.named(name) {
      return .misuse("'corridor \(verb.name)' does not take \(option.name)")
    }
    return .misuse(
      "no option is called '\(name)'"
        + (near.map { "; did you mean \($0)?" } ?? "; see 'corridor \(verb.name) --help'"))
  }
}

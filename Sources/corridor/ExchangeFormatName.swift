import Freight

extension ExchangeFormat {
  /// The format of a name.
  ///
  /// - Throws: `Failure` with the nearest name.
  init(named name: String, among formats: [ExchangeFormat]) throws {
    if let format = formats.first(where: { $0.rawValue == name.lowercased() }) {
      self = format
      return
    }
    let near = nearestWords(to: name, among: formats.map(\.rawValue)).first
    throw Failure.misuse(
      "no format is called '\(name)'"
        + (near.map { "; did you mean '\($0)'?" }
          ?? "; they are \(formats.map(\.rawValue).joined(separator: ", "))"))
  }
}

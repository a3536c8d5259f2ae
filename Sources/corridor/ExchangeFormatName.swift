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
    throw Failure.misuse(
      "no format is called '\(name)'" + suggestion(for: name, among: formats.map(\.rawValue)))
  }
}

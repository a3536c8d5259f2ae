extension Arguments {
  /// A share written as `25%` or as `0.25`, where the option is given.
  ///
  /// A bare number above 1 is refused: nobody can tell whether 25 means a quarter.
  ///
  /// - Parameters:
  ///   - name: The option.
  ///   - percent: One that makes sense, for the message.
  ///   - isSensible: Which shares it can be.
  /// - Returns: The share, 1 being the whole.
  /// - Throws: `Failure` for misuse.
  func share(
    _ name: String, like percent: Int, where isSensible: (Double) -> Bool
  ) throws -> Double? {
    guard let text = value(name) else { return nil }
    // Moving the point before the number is read makes 0.2% and 0.002 the same number.
    let share =
      text.hasSuffix("%")
      ? Double(text.dropLast() + "e-2") : Double(text).flatMap { $0 <= 1 ? $0 : nil }
    guard let share, isSensible(share) else {
      throw Failure.misuse(
        "\(name) needs a share like \(percent)% or \(Double(percent) / 100), not '\(text)'")
    }
    return share
  }
}

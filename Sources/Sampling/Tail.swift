/// A probability held as its distance from the nearer end, so that both ends keep full precision.
///
/// One minus a chance in a billion is no longer a chance in a billion in floating point; a tail is.
struct Tail: Sendable, Hashable {
  /// How far from the end: at most one half.
  var probability: Double
  /// Whether the end is 1 rather than 0.
  var isUpper: Bool

  init(lower probability: Double) {
    self.probability = probability
    isUpper = false
  }

  init(upper probability: Double) {
    self.probability = probability
    isUpper = true
  }

  /// The tail of a probability from 0 to 1; exact, since 1 − p is exact from one half on.
  init(_ probability: Double) {
    precondition(0 <= probability && probability <= 1, "a probability lies between 0 and 1")
    self = probability <= 0.5 ? Tail(lower: probability) : Tail(upper: 1 - probability)
  }

  /// The probability below, from 0 to 1.
  var fromBelow: Double { isUpper ? 1 - probability : probability }

  /// The probability above, from 0 to 1.
  var fromAbove: Double { isUpper ? probability : 1 - probability }
}

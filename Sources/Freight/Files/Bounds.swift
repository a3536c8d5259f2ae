/// How large a network, its numbers and its names may be.
///
/// | what | at most | because |
/// |---|---|---|
/// | USD of a figure | 1e9 | a billion for one container is a slip; sums of trials stay exact |
/// | hours of a figure | 1e6 | 114 years; the same |
/// | departures a week | 1e-3 to 1e6 | one in twenty years, and one every half second |
/// | days, grams, shares, factors | 1e6 | nothing that is multiplied leaves the numbers |
/// | kilometres of a leg | 1e8 | metres taken for kilometres still load, for `check` to tell |
/// | bytes of a table | 2^31 − 1 | places in it are kept in 32 bits |
/// | legs, terminals | 1,000,000 | about 1 kB a leg; loading half of it takes two seconds and 0.7 GB |
/// | bytes of an id or a name | 1000 | messages quote them |
///
/// Memory grows with the bytes of the tables and the legs, and with nothing else: about ten times
/// the bytes of `legs.csv`.
enum Bounds {
  static let usd = 0...1e9
  static let hours = 0...1e6
  static let kilometers = 0...1e8
  static let departures = 1e-3...1e6
  static let factors = 0...1e6
  static let legs = 1_000_000
  static let terminals = 1_000_000
  static let nameBytes = 1000
}

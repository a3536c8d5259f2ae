/// A day of the Gregorian calendar, to which days can be added.
///
///     let ready = Day("2026-12-01")
///     ready.map { ($0 + 45).description }   // "2027-01-15"
public struct Day: Sendable, Hashable, CustomStringConvertible {
  /// Days since 1970-01-01.
  private let count: Int

  /// A day written like 2026-12-01; nothing for one that the calendar does not have.
  public init?(_ text: String) {
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    guard words.count == 3, words[0].count == 4, let year = Int(words[0]),
      let month = Int(words[1]), let day = Int(words[2]), year > 0, (1...12).contains(month),
      (1...31).contains(day)
    else { return nil }
    // Years that begin in March put the leap day last, so that months have a fixed pattern of 30.6
    // days: H. Hinnant, chrono-Compatible Low-Level Date Algorithms, 2013
    // (https://howardhinnant.github.io/date_algorithms.html).
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    count = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    // The 31st of April would be the 1st of May.
    guard parts.day == day else { return nil }
  }

  private init(count: Int) { self.count = count }

  public static func + (day: Day, days: Int) -> Day { Day(count: day.count + days) }

  /// The days from one day to another.
  public static func - (day: Day, earlier: Day) -> Int { day.count - earlier.count }

  /// The day after some hours, for what is ready as the day begins.
  func after(hours: Double) -> Day { self + Int(hours / 24) }

  private var parts: (year: Int, month: Int, day: Int) {
    let shifted = count + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let place = (5 * dayOfYear + 2) / 153
    let month = place < 10 ? place + 3 : place - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * place + 2) / 5 + 1
    )
  }

  public var description: String {
    let (year, month, day) = parts
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// The day and the month: `15 Jan`.
  var short: String {
    let (_, month, day) = parts
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return "\(day) \(names[month - 1])"
  }
}

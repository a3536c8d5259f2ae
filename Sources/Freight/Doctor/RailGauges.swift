/// How far apart a country's rails lie.
///
///     RailGauges.of("KZ")       // [1520]
///     RailGauges.of("TZ")       // [1000, 1067, 1435]
///
/// Millimetres of the public lines that carry freight, as the World Factbook lists them under
/// Railways (https://www.cia.gov/the-world-factbook/field/railways); lines of other gauges with a
/// few kilometres are left out. Finland's 1,524 mm takes the wagons of 1,520 mm.
enum RailGauges {
  /// The gauges of a country by its ISO 3166 code; nothing where they are not known here.
  static func of(_ country: String) -> Set<Int>? { table[country] }

  private static let table: [String: Set<Int>] = {
    let countries: [(gauges: Set<Int>, codes: String)] = [
      ([1520], "AM AZ BY EE FI GE KG KZ LT LV MD MN RU TJ TM UA UZ"),
      (
        [1435],
        "AE AL AT BA BE BG CA CH CN CZ DE DJ DK EG ET FR GB GR HR HU IL IQ IR IT KP KR LU ME MK MX "
          + "NL NO PL QA RO RS SA SE SI SK SY TR US XK"
      ),
      ([1668, 1435], "ES PT"),
      ([1676], "IN LK PK"),
      ([1000, 1676], "BD"),
      ([1000], "KH MM MY SG TH UG"),
      ([1000, 1435], "KE LA VN"),
      ([1000, 1067, 1435], "TZ"),
      ([1067], "AO BW CD CG GH ID MW MZ NA SD SZ ZA ZM ZW"),
      ([1067, 1435], "JP NG"),
      ([1435, 1520], "AF"),
      ([1050], "JO"),
    ]
    var table: [String: Set<Int>] = [:]
    for (gauges, codes) in countries {
      for code in codes.split(separator: " ") { table[String(code)] = gauges }
    }
    return table
  }()
}

/// How wide words are likely to be, for laying them out without seeing the font.
enum Lettering {
  /// The width of words in units of the picture, on the wide side of common sans-serif fonts.
  ///
  /// Helvetica sets mixed text at about 0.5 em a letter and DejaVu Sans, among the widest that a
  /// browser falls back on, at about 0.58.
  static func width(_ words: String, size: Double = 12) -> Double {
    words.unicodeScalars.reduce(0) { $0 + width($1) } * size
  }

  /// The size at which plain letters are as wide as strong ones of 12.
  static let strong = 14.4

  private static func width(_ letter: Unicode.Scalar) -> Double {
    switch letter {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "·": 0.34
    case "m", "w", "M", "W", "%", "@", "→", "—": 0.9
    case "A"..."Z", "&", "+", "±": 0.68
    case _ where letter.value > 0x2E80: 1
    default: 0.58
    }
  }

  /// Words broken into lines of a width, between words.
  static func lines(_ text: String, width limit: Double, size: Double = 12) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if !line.isEmpty, width(longer, size: size) > limit {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Words cut to a width, with an ellipsis where something is missing.
  static func cut(_ words: String, to limit: Double, size: Double = 12) -> String {
    guard width(words, size: size) > limit else { return words }
    var kept = ""
    for letter in words {
      if width(kept + String(letter) + "…", size: size) > limit { break }
      kept.append(letter)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }
}

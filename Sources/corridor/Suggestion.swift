import Freight

/// What to say of a word behind its refusal: the nearest of those that are known, or all of them.
func suggestion(for word: String, among words: [String]) -> String {
  nearestWords(to: word, among: words).first.map { "; did you mean '\($0)'?" }
    ?? "; it can be \(words.joined(separator: ", "))"
}

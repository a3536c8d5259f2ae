/// An answer that can be written down in each format.
public protocol Report {
  /// For reading in a terminal.
  var table: String { get }
  var json: JSON { get }
  /// For spreadsheets.
  var csv: String { get }
}

/// How an answer is written.
public enum Format: String, CaseIterable, Sendable {
  case table
  case json
  case csv
  /// For maps; of the answers that have places.
  case geojson
  /// A picture; of the answers that can be drawn.
  case svg
}

extension Report {
  public func text(_ format: Format) -> String {
    switch format {
    case .table: table
    case .json: json.text
    case .csv: csv
    case .geojson, .svg:
      preconditionFailure("maps and pictures are made of itineraries, not of a report")
    }
  }
}

/// An answer that can be written down in each format.
public protocol Report {
  /// For reading in a terminal.
  var table: String { get }
  var json: JSON { get }
  /// For spreadsheets.
  var csv: String { get }
}

/// How a report is written.
public enum Format: String, CaseIterable, Sendable {
  case table
  case json
  case csv
}

/// How an answer that has places, or can be shown as a picture, is drawn.
public enum Drawing: String, CaseIterable, Sendable {
  /// For maps.
  case geojson
  /// A picture.
  case svg
}

extension Report {
  public func text(_ format: Format) -> String {
    switch format {
    case .table: table
    case .json: json.text
    case .csv: csv
    }
  }
}

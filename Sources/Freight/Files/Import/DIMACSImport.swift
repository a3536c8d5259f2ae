import Graphs

/// Reads the graphs of the DIMACS challenge: arcs of a `.gr` file, places of a `.co` file.
///
/// Weights are taken as metres, places as millionths of degrees.
struct DIMACSImport {
  static func read(
    graph bytes: [UInt8], file: String, coordinates: [UInt8], coordinateFile: String, mode: Mode
  ) throws(LoadingError) -> Import {
    var result = Import(terminalFile: coordinateFile, legFile: file, mode: mode)
    let graph = try parsed(file) { () throws(DIMACSError) in try DIMACSGraph(parsing: bytes) }
    let places = try parsed(coordinateFile) { () throws(DIMACSError) in
      try DIMACSCoordinates(parsing: coordinates)
    }
    guard places.x.count == graph.graph.vertexCount else {
      throw .problems([
        Problem(
          file: coordinateFile,
          what: "\(places.x.count) places for \(graph.graph.vertexCount) vertices",
          advice: "take the .co file that belongs to the .gr file")
      ])
    }
    // Lines of the files are no longer known behind the parser: an arc's number stands for them.
    for vertex in 0..<graph.graph.vertexCount {
      result.terminals.append(
        Import.Record(
          line: vertex + 1,
          cells: [
            "id": "\(vertex + 1)", "longitude": decimal(Double(places.x[vertex]) / 1e6),
            "latitude": decimal(Double(places.y[vertex]) / 1e6),
          ]))
    }
    for arc in 0..<graph.graph.arcCount {
      result.legs.append(
        Import.Record(
          line: arc + 1,
          cells: [
            "from": "\(graph.graph.tail(of: arc) + 1)", "to": "\(graph.graph.head(of: arc) + 1)",
            "distance_km": decimal(Double(graph.weights[arc]) / 1000),
          ]))
    }
    result.notes.append("weights are read as metres")
    return result
  }

  private static func parsed<Part>(
    _ file: String, _ parse: () throws(DIMACSError) -> Part
  ) throws(LoadingError) -> Part {
    do {
      return try parse()
    } catch {
      throw .problems([Problem(file: file, line: error.line, what: error.problem)])
    }
  }
}

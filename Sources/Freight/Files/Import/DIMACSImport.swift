import Graphs

/// Reads the graphs of the DIMACS challenge: arcs of a `.gr` file, places of a `.co` file.
///
/// Places are taken as millionths of degrees, weights as metres or, where they compare so with the
/// great circle, as tenths of metres.
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
    let unit = Unit(of: graph, places, saysMetres: bytes.starts(with: "c metres".utf8))
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
            "distance_km": decimal(Double(graph.weights[arc]) / unit.perKilometer),
          ]))
    }
    result.notes.append(unit.note)
    return result
  }

  /// What the weights of a graph are counted in.
  private struct Unit {
    var perKilometer = 1000.0
    var note = "weights are read as metres"

    /// The unit of weights that do not say theirs, as our own exports do.
    init(of graph: DIMACSGraph, _ places: DIMACSCoordinates, saysMetres: Bool) {
      guard !saysMetres else { return }
      let median = medianRatio(among: graph.graph.arcCount) { arc -> Double? in
        let (tail, head) = (graph.graph.tail(of: arc), graph.graph.head(of: arc))
        let straight = greatCircleKilometers(
          fromLatitude: Double(places.y[tail]) / 1e6, longitude: Double(places.x[tail]) / 1e6,
          toLatitude: Double(places.y[head]) / 1e6, longitude: Double(places.x[head]) / 1e6)
        return straight > 0 ? Double(graph.weights[arc]) / (straight * 1000) : nil
      }
      guard let ratio = median else { return }
      // A way is as long as the great circle or a little longer, so within a factor of two of a unit
      // the weights are in it. The distances of the challenge's own graphs (USA-road-d) are at 10,
      // its travel times (USA-road-t), 2.5 times that on most roads, at 25.
      switch ratio {
      case 0.5...2: break
      case 5...20:
        perKilometer = 10_000
        note = "weights are read as tenths of metres: they are some 10 times the great circle's"
      default:
        let times = ratio < 1000 ? (ratio * 100).rounded() / 100 : ratio.rounded()
        note +=
          ", but may be travel times: the median is \(decimal(times)) times the great circle's"
      }
    }
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

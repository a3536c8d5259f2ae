/// The formats that networks are exchanged in.
public enum ExchangeFormat: String, CaseIterable, Sendable {
  /// A folder with `node.csv` and `link.csv`, perhaps `config.csv`.
  case gmns
  /// A `.gr` file beside its `.co` file, or a folder with one of each.
  case dimacs
  /// A `_net.tntp` file beside its `_node.tntp` file.
  case tntp
  /// A feature collection.
  case geojson
}

extension ImportedFolder {
  /// The tables of a network that another format tells.
  ///
  ///     let folder = try ImportedFolder(of: "gmns-sample", as: .gmns)
  ///     try write(folder.tables, toFolder: "my-network")
  ///
  /// - Parameters:
  ///   - path: The file or folder, as the format has it.
  ///   - format: How it is written.
  ///   - mode: By what legs go that do not say.
  /// - Throws: `LoadingError` with every problem and its line.
  public init(of path: String, as format: ExchangeFormat, mode: Mode = .road) throws(LoadingError) {
    let source: Import
    switch format {
    case .gmns:
      func table(_ name: String) throws(LoadingError) -> Table {
        Table(try contents(of: path + "/" + name), file: path + "/" + name)
      }
      let names = try fileNames(in: path)
      source = try GMNSImport.read(
        node: table("node.csv"), link: table("link.csv"),
        config: names.contains("config.csv") ? table("config.csv") : nil,
        sources: names.contains("sources.csv") ? table("sources.csv") : nil, mode: mode)
    case .geojson:
      source = try GeoJSONImport.read(try contents(of: path), file: path, mode: mode)
    case .dimacs:
      let (graph, places) = try siblings(path, ".gr", ".co")
      source = try DIMACSImport.read(
        graph: contents(of: graph), file: graph, coordinates: contents(of: places),
        coordinateFile: places, mode: mode)
    case .tntp:
      let (links, nodes) = try siblings(path, "_net.tntp", "_node.tntp")
      source = try TNTPImport.read(
        links: contents(of: links), linkFile: links, nodes: contents(of: nodes), nodeFile: nodes,
        mode: mode)
    }
    let title = path.split(separator: "/").last.map(String.init) ?? path
    self = try source.folder(title: title)
  }
}

/// A file with one ending and its sibling with the other; of a folder, the first with the ending.
private func siblings(
  _ path: String, _ ending: String, _ other: String
) throws(LoadingError) -> (String, String) {
  var path = path
  if isFolder(path) {
    guard let name = try fileNames(in: path).first(where: { $0.hasSuffix(ending) }) else {
      throw .notFound(path, what: "the folder holds no file that ends in \(ending)")
    }
    path += "/" + name
  }
  guard path.hasSuffix(ending) else {
    throw .notFound(path, what: "the file's name must end in \(ending)")
  }
  return (path, path.dropLast(ending.count) + other)
}

import Foundation
import Reports

extension Arguments {
  /// The format asked for.
  func format() throws -> Format {
    try choice("--format").flatMap(Format.init(rawValue:)) ?? .table
  }

  /// Writes an answer in the format asked for, to the file asked for or to standard output.
  func answer(_ report: some Report, _ console: Console) throws {
    let format = try format()
    guard ![.geojson, .svg].contains(format) else {
      throw Failure.misuse("--format \(format.rawValue): this answer cannot be drawn")
    }
    let text = report.text(format)
    try format == .table ? answer(lines: text, console) : answer(text, console)
  }

  /// Writes an answer to be looked at: in ASCII to a terminal that shows nothing else.
  func answer(lines text: String, _ console: Console) throws {
    let isPlain = value("--output") == nil && !console.showsUnicode
    try answer(isPlain ? plainLines(text) : text, console)
  }

  func answer(_ text: String, _ console: Console) throws {
    guard let path = value("--output"), path != "-" else { return try console.write(text) }
    do {
      // Written beside and moved into place: the file is the old one or the new one, whole.
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Failure(
        code: .inputOutput, message: "\(path): cannot be written: \(reason(error, at: path))")
    }
  }
}

/// What went wrong with a file, in the system's own words where it has clear ones.
private func reason(_ error: any Error, at path: String) -> String {
  let folder = URL(filePath: path).deletingLastPathComponent()
  if !FileManager.default.fileExists(atPath: folder.path) {
    return "there is no folder \(folder.relativePath)"
  }
  let values = try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey])
  if values?.isDirectory == true { return "it is a folder" }
  let error = error as NSError
  let below = error.userInfo[NSUnderlyingErrorKey] as? NSError
  return (below ?? error).localizedDescription
}

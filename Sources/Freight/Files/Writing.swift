#if canImport(FoundationEssentials)
  private import FoundationEssentials
#else
  // Where Foundation comes in one piece.
  private import Foundation
#endif

/// Why files could not be written.
public struct WritingError: Error, Sendable, CustomStringConvertible {
  public let path: String
  public let why: String

  public var description: String { "\(path): cannot be written: \(why)" }
}

/// Writes a file, whole or not at all.
///
/// It is written beside and then moved into place: under its name stands the old file or the new
/// one, whatever stops the work. A link is followed and goes on leading where it led. A device or a
/// pipe is written to, never replaced.
///
/// - Throws: `WritingError`.
public func write(_ bytes: [UInt8], toFile path: String) throws(WritingError) {
  let target = linkEnd(of: path)
  let data = Data(bytes)
  do {
    switch fileType(target) {
    case .typeDirectory?: throw WritingError(path: path, why: "it is a folder")
    case .typeSymbolicLink?: throw WritingError(path: path, why: "it is a link that leads nowhere")
    case .typeRegular?: try data.write(to: URL(filePath: target), options: .atomic)
    case nil where !FileManager.default.fileExists(atPath: path):
      try data.write(to: URL(filePath: target), options: .atomic)
    default: try data.write(to: URL(filePath: path))
    }
  } catch let error as WritingError {
    throw error
  } catch {
    let folder = URL(filePath: target).deletingLastPathComponent().path
    let isMissing = !FileManager.default.fileExists(atPath: folder)
    throw WritingError(path: path, why: isMissing ? "there is no folder \(folder)" : reason(error))
  }
}

/// What stands under a path, a link as such; nothing where there is nothing.
private func fileType(_ path: String) -> FileAttributeType? {
  (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
}

/// Writes files as a new folder, whole or not at all.
///
/// They are written into a folder beside it that is then renamed, so that whoever looks finds all of
/// them or none, whatever stops the work. A folder that exists is never touched.
///
/// - Throws: `WritingError`.
public func write(_ files: [FolderFile], toFolder path: String) throws(WritingError) {
  let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  let manager = FileManager.default
  guard !manager.fileExists(atPath: path) else {
    throw WritingError(path: path, why: "it exists already; name a new folder")
  }
  let aside = path + ".part-\(ProcessInfo.processInfo.processIdentifier)"
  do {
    try manager.createDirectory(atPath: aside, withIntermediateDirectories: false)
    for file in files {
      try Data(file.text.utf8).write(to: URL(filePath: aside + "/" + file.name))
    }
    try manager.moveItem(atPath: aside, toPath: path)
  } catch {
    try? manager.removeItem(atPath: aside)
    throw WritingError(path: path, why: reason(error))
  }
}

import Sampling

#if canImport(FoundationEssentials)
  private import FoundationEssentials
#else
  // Where Foundation comes in one piece.
  private import Foundation
#endif

extension Network {
  /// The network that a folder of tables describes.
  ///
  ///     let network = try Network(contentsOf: "Networks/trans-caspian")
  ///
  /// - Throws: `LoadingError`, with every problem of every file at once.
  public init(contentsOf folder: String) throws(LoadingError) {
    try self.init(contentsOf: [folder])
  }

  /// The network that several folders describe together, merged on the ids of terminals.
  ///
  /// - Throws: `LoadingError`, with every problem of every file at once.
  /// - Complexity: O(bytes) time and space.
  public init(contentsOf folders: [String]) throws(LoadingError) {
    var reader = NetworkReader()
    for folder in folders { try reader.open(folder) }
    self = try reader.network()
  }
}

/// The bytes of a file; a link is followed.
///
/// - Throws: `LoadingError.notFound` or `.unreadable`; also of a file larger than any table, and of
///   a device or a pipe, which may never end: these are not read at all.
package func contents(of path: String) throws(LoadingError) -> [UInt8] {
  guard FileManager.default.fileExists(atPath: path) else {
    if (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil {
      throw .unreadable(path, why: "it is a link that leads nowhere")
    }
    throw .notFound(path, what: "there is no such file")
  }
  let target = linkEnd(of: path)
  let attributes = try? FileManager.default.attributesOfItem(atPath: target)
  switch attributes?[.type] as? FileAttributeType {
  case .typeDirectory?: throw .unreadable(path, why: "it is a folder")
  case .typeRegular?: break
  default: throw .unreadable(path, why: "it is no ordinary file; write it to one first")
  }
  let size = attributes?[.size] as? UInt64 ?? 0
  guard size <= UInt64(Table.mostBytes) else {
    throw .unreadable(path, why: "it is larger than \(Table.mostBytes) bytes")
  }
  do {
    return Array(try Data(contentsOf: URL(filePath: target)))
  } catch {
    throw .unreadable(path, why: reason(error))
  }
}

/// Whether a folder stands under a path, a link followed.
func isFolder(_ path: String) -> Bool {
  let attributes = try? FileManager.default.attributesOfItem(atPath: linkEnd(of: path))
  return attributes?[.type] as? FileAttributeType == .typeDirectory
}

/// Where a path leads when links are followed; a link that leads nowhere is its own end.
func linkEnd(of path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().path }

/// What went wrong with a file, in few words.
func reason(_ error: any Error) -> String {
  guard let error = error as? CocoaError else { return "\(error)" }
  switch error.code {
  case .fileNoSuchFile, .fileReadNoSuchFile: return "its parent folder does not exist"
  case .fileReadNoPermission, .fileWriteNoPermission, .fileWriteVolumeReadOnly:
    return "permission is denied"
  case .fileWriteOutOfSpace: return "the disk is full"
  case .fileWriteFileExists: return "it exists already"
  default: return "\(error)"
  }
}

/// The names of the tables in a folder that a network can consist of.
///
/// - Throws: `LoadingError.notFound` where the folder, or any table in it, is missing.
func tableNames(in folder: String) throws(LoadingError) -> [String] {
  // By the folder's own list, so that a link that leads nowhere is not taken for no table.
  let files = Set(try fileNames(in: folder))
  let names = NetworkReader.tables.filter { files.contains($0 + ".csv") }
  guard !names.isEmpty else {
    throw .notFound(
      folder, what: "the folder holds no network: no terminals.csv, no legs.csv, no other table")
  }
  return names
}

/// The names of the files in a folder, in alphabetical order.
///
/// - Throws: `LoadingError.notFound` where there is no such folder, `.unreadable` where it cannot be
///   listed.
func fileNames(in folder: String) throws(LoadingError) -> [String] {
  guard FileManager.default.fileExists(atPath: folder) else {
    throw .notFound(folder, what: "there is no such folder")
  }
  guard isFolder(folder) else { throw .notFound(folder, what: "this is a file, not a folder") }
  do {
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  } catch {
    throw .unreadable(folder, why: reason(error))
  }
}

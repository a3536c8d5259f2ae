/// Where each part of a network stands in its files, for those who report on the files.
struct Origins: Sendable {
  /// A line of a file, in eight bytes: there is one for each leg.
  struct Place: Sendable, Hashable {
    fileprivate(set) var file: UInt32
    private(set) var line: UInt32

    fileprivate init(file: Int, line: Int) {
      self.file = UInt32(file)
      self.line = UInt32(line)
    }
  }

  /// A row of a `sources.csv`: unlike anything else, one id may stand in several folders.
  struct SourceRow: Sendable {
    let source: Source
    let folder: Int
    let place: Place
  }

  private(set) var folders: [String] = []
  private var files: [(path: String, folder: Int)] = []

  // One for each element of the network's array of the same name.
  var terminals: [Place] = []
  var legs: [Place] = []
  var transfers: [Place] = []
  var corridors: [Place] = []
  var charges: [Place] = []
  var disruptions: [Place] = []
  var drivers: [Place] = []
  var modes: [Mode: Place] = [:]
  /// One for each change, in the order of the scenarios' rows.
  var changes: [(scenario: String, change: Change, place: Place)] = []
  var sources: [SourceRow] = []

  mutating func open(folder: String) { folders.append(folder) }

  /// Starts a file of the folder opened last.
  ///
  /// - Returns: The number by which places refer to it.
  mutating func open(file: String) -> Int {
    files.append((file, folders.count - 1))
    return files.count - 1
  }

  /// The place before anything is read.
  static let nowhere = Place(file: 0, line: 0)

  func place(file: Int, line: Int) -> Place { Place(file: file, line: line) }

  func file(_ place: Place) -> String { files[Int(place.file)].path }

  func folder(_ place: Place) -> Int { files[Int(place.file)].folder }

  /// The place as messages write it.
  func text(_ place: Place) -> String { "\(file(place)):\(place.line)" }

  /// The place as a message about another one writes it.
  func text(_ place: Place, from other: Place) -> String {
    place.file == other.file ? "line \(place.line)" : text(place)
  }
}

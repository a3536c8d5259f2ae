import Foundation

/// The command as built beside the tests.
let builtCommand: URL = {
  let arguments = CommandLine.arguments
  var tests = URL(filePath: arguments[0])
  // On macOS the tests are a bundle that a program of the toolchain loads; their binary lies three
  // folders deep in it.
  if let flag = arguments.firstIndex(of: "--test-bundle-path"), flag + 1 < arguments.count {
    tests = URL(filePath: arguments[flag + 1])
    for _ in 1...3 { tests.deleteLastPathComponent() }
  }
  // Products of one build lie in one folder.
  return tests.deletingLastPathComponent().appending(path: "corridor")
}()

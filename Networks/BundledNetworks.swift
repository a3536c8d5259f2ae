private import Foundation

/// The networks that ship with the package: one folder of plain tables each.
///
///     BundledNetworks.names     // ["china", "east-africa", ...]
///     BundledNetworks.folders   // their paths, in the same order
public enum BundledNetworks {
  /// The names of the folders, in alphabetical order.
  public static let names = [
    "air", "china", "east-africa", "northern", "sea-lanes", "south", "trans-caspian",
  ]

  /// The paths of the folders, in the order of their names.
  public static var folders: [String] {
    let bundle = Bundle.module
    // Flat on Linux; on macOS resources have a folder of their own in the bundle.
    let place = (bundle.resourceURL ?? bundle.bundleURL).path
    return names.map { place + "/" + $0 }
  }
}

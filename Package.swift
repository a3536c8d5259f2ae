// swift-tools-version: 6.3

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// The folders under `Networks/` that ship with the package, each a network of plain tables.
let bundledNetworks = [
  "trans-caspian", "northern", "south", "china", "east-africa", "sea-lanes", "air",
]

let package = Package(
  name: "corridor",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "Graphs", targets: ["Graphs"]),
    .library(name: "Sampling", targets: ["Sampling"]),
    .library(name: "Freight", targets: ["Freight"]),
    .library(name: "Simulation", targets: ["Simulation"]),
    .library(name: "Reports", targets: ["Reports"]),
    .library(name: "Networks", targets: ["Networks"]),
    .executable(name: "corridor", targets: ["corridor"]),
    .executable(name: "benchmarks", targets: ["benchmarks"]),
  ],
  targets: [
    .target(name: "Graphs", swiftSettings: settings),
    .target(name: "Sampling", swiftSettings: settings),
    .target(name: "Freight", dependencies: ["Graphs", "Sampling"], swiftSettings: settings),
    .target(
      name: "Simulation", dependencies: ["Freight", "Sampling", "Graphs"], swiftSettings: settings),
    .target(name: "Reports", dependencies: ["Freight", "Simulation"], swiftSettings: settings),
    .target(
      name: "Networks", path: "Networks", exclude: ["README.md", "networks.svg"],
      sources: ["BundledNetworks.swift"],
      resources: bundledNetworks.map { .copy($0) }, swiftSettings: settings),
    .executableTarget(
      name: "corridor",
      dependencies: ["Graphs", "Sampling", "Freight", "Simulation", "Reports", "Networks"],
      swiftSettings: settings),
    .executableTarget(
      name: "benchmarks",
      dependencies: ["Graphs", "Sampling", "Freight", "Simulation", "Networks"],
      path: "Benchmarks", exclude: ["Peers"], swiftSettings: settings),
    .executableTarget(
      name: "fuzz", dependencies: ["Freight", "Graphs", "Simulation", "Reports"],
      path: "Tests/Fuzz", exclude: ["Corpus", "Network"], swiftSettings: settings),
    .testTarget(name: "GraphsTests", dependencies: ["Graphs"], swiftSettings: settings),
    .testTarget(name: "SamplingTests", dependencies: ["Sampling"], swiftSettings: settings),
    .testTarget(
      name: "FreightTests", dependencies: ["Freight", "Graphs", "Sampling", "Networks"],
      swiftSettings: settings),
    .testTarget(
      name: "SimulationTests", dependencies: ["Simulation", "Freight", "Sampling", "Networks"],
      swiftSettings: settings),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Freight", "Simulation"],
      swiftSettings: settings),
    .testTarget(
      name: "corridorTests",
      dependencies: ["corridor", "Networks", "Freight", "Simulation", "Reports"],
      swiftSettings: settings),
  ]
)

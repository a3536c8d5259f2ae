import Networks

@main struct Corridor { static func main() { print(BundledNetworks.folders[0]) } }

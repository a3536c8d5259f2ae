/// Where a figure comes from.
public struct Source: Sendable, Hashable {
  /// How far a figure can be trusted: as published, worked out from what is, or supposed.
  public enum Quality: String, CaseIterable, Sendable {
    case cited
    case derived
    case assumed
  }

  public let id: String
  public let title: String
  public let publisher: String
  public let published: String
  public let url: String
  public let quality: Quality

  public init(
    id: String, title: String, publisher: String, published: String, url: String, quality: Quality
  ) {
    self.id = id
    self.title = title
    self.publisher = publisher
    self.published = published
    self.url = url
    self.quality = quality
  }
}

import Foundation
import Testing

@testable import Freight

struct GreatCircleTests {
  @Test func `sine and arcsine agree with the system's`() {
    for step in -400...400 {
      let angle = Double(step) / 20
      #expect(abs(sine(angle) - sin(angle)) < 1e-12)
      #expect(abs(cosine(angle) - cos(angle)) < 1e-12)
    }
    for step in 0...1000 {
      #expect(abs(arcsine(Double(step) / 1000) - asin(Double(step) / 1000)) < 1e-9)
    }
  }

  @Test func `a quarter of the equator is a quarter of it, across the antimeridian too`() {
    let quarter = 6371.0088 * Double.pi / 2
    for east in [0.0, 100, 135, 179] {
      let west = east + 90 > 180 ? east + 90 - 360 : east + 90
      let kilometers = greatCircleKilometers(
        fromLatitude: 0, longitude: east, toLatitude: 0, longitude: west)
      #expect(abs(kilometers - quarter) < 1e-3)
    }
  }
}

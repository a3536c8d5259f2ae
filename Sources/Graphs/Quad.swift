/// Four neighbours of a table, looked at and changed together.
typealias Quad = SIMD4<Int32>
typealias Octet = SIMD8<Int32>

extension Span<Int32> {
  /// The four values from a place on, which must all be there.
  @inline(__always)
  func quad(at place: Int) -> Quad {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place << 2, as: Quad.self)
  }
}

extension MutableSpan<Int32> {
  /// The four values from a place on, which must all be there.
  @inline(__always)
  func quad(at place: Int) -> Quad {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place << 2, as: Quad.self)
  }

  /// Sets the four values from a place on, which must all be there.
  @inline(__always)
  mutating func set(_ quad: Quad, at place: Int) {
    var bytes = unsafe mutableBytes
    unsafe bytes.storeBytes(of: quad, toUncheckedByteOffset: place << 2, as: Quad.self)
  }
}

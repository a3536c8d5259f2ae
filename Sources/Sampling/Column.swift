/// The values of one quantity in the 4,096 trials of a block.
///
///     var hours = Column()
///     hours.add(sea)                     // hours += sea, trial by trial
///     hours.add(storm, times: 12)
///
/// Arithmetic is in single precision, in the order written, and the same on every machine.
public struct Column: Sendable, Hashable {
  /// The number of trials in a column.
  public static let count = Draw.blockSize

  /// The values of all trials, in order.
  public internal(set) var values: [Float]

  /// Creates a column of one value.
  public init(repeating value: Float = 0) {
    values = Array(repeating: value, count: Self.count)
  }

  /// A column without storage, to stand in while the storage is elsewhere.
  static let empty = Column(values: [])

  private init(values: [Float]) {
    self.values = values
  }

  /// The value in a trial, by its place in the block.
  public subscript(place: Int) -> Float {
    get { values[place] }
    set { values[place] = newValue }
  }

  /// Hands the values to a loop that changes them in place.
  public mutating func update(_ change: (inout MutableSpan<Float>) -> Void) {
    var span = values.mutableSpan
    change(&span)
  }

  /// Sets every trial to one value.
  public mutating func reset(to value: Float = 0) {
    var span = values.mutableSpan
    Kernel.fill(&span, with: value)
  }

  /// Adds a multiple of another column, trial by trial.
  public mutating func add(_ terms: Column, times factor: Float = 1) {
    var span = values.mutableSpan
    Kernel.add(&span, terms.values.span, times: factor)
  }

  /// Adds a multiple of the product of two columns, as of a delay and whether it happens.
  public mutating func add(_ left: Column, _ right: Column, times factor: Float = 1) {
    var span = values.mutableSpan
    Kernel.add(&span, left.values.span, right.values.span, times: factor)
  }

  /// Multiplies by another column, trial by trial.
  public mutating func multiply(by factors: Column) {
    var span = values.mutableSpan
    Kernel.multiply(&span, factors.values.span)
  }

  /// Multiplies every trial by a factor, then adds a constant.
  public mutating func multiply(by factor: Float, adding constant: Float = 0) {
    var span = values.mutableSpan
    Kernel.affine(&span, times: factor, plus: constant)
  }

  /// Turns standard normal scores into values of a distribution.
  public mutating func translate(by table: ScoreTable) {
    var indices = [UInt32](repeating: 0, count: Self.count)
    var span = values.mutableSpan
    var places = indices.mutableSpan
    Kernel.translate(&span, &places, table.segments.span)
  }
}

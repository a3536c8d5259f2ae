public import Freight
public import Simulation

/// Legs and terminals ranked by what closing each does.
public struct CriticalReport: Report {
  private let network: Network
  private let objective: Objective
  private let losses: [Loss]
  private let chanceLost: [Double]?
  private let deadline: Deadline?
  private let simulation: Simulation

  /// Creates the report of losses, with what each takes off the chance of arriving in time, where
  /// there is a deadline.
  public init(
    _ losses: [Loss], minimizing objective: Objective, chanceLost: [Double]?,
    of simulation: Simulation, by deadline: Deadline?, in network: Network
  ) {
    precondition(
      chanceLost.map(\.count) ?? losses.count == losses.count, "one chance for each loss")
    self.network = network
    self.objective = objective
    self.losses = losses
    self.chanceLost = chanceLost
    self.deadline = deadline
    self.simulation = simulation
  }

  private var pairs: Int { losses.first?.pairs ?? 0 }

  public var table: String {
    guard let first = losses.first else { return "nothing on the way can be closed\n" }
    var columns: [(String, TextTable.Alignment)] = [
      ("", .right), ("closed", .left), ("", .left), ("USD more", .right), ("days more", .right),
      ("kg CO2e more", .right),
    ]
    // What the rows are ranked by, where no other column tells it.
    if objective == .generalized { columns.append(("\(objective.unit) more", .right)) }
    if pairs > 1 { columns += [("pairs hit", .right), ("cut off", .right)] }
    if chanceLost != nil { columns.append(("in time", .right)) }
    var table = TextTable(columns)
    let shown = losses.prefix(CriticalReport.shown)
    for (place, loss) in shown.enumerated() {
      let added = loss.added
      let isLost = loss.cutOff == loss.detours.count
      var cells = ["\(place + 1)", network.name(of: loss.place)]
      // A leg's name tells its ends already.
      if case .terminal = loss.place { cells.append(names(loss.place)) } else { cells.append("") }
      cells +=
        isLost
        ? ["no way", "", ""]
        : [
          signed(added.usd), signed(added.hours / 24, decimals: 1), signed(added.kilogramsCO2e),
        ]
      if objective == .generalized { cells.append(isLost ? "" : signed(loss.addedWeight)) }
      if pairs > 1 { cells += ["\(loss.detours.count)", "\(loss.cutOff)"] }
      if let chanceLost {
        let less = (chanceLost[place] * 1000).rounded() / 10
        cells.append(less == 0 ? "0.0 %" : signed(-less, decimals: 1) + " %")
      }
      table.add(cells)
    }
    let more =
      losses.count > shown.count
      ? "\(losses.count - shown.count) more with --format csv\n" : ""
    let opening =
      pairs == 1
      ? first.detours[0].before.chain(in: network) + "\n\n"
      : "\(pairs) pairs; what is added is a pair's on average\n\n"
    let within = deadline.map { deadline in
      "in time: the change of the chance to arrive within \(days(deadline.hours)) days, "
        + "\(counted(simulation.trials, "trial")), seed \(simulation.seed)\n"
    }
    return opening + table.text + more + "\nbest way round by least \(objective.rawValue); closing "
      + "any other leg or terminal changes nothing\n" + (within ?? "")
  }

  /// As many as fit a screen.
  private static let shown = 30

  private func names(_ place: Loss.Place) -> String {
    switch place {
    case .terminal(let terminal): network.terminals[terminal].name
    case .leg(let leg):
      network.terminals[network.legs[leg].from].name + " ─ "
        + network.terminals[network.legs[leg].to].name
    }
  }

  public var json: JSON {
    let rows = losses.enumerated().map { place, loss in
      var members: [(String, JSON)] = [
        ("place", .string(network.name(of: loss.place))), ("kind", .string(loss.kind)),
        ("name", .string(names(loss.place))), ("pairs_hit", .integer(loss.detours.count)),
        ("pairs_cut_off", .integer(loss.cutOff)), ("usd", .number(loss.added.usd)),
        ("hours", .number(loss.added.hours)), ("kg_co2e", .optional(loss.added.kilogramsCO2e)),
        ("weight", .number(loss.addedWeight)),
        ("on_time_lost", .optional(chanceLost.map { $0[place] })),
      ]
      if pairs == 1 {
        members.append(("instead", loss.detours[0].after.map { JSON($0) } ?? .null))
      }
      return JSON.object(members)
    }
    return .object([
      ("schema", "corridor.critical/1"), ("objective", .string(objective.rawValue)),
      ("pairs", .integer(pairs)), ("deadline_hours", .optional(deadline?.hours)),
      ("seed", JSON(seed: simulation.seed)), ("trials", .integer(simulation.trials)),
      ("losses", .array(rows)),
    ])
  }

  public var csv: String {
    let rows = losses.enumerated().map { place, loss -> [String] in
      let numbers = [
        loss.added.usd, loss.added.hours, loss.added.kilogramsCO2e, loss.addedWeight,
      ]
      return [
        network.name(of: loss.place), loss.kind, names(loss.place), "\(loss.detours.count)",
        "\(loss.cutOff)",
      ] + numbers.map(cell) + [
        cell(chanceLost?[place])
      ]
    }
    return Reports.csv(
      [
        [
          "place", "kind", "name", "pairs_hit", "pairs_cut_off", "usd", "hours", "kg_co2e",
          "weight", "on_time_lost",
        ]
      ] + rows)
  }
}

extension Loss {
  fileprivate var kind: String {
    switch place {
    case .leg: "leg"
    case .terminal: "terminal"
    }
  }
}

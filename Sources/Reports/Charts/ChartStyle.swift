/// The one style sheet of all pictures, in a page and in files of their own.
///
/// The colour of an itinerary, a mode or a kind of cost is the current colour of its class.
enum ChartStyle {
  static let rules: String = {
    let series = (1...Palette.seriesCount).map { n in
      ".s\(n){color:var(--s\(n))}"
    }.joined()
    let modes = ["sea", "rail", "road", "ferry", "air", "river"].map {
      ".\($0){color:var(--\($0))}"
    }.joined()
    let classes = (1...10).map { ".c\($0){color:var(--c\($0))}" }.joined()
    return series + modes + classes + marks
  }()

  private static let marks = """
    .chart{font-family:Inter,"Helvetica Neue",Helvetica,"Segoe UI",Roboto,Arial,system-ui,\
    sans-serif;font-size:12px;font-variant-numeric:tabular-nums}\
    .chart text{fill:var(--ink)}.chart .soft{fill:var(--soft)}.chart .small{font-size:11px}\
    .chart .end{text-anchor:end}.chart .middle{text-anchor:middle}.chart .strong{font-weight:600}\
    .chart .heading{font-size:17px;font-weight:600}.paper{fill:var(--card)}\
    .chart .halo{paint-order:stroke;stroke:var(--halo);stroke-width:3.5px;stroke-linejoin:round}\
    .chart .tinted{fill:currentColor}.chart .onmark{fill:var(--card);font-weight:600}\
    .hair{stroke:var(--hair);stroke-width:1;fill:none}.rule{stroke:var(--faint);stroke-width:1;\
    fill:none}.axis{stroke:var(--soft);stroke-width:1;fill:none}\
    .line{stroke:currentColor;stroke-width:2.25;fill:none;stroke-linejoin:round;stroke-linecap:round}\
    .thin{stroke-width:1.5}.fill{fill:currentColor}.wash{fill:currentColor;fill-opacity:.16}\
    .mark{fill:currentColor;stroke:var(--card);stroke-width:1.5}\
    .hollow{fill:var(--card);stroke:currentColor;stroke-width:1.5}\
    .whisker{stroke:currentColor;stroke-width:1.25;stroke-opacity:.55;fill:none}\
    .country{fill:var(--band)}.front{stroke:var(--soft);stroke-width:1.25;fill:none;\
    stroke-dasharray:2 3}.deadline{stroke:var(--late);stroke-width:1.5;stroke-dasharray:6 3;\
    fill:none}.chart .latetext{fill:var(--late);font-weight:600}\
    .water{fill:var(--water)}.land{fill:var(--land);stroke:var(--border);stroke-width:.6;\
    stroke-linejoin:round}.leg{stroke:currentColor;stroke-width:2.5;fill:none;stroke-linecap:round;\
    stroke-linejoin:round}.casing{stroke:var(--halo);stroke-width:5;stroke-opacity:.75;fill:none;\
    stroke-linecap:round;stroke-linejoin:round}.faded{stroke-opacity:.5;stroke-width:1.5}.fine{stroke-width:1.4}.bare{stroke:none}\
    .sea.leg{stroke-dasharray:none}.rail.leg{stroke-dasharray:8 2.5}\
    .road.leg{stroke-dasharray:2 4}.ferry.leg{stroke-dasharray:1 5 7 5}\
    .air.leg{stroke-dasharray:12 5 2 5}.river.leg{stroke-dasharray:5 4}\
    .dot{fill:var(--card);stroke:var(--ink);stroke-width:1.5}\
    .terminus{fill:var(--ink);stroke:var(--card);stroke-width:2}\
    .bar{fill:currentColor}.gap{stroke:var(--card);stroke-width:1.5;fill:none}\
    .good{fill:var(--good)}.bad{fill:var(--bad)}.chart .onbar{fill:#16202b;font-weight:600}
    """
}

/// The only script of a page: sliders that rank the itineraries anew from the quantiles in it.
///
/// Without it the page says the same for the values it was made with.
enum PageScript {
  static let text = """
    "use strict";
    (() => {
      const data = JSON.parse(document.getElementById("data").textContent);
      const body = document.querySelector(".ranking tbody");
      const rows = new Map([...body.rows].map(row => [Number(row.dataset.number), row]));
      const value = document.getElementById("value"), deadline = document.getElementById("deadline");
      const sure = document.getElementById("sure"), say = document.getElementById("say");
      const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
      const tenth = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });
      // The slider moves evenly over powers: a day may be worth 1 USD or 100,000. Where a slider
      // has not moved, what the page was made with counts, to the last digit.
      const moved = slider => slider.value !== slider.defaultValue;
      const perDay = () =>
        moved(value) ? Math.round(Math.expm1(value.valueAsNumber / 100)) : data.usd_per_day;
      const dueDay = () => moved(deadline) ? deadline.valueAsNumber : data.due_day;
      const share = (amounts, limit) => {
        let low = 0, high = amounts.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (amounts[middle] <= limit) low = middle + 1; else high = middle;
        }
        if (low === 0) return 0;
        if (low === amounts.length) return 1;
        const rest = (limit - amounts[low - 1]) / (amounts[low] - amounts[low - 1]);
        return (low - 1 + rest) / (amounts.length - 1);
      };
      const rank = () => {
        const usd = perDay(), day = dueDay(), wanted = sure.valueAsNumber / 100;
        const all = data.itineraries.map(one => ({
          number: one.number, way: one.way, chance: share(one.days, day),
          usd: one.usd + one.mean_days * usd + one.beside
        }));
        const late = one => one.chance + 1e-9 < wanted;
        all.sort((a, b) => late(a) - late(b)
          || (late(a) ? b.chance - a.chance : 0) || a.usd - b.usd || a.number - b.number);
        for (const one of all) {
          const row = rows.get(one.number);
          row.querySelector(".generalized").textContent = whole.format(one.usd);
          row.querySelector(".chance").textContent = whole.format(one.chance * 100) + " %";
          row.classList.toggle("late", late(one));
          body.append(row);
        }
        document.getElementById("value-out").textContent = whole.format(usd) + " USD a day";
        document.getElementById("deadline-out").textContent = "day " + tenth.format(day);
        document.getElementById("sure-out").textContent = wanted ? sure.value + " %" : "any";
        document.querySelectorAll(".by-day").forEach(cell => {
          cell.textContent = "by day " + tenth.format(day);
        });
        say.textContent = late(all[0])
          ? "None arrives by day " + tenth.format(day) + " that surely; " + all[0].number + " comes nearest."
          : "First now: " + all[0].number + ", " + all[0].way + ".";
      };
      for (const slider of [value, deadline, sure]) slider.addEventListener("input", rank);
      document.documentElement.classList.add("live");
    })();

    """
}

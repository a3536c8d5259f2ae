#!/usr/bin/env python3
"""Compares every number of a report's page with what the command says in JSON.

    swift build -c release
    python3 Tests/Browser/check_numbers.py .build/release/corridor Kigali Almaty --by 60d

Takes the command and the question, asks 'report', 'compare' and 'whatif', and fails where the page
says otherwise: the recommendation, the table side by side, the data that the sliders use, the table
behind each picture, the break-evens, the download. Needs Python 3.9 or later, nothing else.
"""
import base64
import html
import json
import math
import re
import subprocess
import sys
from html.parser import HTMLParser


class Page(HTMLParser):
    """The tables of a page by the id of what holds them, its text and its data."""

    VOID = {"meta", "link", "br", "hr", "input"}

    def __init__(self, text):
        super().__init__()
        self.holders, self.tables, self.words, self.raw = [], {}, [], {}
        self.row = self.cell = None
        self.csv = ""
        self.feed(text)
        self.text = re.sub(r"\s+", " ", " ".join(self.words))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in self.VOID:
            self.holders.append((tag, attributes.get("id")))
        if tag == "tr":
            self.row = []
        if tag in ("td", "th"):
            self.cell = ""
        if attributes.get("href", "").startswith("data:text/csv"):
            self.csv = base64.b64decode(attributes["href"].split(",", 1)[1]).decode()

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        while self.holders and self.holders.pop()[0] != tag:
            pass
        if tag in ("td", "th"):
            self.row.append(self.cell)
            self.cell = None
        if tag == "tr":
            holder = next((name for _, name in reversed(self.holders) if name), "")
            self.tables.setdefault(holder, []).append(self.row)

    def handle_data(self, data):
        inside = [tag for tag, _ in self.holders]
        if "script" in inside:
            self.raw[self.holders[-1][1]] = data
        elif "style" not in inside:
            self.words.append(data)
            if self.cell is not None and "svg" not in inside and "span" not in inside:
                self.cell += data


def number(text):
    """The number in a cell; a dash alone stands for nothing."""
    return 0.0 if text == "–" else float(re.sub(r"[^0-9.\-]", "", text.replace("−", "-")) or "nan")


def main(command, *question):
    def ask(verb, *more, asked=question):
        answer = subprocess.run([command, verb, *asked, *more], capture_output=True, text=True)
        if answer.returncode:
            sys.exit(f"corridor {verb}: {answer.stderr or answer.stdout}")
        return answer.stdout

    failures, checks = [], 0

    def agree(what, shown, true, decimals):
        nonlocal checks
        checks += 1
        # Half of the last digit shown, and a little for the rounding of the JSON.
        if not abs(shown - true) <= 0.5 * 10 ** -decimals + 2e-6 * max(1, abs(true)):
            failures.append(f"{what}: the page says {shown}, the command {true}")

    page = Page(ask("report"))
    compared = json.loads(ask("compare", "--format", "json"))
    outlooks, costs = compared["outlooks"], compared["generalized_costs"]
    due = compared["deadline_hours"]
    data = json.loads(page.raw["data"])
    # With a deadline the page adds the cheapest that is in time, where it is not among those shown.
    count = len(data["itineraries"])
    is_same = count == len(outlooks)

    def rows(holder, size=count):
        table = page.tables[holder]
        head, body = table[0], table[1:]
        if len(body) != size:
            failures.append(f"{holder}: {len(body)} rows for {size}")
        return head, body

    _, ranking = rows("compare")
    for place, (row, one, cost) in enumerate(zip(ranking, outlooks, costs), 1):
        way, itinerary = f"itinerary {place}, ", one["itinerary"]
        usd, p95_usd, days, p95_days, tonnes, total, chance = map(number, row[1:])
        agree(way + "USD", usd, itinerary["usd"], 0)
        agree(way + "P95 USD", p95_usd, one["usd"]["p95"], 0)
        agree(way + "days", days, itinerary["hours"] / 24, 1)
        agree(way + "P95 days", p95_days, one["hours"]["p95"] / 24, 1)
        agree(way + "t CO2e", tonnes, itinerary["kg_co2e"] / 1000, 1)
        agree(way + "generalized USD", total, cost["total"], 0)
        if due:
            agree(way + "in time", chance, one["on_time"]["probability"] * 100, 0)

    if not is_same and not (due and count == len(outlooks) + 1):
        failures.append(f"{count} itineraries for {len(outlooks)}")
    for one, known, cost in zip(data["itineraries"], outlooks, costs):
        way = f"sliders, itinerary {one['number']}, "
        agree(way + "USD", one["usd"], known["itinerary"]["usd"], 5)
        agree(way + "days", one["mean_days"], known["itinerary"]["hours"] / 24, 5)
        agree(way + "generalized USD",
              one["usd"] + one["mean_days"] * data["usd_per_day"] + one["beside"], cost["total"], 3)
        for share, name in [(10, "p5"), (100, "p50"), (160, "p80"), (190, "p95")]:
            agree(way + name, one["days"][share], known["hours"][name] / 24, 3)

    _, arrival = rows("chart-arrival")
    _, dots = rows("chart-dotplot")
    for row, dot, one in zip(arrival, dots, outlooks):
        # 5 %, half, 80 % and 95 % stand in both tables.
        for cells, name in [((row[1], dot[1]), "p5"), ((row[4], dot[2]), "p50"),
                            ((row[6], dot[3]), "p80"), ((row[8], dot[4]), "p95")]:
            for cell in cells:
                agree(f"arrival, {row[0]}, {name}", number(cell), one["hours"][name] / 24, 1)
        if due:
            # One dot in fifty at most beside the chance itself.
            agree(f"dots in time, {row[0]}", number(dot[5]) / 50, one["on_time"]["probability"], 1.4)

    head, breakdown = rows("chart-breakdown")
    for row, one, cost in zip(breakdown, outlooks, costs):
        cells = dict(zip(head[1:], map(number, row[1:])))
        agree(f"breakdown, {row[0]}, paid", cells["paid"], one["itinerary"]["usd"], 0)
        agree(f"breakdown, {row[0]}, all", cells["generalized cost"], cost["total"], 0)
        agree(f"breakdown, {row[0]}, time", cells["time and inventory"],
              cost["time"] + cost["inventory"], 0)
        agree(f"breakdown, {row[0]}, insurance", cells["insurance"], cost["insurance"], 0)
        parts = sum(value for name, value in cells.items() if name not in ("paid", "generalized cost"))
        # Ten rounded parts.
        agree(f"breakdown, {row[0]}, sum", parts, cost["total"], -1)

    _, trade = rows("chart-tradeoff")
    for row, one in zip(trade, outlooks):
        agree(f"trade-off, {row[0]}, USD", number(row[1]), one["itinerary"]["usd"], 0)
        agree(f"trade-off, {row[0]}, days", number(row[4]), one["itinerary"]["hours"] / 24, 1)
        agree(f"trade-off, {row[0]}, kg CO2e", number(row[7]), one["itinerary"]["kg_co2e"], 0)

    along = [row for row in page.tables["chart-distance"][1:] if row[0] == "1"]
    first = outlooks[0]
    agree("the way's end, km", number(along[-1][2]), first["itinerary"]["km"], 0)
    agree("the way's end, USD", number(along[-1][3]), first["itinerary"]["usd"], 0)
    agree("the way's end, days", number(along[-1][4]), first["itinerary"]["hours"] / 24, 1)
    # The band comes of fewer trials: within six standard errors of a quantile's usual size.
    spread = first["hours"]["p95"] / 24 - first["hours"]["p5"] / 24
    agree("the band's end, P95 days", number(along[-1][6]), first["hours"]["p95"] / 24,
          -math.log10(0.25 * spread + 0.1))

    bounds = [one for one in page.tables.get("risk", []) if re.match(r"(up to|above|[\d,]+ to)", one[0])]
    ranges = compared["break_evens"]["cargo_value"]
    if len(ranges) > 1 and is_same:
        if len(bounds) != len(ranges):
            failures.append(f"{len(bounds)} ranges of cargo for {len(ranges)}")
        for row, known in zip(bounds, ranges):
            agree(f"best for {row[0]}", number(row[1]), known["itinerary"] + 1, 0)
            for value in map(number, re.findall(r"[\d,]+", row[0])):
                true = min((known["from"], known["to"] or float("inf")), key=lambda x: abs(x - value))
                # Three digits are shown.
                agree(f"break-even of {row[0]}", value, true, 2 - math.floor(math.log10(true)))

    words = page.text
    for what in [f"{compared['trials']:,} trials", f"seed {compared['seed']}", "corridor report "]:
        checks += 1
        if what not in words:
            failures.append(f"the page does not say '{what}'")
    if is_same and page.csv != ask("compare", "--format", "csv"):
        failures.append("the download is not what 'compare --format csv' writes")

    punctuality = compared["punctuality"]
    if punctuality and punctuality["choice"] is not None:
        usd = punctuality["steps"][punctuality["choice"]]["itinerary"]["usd"]
        found = re.search(r"To arrive by day .*? at ([0-9,]+) USD", words)
        agree("the cheapest in time", number(found[1]) if found else outlooks[0]["itinerary"]["usd"], usd, 0)

    scenarios(page, question, ask, agree, failures)
    print(f"{checks} numbers of the page agree with the command" if not failures else "")
    for failure in failures:
        print("FAILED", failure)
    return 1 if failures else 0


def scenarios(page, question, ask, agree, failures):
    """The heat map's rows of the network's own scenarios, each against 'whatif'."""
    table = page.tables.get("chart-scenarios")
    if table is None:
        return
    known = {}
    network = [word for at, word in enumerate(question)
               if word == "--network" or (at and question[at - 1] == "--network")]
    listed = json.loads(ask("scenarios", "--format", "json", asked=network))
    for one in listed["scenarios"]:
        known[one["title"]] = one["id"]
    # The page works out its what-ifs with 100,000 trials at most.
    question = list(question)
    trials = 100_000
    for option in ("--trials", "--confidence"):
        if option in question:
            at = question.index(option)
            trials = min(trials, int(question[at + 1])) if option == "--trials" else trials
            del question[at:at + 2]
    for row in table[1:]:
        if row[0] not in known:
            continue
        answer = json.loads(ask("whatif", "--scenario", known[row[0]], "--format", "json",
                                "--trials", str(trials), asked=question))
        paired = answer["scenarios"][0]["differences"]["adapting"]
        for cell, name, unit, decimals in [(row[1], "usd", 1, 0), (row[3], "hours", 24, 1)]:
            values = [number(value) for value in re.findall(r"[+−-]?[\d,.]+", cell)]
            for value, member in zip(values, ["mean", "low", "high"]):
                agree(f"{row[0]}, {name}, {member}", value, paired[name][member] / unit, decimals)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit("usage: check_numbers.py CORRIDOR FROM TO [OPTIONS]")
    sys.exit(main(*sys.argv[1:]))

#!/usr/bin/env python3
"""Opens a report in headless Chromium and fails on what a reader would stumble over.

    swift run -c release corridor report Kigali Almaty --by 60d -o /tmp/report.html
    python3 Tests/Browser/check_report.py /tmp/report.html [/tmp/shots]

Needs Chromium (Debian: apt-get install chromium) and Python 3.9 or later, nothing else: it speaks
the DevTools protocol over a WebSocket of its own. Checks, at 400 and 1,400 pixels, light and dark:
nothing on the console, no request but for the page itself, no sideways scrolling, no label outside
its picture or on another, every picture named and described to a screen reader, sliders that rank
anew and that arrow keys move, a visible focus, a page that is whole without JavaScript, and a PDF
that holds every picture. Screenshots and the PDF land in the second argument, if there is one.
"""
import base64
import json
import math
import os
import pathlib
import re
import secrets
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.request
import zlib


class Browser:
    """One page of one Chromium."""

    def __init__(self):
        names = ["chromium", "chromium-browser", "google-chrome",
                 "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]
        path = next(filter(None, map(shutil.which, names)), None)
        if path is None:
            sys.exit("Chromium is not installed: apt-get install chromium")
        self.home = tempfile.mkdtemp()
        self.process = subprocess.Popen(
            [path, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
             "--remote-debugging-port=0", f"--user-data-dir={self.home}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        ports = pathlib.Path(self.home, "DevToolsActivePort")
        for _ in range(200):
            if ports.exists() and ports.read_text().count("\n"):
                break
            time.sleep(0.1)
        else:
            self.close()
            sys.exit(f"{path} does not start within 20 seconds")
        port = ports.read_text().split("\n")[0]
        pages = json.load(urllib.request.urlopen(f"http://127.0.0.1:{port}/json"))
        address = next(p for p in pages if p["type"] == "page")["webSocketDebuggerUrl"]
        self.socket = socket.create_connection(("127.0.0.1", int(port)))
        key = base64.b64encode(secrets.token_bytes(16)).decode()
        self.socket.sendall((
            f"GET {address.split(port, 1)[1]} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self.socket.recv(1)
        self.count = 0
        self.events = []
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.call(domain + ".enable")

    def send(self, text):
        data, mask = text.encode(), secrets.token_bytes(4)
        size = len(data)
        head = b"\x81" + (bytes([0x80 | size]) if size < 126 else b"\xfe" + struct.pack(">H", size)
                          if size < 65536 else b"\xff" + struct.pack(">Q", size))
        self.socket.sendall(head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))

    def exactly(self, size):
        data = bytearray()
        while len(data) < size:
            piece = self.socket.recv(size - len(data))
            if not piece:
                raise SystemExit("the browser has gone")
            data += piece
        return bytes(data)

    def receive(self):
        message = b""
        while True:
            first, size = self.exactly(2)
            size = {126: lambda: struct.unpack(">H", self.exactly(2))[0],
                    127: lambda: struct.unpack(">Q", self.exactly(8))[0]}.get(size & 127, lambda: size & 127)()
            message += self.exactly(size)
            if first & 0x80:
                return json.loads(message)

    def call(self, method, **values):
        self.count += 1
        self.send(json.dumps({"id": self.count, "method": method, "params": values}))
        while True:
            answer = self.receive()
            if answer.get("id") == self.count:
                if "error" in answer:
                    raise SystemExit(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, event):
        while not any(e.get("method") == event for e in self.events):
            self.events.append(self.receive())

    def run(self, script):
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise SystemExit(f"{script}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def open(self, address, width, dark=False, scripts=True):
        self.events.clear()
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1,
                  mobile=width < 600)
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.call("Page.navigate", url=address)
        self.wait("Page.loadEventFired")

    def press(self, key):
        for kind in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key,
                      windowsVirtualKeyCode={"Tab": 9, "ArrowRight": 39, "ArrowLeft": 37}[key])

    def shoot(self, path):
        if path is None:
            return
        data = self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]
        pathlib.Path(path).write_bytes(base64.b64decode(data))

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


OVERFLOW = """(() => {
  // A telephone widens its window to what it shows; this width stays what was asked for.
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const cut = [];
  for (const svg of document.querySelectorAll("svg.chart")) {
    const box = svg.getBoundingClientRect();
    if (!box.width) continue;
    for (const text of svg.querySelectorAll("text")) {
      if (text.ownerSVGElement !== svg) continue;
      const b = text.getBoundingClientRect();
      if (b.left < box.left - 3 || b.right > box.right + 3 || b.top < box.top - 3 || b.bottom > box.bottom + 3)
        cut.push(svg.querySelector("title").textContent + ": " + text.textContent);
    }
  }
  return { wide, cut };
})()"""

OVERLAP = """(() => {
  const found = [];
  for (const svg of document.querySelectorAll("svg.chart")) {
    if (!svg.getBoundingClientRect().width) continue;
    const texts = [...svg.querySelectorAll("text")].map(t => [t.textContent, t.getBoundingClientRect()]);
    for (let i = 0; i < texts.length; i++) for (let j = i + 1; j < texts.length; j++) {
      const [a, b] = [texts[i][1], texts[j][1]];
      const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (x > 4 && y > 5) found.push(svg.querySelector("title").textContent + ": " + texts[i][0] + " / " + texts[j][0]);
    }
  }
  return found;
})()"""

NAMED = """[...document.querySelectorAll("svg.chart")].filter(svg =>
  svg.getAttribute("role") !== "img" || !svg.getAttribute("aria-labelledby").split(" ")
    .every(id => document.getElementById(id)?.textContent.length > 3)).length"""

ORDER = """[...document.querySelectorAll(".ranking tbody tr")].map(r => r.dataset.number).join(" ")"""

MOVE = """((id, at) => { const s = document.getElementById(id); s.value = at === "max" ? s.max : at === "min" ? s.min : at;
  s.dispatchEvent(new Event("input", { bubbles: true })); })"""


FOCUS = """(() => { const e = document.activeElement; return { id: e.id, at: e.tagName + " " + e.textContent.slice(0, 30),
  seen: e === document.body || parseFloat(getComputedStyle(e).outlineWidth) >= 2 && getComputedStyle(e).outlineStyle !== "none" }; })()"""


SHOWN = """[...document.querySelectorAll(".ranking tbody tr")].map(r => [Number(r.dataset.number),
  r.querySelector(".generalized").textContent, r.querySelector(".chance").textContent])"""


def ranked(data, usd_per_day, day, chance):
    """The ranking that the page should show: number, generalized cost, chance of arriving by the day."""
    def share(days):
        count = sum(value <= day for value in days)
        if count in (0, len(days)):
            return min(count, 1)
        below, above = days[count - 1], days[count]
        return (count - 1 + (day - below) / (above - below)) / (len(days) - 1)

    rows = [(one["number"], one["usd"] + one["mean_days"] * usd_per_day + one["beside"], share(one["days"]))
            for one in data["itineraries"]]
    late = [row for row in rows if row[2] + 1e-9 < chance]
    return (sorted((row for row in rows if row not in late), key=lambda row: (row[1], row[0]))
            + sorted(late, key=lambda row: (-row[2], row[1], row[0])))


def main(report, folder=None):
    address = pathlib.Path(report).resolve().as_uri()
    if folder:
        os.makedirs(folder, exist_ok=True)
    failures = []

    def shots(name):
        return folder and f"{folder}/{name}.png"

    def expect(holds, message):
        if not holds:
            failures.append(message)

    browser = Browser()
    try:
        for width in (1400, 400):
            for dark in (False, True):
                name = f"{width}{'-dark' if dark else ''}"
                browser.open(address, width, dark)
                layout = browser.run(OVERFLOW)
                expect(layout["wide"] <= 0, f"{name}: {layout['wide']} px too wide")
                for text in layout["cut"]:
                    failures.append(f"{name}: cut: {text}")
                for pair in browser.run(OVERLAP):
                    failures.append(f"{name}: overlap: {pair}")
                expect(browser.run(NAMED) == 0, f"{name}: a picture has no name or description")
                browser.shoot(shots(name))
                for event in browser.events:
                    method, values = event.get("method"), event.get("params", {})
                    if method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
                        failures.append(f"{name}: console: {json.dumps(values)[:300]}")
                    if method == "Network.requestWillBeSent":
                        asked = values["request"]["url"]
                        expect(asked == address or asked.startswith("data:"), f"{name}: asks for {asked}")

        browser.open(address, 1400)
        pictures = browser.run("document.querySelectorAll('.card svg.wide').length")
        tables = browser.run("document.querySelectorAll('.card details table').length")
        expect(pictures >= 8 and tables == pictures, f"{pictures} pictures with {tables} tables")
        start = browser.run(ORDER)
        browser.run(MOVE + "('value', 'max')")
        dear = browser.run(ORDER)
        browser.run(MOVE + "('value', 'min')")
        cheap = browser.run(ORDER)
        rivals = len(start.split()) > 1
        expect(dear != cheap or not rivals, "the value of time does not change the ranking")
        browser.run(MOVE + "('sure', 90)")
        browser.run(MOVE + "('deadline', 'max')")
        late = browser.run(ORDER)
        days = browser.run("document.querySelector('#deadline').min")
        changed = False
        for day in range(int(days), int(browser.run("document.querySelector('#deadline').max"))):
            browser.run(MOVE + f"('deadline', {day})")
            changed = changed or browser.run(ORDER) != late
        expect(changed or not rivals, "the deadline does not change the ranking")
        expect(len(set(map(len, [start, dear, cheap, late]))) == 1, "an itinerary is lost in ranking")
        data = browser.run("JSON.parse(document.getElementById('data').textContent)")
        middle = (int(days) + data["due_day"]) // 2
        for place, sure in [(350, 0), (570, 50), (760, 95), (1000, 80)]:
            browser.run(MOVE + f"('value', {place})")
            browser.run(MOVE + f"('deadline', {middle})")
            browser.run(MOVE + f"('sure', {sure})")
            day = browser.run("document.getElementById('deadline').valueAsNumber")
            expected = [[number, f"{math.floor(usd + 0.5):,}", f"{math.floor(100 * share + 0.5)} %"] for number, usd, share
                        in ranked(data, math.floor(math.expm1(place / 100) + 0.5), day, sure / 100)]
            if day == data["due_day"] or place == browser.run("Number(document.getElementById('value').defaultValue)"):
                continue
            shown = browser.run(SHOWN)
            expect(shown == expected, f"sliders at {place}, {middle}, {sure}: {shown}, not {expected}")
        browser.shoot(shots("ranked"))
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
        browser.shoot(shots("open"))

        browser.open(address, 1400)
        reached = []
        for _ in range(80):
            browser.press("Tab")
            focus = browser.run(FOCUS)
            expect(focus["seen"], f"the focus on {focus['at']} cannot be seen")
            reached.append(focus["id"])
            if focus["id"] in ("value", "deadline", "sure"):
                before = browser.run(f"document.getElementById('{focus['id']}-out').textContent")
                at_end = browser.run("document.activeElement.value === document.activeElement.max")
                browser.press("ArrowLeft" if at_end else "ArrowRight")
                after = browser.run(f"document.getElementById('{focus['id']}-out').textContent")
                fixed = browser.run("document.activeElement.min === document.activeElement.max")
                expect(before != after or fixed, f"arrow keys do not move the slider '{focus['id']}'")
            if focus["id"] == "sure":
                break
        expect({"value", "deadline", "sure"} <= set(reached), "Tab does not reach the sliders")

        tree = browser.call("Accessibility.getFullAXTree")["nodes"]
        images = [node for node in tree if node.get("role", {}).get("value") == "image" and not node.get("ignored")]
        named = [node for node in images if node.get("name", {}).get("value")]
        expect(len(named) == len(images) >= pictures, f"{len(named)} of {len(images)} pictures have a spoken name")

        browser.open(address, 1400, scripts=False)
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
        hidden = browser.run("""[...document.querySelectorAll("main h2, main h3, .ranking td, svg.wide")]
          .filter(e => !e.getBoundingClientRect().width).length""")
        expect(hidden == 0, f"{hidden} parts are hidden without JavaScript")
        expect(browser.run("getComputedStyle(document.querySelector('.controls')).display") == "none",
               "sliders that nothing moves are shown without JavaScript")
        browser.shoot(shots("plain"))

        browser.open(address, 1400)
        titles = browser.run("[...document.querySelectorAll('.card h3')].map(h => h.textContent)")
        pdf = base64.b64decode(browser.call(
            "Page.printToPDF", printBackground=True, preferCSSPageSize=True, generateTaggedPDF=True)["data"])
        if folder:
            pathlib.Path(f"{folder}/report.pdf").write_bytes(pdf)
        # A tagged PDF names each figure by its title and description.
        text = pdf + b"".join(inflated(pdf))
        for title in titles:
            utf16 = title.encode("utf-16-be").hex().upper().encode()
            expect(title.encode() in text or utf16 in text.upper(), f"the PDF lacks '{title}'")
        print(f"{len(titles)} pictures, {len(pdf):,} bytes of PDF, {os.path.getsize(report):,} bytes of page")
    finally:
        browser.close()
    for failure in failures:
        print("FAILED", failure)
    return 1 if failures else 0


def inflated(pdf):
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S):
        try:
            yield zlib.decompress(match.group(1))
        except zlib.error:
            continue


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: check_report.py REPORT.html [FOLDER]")
    sys.exit(main(*sys.argv[1:]))

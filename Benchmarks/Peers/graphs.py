"""Times the graph searches and their peers in turns, on one road graph, and prints ratios.

Run by graphs.sh, which makes everything ready:

    Benchmarks/Peers/graphs.sh USA-road-d.NY.gr USA-road-d.NY.co
"""

import math
import random
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np

swift_binary, boost_binary, graph_path, places_path = sys.argv[1:5]
rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 7


class Server:
    """A program that answers a line with seconds and a sum."""

    def __init__(self, *command):
        self.process = subprocess.Popen(
            list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.greeting = [""]
        while self.greeting[0] != "ready":
            self.greeting = self.process.stdout.readline().split() or [""]

    def ask(self, *words):
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        seconds, total = self.process.stdout.readline().split()
        return float(seconds), float(total)


def timed(work):
    """The processor time of some work: that of the clock counts what else the machine does."""
    start = time.process_time()
    total = work()
    return time.process_time() - start, total


tails, heads, weights = [], [], []
with open(graph_path) as lines:
    for line in lines:
        if line[0] == "p":
            vertex_count = int(line.split()[2])
        elif line[0] == "a":
            _, tail, head, weight = line.split()
            tails.append(int(tail) - 1)
            heads.append(int(head) - 1)
            weights.append(int(weight))
x, y = np.zeros(vertex_count, np.float32), np.zeros(vertex_count, np.float32)
with open(places_path) as lines:
    for line in lines:
        if line[0] == "v":
            _, vertex, east, north = line.split()
            x[int(vertex) - 1] = int(east) / 1e6
            y[int(vertex) - 1] = int(north) / 1e6

import igraph
import networkit
import pyroutingkit
import rustworkx
import scipy
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

networkit.setNumberOfThreads(1)

# Peers that know no parallel arcs are given the lightest of each.
least = {}
for tail, head, weight in zip(tails, heads, weights):
    if tail != head and weight < least.get((tail, head), 1 << 40):
        least[tail, head] = weight
keys = list(least)
matrix = csr_matrix(
    (
        np.array([least[key] for key in keys], float),
        (np.array([key[0] for key in keys]), np.array([key[1] for key in keys])),
    ),
    shape=(vertex_count, vertex_count),
)
rust = rustworkx.PyDiGraph()
rust.add_nodes_from(range(vertex_count))
rust.add_edges_from(list(zip(tails, heads, map(float, weights))))
c_graph = igraph.Graph(vertex_count, list(zip(tails, heads)), directed=True)
c_weights = list(map(float, weights))
kit = networkit.Graph(vertex_count, weighted=True, directed=True)
for (tail, head), weight in least.items():
    kit.addEdge(tail, head, float(weight))
start = time.perf_counter()
routing = pyroutingkit.CCH()
routing.build_topology(
    np.array(tails, np.uint32), np.array(heads, np.uint32), y, x, node_count=vertex_count
)
routing_build = time.perf_counter() - start
routing_weights = np.array(weights, np.uint32)
routing.customize_weights(routing_weights)

swift = Server(swift_binary, "graphs", "serve", graph_path)
boost = Server(boost_binary, graph_path)
dice = random.Random(2026)


def kit_all(source):
    search = networkit.distance.Dijkstra(kit, source, storePaths=False)
    search.run()
    return search


def finite(values):
    return float(sum(value for value in values if value < 1e100))


def all_subjects(source):
    yield "corridor, buckets", lambda: swift.ask("all-buckets", source)
    yield "the same on unsafe pointers", lambda: swift.ask("all-pointers", source)
    yield "corridor, heap", lambda: swift.ask("all-heap", source)
    yield "Boost, no color map", lambda: boost.ask("all", source)

    def scipy_search():
        seconds, found = timed(lambda: dijkstra(matrix, indices=source))
        return seconds, finite(found)

    yield "scipy", scipy_search

    def kit_search():
        seconds, search = timed(lambda: kit_all(source))
        return seconds, finite(search.getDistances())

    yield "networkit", kit_search

    def rust_search():
        seconds, found = timed(
            lambda: rustworkx.digraph_dijkstra_shortest_path_lengths(rust, source, float)
        )
        return seconds, finite(found.values())

    yield "rustworkx", rust_search

    def c_search():
        seconds, found = timed(lambda: c_graph.distances(source, weights=c_weights))
        return seconds, finite(found[0])

    yield "igraph", c_search


def point_subjects(source, goal):
    for name in ["heap", "buckets", "both", "landmarks"]:
        yield f"corridor, {name}", lambda name=name: swift.ask("point-" + name, source, goal)
    yield "Boost, stopped at the goal", lambda: boost.ask("point", source, goal)

    def c_search():
        return timed(lambda: float(c_graph.distances(source, goal, weights=c_weights)[0][0]))

    yield "igraph", c_search

    def rust_search():
        return timed(
            lambda: rustworkx.digraph_dijkstra_shortest_path_lengths(
                rust, source, float, goal=goal
            )[goal]
        )

    yield "rustworkx", rust_search


def hierarchy_subjects(pairs):
    words = [word for pair in pairs for word in pair]
    yield "corridor, with path", lambda: swift.ask("hierarchy-path", *words)
    yield "corridor, distance", lambda: swift.ask("hierarchy-distance", *words)
    yield "corridor, 16 at once, a lane", lambda: per_lane(swift.ask("lanes-distance", *words))
    yield "pyroutingkit, with path", lambda: timed(
        lambda: float(sum(routing.query(*pair)[0] for pair in pairs))
    )


def per_lane(answer):
    return answer[0] / 16, answer[1]


def customize_subjects():
    yield "corridor", lambda: swift.ask("customize")
    yield "corridor, 16 at once, a lane", lambda: per_lane(swift.ask("customize-lanes"))

    def search():
        return timed(lambda: routing.customize_weights(routing_weights) or 0.0)

    yield "pyroutingkit", search


class Corridor:
    """A graph of 170 terminals strewn over a map, each joined both ways with its nearest four."""

    terminals, neighbours, sets = 170, 4, 256

    def __init__(self):
        places = [(3 * dice.random(), dice.random()) for _ in range(self.terminals)]
        pairs = set()
        for one, here in enumerate(places):
            others = sorted(range(self.terminals), key=lambda other: math.dist(here, places[other]))
            pairs.update((min(one, other), max(one, other)) for other in others[1 : self.neighbours + 1])
        arcs = sorted(pairs | {(other, one) for one, other in pairs})
        base = [1 + int(1000 * math.dist(places[one], places[other])) for one, other in arcs]
        self.source = min(range(self.terminals), key=lambda terminal: places[terminal])
        self.goal = max(range(self.terminals), key=lambda terminal: places[terminal])
        self.arc_count = len(arcs)
        with tempfile.NamedTemporaryFile("w", suffix=".gr") as file:
            print("p sp", self.terminals, len(arcs), file=file)
            for (tail, head), weight in zip(arcs, base):
                print("a", tail + 1, head + 1, weight, file=file)
            file.flush()
            self.swift = Server(
                swift_binary, "graphs", "resolve", file.name, self.source, self.goal, self.sets
            )
        # Arcs sorted by their ends are the rows of the matrix, so its data are the weights.
        self.matrix = csr_matrix(
            (np.array(base, float), tuple(np.array(arcs).T)), shape=(self.terminals,) * 2
        )
        self.weights = [np.array(base) * self.factors(number) for number in range(self.sets)]

    def factors(self, number):
        """From 8 to 16 for each arc, as good as by chance, and the same as in CorridorServer."""
        arcs = np.arange(self.arc_count, dtype=np.uint32)
        word = np.uint32(number * 0x9E3779B1 & 0xFFFFFFFF) ^ arcs * np.uint32(0x85EBCA77)
        word = (word ^ (word >> np.uint32(15))) * np.uint32(0x2C1B3C6D)
        return 8.0 + (word ^ (word >> np.uint32(12))) % 9

    def loop(self):
        total = 0.0
        for weights in self.weights:
            self.matrix.data[:] = weights
            total += dijkstra(self.matrix, indices=self.source)[self.goal]
        return float(total)

    def subjects(self):
        yield "corridor, 16 at once", lambda: self.swift.ask("lanes")
        yield "corridor, 16 at once, with paths", lambda: self.swift.ask("traced")
        yield "corridor, heap", lambda: self.swift.ask("heap")
        yield "scipy, in a loop", lambda: timed(self.loop)


def table(title, unit, scale, base, repetitions, turns=1):
    """Times subjects in turns; in each turn the median of some runs, so that caches are warm."""
    times = {}
    for subjects in repetitions:
        sums = set()
        for name, search in subjects:
            answers = [search() for _ in range(turns)]
            times.setdefault(name, []).append(statistics.median(a for a, _ in answers))
            sums.update(total for _, total in answers)
        assert len(sums) == 1, f"{title}: the answers differ: {sums}"
    print(f"\n{title:34} {unit:>10} {'/ ' + base:>24}")
    for name, seconds in times.items():
        ratio = statistics.median(a / b for a, b in zip(seconds, times[base]))
        print(f"{name:34} {statistics.median(seconds) * scale:10.2f} {ratio:24.2f}")


def vertex():
    return dice.randrange(vertex_count)


print(f"{graph_path.split('/')[-1]}: {vertex_count} vertices, {len(tails)} arcs, medians of processor time in turns")
print(
    f"build: corridor's landmarks {float(swift.greeting[1]):.2f} s, hierarchy"
    f" {float(swift.greeting[2]):.2f} s; pyroutingkit's hierarchy {routing_build:.2f} s"
)
table("one to all", "ms", 1e3, "corridor, buckets", [all_subjects(vertex()) for _ in range(rounds)], 3)
table(
    "point to point", "ms", 1e3, "corridor, heap",
    [point_subjects(vertex(), vertex()) for _ in range(3 * rounds)],
)
table(
    "hierarchy, 1000 searches", "ms", 1e3, "corridor, with path",
    [hierarchy_subjects([(vertex(), vertex()) for _ in range(1000)]) for _ in range(rounds)],
)
table(
    "hierarchy, new weights", "ms", 1e3, "corridor", [customize_subjects() for _ in range(rounds)], 3
)
small = Corridor()
table(
    f"{small.terminals} terminals, {small.arc_count} arcs, a set", "µs", 1e6 / small.sets,
    "corridor, 16 at once", [small.subjects() for _ in range(rounds)], 3,
)

"""Simulation beside numpy and scipy, in one run.

    swift build -c release --product benchmarks
    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install numpy scipy
    /tmp/peers/bin/python Benchmarks/Peers/simulation.py

One thread each; processor time, so that other work on the machine weighs little. The route of Benchmarks/Simulation/SimulatedRoute.swift in numpy with
its best bit generator, statistics included; and the best way of each trial on the bundled networks,
all variables drawn in numpy, each trial searched by scipy's Dijkstra. Answers are compared first.
"""

import math
import subprocess
import sys
import time

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.special import ndtr

BINARY = ".build/release/benchmarks"
Z = 1.6448536269514722


def swift(*words):
    out = subprocess.run([BINARY, "simulation", *words], capture_output=True, text=True, check=True)
    return out.stdout.split("\n", 1)[1]


def lognormal(low, likely, high):
    ratio = math.log((high - low) / (likely - low))
    sigma = (-Z + math.sqrt(Z * Z + 4 * ratio)) / 2
    return low, math.log(likely - low) + sigma * sigma, sigma


def route(rng, n):
    usd = np.zeros(n)
    hours = np.zeros(n)
    for leg in range(8):
        scale = leg + 1
        usd += rng.triangular(200 * scale, 250 * scale, 400 * scale, n)
    fuel = rng.standard_normal(n)
    low, mu, sigma = lognormal(100, 300, 900)
    for leg in range(8, 12):
        score = 0.8 * fuel + 0.6 * rng.standard_normal(n)
        usd += low + np.exp(mu + sigma * score)
    for leg in range(12):
        low, mu, sigma = lognormal(20, 30 + leg, 110)
        hours += low + rng.lognormal(mu, sigma, n)
    for leg in range(6):
        hours += rng.uniform(0, 24 * (leg + 1), n)
    hours += (rng.random(n) < 0.02) * rng.exponential(240 / math.log(20), n)
    low, mu, sigma = lognormal(24, 72, 480)
    hours += (rng.random(n) < 0.002) * (low + rng.lognormal(mu, sigma, n))
    return usd, hours


def summary(values):
    quantiles = np.quantile(values, [0.05, 0.5, 0.8, 0.95])
    tail = values[values > quantiles[3]].mean()
    return values.mean(), values.std(), quantiles[3], tail


def committed():
    generators = {
        "PCG64": np.random.PCG64, "SFC64": np.random.SFC64, "Philox": np.random.Philox,
    }
    best, name = 0, ""
    for key, generator in generators.items():
        rng = np.random.Generator(generator(1))
        n, done, spent, parts = 1 << 16, 0, 0.0, []
        route(rng, n)
        start = time.process_time()
        while done < 1 << 20:
            parts.append(route(rng, n))
            done += n
        usd = np.concatenate([part[0] for part in parts])
        hours = np.concatenate([part[1] for part in parts])
        answer = summary(usd) + summary(hours)
        spent = time.process_time() - start
        if done / spent > best:
            best, name, kept = done / spent, key, (usd, hours, answer)
    usd, hours, answer = kept
    print(f"numpy {np.__version__}, {name}: {best / 1e6:.2f} million trials a second")
    for method in ["plain", "quasi"]:
        rates = []
        for _ in range(5):
            words = [float(word) for word in swift("route", method).split()]
            rates.append(words[0] / words[1])
        for mine, theirs, values in [(2, 0, usd), (5, 4, hours)]:
            error = values.std() / math.sqrt(len(values))
            assert abs(words[mine] - answer[theirs]) < 5 * error, "means differ"
            assert abs(words[mine + 1] / answer[theirs + 1] - 1) < 0.02, "deviations differ"
            assert abs(words[mine + 2] / answer[theirs + 2] - 1) < 0.01, "P95s differ"
        rate = sorted(rates)[2]
        print(f"corridor, {method}: {rate / 1e6:.2f} million trials a second, {rate / best:.1f} x")


def flexible():
    lines = swift("network").strip().split("\n")
    vertices, source, goal, hour_value = lines[0].split()
    vertices, source, goal, hour_value = int(vertices), int(source), int(goal), float(hour_value)
    arcs, variables = [], {}
    for line in lines[1:]:
        if line.startswith("arc "):
            _, tail, head = line.split()
            arcs.append((int(tail), int(head), []))
        elif line.startswith("variable|"):
            _, place, event, driver, values = line.split("|")
            variables[int(place)] = (event, driver, np.array([float(v) for v in values.split()]))
        elif line.startswith("part "):
            _, place, quantity, factor = line.split()
            arcs[-1][2].append((int(place), quantity, float(factor)))
    # Of parallel arcs a matrix holds one: the others pass through a vertex of their own.
    seen = set()
    for index, (tail, head, parts) in enumerate(list(arcs)):
        if (tail, head) in seen:
            arcs[index] = (tail, vertices, parts)
            arcs.append((vertices, head, []))
            vertices += 1
        seen.add((tail, head))
    rows = np.array([arc[0] for arc in arcs])
    columns = np.array([arc[1] for arc in arcs])
    order = np.lexsort((columns, rows))
    entries = [
        (arc, place, factor * (1 if quantity == "usd" else hour_value), quantity == "usd", factor)
        for arc, (_, _, parts) in enumerate(arcs) for place, quantity, factor in parts
    ]
    matrix = csr_matrix(
        (np.array([e[2] for e in entries]),
         (np.array([e[0] for e in entries]), np.array([e[1] for e in entries]))),
        shape=(len(arcs), len(variables)))
    usd_matrix = csr_matrix(
        (np.array([e[4] * e[3] for e in entries]),
         (np.array([e[0] for e in entries]), np.array([e[1] for e in entries]))),
        shape=(len(arcs), len(variables)))
    rng = np.random.Generator(np.random.SFC64(3))
    n = 4000
    start = time.process_time()
    causes = {d.split()[0]: rng.standard_normal(n) for _, d, _ in variables.values() if d != "-"}
    events = {}
    for event, _, _ in variables.values():
        if event != "-" and event not in events:
            events[event] = rng.random(n) < float(event.split()[1])
    draws = np.empty((len(variables), n))
    for place, (event, driver, values) in variables.items():
        if len(values) == 1:
            draws[place] = values[0]
        elif driver != "-":
            name, loading = driver.split()
            loading = float(loading)
            score = loading * causes[name] + math.sqrt(1 - loading**2) * rng.standard_normal(n)
            draws[place] = values[np.minimum((ndtr(score) * 1024).astype(int), 1023)]
        else:
            draws[place] = values[rng.integers(0, 1024, n)]
        if event != "-":
            draws[place] *= events[event]
    weights = (matrix @ draws)[order].T.copy()
    usd = usd_matrix @ draws
    graph = csr_matrix(
        (weights[0], (rows[order], columns[order])), shape=(vertices, vertices))
    graph.sort_indices()
    number = {(r, c): i for i, (r, c) in enumerate(zip(rows, columns))}
    total, paid = np.zeros(n), np.zeros(n)
    for trial in range(n):
        # A weight of nothing would be no arc at all to scipy.
        graph.data[:] = weights[trial] + 1e-9
        distances, before = dijkstra(graph, indices=source, return_predecessors=True)
        total[trial] = distances[goal]
        vertex = goal
        while vertex != source:
            tail = before[vertex]
            paid[trial] += usd[number[(tail, vertex)], trial]
            vertex = tail
    rate = n / (time.process_time() - start)
    hours = (total - paid) / hour_value
    print(f"scipy's dijkstra and numpy: {rate:.0f} trials a second")
    rates = []
    for _ in range(5):
        words = [float(word) for word in swift("choose").split()]
        rates.append(words[0] / words[1])
    for mine, values in [(words[2], paid), (words[3], hours)]:
        error = values.std() / math.sqrt(n)
        print(f"  means {mine:.2f} and {values.mean():.2f}, standard error {error:.2f}")
        assert abs(mine - values.mean()) < 5 * error + 0.001 * mine, "means differ"
    mine = sorted(rates)[2]
    print(f"corridor, flexible: {mine:.0f} trials a second, {mine / rate:.0f} x")


if __name__ == "__main__":
    subjects = sys.argv[1:] or ["committed", "flexible"]
    if "committed" in subjects:
        committed()
    if "flexible" in subjects:
        flexible()

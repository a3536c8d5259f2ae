"""The 12-leg route of Benchmarks/Sampling/SampledRoute.swift, in numpy.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install numpy scipy
    /tmp/peers/bin/python Benchmarks/Peers/sampling_numpy.py

One process, one thread. Prints millions of trials a second for each bit generator, after checking
the means against the laws. Summaries (mean, sd, P5 to P95, worst twentieth, on-time share) are
timed apart.
"""

import math
import time

import numpy as np
from scipy.special import gammainc

Z = 1.6448536269514722


def lognormal(low, likely, high):
    ratio = math.log((high - low) / (likely - low))
    sigma = (-Z + math.sqrt(Z * Z + 4 * ratio)) / 2
    mu = math.log(likely - low) + sigma * sigma
    return low, mu, sigma


def gamma(low, likely, high):
    ratio = (high - low) / (likely - low)
    least, greatest = 1e-9, 1e6
    for _ in range(200):
        middle = math.sqrt(least * greatest)
        if gammainc(1 + middle, middle * ratio) < 0.95:
            least = middle
        else:
            greatest = middle
    return low, 1 + greatest, (likely - low) / greatest


def trials(rng, n):
    dollars = np.zeros(n)
    hours = np.zeros(n)
    for leg in range(8):
        scale = leg + 1
        low, likely, high = 200 * scale, 250 * scale, 400 * scale
        if leg < 4:
            dollars += rng.triangular(low, likely, high, n)
        else:
            mode = (likely - low) / (high - low)
            dollars += low + (high - low) * rng.beta(1 + 4 * mode, 5 - 4 * mode, n)
    fuel = np.maximum(rng.normal(1, 0.3 / Z, n), 0.5)
    low, mu, sigma = lognormal(0, 300, 900)
    for leg in range(8, 12):
        dollars += rng.lognormal(mu, sigma, n) * fuel
    for leg in range(12):
        if leg < 8:
            low, mu, sigma = lognormal(20, 30 + leg, 110)
            hours += low + rng.lognormal(mu, sigma, n)
        else:
            low, shape, scale = gamma(20, 30 + leg, 110)
            hours += low + rng.gamma(shape, scale, n)
    for wait in range(6):
        hours += rng.uniform(0, 24 * (wait + 1), n)
    hours += np.where(rng.random(n) < 0.02, rng.exponential(240 / math.log(20), n), 0)
    low, mu, sigma = lognormal(0, 48, 240)
    hours += np.where(rng.random(n) < 0.002, rng.lognormal(mu, sigma, n), 0)
    return dollars, hours


def exact():
    dollars = sum((200 + 250 + 400) / 3 * (leg + 1) for leg in range(4))
    dollars += sum((200 + 4 * 250 + 400) / 6 * (leg + 1) for leg in range(4, 8))
    sd = 0.3 / Z
    a = -0.5 / sd
    cdf = 0.5 * math.erfc(-a / math.sqrt(2))
    pdf = math.exp(-a * a / 2) / math.sqrt(2 * math.pi)
    factor = 1 + sd * (a * cdf + pdf)
    low, mu, sigma = lognormal(0, 300, 900)
    dollars += 4 * math.exp(mu + sigma * sigma / 2) * factor
    hours = 0.0
    for leg in range(8):
        low, mu, sigma = lognormal(20, 30 + leg, 110)
        hours += low + math.exp(mu + sigma * sigma / 2)
    for leg in range(8, 12):
        low, shape, scale = gamma(20, 30 + leg, 110)
        hours += low + shape * scale
    hours += sum(12 * (wait + 1) for wait in range(6))
    low, mu, sigma = lognormal(0, 48, 240)
    hours += 0.02 * 240 / math.log(20) + 0.002 * math.exp(mu + sigma * sigma / 2)
    return dollars, hours


def main():
    total, chunk = 1 << 20, 1 << 14
    mean = exact()
    print(f"exact means {mean[0]:.6f} USD {mean[1]:.6f} h")
    best = 0.0
    for name in ("PCG64", "Philox", "SFC64"):
        rng = np.random.Generator(getattr(np.random, name)(7))
        parts = [trials(rng, chunk) for _ in range(total // chunk)]
        columns = [np.concatenate([part[i] for part in parts]) for i in range(2)]
        for column, truth in zip(columns, mean):
            error = column.std() / math.sqrt(total)
            assert abs(column.mean() - truth) < 4.5 * error, (name, column.mean(), truth)
        times = []
        for _ in range(5):
            start = time.process_time()
            for _ in range(total // chunk):
                trials(rng, chunk)
            times.append(time.process_time() - start)
        rate = total / min(times) / 1e6
        best = max(best, rate)
        print(f"numpy {np.__version__} {name:7} {rate:.3f} million trials/s")
    print(f"numpy best {best:.3f} million trials/s")
    start = time.process_time()
    for column in columns:
        column.mean(), column.std()
        quantiles = np.quantile(column, [0.05, 0.5, 0.8, 0.95])
        column[column > quantiles[3]].mean(), (column <= 1000).mean()
    print(f"numpy summaries of {total} trials {1e3 * (time.process_time() - start):.1f} ms")


if __name__ == "__main__":
    main()

"""Times scikit-learn on the rows that `bench detect` makes: learn from all, score all, seconds by
the clock and of the processor, medians after one run that does not count.

OMP_NUM_THREADS=1 taskset -c 0 python3 detect_speed.py [ROWS CHANNELS TIMES]
"""
import os
import statistics
import sys
import time

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.ensemble import IsolationForest
from sklearn.neighbors import LocalOutlierFactor

given = [int(a) for a in sys.argv[1:]]
rows, channels, times = given + [100_000, 38, 7][len(given):]
noise = np.random.default_rng(1).standard_normal((rows, channels))
x = 5 + np.sin(np.arange(rows)[:, None] * np.pi / 12 + np.arange(channels)) + .1 * noise


def forest():
    fitted = IsolationForest(n_estimators=100, max_samples=256, random_state=1).fit(x)
    return lambda: fitted.score_samples(x)


def kmeans():
    fitted = KMeans(n_clusters=20, n_init=1, random_state=1).fit(x)
    return lambda: fitted.transform(x).min(axis=1)


def lof(learnt):
    fitted = LocalOutlierFactor(n_neighbors=20, novelty=True).fit(x[::rows // learnt])
    return lambda: fitted.score_samples(x)


def t2_and_q():
    mean, unit = x.mean(axis=0), x.std(axis=0)
    fitted = PCA(n_components=.9).fit((x - mean) / unit)

    def score():
        z = (x - mean) / unit
        t = fitted.transform(z)
        return (t * t / fitted.explained_variance_).sum(axis=1), (z * z).sum(axis=1) - (t * t).sum(axis=1)

    return score


print("load %.1f" % os.getloadavg()[0])
methods = {
    "isolation-forest": forest,
    "kmeans": kmeans,
    "lof-1000": lambda: lof(1000),
    "lof-5000": lambda: lof(5000),
    "t2-and-q": t2_and_q,
}
for name, fit in methods.items():
    took = []
    for _ in range(times + 1):
        clock, cpu = [time.perf_counter()], [time.process_time()]
        score = fit()
        clock.append(time.perf_counter())
        cpu.append(time.process_time())
        score()
        clock.append(time.perf_counter())
        cpu.append(time.process_time())
        took.append([clock[1] - clock[0], cpu[1] - cpu[0], clock[2] - clock[1], cpu[2] - cpu[1]])
    middle = [statistics.median(t) for t in zip(*took[1:])]
    print(f"{name}-{rows}x{channels}", "fit %.3f (cpu %.3f) score %.3f (cpu %.3f)" % tuple(middle), "n", times, flush=True)

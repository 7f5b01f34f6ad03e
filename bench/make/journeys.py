"""Journeys: 200,000 customers in six regions, about 2.5 million events of 500 kinds, with routes that regions share in different measure."""

from pathlib import Path

import numpy as np
import pyarrow as pa
from common import draw, falling, names, save

CUSTOMERS, EVENTS, ROUTES = 200_000, 500, 60
REGIONS = ["NORTH", "SOUTH", "EAST", "WEST", "ISLES", "ALPS"]
MONTH_MS = 30 * 86_400_000


def make(folder: Path) -> None:
    random = np.random.default_rng(7_012_027)
    region = draw(random, np.cumsum([0.34, 0.22, 0.16, 0.12, 0.10, 0.06]), CUSTOMERS)
    lengths = random.integers(3, 8, ROUTES)
    starts = np.r_[0, np.cumsum(lengths)]
    steps = np.concatenate([random.choice(EVENTS // 2, length, replace=False) for length in lengths])
    taste = random.exponential(1.0, (len(REGIONS), ROUTES))
    taste = np.cumsum(taste, axis=1) / taste.sum(axis=1, keepdims=True)

    walker = np.repeat(np.arange(CUSTOMERS), random.poisson(0.9, CUSTOMERS))
    dice = random.random(len(walker))
    route = np.empty(len(walker), np.int64)
    for number in range(len(REGIONS)):
        here = region[walker] == number
        route[here] = np.searchsorted(taste[number], dice[here]).clip(0, ROUTES - 1)
    walk = np.repeat(np.arange(len(route)), lengths[route])
    place = np.arange(len(walk)) - np.repeat(np.cumsum(lengths[route]) - lengths[route], lengths[route])
    begin = random.random(len(route)) * 0.6
    when = begin[walk] + (place + random.random(len(walk)) * 0.9) * 0.05
    kept = random.random(len(walk)) > 0.15

    planted = walker[walk][kept]
    have = np.bincount(planted, minlength=CUSTOMERS)
    missing = np.maximum(random.poisson(12, CUSTOMERS) - have, np.where(have == 0, 1, 0))
    stray = np.repeat(np.arange(CUSTOMERS), missing)
    customer = np.r_[planted, stray]
    event = np.r_[steps[starts[route[walk]] + place][kept], draw(random, falling(EVENTS, 1.05, 6), len(stray))]
    moment = (np.r_[when[kept], random.random(len(stray))] * MONTH_MS).astype(np.int64)

    order = np.lexsort((moment, customer))
    # One more ms a line: no two events of a customer at the same time.
    stamp = np.datetime64("2025-03-01T00:00:00", "ms") + (moment[order] + np.arange(len(order))).astype("timedelta64[ms]")
    kinds = random.permutation(EVENTS)[event[order]]
    table = pa.table(
        {
            "customer_id": pa.array(customer[order].astype(np.int32)),
            "region": pa.DictionaryArray.from_arrays(pa.array(region[customer[order]].astype(np.int32)), REGIONS),
            "event_ts": pa.array(stamp),
            "event": names(kinds, "ev", EVENTS),
            "event_id": pa.array(kinds.astype(np.int32)),
        }
    )
    save(table, folder, "journeys")

"""python training.py FOLDER [ACTIONS]: what customers did in 400 days, and carousels of the last 14; fifty million actions where nothing is said.

There are 500 actions for each customer and 50 for each carousel. Customers differ much in how active they are; some do nothing at all.
"""

import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
from common import save

ITEMS, DAYS, HISTORY = 50_000, 14, 400
DAY = 86_400
FIRST = 1_704_067_200
SHARES = {"clicks": 0.85, "add_to_carts": 0.1, "orders": 0.05}
IDLE, SAME_MOMENT, ORDERED = 0.02, 0.05, 0.03


def popular(random: np.random.Generator, size: int) -> np.ndarray:
    return 1 + (ITEMS * random.random(size) ** 2.2).astype(np.int64)


def activity(random: np.random.Generator, customers: int) -> np.ndarray:
    weight = random.lognormal(0, 1.2, customers)
    weight[random.random(customers) < IDLE] = 0
    return weight / weight.sum()


def actions(random: np.random.Generator, weight: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Customers and seconds in the order of time: more of late, and now and then two in one second."""
    customer = np.repeat(np.arange(len(weight)), random.multinomial(count, weight))
    second = FIRST + DAYS * DAY - 1 - (HISTORY * DAY * random.random(count) ** 1.15).astype(np.int64)
    again = np.flatnonzero(random.random(count) < SAME_MOMENT)
    again = again[(again > 0) & (customer[again] == customer[again - 1])]
    second[again] = second[again - 1]
    order = np.argsort(second, kind="stable")
    return customer[order], second[order]


def impressions(random: np.random.Generator, weight: np.ndarray, count: int) -> pa.Table:
    shown = np.sqrt(weight) + 1e-5
    customer = random.choice(len(weight), count, p=shown / shown.sum())
    day = np.sort(random.integers(0, DAYS, count))
    offsets = np.r_[0, np.cumsum(random.integers(6, 15, count))].astype(np.int32)
    items = pa.array(popular(random, offsets[-1]))
    ordered = pa.array(random.random(offsets[-1]) < ORDERED)
    lists = pa.StructArray.from_arrays([items, ordered], ["item_id", "is_order"])
    return pa.table(
        {
            "dt": pa.array(np.array([f"2024-01-{d + 1:02d}" for d in range(DAYS)])[day]),
            "ranking_id": pa.array([f"r{i:08d}" for i in range(count)]),
            "customer_id": pa.array(customer),
            "impressions": pa.ListArray.from_arrays(pa.array(offsets), lists),
        }
    )


def make(folder: Path, count: int = 50_000_000) -> None:
    random = np.random.default_rng(18_042_026)
    weight = activity(random, count // 500)
    customer, second = actions(random, weight, count)
    item = popular(random, count)
    kind = random.choice(len(SHARES), count, p=list(SHARES.values())).astype(np.int8)
    for code, name in enumerate(SHARES):
        own = kind == code
        moment = pa.array(second[own] * 1_000_000, pa.timestamp("us", "UTC"))
        save(pa.table({"customer_id": customer[own], "item_id": item[own], "occurred_at": moment}), folder, name)
    save(impressions(random, weight, count // 50), folder, "impressions")


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.mkdir(parents=True, exist_ok=True)
    make(place, *map(int, sys.argv[2:]))

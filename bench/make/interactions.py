"""What customers have: 100,000 customers, 20,000 products, five million pairs with tastes behind them; one pair of each customer is hidden."""

from pathlib import Path

import numpy as np
import pyarrow as pa
from common import draw, falling, save

CUSTOMERS, PRODUCTS, PAIRS, TASTES = 100_000, 20_000, 5_000_000, 40
# Of what is bought: by the first taste of a customer, by the second, by neither.
FIRST, SECOND = 0.5, 0.2
LEAST_TO_HIDE_ONE = 5


def lines(random: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Customer, product and how often it was bought; a pair stands once, and pairs are sorted."""
    activity = random.lognormal(0, 0.7, CUSTOMERS)
    bought = int(PAIRS * 1.22)
    customer = draw(random, np.cumsum(activity) / activity.sum(), bought)
    popular = draw(random, falling(PRODUCTS, 0.8, 30), bought)

    # A taste is a shelf: the popular product of a draw makes way for the one that is as popular on the shelf.
    shelf = random.integers(0, TASTES, PRODUCTS)
    by_shelf = np.argsort(shelf, kind="stable")
    starts = np.r_[0, np.cumsum(np.bincount(shelf, minlength=TASTES))]
    tastes = random.integers(0, TASTES, (2, CUSTOMERS))
    dice = random.random(bought)
    taste = np.where(dice < FIRST, tastes[0, customer], tastes[1, customer])
    on_shelf = by_shelf[starts[taste] + popular * np.diff(starts)[taste] // PRODUCTS]
    product = np.where(dice < FIRST + SECOND, on_shelf, popular)

    key, times = np.unique(customer * PRODUCTS + random.permutation(PRODUCTS)[product], return_counts=True)
    kept = np.sort(random.permutation(len(key))[:PAIRS])
    return key[kept] // PRODUCTS, key[kept] % PRODUCTS, times[kept]


def one_of_each(random: np.random.Generator, customer: np.ndarray) -> np.ndarray:
    """Marks one pair of every customer who has enough of them."""
    order = np.lexsort((random.random(len(customer)), customer))
    first = order[np.r_[True, customer[1:] != customer[:-1]]]
    marked = np.zeros(len(customer), bool)
    marked[first] = True
    return marked & (np.bincount(customer)[customer] >= LEAST_TO_HIDE_ONE)


def make(folder: Path) -> None:
    random = np.random.default_rng(7_012_029)
    customer, product, times = lines(random)
    table = pa.table(
        {
            "user_id": pa.array(customer.astype(np.int32)),
            "item_id": pa.array(product.astype(np.int32)),
            "weight": pa.array(times.astype(np.float32)),
            "is_test": pa.array(one_of_each(random, customer)),
        }
    )
    save(table, folder, "interactions")

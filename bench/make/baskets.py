"""Baskets: a million receipts, about ten lines each, 20,000 products, 50 stores."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
from common import draw, falling, names, save

RECEIPTS, PRODUCTS, STORES, BUNDLES = 1_000_000, 20_000, 50, 2_000


def lines(random: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Receipt, product and store of every line, by receipt; a product stands once in a receipt."""
    store = draw(random, falling(STORES, 0.8, 4), RECEIPTS)
    sizes = np.clip(2 + random.poisson(2.0, BUNDLES), 2, 6)
    starts = np.r_[0, np.cumsum(sizes)]
    bundle_items = draw(random, falling(PRODUCTS, 0.75, 60), starts[-1])

    # Each store likes other bundles: its own log-normal weights over the common pool.
    taste = random.lognormal(0, 1.2, (STORES, BUNDLES)) * random.exponential(1.0, BUNDLES)
    taste = np.cumsum(taste, axis=1) / taste.sum(axis=1, keepdims=True)
    bundles_per_receipt = random.poisson(1.1, RECEIPTS)
    owner = np.repeat(np.arange(RECEIPTS), bundles_per_receipt)
    dice = random.random(len(owner))
    bundle = np.empty(len(owner), np.int64)
    for number in range(STORES):
        here = store[owner] == number
        bundle[here] = np.searchsorted(taste[number], dice[here]).clip(0, BUNDLES - 1)

    length = sizes[bundle]
    row = np.repeat(np.arange(len(bundle)), length)
    place = np.arange(len(row)) - np.repeat(np.cumsum(length) - length, length)
    kept = random.random(len(row)) > 0.25
    planted_receipt, planted_item = owner[row][kept], bundle_items[starts[bundle[row]] + place][kept]

    have = np.bincount(planted_receipt, minlength=RECEIPTS)
    missing = np.maximum(random.poisson(9.0, RECEIPTS) + 1 - have, np.where(have == 0, 1, 0))
    filler_receipt = np.repeat(np.arange(RECEIPTS), missing)
    filler_item = draw(random, falling(PRODUCTS, 0.95, 40), len(filler_receipt))

    shuffled = random.permutation(PRODUCTS)
    key = np.r_[planted_receipt, filler_receipt] * PRODUCTS + shuffled[np.r_[planted_item, filler_item]]
    receipt, product = np.divmod(np.unique(key), PRODUCTS)
    return receipt, product, store[receipt]


def make(folder: Path) -> None:
    random = np.random.default_rng(7_012_026)
    receipt, product, store = lines(random)
    price = np.round(np.exp(random.normal(1.2, 0.8, PRODUCTS)) + 0.29, 2)
    quantity = 1 + random.poisson(0.35, len(receipt))
    day = np.datetime64("2025-01-01") + random.integers(0, 365, RECEIPTS)
    table = pa.table(
        {
            "receipt_id": pa.array(receipt.astype(np.int32)),
            "store_id": names(store, "S", STORES),
            "date": pa.array(day[receipt].astype("datetime64[D]")),
            "sku": names(product, "SKU", PRODUCTS),
            "sku_id": pa.array(product.astype(np.int32)),
            "qty": pa.array(quantity.astype(np.int16)),
            "amount": pa.array(np.round(price[product] * quantity, 2)),
        }
    )
    pa.csv.write_csv(table, folder / "baskets.csv")
    save(table, folder, "baskets")

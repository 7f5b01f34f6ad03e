"""Receipts with margins: 500,000 receipts of eight regions, about 3.1 million lines, 5,000 products, with bundles that each region likes in its own measure."""

from pathlib import Path

import numpy as np
import pyarrow as pa
from common import draw, falling, save

RECEIPTS, PRODUCTS, BUNDLES = 500_000, 5_000, 400
REGIONS = ["NORTH", "SOUTH", "EAST", "WEST", "CENTRAL", "COAST", "ALPS", "ISLES"]


def make(folder: Path) -> None:
    random = np.random.default_rng(7_012_028)
    region = random.integers(0, len(REGIONS), RECEIPTS)
    sizes = random.integers(2, 5, BUNDLES)
    starts = np.r_[0, np.cumsum(sizes)]
    members = random.integers(0, PRODUCTS, starts[-1])
    taste = random.lognormal(0, 1.2, (len(REGIONS), BUNDLES))
    taste = np.cumsum(taste, axis=1) / taste.sum(axis=1, keepdims=True)

    owner = np.flatnonzero(random.random(RECEIPTS) < 0.35)
    dice = random.random(len(owner))
    bundle = np.empty(len(owner), np.int64)
    for number in range(len(REGIONS)):
        here = region[owner] == number
        bundle[here] = np.searchsorted(taste[number], dice[here]).clip(0, BUNDLES - 1)
    row = np.repeat(np.arange(len(bundle)), sizes[bundle])
    place = np.arange(len(row)) - np.repeat(np.cumsum(sizes[bundle]) - sizes[bundle], sizes[bundle])

    filler = np.repeat(np.arange(RECEIPTS), random.poisson(5.2, RECEIPTS) + 1)
    popular = draw(random, falling(PRODUCTS, 0.9, 20), len(filler))
    key = np.r_[owner[row] * PRODUCTS + members[starts[bundle[row]] + place], filler * PRODUCTS + random.permutation(PRODUCTS)[popular]]
    receipt, product = np.divmod(np.unique(key), PRODUCTS)

    quantity = 1 + random.poisson(0.4, len(receipt))
    margin = np.round(np.exp(random.normal(5.2, 1.1, PRODUCTS))).astype(np.int64) + 5
    cents = margin[product] * quantity
    table = pa.table(
        {
            "receipt_id": pa.array(receipt.astype(np.int32)),
            "region": pa.DictionaryArray.from_arrays(pa.array(region[receipt].astype(np.int32)), REGIONS),
            "product_id": pa.array(product.astype(np.int32)),
            "qty": pa.array(quantity.astype(np.int16)),
            "margin_cents": pa.array(cents.astype(np.int32)),
            "margin": pa.array(cents / 100.0),
        }
    )
    save(table, folder, "utility")

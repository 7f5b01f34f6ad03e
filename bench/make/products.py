"""The products behind the baskets, sold ones and two and a half times as many that never were, with three levels."""

import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from common import draw, falling, names, save

PRODUCTS, DEPARTMENTS, CATEGORIES, TYPES = 70_000, 30, 300, 2_300


def make(baskets: Path, folder: Path) -> None:
    random = np.random.default_rng(7_012_027)
    sold = pq.read_table(baskets, columns=["sku"])["sku"].combine_chunks().unique().to_pylist()
    sku = np.array(sorted(sold) + [f"OLD{i:05d}" for i in range(PRODUCTS - len(sold))])
    # Every department has a category and every category a type; the rest falls where most are.
    department = np.r_[np.arange(DEPARTMENTS), draw(random, falling(DEPARTMENTS, 0.8, 4), CATEGORIES - DEPARTMENTS)]
    category = np.r_[np.arange(CATEGORIES), draw(random, falling(CATEGORIES, 0.8, 10), TYPES - CATEGORIES)]
    type_of = draw(random, falling(TYPES, 0.7, 20), PRODUCTS)
    table = pa.table(
        {
            "sku": pa.array(sku),
            "name": pa.array([f"Product {code}" for code in sku]),
            "brand": names(draw(random, falling(900, 0.9, 5), PRODUCTS), "B", 900),
            "department": names(department[category[type_of]], "D", DEPARTMENTS),
            "category": names(category[type_of], "C", CATEGORIES),
            "type": names(type_of, "T", TYPES),
        }
    )
    save(table.take(random.permutation(PRODUCTS)), folder, "products")


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))

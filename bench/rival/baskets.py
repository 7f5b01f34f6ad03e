"""Itemsets and rules."""

from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import rusket
from common import by_group, group_codes, hexadecimal, starts_of, sum_of_sets, timed, write_columns
from scipy import sparse


class Data:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        table = pq.read_table(folder / "baskets.parquet", columns=["receipt_id", "sku_id", "store_id"])
        self.items = table["sku_id"].to_numpy().astype(np.int32)
        self.offsets = starts_of(table["receipt_id"].to_numpy()).astype(np.int32)
        store, self.stores = group_codes(table["store_id"])
        self.store = store[self.offsets[:-1]]

    def matrix(self) -> sparse.csr_matrix:
        data = np.ones(len(self.items), np.int8)
        return sparse.csr_matrix((data, self.items, self.offsets), shape=(len(self.offsets) - 1, int(self.items.max()) + 1))

    def by_store(self) -> list[sparse.csr_matrix]:
        matrix = self.matrix()
        return [matrix[np.flatnonzero(self.store == number)] for number in range(len(self.stores))]

    def write_columns(self, folder: Path) -> dict:
        offsets, place, groups = by_group(self.store, self.offsets, len(self.stores))
        write_columns(folder, items=self.items[place], offsets=offsets, groups=groups)
        return {"rows": len(offsets) - 1, "lines": int(offsets[-1])}


def checksum(frame: pd.DataFrame, receipts: int) -> int:
    return sum_of_sets(frame["itemsets"], np.rint(frame["support"].to_numpy(float) * receipts))


def mine(data: Data, support: float) -> dict:
    matrix = data.matrix()
    ms, frame = timed(lambda: rusket.mine(matrix, support, method="fpgrowth", use_colnames=False))
    return {"ms": ms, "rows": len(frame), "checksum": hexadecimal(checksum(frame, matrix.shape[0]))}


def stores(data: Data, support: float) -> dict:
    parts = data.by_store()
    ms, frames = timed(lambda: [rusket.mine(part, support, method="fpgrowth", use_colnames=False) for part in parts])
    total = sum(checksum(frame, part.shape[0]) for frame, part in zip(frames, parts))
    return {"ms": ms, "rows": sum(map(len, frames)), "checksum": hexadecimal(total)}


def rules(data: Data, support: float, threshold: float) -> dict:
    matrix = data.matrix()
    frame = rusket.mine(matrix, support, method="fpgrowth", use_colnames=False)
    n = matrix.shape[0]
    ms, found = timed(lambda: rusket.association_rules(frame, num_itemsets=n, metric="confidence", min_threshold=threshold))
    return {"ms": ms, "rows": len(found), "checksum": f"{found['confidence'].sum():.3f}"}


def parquet_to_rules(data: Data, support: float, threshold: float) -> dict:
    def work() -> pd.DataFrame:
        frame = pd.read_parquet(data.folder / "baskets.parquet", columns=["receipt_id", "sku"])
        miner = rusket.FPGrowth.from_transactions(frame, transaction_col="receipt_id", item_col="sku", min_support=support)
        n = frame["receipt_id"].nunique()
        return rusket.association_rules(miner.mine(), num_itemsets=n, metric="confidence", min_threshold=threshold)

    ms, found = timed(work)
    return {"ms": ms, "rows": len(found), "checksum": f"{found['confidence'].sum():.3f}"}


def joined_to_rules(data: Data, products: str, support: float, threshold: float) -> dict:
    def work() -> pd.DataFrame:
        lines = pl.scan_parquet(data.folder / "baskets.parquet").select("receipt_id", pl.col("sku").cast(pl.String))
        levels = pl.scan_parquet(products).select("sku", "category")
        frame = lines.join(levels, on="sku").select("receipt_id", "category").unique().collect()
        miner = rusket.FPGrowth.from_transactions(frame, transaction_col="receipt_id", item_col="category", min_support=support)
        n = frame["receipt_id"].n_unique()
        return rusket.association_rules(miner.mine(), num_itemsets=n, metric="confidence", min_threshold=threshold)

    ms, found = timed(work)
    return {"ms": ms, "rows": len(found), "checksum": f"{found['confidence'].sum():.3f}"}


def csv_to_itemsets(data: Data, support: float) -> dict:
    def work() -> pd.DataFrame:
        frame = pl.read_csv(data.folder / "baskets.csv", columns=["receipt_id", "sku"])
        return rusket.FPGrowth.from_transactions(frame, transaction_col="receipt_id", item_col="sku", min_support=support).mine()

    ms, found = timed(work)
    return {"ms": ms, "rows": len(found), "checksum": ""}


CASES = {
    "mine": mine,
    "stores": stores,
    "rules": rules,
    "parquet_to_rules": parquet_to_rules,
    "joined_to_rules": joined_to_rules,
    "csv_to_itemsets": csv_to_itemsets,
}

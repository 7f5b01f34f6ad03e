"""The rival's side: reads one JSON command a line, answers one JSON line with what it measured.

Only the rival's own calls are inside the clock; what it is given is what its documentation asks for.
"""

import json
import os
import sys
import time
from pathlib import Path

os.environ["RAYON_NUM_THREADS"] = os.environ["POLARS_MAX_THREADS"] = "2"

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
import polars as pl  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402
import rusket  # noqa: E402
from scipy import sparse  # noqa: E402

U = np.uint64
GOLDEN = U(0x9E3779B97F4A7C15)


def mix(x: np.ndarray) -> np.ndarray:
    x = (x ^ (x >> U(30))) * U(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> U(27))) * U(0x94D049BB133111EB)
    return x ^ (x >> U(31))


def checksum(frame: pd.DataFrame, receipts: int) -> str:
    """Order-independent, over (items, count) of every itemset; the page computes the same."""
    counts = np.rint(frame["support"].to_numpy(float) * receipts).astype(U)
    total = U(0)
    with np.errstate(over="ignore"):
        for items, count in zip(frame["itemsets"], counts):
            total += mix(mix(np.asarray(list(items)).astype(U) + U(1) + GOLDEN).sum(dtype=U) + GOLDEN * count)
    return f"{int(total):016x}"


class Baskets:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        table = pq.read_table(folder / "baskets.parquet", columns=["receipt_id", "sku_id", "store_id"])
        receipt = table["receipt_id"].to_numpy()
        self.items = table["sku_id"].to_numpy().astype(np.int32)
        starts = np.flatnonzero(np.r_[True, receipt[1:] != receipt[:-1]])
        self.offsets = np.r_[starts, len(receipt)].astype(np.int32)
        store = table["store_id"].combine_chunks()
        store = store if hasattr(store, "indices") else store.dictionary_encode()
        self.store = store.indices.to_numpy()[starts]
        self.stores = store.dictionary.to_pylist()

    def matrix(self) -> sparse.csr_matrix:
        data = np.ones(len(self.items), np.int8)
        return sparse.csr_matrix((data, self.items, self.offsets), shape=(len(self.offsets) - 1, int(self.items.max()) + 1))

    def by_store(self) -> list[sparse.csr_matrix]:
        matrix = self.matrix()
        return [matrix[np.flatnonzero(self.store == number)] for number in range(len(self.stores))]

    def write_columns(self, folder: Path) -> dict:
        """What the page reads for the cases that start from columns: baskets sorted by store."""
        order = np.argsort(self.store, kind="stable")
        lengths = np.diff(self.offsets)[order]
        offsets = np.r_[0, np.cumsum(lengths)].astype(np.uint32)
        place = np.repeat(self.offsets[:-1][order] - offsets[:-1], lengths) + np.arange(offsets[-1])
        folder.mkdir(parents=True, exist_ok=True)
        self.items[place].astype(np.uint32).tofile(folder / "items.u32")
        offsets.tofile(folder / "offsets.u32")
        starts = np.r_[0, np.cumsum(np.bincount(self.store, minlength=len(self.stores)))].astype(np.uint32)
        starts.tofile(folder / "groups.u32")
        return {"receipts": len(lengths), "lines": int(offsets[-1]), "items": int(self.items.max()) + 1}


def timed(work):
    begin = time.perf_counter()
    value = work()
    return (time.perf_counter() - begin) * 1000, value


def mine(data: Baskets, support: float) -> dict:
    matrix = data.matrix()
    ms, frame = timed(lambda: rusket.mine(matrix, support, method="fpgrowth", use_colnames=False))
    return {"ms": ms, "rows": len(frame), "checksum": checksum(frame, matrix.shape[0])}


def stores(data: Baskets, support: float) -> dict:
    parts = data.by_store()
    ms, frames = timed(lambda: [rusket.mine(part, support, method="fpgrowth", use_colnames=False) for part in parts])
    total = sum(int(checksum(frame, part.shape[0]), 16) for frame, part in zip(frames, parts)) % 2**64
    return {"ms": ms, "rows": sum(map(len, frames)), "checksum": f"{total:016x}"}


def rules(data: Baskets, support: float, threshold: float) -> dict:
    matrix = data.matrix()
    frame = rusket.mine(matrix, support, method="fpgrowth", use_colnames=False)
    n = matrix.shape[0]
    ms, found = timed(lambda: rusket.association_rules(frame, num_itemsets=n, metric="confidence", min_threshold=threshold))
    return {"ms": ms, "rows": len(found), "checksum": f"{found['confidence'].sum():.3f}"}


def parquet_to_rules(data: Baskets, support: float, threshold: float) -> dict:
    def work() -> pd.DataFrame:
        frame = pd.read_parquet(data.folder / "baskets.parquet", columns=["receipt_id", "sku"])
        miner = rusket.FPGrowth.from_transactions(frame, transaction_col="receipt_id", item_col="sku", min_support=support)
        n = frame["receipt_id"].nunique()
        return rusket.association_rules(miner.mine(), num_itemsets=n, metric="confidence", min_threshold=threshold)

    ms, found = timed(work)
    return {"ms": ms, "rows": len(found), "checksum": f"{found['confidence'].sum():.3f}"}


def csv_to_itemsets(data: Baskets, support: float) -> dict:
    def work() -> pd.DataFrame:
        frame = pl.read_csv(data.folder / "baskets.csv", columns=["receipt_id", "sku"])
        return rusket.FPGrowth.from_transactions(frame, transaction_col="receipt_id", item_col="sku", min_support=support).mine()

    ms, found = timed(work)
    return {"ms": ms, "rows": len(found), "checksum": ""}


CASES = {"mine": mine, "stores": stores, "rules": rules, "parquet_to_rules": parquet_to_rules, "csv_to_itemsets": csv_to_itemsets}


def main() -> None:
    data = Baskets(Path(sys.argv[1]))
    for line in sys.stdin:
        command = json.loads(line)
        name = command.pop("case")
        answer = data.write_columns(Path(command["folder"])) if name == "columns" else CASES[name](data, **command)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()

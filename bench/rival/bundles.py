"""High-utility patterns. The rival adds up in single precision, so a bundle at the very threshold may differ."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import rusket
from common import by_group, group_codes, starts_of, timed, write_columns


class Data:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        table = pq.read_table(folder / "utility.parquet")
        self.offsets = starts_of(table["receipt_id"].to_numpy())
        self.products = table["product_id"].to_numpy()
        self.cents = table["margin_cents"].to_numpy()
        region, self.regions = group_codes(table["region"])
        self.region = region[self.offsets[:-1]]

    def native(self) -> tuple[list, list]:
        inner = self.offsets[1:-1]
        return [a.tolist() for a in np.split(self.products, inner)], [a.tolist() for a in np.split(self.cents / 100.0, inner)]

    def write_columns(self, folder: Path) -> dict:
        offsets, place, groups = by_group(self.region, self.offsets, len(self.regions))
        cents = self.cents[place].astype(np.float64)
        write_columns(folder, items=self.products[place], values=cents, offsets=offsets, groups=groups)
        return {"rows": len(offsets) - 1, "lines": int(offsets[-1])}


def mine(data: Data, least: float, length: int) -> dict:
    products, margins = data.native()
    ms, found = timed(lambda: rusket.HUPM(products, margins, least, length).mine())
    return {"ms": ms, "rows": len(found), "checksum": ""}


def parquet(data: Data, least: float, length: int) -> dict:
    def work() -> pd.DataFrame:
        frame = pd.read_parquet(data.folder / "utility.parquet", columns=["receipt_id", "product_id", "margin"])
        miner = rusket.HUPM.from_transactions(
            frame, transaction_col="receipt_id", item_col="product_id", utility_col="margin", min_utility=least, max_len=length
        )
        return miner.mine()

    ms, found = timed(work)
    return {"ms": ms, "rows": len(found), "checksum": ""}


CASES = {"mine": mine, "parquet": parquet}

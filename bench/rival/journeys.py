"""Sequential patterns."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import rusket
from common import by_group, group_codes, hexadecimal, starts_of, sum_of_paths, timed, write_columns


class Data:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        table = pq.read_table(folder / "journeys.parquet")
        customer = table["customer_id"].to_numpy()
        times = table["event_ts"].to_numpy().astype("datetime64[ms]").astype(np.int64)
        region, self.regions = group_codes(table["region"])
        order = np.lexsort((times, customer))
        self.events = table["event_id"].to_numpy()[order].astype(np.uint32)
        self.times = times[order].astype(np.float64)
        self.offsets = starts_of(customer[order])
        self.region = region[order][self.offsets[:-1]]

    def native(self, region: int | None = None) -> tuple[np.ndarray, np.ndarray]:
        if region is None:
            return self.offsets.astype(np.uintp), self.events
        offsets, place, groups = by_group(self.region, self.offsets, len(self.regions))
        here = offsets[groups[region] : groups[region + 1] + 1]
        return (here - here[0]).astype(np.uintp), self.events[place][here[0] : here[-1]]

    def write_columns(self, folder: Path) -> dict:
        offsets, place, groups = by_group(self.region, self.offsets, len(self.regions))
        write_columns(folder, items=self.events[place], times=self.times[place], offsets=offsets, groups=groups)
        return {"rows": len(offsets) - 1, "lines": int(offsets[-1])}


def answer(ms: float, frames: list[pd.DataFrame]) -> dict:
    total = sum(sum_of_paths(frame["sequence"], frame["support"].to_numpy()) for frame in frames)
    return {"ms": ms, "rows": sum(map(len, frames)), "checksum": hexadecimal(total)}


def mine(data: Data, customers: int, length: int) -> dict:
    native = data.native()
    ms, frame = timed(lambda: rusket.PrefixSpan(native, customers, length).mine())
    return answer(ms, [frame])


def regions(data: Data, customers: int, length: int) -> dict:
    parts = [data.native(region) for region in range(len(data.regions))]
    ms, frames = timed(lambda: [rusket.PrefixSpan(part, customers, length).mine() for part in parts])
    return answer(ms, frames)


def regions_frame(data: Data, customers: int, length: int) -> dict:
    """From a frame, region by region, as the rival's own grouped call does."""
    table = pq.read_table(data.folder / "journeys.parquet", columns=["customer_id", "region", "event_ts", "event_id"])
    frame = table.to_pandas()
    frame["region"] = frame["region"].astype(str)
    columns = {"user_col": "customer_id", "time_col": "event_ts", "item_col": "event_id"}

    def work() -> list[pd.DataFrame]:
        return [
            rusket.PrefixSpan.from_transactions(part, **columns, min_support=customers, max_len=length).mine()
            for _, part in frame.groupby("region")
        ]

    ms, frames = timed(work)
    return answer(ms, frames)


def parquet(data: Data, customers: int, length: int) -> dict:
    def work() -> pd.DataFrame:
        frame = pd.read_parquet(data.folder / "journeys.parquet", columns=["customer_id", "event_ts", "event"])
        miner = rusket.PrefixSpan.from_transactions(
            frame, user_col="customer_id", time_col="event_ts", item_col="event", min_support=customers, max_len=length
        )
        return miner.mine()

    ms, found = timed(work)
    return {"ms": ms, "rows": len(found), "checksum": ""}


CASES = {"mine": mine, "regions": regions, "regions_frame": regions_frame, "parquet": parquet}

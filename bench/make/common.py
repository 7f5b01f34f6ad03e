"""What the generators share."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet


def falling(count: int, steepness: float, flat: float) -> np.ndarray:
    """Cumulative popularity of `count` things, the first the most popular."""
    weight = (np.arange(count) + 1 + flat) ** -steepness
    return np.cumsum(weight) / weight.sum()


def draw(random: np.random.Generator, cumulative: np.ndarray, size: int) -> np.ndarray:
    return np.searchsorted(cumulative, random.random(size)).clip(0, len(cumulative) - 1)


def names(codes: np.ndarray, prefix: str, count: int) -> pa.DictionaryArray:
    width = len(str(count - 1))
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), [f"{prefix}{i:0{width}d}" for i in range(count)])


def save(table: pa.Table, folder: Path, name: str) -> None:
    pa.parquet.write_table(table, folder / f"{name}.parquet", compression="zstd", row_group_size=262_144)

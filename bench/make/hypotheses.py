"""python hypotheses.py FOLDER COLUMNS large|small: tables in which four of fifty columns explain a number, and one in which two levels explain a yes."""

import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
from common import save

ROWS, LARGE, COLUMNS, LEVELS = 20_000, 2_000_000, 50, 5
SETS, SIZE = 1_000, 10
NAMES = [f"x{i:02d}" for i in range(COLUMNS)]


def numbers(rows: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    # Neighbours have much in common, as columns of a real table do.
    common = random.normal(size=(COLUMNS // 5, rows))
    x = np.repeat(common, 5, axis=0) * 0.6 + random.normal(size=(COLUMNS, rows)) * 0.8
    y = 0.5 * x[3] - 0.4 * x[11] + 0.3 * x[17] + 0.2 * x[29] + random.normal(size=rows) * 1.5
    return x, y


def table_of(x: np.ndarray, y: np.ndarray) -> pa.Table:
    return pa.table({**{name: pa.array(x[i]) for i, name in enumerate(NAMES)}, "y": pa.array(y)})


def levels() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(7_012_030)
    codes = random.integers(0, LEVELS, (COLUMNS, ROWS))
    share = 0.2 + 0.15 * (codes[7] == 2) + 0.3 * ((codes[12] == 1) & (codes[30] == 4))
    return codes, (random.random(ROWS) < share).astype(np.int64)


def make(folder: Path, columns: Path) -> None:
    x, y = numbers(ROWS, 7_012_029)
    table = table_of(x, y)
    save(table, folder, "table")
    pa.csv.write_csv(table, folder / "table.csv")
    codes, yes = levels()
    random = np.random.default_rng(7_012_031)
    sets = np.array([np.sort(random.choice(COLUMNS, SIZE, replace=False)) for _ in range(SETS)])
    x.tofile(columns / "x.f64")
    y.tofile(columns / "y.f64")
    sets.astype(np.uint32).tofile(columns / "sets.u32")
    codes.astype(np.uint32).tofile(columns / "codes.u32")
    yes.astype(np.uint32).tofile(columns / "yes.u32")


if __name__ == "__main__":
    target, own, what = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    for each in (target, own):
        each.mkdir(parents=True, exist_ok=True)
    if what == "large":
        save(table_of(*numbers(LARGE, 7_012_032)), target, "large")
    else:
        make(target, own)

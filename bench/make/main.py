"""python main.py FOLDER: the data of the benchmark, the same for one numpy version, since each set hangs on one seed."""

import sys
from pathlib import Path

import baskets
import bundles
import interactions
import journeys

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for name, area in (("baskets", baskets), ("journeys", journeys), ("utility", bundles), ("interactions", interactions)):
    if not (folder / f"{name}.parquet").exists():
        area.make(folder)

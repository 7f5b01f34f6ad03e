"""The side of the rivals: reads one JSON command a line, answers one JSON line with what it measured.

Only their own calls are inside the clock; what they are given is what their documentation asks for.
"""

import json
import os
import sys
from functools import cache
from pathlib import Path

os.environ["RAYON_NUM_THREADS"] = os.environ["POLARS_MAX_THREADS"] = "2"
# What implicit advises: it has threads of its own, and those of the matrix library get in their way.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import baskets  # noqa: E402
import bundles  # noqa: E402
import hypotheses  # noqa: E402
import interactions  # noqa: E402
import journeys  # noqa: E402
import shelf  # noqa: E402

AREAS = {
    "baskets": baskets,
    "journeys": journeys,
    "bundles": bundles,
    "interactions": interactions,
    "shelf": shelf,
    "hypotheses": hypotheses,
}
FOLDER = Path(sys.argv[1])


@cache
def data_of(area: str):
    return AREAS[area].Data(FOLDER)


def answer(command: dict) -> dict:
    area, name = command.pop("area"), command.pop("case")
    data = data_of(area)
    if name == "columns":
        return data.write_columns(Path(command["folder"]) / area)
    return AREAS[area].CASES[name](data, **command)


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)

"""The rival's side: reads one JSON command a line, answers one JSON line with what it measured.

Only the rival's own calls are inside the clock; what it is given is what its documentation asks for.
"""

import json
import os
import sys
from functools import cache
from pathlib import Path

os.environ["RAYON_NUM_THREADS"] = os.environ["POLARS_MAX_THREADS"] = "2"

import baskets  # noqa: E402
import bundles  # noqa: E402
import journeys  # noqa: E402

AREAS = {"baskets": baskets, "journeys": journeys, "bundles": bundles}
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

"""Reads cells by the functions of the notebooks: their files come first, then cases."""

import json
import math
import sys

asked = json.load(sys.stdin)
here = {}
for text in asked["files"]:
    exec(text, here)


def answer(case):
    readers = here["cell_readers"](case["decimal"], case["date_format"], case["time_zone"])
    read = {"number": readers["number"], "moment": readers["moment"], "flag": readers["flag"]}.get(case["reader"])
    if case["reader"] == "text":
        read = lambda number: here["number_as_text"](case["single"])(float(number))
    values = [read(text) for text in case["cells"]]
    return [str(value) if isinstance(value, float) and math.isinf(value) else value for value in values]


def cut(case):
    return [cells for cells, _ in here["record_cutter"](case["delimiter"])(case["text"])]


json.dump({"cells": [answer(case) for case in asked["cases"]], "records": [cut(case) for case in asked["records"]]}, sys.stdout)

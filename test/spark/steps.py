"""Does steps on Spark. Takes one JSON document of files and cases, and answers with the rows of each case in their order."""

import json
import random
import sys
import traceback
from datetime import date, datetime, timedelta, timezone

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T
from pyspark.sql.window import Window

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
LINE = pa.struct([("file", pa.int32()), ("row", pa.int64())])
TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us", "UTC"),
    "list": pa.list_(pa.string()),
}


def given(value, kind):
    if value is None:
        return None
    if kind == "date":
        return value // 86_400_000
    if kind == "timestamp":
        return round(value * 1000)
    return -0.0 if value == "-0" and kind == "number" else float(value) if kind == "number" else value


def answered(value):
    if isinstance(value, datetime):
        return (value.replace(tzinfo=timezone.utc) - EPOCH) / timedelta(milliseconds=1)
    if isinstance(value, date):
        return (value - date(1970, 1, 1)).days * 86_400_000
    return value


def frame_of(table):
    columns, rows = table["columns"], list(enumerate(table["rows"]))
    # Nothing may hang on where rows lie.
    random.Random(len(rows)).shuffle(rows)
    cells = [
        pa.array([given(row[at], kind) for _, row in rows], TYPES[kind]) for at, (_, kind) in enumerate(columns)
    ]
    line = pa.array([{"file": 0, "row": at} for at, _ in rows], LINE)
    return spark.createDataFrame(pa.table([*cells, line], names=[*(safe for safe, _ in columns), "_line"]))


def rows_after(case):
    space = {"F": F, "T": T, "Window": Window, "spark": spark, "REFIT": case.get("refit", False)}
    for text in case["needs"]:
        exec(compile(text, "needs", "exec"), space)
    for name, table in case["tables"].items():
        space[name] = frame_of(table)
    exec(compile(case["code"], "step", "exec"), space)
    lines = space["lines"].orderBy("_line").drop("_line")
    rows = [[answered(value) for value in row] for row in lines.collect()]
    return {"columns": [[field.name, field.dataType.typeName()] for field in lines.schema.fields], "rows": rows}


spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.ui.enabled", "false")
    .config("spark.ui.showConsoleProgress", "false")
    .config("spark.sql.shuffle.partitions", "2")
    .config("spark.sql.adaptive.enabled", "false")
    .config("spark.sql.codegen.wholeStage", "false")
    .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.driver.host", "127.0.0.1")
    .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duser.timezone=UTC")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("OFF")

import time

answers = []
for case in json.load(sys.stdin):
    start = time.time()
    try:
        answers.append(rows_after(case))
    except Exception:
        answers.append({"fault": traceback.format_exc()[-3000:] + "\n" + case["code"]})
    print(round(time.time() - start, 2), case['code'][-80:].replace('\n', ' '), flush=True, file=sys.stderr)
spark.stop()
with open(sys.argv[1], "w", encoding="utf-8") as out:
    json.dump(answers, out)

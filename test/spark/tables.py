"""Tables that come in as JSON with a schema, and go out as Arrow."""

import datetime
import math

import pyarrow as pa
from pyspark.sql import types as T
from pyspark.sql.pandas.types import to_arrow_schema

UTC = datetime.timezone.utc


def value_of(value, kind):
    """A cell: whole numbers that JSON does not hold come as `{"whole": "…"}`, what is no number as `{"float": "nan"}`."""
    if value is None:
        return None
    if isinstance(kind, T.ArrayType):
        return [value_of(each, kind.elementType) for each in value]
    if isinstance(kind, T.StructType):
        return {field.name: value_of(value[field.name], field.dataType) for field in kind}
    if isinstance(value, dict):
        value = int(value["whole"]) if "whole" in value else float(value["float"])
    if isinstance(kind, (T.DoubleType, T.FloatType)):
        return float(value)
    if isinstance(kind, (T.TimestampType, T.TimestampNTZType)):
        moment = datetime.datetime.fromtimestamp(0, UTC) + datetime.timedelta(milliseconds=value)
        return moment if isinstance(kind, T.TimestampType) else moment.replace(tzinfo=None)
    if isinstance(kind, T.DateType):
        return datetime.date(1970, 1, 1) + datetime.timedelta(days=math.floor(value / 86_400_000))
    return value


def frame_of(spark, given):
    """A DataFrame of `{"schema": "a string, b double", "rows": [[…]]}`."""
    schema = T.StructType.fromDDL(given["schema"])
    columns = zip(*given["rows"]) if given["rows"] else [()] * len(schema)
    arrays = [[value_of(cell, field.dataType) for cell in column] for column, field in zip(columns, schema)]
    arrow = to_arrow_schema(schema, timezone="UTC")
    return spark.createDataFrame(pa.table([pa.array(a, t) for a, t in zip(arrays, arrow.types)], schema=arrow), schema)


def write(frame, path):
    """Writes the rows of a DataFrame as an Arrow stream."""
    table = frame.toArrow()
    with pa.ipc.new_stream(path, table.schema) as writer:
        writer.write_table(table)
    return table


def same_rows(one, other):
    """Whether two tables hold the same rows, in whatever order."""
    canonical = lambda table: sorted(map(repr, table.to_pylist()))
    return one.num_rows == other.num_rows and canonical(one) == canonical(other)

def like(frame, name, *values):
    """What a column is once these values may stand in it: whole numbers stay whole."""
    whole = frame.schema[name].dataType.typeName() in ("byte", "short", "integer", "long")
    return "bigint" if whole and all(value is None or float(value).is_integer() for value in values) else "double"


def numbers_of(frame, name):
    number = F.col(name).cast("double")
    return frame.select(number.alias("number")).where(F.abs(F.col("number")) < float("inf"))


def fences_of(frame, name, factor):
    """How far beyond the quartiles numbers may lie."""
    q1, q3 = numbers_of(frame, name).select(F.percentile("number", F.array(F.lit(0.25), F.lit(0.75)))).first()[0]
    if q1 is None:
        return None, None
    return q1 - factor * (q3 - q1), q3 + factor * (q3 - q1)


def median_of(frame, name):
    return numbers_of(frame, name).select(F.percentile("number", F.lit(0.5))).first()[0]


def mean_of(frame, name):
    return numbers_of(frame, name).select(F.avg("number")).first()[0]


def spread_of(frame, name):
    """The mean and the deviation of a sample; 0 where there is but one value."""
    mean, deviation = numbers_of(frame, name).select(F.avg("number"), F.stddev_samp("number")).first()
    return mean, deviation or 0.0


def scaled(number, zero, one):
    """Numbers from zero on, by so much; where all are the same they lie in the middle."""
    return F.when(number.isNotNull(), finite((number - F.lit(zero)) / F.lit(one)) if one else F.lit(0.0))


def range_of(frame, name):
    low, high = numbers_of(frame, name).select(F.min("number"), F.max("number")).first()
    return (0.0, 0.0) if low is None else (low, high)


def values_of(frame, name, most=None):
    """The texts of a column, the most frequent first; of equally many the first by their letters."""
    texts = frame.select(text_of(frame, name).alias("text")).where(F.col("text").isNotNull())
    counted = texts.groupBy("text").count().orderBy(F.desc("count"), "text")
    return [row["text"] for row in (counted if most is None else counted.limit(most)).collect()]


def most_frequent(frame, name):
    return next(iter(values_of(frame, name, 1)), None)


def in_order(values, numeric):
    """Numbers by their size, all else by code point."""
    return sorted(values, key=lambda value: (float(value) if numeric else 0.0, value))


def with_places(frame, name, values):
    """The place of each value in their order instead of it, from 1; values that are not among them have none."""
    places = spark.createDataFrame([(value, at + 1) for at, value in enumerate(values)], "_value string, _place bigint")
    here = frame.withColumn("_text", text_of(frame, name))
    placed = here.join(F.broadcast(places), F.col("_text") == F.col("_value"), "left")
    return placed.withColumn(name, F.col("_place")).drop("_text", "_value", "_place")


def latest_of(frame, moment):
    """The latest moment, in ms since 1970."""
    return frame.select(F.max(moment)).first()[0]

# Moments in billionths of a second are read as numbers; not every cluster lets that be said.
try:
    spark.conf.set("spark.sql.legacy.parquet.nanosAsLong", "true")
except Exception:
    pass


def as_kind(cell, type, kind):
    """A cell of a file as the type that this table is to have."""
    if kind == "list" and isinstance(type, T.ArrayType):
        # A text that is empty or missing is no item.
        return F.filter(F.transform(cell, lambda each: as_label(each, type.elementType)), lambda each: each.isNotNull())
    if kind in ("date", "timestamp") and isinstance(type, T.LongType):
        cell = F.timestamp_micros(F.floor(cell / F.lit(1000)))
        return cell.cast(kind)
    if isinstance(type, (T.StringType, T.BinaryType)) or kind == "text":
        return as_label(cell, type)
    if kind == "number":
        number = cell.cast("double")
        return F.when(~F.isnan(number), number)
    return cell.cast({"integer": "bigint"}.get(kind, kind))


stored = spark.read.parquet(*PATHS)
# Names that differ in case alone are one to Spark: such columns are called otherwise in the file.
missing = [name for name in NAMES if STORED.get(name, name) not in stored.columns]
if missing:
    raise ValueError(f"The files of {SOURCE!r} lack columns: {missing}. Name others in source_path, or export the notebook anew.")
raw = in_order(stored).select(
    *[
        as_kind(F.col(quote(STORED.get(name, name))), stored.schema[STORED.get(name, name)].dataType, TYPES[safe]).alias(safe)
        for name, safe in NAMES.items()
    ],
    F.lit(None).cast("string").alias("_record"),
    "_line",
)

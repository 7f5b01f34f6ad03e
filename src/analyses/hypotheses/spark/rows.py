YES = {"yes", "true", "1", "y", "t", "ja", "j", "oui", "si", "s\u00ed"}
LEAST_ROWS = 20
LEAST_UNITS = 10
# Rows of which sums are made at a time; units stay together.
BLOCK = 32_768


def written(value):
    """A value to be explained as it is named: whole numbers without a point."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def target_of(lines, asked):
    """What is explained: ("number", None), or ("binary", the value that is the yes)."""
    name, kind = asked["target"], asked["targetKind"]
    is_number = isinstance(lines.schema[name].dataType, T.DoubleType)
    told = lines.where(F.col(name).isNotNull())
    # One more than two tells a number from a yes.
    some = told.select(name).distinct().limit(3).collect()
    if len(some) < 2:
        raise ValueError("There is nothing to explain: the column has one value in every row, or none. Choose another one.")
    if is_number and (kind == "number" or len(some) > 2):
        return "number", None
    if kind == "number":
        raise ValueError("The column holds text and cannot be explained as a number. Choose a column of numbers.")
    counts = [(row[0], row[1]) for row in told.groupBy(name).count().orderBy(F.desc("count")).limit(10_000).collect()]
    levels = [value for value, _ in sorted(counts, key=lambda each: (-each[1], written(each[0]).encode("utf-16-be")))]
    if kind == "classes" or (asked["positive"] is None and len(levels) > 2):
        raise ValueError("On Spark a number or a yes and no is explained. Say which value is the yes.")
    if asked["positive"] is not None:
        yes = [value for value in levels if written(value) == asked["positive"]]
        if not yes:
            raise ValueError(f"No row has the value {asked['positive']!r} that is to be the yes.")
        return "binary", yes[0]
    yes = [value for value in levels if written(value).lower() in YES]
    return "binary", yes[0] if yes else levels[1]


def times(a, b):
    """The lower 32 bits of a product of two numbers below 2^32."""
    low = a.bitwiseAND(F.lit(0xFFFF)) * F.lit(b)
    high = (F.shiftright(a, 16) * F.lit(b)).bitwiseAND(F.lit(0xFFFF))
    return (low + high * F.lit(65_536)).bitwiseAND(F.lit(0xFFFFFFFF))


def hash_of(number, seed):
    """32 bits of a number and a seed that look like chance: the finalizer of MurmurHash3."""
    seed = seed & 0xFFFFFFFF
    h = times(number.bitwiseXOR(F.lit((seed * 0x9E3779B9) & 0xFFFFFFFF)), 0x85EBCA6B).bitwiseXOR(F.lit(seed))
    h = times(h.bitwiseXOR(F.shiftright(h, 16)), 0x85EBCA6B)
    h = times(h.bitwiseXOR(F.shiftright(h, 13)), 0xC2B2AE35)
    return h.bitwiseXOR(F.shiftright(h, 16))


def hash_of_label(label):
    """32 bits of a label: FNV-1a of its code units."""
    h = 0x811C9DC5
    for byte in label.encode("utf-16-le"):
        h = ((h ^ byte) * 0x01000193) & 0xFFFFFFFF
    return h


def numbered_rows_of(lines, asked, kind, yes):
    """
    Rows with a value to be explained, and a unit where one is asked for: `_row` and `_unit` in the order of the files, `_target`
    (1 is the yes), `_confirms` (whether the unit confirms what was found in the others), and `_block`, in which whole units are.
    """
    target, unit = F.col(asked["target"]), asked["unit"]
    kept = lines.where(target.isNotNull() & (F.col(unit).isNotNull() if unit else F.lit(True)))
    value = target if kind == "number" else (target == F.lit(yes)).cast("double")
    kept = kept.withColumns({"_target": value, "_row": F.row_number().over(Window.orderBy("_line")).cast("bigint") - 1})
    count = kept.count()
    if count < LEAST_ROWS:
        raise ValueError(f"There are only {count} rows with a value to be explained; at least {LEAST_ROWS} are needed.")
    kept = kept.withColumn("_unit", F.min("_row").over(Window.partitionBy(unit)) if unit else F.col("_row"))
    # What is chance is the hash of a unit's label, so that it stays on its side when lines change places.
    label = F.udf(hash_of_label, T.LongType())(F.col(unit)) if unit else F.lit(None).cast("bigint")
    firsts = kept.where(F.col("_unit") == F.col("_row")).select(F.col("_unit").alias("_own"), label.alias("_label"))
    classes = kept.groupBy("_unit").agg(F.max("_target").alias("_class"))
    units = classes.join(firsts, F.col("_unit") == F.col("_own"))
    of = units.count()
    if of < LEAST_UNITS:
        raise ValueError(f"The rows belong to only {of} of the chosen unit; at least {LEAST_UNITS} are needed.")
    units = units.select(
        F.col("_unit").alias("_first"),
        (F.row_number().over(Window.orderBy("_unit")).cast("bigint") - 1).alias("_number"),
        (F.lit(0.0) if kind == "number" else F.col("_class")).alias("_class"),
        "_label",
    )
    units = units.withColumn("_hash", hash_of(F.coalesce("_label", "_number"), asked["seed"]))
    # A share of the units of each class, in an order that is chance and the seed's.
    place = F.row_number().over(Window.partitionBy("_class").orderBy("_hash", "_number"))
    alike = F.count(F.lit(1)).over(Window.partitionBy("_class"))
    units = units.withColumn("_confirms", place <= F.floor(alike * F.lit(float(asked["confirm"])) + F.lit(0.5)))
    each = max(1, BLOCK * of // count)
    units = units.withColumn("_block", F.floor(F.col("_number") / F.lit(each)).cast("bigint"))
    rows = kept.join(units, F.col("_unit") == F.col("_first")).withColumn("_unit", F.col("_number"))
    return rows.drop("_first", "_number", "_class", "_hash", "_label", "_line"), count, of if of < count else 0

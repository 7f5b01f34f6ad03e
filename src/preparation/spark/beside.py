def key_form(text):
    """A key as a number where it is a whole one: `00123`, `123` and `123.0` are one key."""
    form = "\\A([+-]?)0*([0-9]+)(?:[.]0+)?\\z"
    digits = F.regexp_extract(text, form, 2)
    sign = F.when((F.regexp_extract(text, form, 1) == "-") & (digits != "0"), "-").otherwise("")
    return F.when(digits != "", F.concat(sign, digits)).otherwise(text)


def beside(lines, other, keys, columns, first=False, keeps_all=True):
    """
    Puts columns of another table beside lines with the same key: of the first row that has it, or of each such row, in the
    order of both tables. A key of which a part is missing is none.
    """
    there = other.select(
        *[right.alias(f"_key_{at}") for at, (_, right) in enumerate(keys)],
        *[F.col(name).alias(put) for name, put in columns.items()],
        F.col("_line").alias("_row"),
    )
    names = [f"_key_{at}" for at in range(len(keys))]
    there = there.dropna(subset=names)
    if first:
        order = Window.partitionBy(*names).orderBy("_row")
        there = there.withColumn("_place", F.row_number().over(order)).where(F.col("_place") == 1).drop("_place")
    here = lines
    for at, (left, _) in enumerate(keys):
        here = here.withColumn(f"_own_{at}", left)
    same = F.lit(True)
    for at in range(len(keys)):
        same = same & (F.col(f"_own_{at}") == F.col(f"_key_{at}"))
    joined = here.join(there, same, "left" if keeps_all else "inner")
    if not first:
        joined = joined.withColumn("_line", F.struct(F.col("_line").alias("line"), F.col("_row").alias("row")))
    return joined.drop(*names, *[f"_own_{at}" for at in range(len(keys))], "_row")


def behind(lines, other):
    """The rows of another table behind those that are there; what only one of them has is missing in the other."""
    both = lines.withColumnRenamed("_line", "_first").unionByName(
        other.withColumnRenamed("_line", "_second"), allowMissingColumns=True
    )
    line = F.struct(F.col("_first").isNull().alias("part"), F.col("_first").alias("line"), F.col("_second").alias("row"))
    return both.withColumn("_line", line).drop("_first", "_second")

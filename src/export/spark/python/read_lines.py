def bronze(name, unread):
    """Rows of a source without those that could not be read."""
    rows = spark.table(table(name)).where(F.col("_record").isNull())
    if unread:
        lacking = F.array(*[F.lit(column) for column in unread])
        rows = rows.where(F.col("_unread").isNull() | ~F.arrays_overlap("_unread", lacking))
    return rows.drop("_record", "_unread")

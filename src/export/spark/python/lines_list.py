# A line is a basket: all its items are in one cell.
lines = lines.select(*columns, F.explode_outer(F.col(ROLES["item"])).alias("item"))
lines = lines.withColumn("empty", F.col("item").isNull())

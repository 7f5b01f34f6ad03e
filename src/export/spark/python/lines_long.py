# A line is an item.
lines = lines.select(*columns, role("item", as_label).alias("item"), F.lit(False).alias("empty"))

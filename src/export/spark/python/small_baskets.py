# Baskets with more different items are left out.
receipts = Window.partitionBy(*[name for name in ("group_label", "basket") if name in lines.columns], *APART)
lines = lines.withColumn("_size", F.size(F.collect_set("item").over(receipts))).where(F.col("_size") <= MOST_ITEMS)
lines = lines.drop("_size")

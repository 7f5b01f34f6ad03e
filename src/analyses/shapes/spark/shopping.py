def shopped_baskets_of(lines, grouped, each_row, known, timed):
    """
    One row a basket: what it holds, whose it is (of the first customer its lines name), and the how manieth of theirs it is. Visits
    of a customer are in order of time, those of one moment and those without one in the order of the file.
    """
    keys = (["group_label"] if grouped else []) + ["basket"] + (["_line"] if each_row else [])
    held = F.col("item").isNotNull()
    if "empty" in lines.columns:
        held = held | F.coalesce(F.col("empty"), F.lit(False))
    customer = F.col("customer") if known else F.lit(None).cast("string")
    time = F.col("time").cast("double") if timed else F.lit(None).cast("double")
    named = lines.where(F.col("basket").isNotNull() & held).withColumns({"_customer": customer, "_time": time})
    baskets = named.groupBy(*keys).agg(
        F.collect_set("item").alias("items"),
        F.min_by("_customer", F.when(F.col("_customer").isNotNull(), F.col("_line"))).alias("customer"),
        F.min("_time").alias("time"),
        F.min("_line").alias("first"),
    )
    if not grouped:
        baskets = baskets.withColumn("group_label", F.lit(None).cast("string"))
    group_first = F.min("first").over(Window.partitionBy("group_label"))
    order = Window.partitionBy("customer").orderBy(F.asc_nulls_last("time"), F.asc("_group"), F.asc("first"))
    return (
        baskets.withColumn("_group", group_first)
        .withColumn("visit", F.row_number().over(order) - 1)
        .select("group_label", "items", "customer", "visit", F.col("time").isNotNull().alias("timed"))
        if known
        else baskets.select(
            "group_label", "items", "customer", F.lit(0).alias("visit"), F.lit(False).alias("timed")
        )
    )

DAY = 86_400_000


def texts_placed(lines):
    """Lines whose times are texts that sort, and these texts: times become places in the order of all of them."""
    texts = lines.where("time IS NOT NULL").select("time").distinct()
    texts = texts.withColumn("moment", (F.row_number().over(Window.orderBy("time")) - 1).cast("double"))
    return lines.join(texts, "time", "left").drop("time").withColumnRenamed("moment", "time"), texts


def ratings_of(lines, by_group, weigh, timed, time_is):
    """What each customer has: one row for each (group, customer, item), with how much of it and when last.

    `weigh` is None where nothing asks for visits, else what an item weighs: its values or its visits. What is worth
    nothing is left out; the second table has all customers, those too of whom nothing is left.
    """
    has_time = timed and "time" in lines.columns
    if has_time and time_is == "text":
        lines, _ = texts_placed(lines)
    rows = lines.where(F.col("customer").isNotNull() & F.col("item").isNotNull())
    rows = rows.withColumn("g", F.col("group_label") if by_group else F.lit(None).cast("string"))
    value = F.coalesce("value", F.lit(0.0)) if "value" in lines.columns else F.lit(1.0)
    time = F.col("time") if has_time else F.lit(None).cast("double")
    has_basket = weigh is not None and "basket" in lines.columns
    if has_basket:
        visit = F.coalesce("basket", F.lit(""))
    elif has_time:
        # What came at no known time came with one visit.
        visit = F.coalesce((F.floor(time / DAY) if time_is == "moment" else time).cast("string"), F.lit(""))
    else:
        visit = F.lit(None).cast("string")
    rows = rows.select("g", "customer", "item", "_line", value.alias("value"), time.alias("time"), visit.alias("visit"))
    customers = rows.select("g", "customer").distinct()
    in_order = F.array_sort(F.collect_list(F.struct("_line", "value")))
    total = F.aggregate(in_order, F.lit(0.0), lambda sum, each: sum + each["value"])
    visits = F.count_distinct(F.when(F.col("value") > 0, F.col("visit")))
    pairs = rows.groupBy("g", "customer", "item").agg(
        (visits.cast("double") if weigh == "visits" and (has_basket or has_time) else total).alias("value"),
        F.max("time").alias("time"),
    )
    return pairs.where(F.col("value") > 0), customers


def kinds_of(lines):
    """Of what kind each item is, by most of its lines; of equals the one whose name comes first."""
    counts = lines.where(F.col("item").isNotNull() & F.col("kind").isNotNull())
    counts = counts.groupBy("item", "kind").agg(F.count(F.lit(1)).alias("n"))
    first = Window.partitionBy("item").orderBy(F.desc("n"), "kind")
    return counts.withColumn("place", F.row_number().over(first)).where("place = 1").select("item", "kind")

def journeys_of(lines, by_group, visits, moments):
    """One row a customer: `visits`, an array of (time, items) in order of time.

    Without `visits` each line is a visit of its own, those of one moment in the order of their items. With it a visit
    is what was bought in one basket, at one moment or on one day, each item once.
    """
    events = lines.where(F.col("customer").isNotNull() & F.col("time").isNotNull() & F.col("item").isNotNull())
    group = F.col("group_label") if by_group else F.lit(None).cast("string")
    events = events.withColumn("g", group)
    who = ["g", "customer"]
    if visits in ("basket", "day"):
        if visits == "day":
            known, parts = F.lit(True), [F.floor(F.col("time") / 86_400_000)]
        else:
            known = F.col("basket").isNotNull()
            parts = ["basket"] + (["group_label"] if GROUPED else [])
        first = F.min("time").over(Window.partitionBy(*who, *parts))
        events = events.withColumn("time", F.when(known, first).otherwise(F.col("time")))
    events = events.select(*who, "time", "item")
    if visits:
        steps = events.groupBy(*who, "time").agg(F.array_sort(F.collect_set("item")).alias("items"))
    else:
        steps = events.select(*who, "time", F.array("item").alias("items"))
    visit = F.struct("time", "items")
    return steps.groupBy(*who).agg(F.array_sort(F.collect_list(visit)).alias("visits"))

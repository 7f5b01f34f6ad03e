def said_of_items(rows, item, said):
    """What most lines of an item say of it; of what is said equally often, what came first."""
    told = rows.where(F.col(item).isNotNull() & F.col(said).isNotNull())
    times = told.groupBy(item, said).agg(F.count("*").alias("times"), F.min("_line").alias("first"))
    order = Window.partitionBy(item).orderBy(F.desc("times"), F.asc("first"))
    return times.withColumn("place", F.row_number().over(order)).where("place = 1").select(item, said)


def shown_names(items):
    """What items are called, each differently: its name; its id where it has none; both where the name is not its own."""
    between = " \u00b7 "
    bearers = items.where("name IS NOT NULL").groupBy("name").agg(F.count("*").alias("bearers"))
    ids = items.select(F.col("item").alias("name"), F.lit(True).alias("is_id"))
    items = items.join(bearers, "name", "left").join(ids, "name", "left")
    alone = (F.col("bearers") == 1) & ((F.col("name") == F.col("item")) | F.col("is_id").isNull())
    both = F.concat("name", F.lit(between), "item")
    items = items.select(
        "item", F.when(F.col("name").isNull(), F.col("item")).when(alone, F.col("name")).otherwise(both).alias("shown")
    )
    # A name may read like another with its id. Ids differ, so that this comes to an end.
    while True:
        twice = items.groupBy("shown").agg(F.count("*").alias("times")).where("times > 1").select("shown")
        if not twice.take(1):
            return items
        twice = twice.withColumn("twice", F.lit(True))
        longer = F.col("twice") & (F.col("shown") != F.col("item"))
        items = items.join(twice, "shown", "left").select(
            "item",
            F.when(longer, F.concat("shown", F.lit(between), "item")).otherwise(F.col("shown")).alias("shown"),
        )


called = lines.select("_line", role("item", as_label).alias("item"), named(ITEM_NAME, as_label).alias("name"))
ids = called.where("item IS NOT NULL").select("item").distinct()
items = shown_names(ids.join(said_of_items(called, "item", "name"), "item", "left"))
write_table(
    items,
    "silver_items",
    "What items are called; they stay what they are called in the lines",
    {"item": "Item", "shown": "What it is called, each item differently"},
)

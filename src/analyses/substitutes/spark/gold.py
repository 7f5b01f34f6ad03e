by = ["group_label"] if ASKED["perGroup"] and GROUPED else []
baskets = shopped_baskets_of(lines, GROUPED, ASKED["eachRow"], ASKED["known"], ASKED["timed"])
if not by:
    baskets = baskets.withColumn("group_label", F.lit(None).cast("string"))
pairs = settled(baskets.groupBy("group_label").applyInArrow(pairs_of_group(ASKED), PAIRS))
for row in pairs.groupBy("group_label").agg(F.first("passing").alias("passing"), F.count(F.lit(1)).alias("rows")).collect():
    if row["passing"] > row["rows"]:
        print(f"{row['passing']} pairs were found{f' in {row.group_label}' if by else ''}: the best {row['rows']} stay.")
numbers = [part.split()[0] for part in PAIRS.split(", ")][7:-1]
result = pairs.orderBy(*by, "place").select(
    *by,
    "item_a",
    "item_b",
    *[F.col(name).cast("int").alias(name) for name in ("baskets_a", "baskets_b", "count")],
    *numbers,
)

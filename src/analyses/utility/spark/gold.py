by = ["group_label"] if ASKED["perGroup"] and GROUPED else []
amounts, scale = amounts_of(lines, ASKED["first"], ASKED["second"])
exact = scale is not None
entries = priced_entries_of(amounts, GROUPED, exact)
found = bundles_of(entries, ASKED, minimum_of(ASKED, scale), bool(by), exact, MOST_IN_ONE_TASK)
if ASKED["top"] is not None:
    # Those as good as the last of the best stay as well.
    best = Window.partitionBy(*by).orderBy(F.desc("utility"))
    found = found.withColumn("place", F.rank().over(best)).where(F.col("place") <= ASKED["top"]).drop("place")
found = within_best(found, ASKED["limit"], "utility")
power = F.lit(float(10 ** (scale or 0)))
utility, expected, total = (F.col(name) / power for name in ("utility", "expected", "total"))
infinite = F.lit(float("inf"))
share = F.when(total != 0, utility / total).when(utility > 0, infinite).when(utility < 0, -infinite)
result = found.orderBy(*by, F.desc("utility"), "itemset").select(
    *by,
    utility.alias("utility"),
    F.col("support").cast("int").alias("support"),
    "itemset",
    (utility / F.col("support")).alias("per_receipt"),
    share.alias("share"),
    "lift",
    expected.alias("expected"),
    (utility - expected).alias("surplus"),
)

by = ["group_label"] if ASKED["perGroup"] and GROUPED else []
mined, apart = mined_lines(lines, ASKED, GROUPED)
asked = {**ASKED, "apart": apart, "wanted": ASKED["include"], "room": ASKED["limit"]}
sets = within_limit(frequent_sets(mined, asked, bool(by), MOST_IN_ONE_TASK), ASKED["limit"])
result = sets.orderBy(*by, F.desc("count"), "items").select(
    *by,
    (F.col("count") / F.col("n")).alias("support"),
    F.col("count").cast("int").alias("count"),
    F.col("items").alias("itemsets"),
)

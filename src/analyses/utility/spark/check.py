# What one item earned is what its lines in silver say.
of_item = F.expr("itemset[0] AS item")
singles = written.where("size(itemset) = 1").select(*[F.col(quote(called[name])).alias(name) for name in by], "utility", "support", of_item)
money = entries.groupBy(*by, "item").agg((F.sum("earned") / power).alias("earned_of_silver"), F.count(F.lit(1)).alias("n_of_silver"))
same = F.lit(True)
for name in by:
    same = same & singles[name].eqNullSafe(money[name])
none_where(
    singles.join(money, same & (singles["item"] == money["item"])),
    "abs(utility - earned_of_silver) > 1e-9 * (1 + abs(utility)) OR support <> n_of_silver" if not exact
    else "utility <> earned_of_silver OR support <> n_of_silver",
    "An item earned something else than its lines in silver",
)

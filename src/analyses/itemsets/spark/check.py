counted = mined.groupBy(*by).agg(F.countDistinct("basket").alias("n_of_silver"))
none_where(
    beside_silver(written, counted),
    "`count` < 1 OR `count` > n_of_silver OR support <> `count` / n_of_silver",
    "A set is held by no baskets, or by more than there are in silver",
)

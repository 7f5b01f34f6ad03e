none_where(
    beside_silver(written, groups.selectExpr("g AS group_label" if BY_GROUP else "1 AS one", "n AS n_of_silver")),
    "support < 1 OR support > n_of_silver OR share <> support / n_of_silver",
    "A path is gone by nobody, or by more customers than there are in silver",
)

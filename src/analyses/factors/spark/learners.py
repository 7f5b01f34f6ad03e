# Who learns from whom: groups of their own; those with too few customers take a model of all, "*".
sizes = customers.groupBy("g").agg(F.count(F.lit(1)).alias("n"))
borrows = F.col("n") < ASKED["leastCustomers"] if BY_GROUP and ASKED["leastCustomers"] else F.lit(False)
own_model = F.concat(F.lit("="), F.coalesce("g", F.lit("\0")))
sizes = sizes.select("g", F.when(borrows, F.lit("*")).otherwise(own_model).alias("m"))


def learners_of(table):
    """Rows of customers beside the model that learns from them."""
    own = table.alias("t").join(F.broadcast(sizes).alias("s"), F.expr("t.g <=> s.g")).select("s.m", "t.*")
    whole = table.crossJoin(sizes.where("m = '*'").select("m").distinct()).select("m", *table.columns)
    return own.where("m <> '*'").unionByName(whole)


learners = learners_of(pairs)
counts = {row["m"]: row["n"] for row in learners_of(customers).groupBy("m").agg(F.count(F.lit(1)).alias("n")).collect()}
times = {row["m"]: (row["first"], row["last"]) for row in learners.groupBy("m").agg(F.min("time").alias("first"), F.max("time").alias("last")).collect()}
holds = F.lit(True)
if METHOD == "popular" and ASKED["window"] is not None:
    last = F.max("time").over(Window.partitionBy("m"))
    holds = last.isNull() | F.coalesce(F.col("time") >= last - ASKED["window"], F.lit(False))
holders = learners.withColumn("holds", holds).groupBy("m", "item").agg(F.count(F.when(F.col("holds"), 1)).alias("n"))

MODELS = {m: {"popularity": {}} for m in counts}
for row in holders.orderBy("m", "item").collect():
    MODELS[row["m"]]["popularity"][row["item"]] = row["n"] / max(1, counts[row["m"]])
for m, model in MODELS.items():
    model["first"], model["last"] = times.get(m, (None, None))

# MLlib trains the models of tastes: another objective and other random numbers than in the browser.
from pyspark.ml.recommendation import ALS


def tastes(setting):
    """Lists of a model, one for each group where these are apart."""
    import numpy as np

    found = None
    for m in sorted(counts):
        own = numbered.where(F.col("m") == m)
        if not MODELS[m]["order"]:
            continue
        als = ALS(
            userCol="id",
            itemCol="item_id",
            ratingCol="value",
            implicitPrefs=True,
            rank=setting["factors"],
            maxIter=ASKED["iterations"],
            regParam=setting["regularization"],
            alpha=float(setting["alpha"]),
            seed=ASKED["seed"],
        ).fit(own.select("id", "item_id", "value"))
        goods = own.select("item", F.col("item_id").alias("id")).distinct().join(als.itemFactors, "id").orderBy("item").collect()
        model = {
            "popularity": MODELS[m]["popularity"],
            "items": [row["item"] for row in goods],
            "place": {row["item"]: at for at, row in enumerate(goods)},
            "factors": np.array([row["features"] for row in goods], np.float32),
        }
        tasted = own.select("g", "customer", "id").distinct().join(als.userFactors, "id")
        tasted = everybody.where(F.col("m") == m).alias("p").join(tasted.alias("t"), F.expr("p.g <=> t.g AND p.customer = t.customer"))
        tasted = tasted.select(
            "p.g", "p.customer", "p.m", "p.has", F.col("t.features").alias("factors"), F.lit(None).cast("array<int>").alias("learned")
        )
        lists = tasted.mapInArrow(rows_of_lists(lists_of_factors, {m: model}, RULES, "none", False), LIST_COLUMNS)
        found = lists if found is None else found.unionByName(lists)
    return found


ids = learners.select("item").distinct().withColumn("item_id", F.row_number().over(Window.orderBy("item")))
who = learners.select("g", "customer").distinct().withColumn("id", F.row_number().over(Window.orderBy("g", "customer")))
numbered = learners.join(ids, "item").alias("t").join(who.alias("w"), F.expr("t.g <=> w.g AND t.customer = w.customer"))
numbered = numbered.select("t.m", "t.g", "t.customer", "t.item", "t.item_id", "w.id", F.col("t.value").cast("float").alias("value"))
for setting in ASKED["settings"]:
    trained = tastes(setting)
    if trained is not None:
        lists_of_way.append(({"method": "als", **setting}, trained))

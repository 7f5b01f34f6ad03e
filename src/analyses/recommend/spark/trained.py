# No model came along, so MLlib trains one. Its objective is another one, so lists are similar, not the same.
from pyspark.ml.recommendation import ALS

ids = Window.orderBy("m", "item")
numbered = learners.join(learners.select("m", "item").distinct().withColumn("item_id", F.row_number().over(ids)), ["m", "item"])
who = learners.select("m", "g", "customer").distinct().withColumn("id", F.row_number().over(Window.orderBy("m", "g", "customer")))
numbered = numbered.alias("t").join(who.alias("w"), F.expr("t.m = w.m AND t.g <=> w.g AND t.customer = w.customer"))
numbered = numbered.select("t.m", "t.g", "t.customer", "t.item", "t.item_id", "w.id", F.col("t.value").cast("float").alias("value"))
items_of_model, customers_of_model = None, None
for m in sorted(counts):
    own = numbered.where(F.col("m") == m)
    als = ALS(
        userCol="id",
        itemCol="item_id",
        ratingCol="value",
        implicitPrefs=True,
        rank=ASKED["factors"],
        maxIter=ASKED["iterations"],
        regParam=ASKED["regularization"],
        alpha=float(ASKED["alpha"]),
        seed=ASKED["seed"],
    ).fit(own.select("id", "item_id", "value"))
    items = own.select("m", "item", F.col("item_id").alias("id")).distinct().join(als.itemFactors, "id")
    items = items.select("m", "item", F.col("features").alias("factors"))
    people_of = own.select("m", "g", "customer", "id").distinct().join(als.userFactors, "id")
    people_of = people_of.select("m", "g", "customer", F.col("features").alias("factors"))
    items_of_model = items if items_of_model is None else items_of_model.unionByName(items)
    customers_of_model = people_of if customers_of_model is None else customers_of_model.unionByName(people_of)
own = sizes.alias("s").join(customers_of_model.alias("c"), F.expr("s.g <=> c.g AND s.m = c.m"))
as_it_is = F.lit(None).cast("array<struct<place: int, value: double>>")
customers_of_model = own.select("c.g", "c.customer", "c.factors", as_it_is.alias("learned"))
for row in items_of_model.orderBy("m", "item").collect():
    MODELS[row["m"]].setdefault("items", []).append(row["item"])
    MODELS[row["m"]].setdefault("factors", []).append(row["factors"])
FOLD = folded_als

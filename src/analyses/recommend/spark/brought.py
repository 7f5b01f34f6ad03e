# The model that was trained in the browser: factors of items and customers, and what these had when it learned.
known_model = spark.read.parquet(PATH + "/model.parquet").select("*", F.col("_metadata.row_index").alias("row"))
of_group = F.concat(F.lit("="), F.coalesce("group", F.lit("\0")))
known_items = known_model.where("part <> 'customer'").select(
    F.when(F.col("part") == "whole", F.lit("*")).otherwise(of_group).alias("m"), "row", F.col("label").alias("item"), "factors", "customers"
)
learned_from = {"*": 0}
for row in known_model.where("part = 'customer'").groupBy(of_group.alias("m")).count().collect():
    learned_from[row["m"]] = row["count"]
    learned_from["*"] += row["count"]

MODELS = {}
for row in known_items.orderBy("row").collect():
    model = MODELS.setdefault(row["m"], {"popularity": {}, "items": [], "factors": []})
    model["popularity"][row["item"]] = row["customers"] / max(1, learned_from.get(row["m"], 0))
    model["items"].append(row["item"])
    model["factors"].append(row["factors"])

# A group that the model does not know takes that of all, where there is one.
own_model = F.concat(F.lit("="), F.coalesce("g", F.lit("\0")))
sizes = customers.select("g").distinct()
if "*" in MODELS:
    own_model = F.when(own_model.isin([m for m in MODELS if m != "*"]), own_model).otherwise(F.lit("*"))
sizes = sizes.select("g", own_model.alias("m"))

values = F.col("values") if "values" in known_model.columns else F.transform("items", lambda _: F.lit(1.0))
learned = F.arrays_zip(F.col("items").alias("place"), values.alias("value"))
customers_of_model = known_model.where("part = 'customer'").select(
    F.col("group").alias("g"), F.col("label").alias("customer"), "factors", learned.alias("learned")
)
FOLD = folded_bpr if METHOD == "bpr" else folded_als

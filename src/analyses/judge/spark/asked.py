BY_GROUP = GROUPED and ASKED["perGroup"]
METHOD = "judge"
TIMED = ASKED["timed"] and "time" in lines.columns
RULES = {
    "k": ASKED["k"],
    "excludeSeen": not ASKED["seen"],
    "never": set(),
    "only": None,
    "always": [],
    "kinds": {row["item"]: row["kind"] for row in kinds_of(lines).collect()} if ASKED["onePer"] else None,
}

known_lines = lines
after = ASKED["after"]
if TIMED and ASKED["timeIs"] == "text":
    known_lines, texts = texts_placed(lines)
    if after is not None:
        after = float(texts.where(F.col("time") < after).count())
time = F.col("time").cast("double") if TIMED else F.lit(None).cast("double")

# A visit is a basket; where none is mapped, a day, or a time where no clock is known.
has_basket = ASKED["visits"] and "basket" in lines.columns
day = F.floor(time / DAY).cast("double") if ASKED["timeIs"] == "moment" else time
visit = F.coalesce("basket", F.lit("")) if has_basket else F.coalesce(day.cast("string"), F.lit(""))
rows = known_lines.where(F.col("customer").isNotNull() & F.col("item").isNotNull()).select(
    (F.col("group_label") if BY_GROUP else F.lit(None).cast("string")).alias("g"),
    "customer",
    "item",
    "_line",
    (F.coalesce("value", F.lit(0.0)) if "value" in lines.columns else F.lit(1.0)).alias("value"),
    time.alias("time"),
    visit.alias("visit"),
)

# Draws are by the places of customers and items in the order of their labels.
items = lines.where("item IS NOT NULL").select("item").distinct()
items = items.withColumn("item_place", F.row_number().over(Window.orderBy("item")) - 1)
groups = rows.groupBy("g").agg(F.min("_line").alias("first"))
who = rows.select("g", "customer").distinct().alias("w").join(F.broadcast(groups).alias("s"), F.expr("w.g <=> s.g"))
who = who.select("w.g", "w.customer", (F.row_number().over(Window.orderBy("w.customer", "s.first")) - 1).alias("place"))
own = rows.join(items, "item").groupBy("g", "customer").agg(
    F.array_sort(F.collect_list(F.struct("_line", "item", "item_place", "value", "time", "visit"))).alias("lines")
)
own = own.alias("o").join(who.alias("w"), F.expr("o.g <=> w.g AND o.customer = w.customer"))
own = own.select("o.g", "o.customer", "w.place", "o.lines")
how = {name: ASKED[name] for name in ("hide", "seen", "split", "seed", "holdOut")}
how["after"], how["byVisits"] = after, ASKED["weigh"] == "visits" and (has_basket or TIMED)
apart = own.mapInArrow(
    histories_apart(how),
    "g string, customer string, has array<struct<item: string, value: double, time: double>>, hidden array<string>",
)
# Every way begins with these.
apart = settled(apart)

customers = apart.select("g", "customer")
pairs = apart.select("g", "customer", F.explode("has").alias("own")).select("g", "customer", "own.*")
hidden = apart.where(F.size("hidden") > 0).select("g", "customer", "hidden")

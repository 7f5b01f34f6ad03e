import math

# How surprising an item is: by the share of the customers who have anything and have it.
known = {row["m"]: row["n"] for row in learners.select("m", "g", "customer").distinct().groupBy("m").agg(F.count(F.lit(1)).alias("n")).collect()}
surprise = {}
for row in learners.groupBy("m", "item").agg(F.count(F.lit(1)).alias("n")).collect():
    surprise.setdefault(row["m"], {})[row["item"]] = -math.log2(row["n"] / known[row["m"]])
known_items = len({item for items in surprise.values() for item in items})

sums = {}
if lists_of_way:
    every = None
    for way, (_, lists) in enumerate(lists_of_way):
        lists = lists.select(F.lit(way).alias("way"), "group_label", "customer", F.col("recommended_items").alias("list"))
        every = lists if every is None else every.unionByName(lists)
    asked_for = hidden.alias("h").join(F.broadcast(sizes).alias("s"), F.expr("h.g <=> s.g")).select("h.*", "s.m")
    judged = asked_for.alias("h").join(every.alias("l"), F.expr("h.g <=> l.group_label AND h.customer = l.customer"))
    judged = judged.groupBy("h.customer").agg(F.collect_list(F.struct("l.way", "h.m", "h.hidden", "l.list")).alias("lists"))
    numbers = ["hits", "recall", "ndcg", "map", "novelty", "places", "customers"]
    columns = ", ".join(["way int, other int, item string", *[f"{name} decimal(38, 0)" for name in numbers]])
    parts = judged.mapInArrow(sums_of(surprise, ASKED["k"], PARTS), columns)
    total = parts.groupBy("way", "other", "item").agg(*[F.sum(name).alias(name) for name in numbers])
    for row in total.collect():
        sums[(row["way"], row["other"], row["item"])] = {name: int(row[name]) for name in numbers}

METHODS = ["als", "item-knn", "popular", "ease", "bpr", "again"]
shown = {}
for way, _, item in sums:
    if item is not None:
        shown[way] = shown.get(way, 0) + 1
ways = [(at, way, sums[(at, None, None)]) for at, (way, _) in enumerate(lists_of_way) if (at, None, None) in sums]
worth = lambda way: (METHODS.index(way["method"]), *(way.get(name) or 0 for name in ("factors", "regularization", "alpha")))
ways.sort(key=lambda each: (-each[2][ASKED["yardstick"]], -each[2]["ndcg"], worth(each[1])))
most = max((of["hits"] for _, _, of in ways), default=0)
best = next((at for at, _, of in ways if of["hits"] == most), None)
only = lambda one, other: sums.get((one, other, None), {"hits": 0})["hits"]
p = [None if at == best else mcnemar(only(best, at), only(at, best)) for at, _, _ in ways]
sure = sure_ones(p)
rows = []
for place, (at, way, of) in enumerate(ways):
    n = of["customers"]
    low, high = wilson(of["hits"], n)
    mean = lambda name: of[name] / PARTS / n
    setting = [None if way.get(name) is None else float(way[name]) for name in ("factors", "regularization", "alpha")]
    novelty = of["novelty"] / PARTS / of["places"] if of["places"] else None
    found = [of["hits"] / n, low, high, mean("ndcg"), mean("map"), mean("recall"), shown.get(at, 0) / known_items, novelty]
    rows.append((way["method"], *setting, *found, n, p[place], not sure[place]))
result = spark.createDataFrame(
    rows,
    "method string, factors double, regularization double, alpha double, hit_rate double, hit_rate_low double, "
    "hit_rate_high double, ndcg double, map double, recall double, coverage double, novelty double, customers int, "
    "p_value double, tied boolean",
)

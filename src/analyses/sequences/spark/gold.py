NO_LIMIT = 4294967295
WITHIN = {
    "maxGapSteps": ASKED["maxGapSteps"] or NO_LIMIT,
    "minGapSteps": ASKED["minGapSteps"] or 1,
    "maxGapTime": float("inf") if ASKED["maxGapTime"] is None else ASKED["maxGapTime"],
    "minGapTime": ASKED["minGapTime"] or 0,
    "maxSpan": float("inf") if ASKED["maxSpan"] is None else ASKED["maxSpan"],
    "timed": ASKED["timeIs"] != "text",
}
WITHIN["bounded"] = (
    WITHIN["maxGapSteps"] != NO_LIMIT
    or WITHIN["minGapSteps"] > 1
    or (WITHIN["timed"] and (WITHIN["maxGapTime"], WITHIN["minGapTime"], WITHIN["maxSpan"]) != (float("inf"), 0, float("inf")))
)
BY_VISITS = ASKED["visits"] is not None
BY_GROUP = GROUPED and ASKED["perGroup"]
# A part of a valid match is always valid where no gap is limited from above.
HEREDITARY = WITHIN["maxGapSteps"] == NO_LIMIT and WITHIN["maxGapTime"] == float("inf")
LONGEST = ASKED["maxLength"] or NO_LIMIT
if ASKED["target"] != "all":
    LONGEST = LONGEST + 1 if HEREDITARY else NO_LIMIT

journeys = journeys_of(lines, BY_GROUP, ASKED["visits"], ASKED["timeIs"] == "moment")
counted = journeys.groupBy("g").agg(F.count(F.lit(1)).alias("n")).collect()
least = [(row["g"], row["n"], minimum_count(ASKED, row["n"])) for row in counted]
groups = spark.createDataFrame(least, "g string, n long, least long")

# What is left out is as if it had not been; customers still count.
if ASKED["exclude"]:
    allowed = F.transform(
        "visits",
        lambda visit: F.struct(
            visit["time"].alias("time"),
            F.array_except(visit["items"], F.array(*[F.lit(item) for item in ASKED["exclude"]])).alias("items"),
        ),
    )
    journeys = journeys.withColumn("visits", F.filter(allowed, lambda visit: F.size(visit["items"]) > 0))
journeys = journeys.where(F.size("visits") > 0)

bought = F.array_distinct(F.flatten(F.transform("visits", lambda visit: visit["items"])))
items = journeys.select("g", "customer", F.explode(bought).alias("root"))
frequent = items.groupBy("g", "root").agg(F.count(F.lit(1)).alias("customers"))
frequent = frequent.alias("i").join(groups.alias("g"), F.expr("i.g <=> g.g AND i.customers >= g.least"))
frequent = frequent.select("i.g", "i.root", "g.n", "g.least")
known = frequent.groupBy("g").agg(F.collect_list("root").alias("known"))

# One task for each item that journeys may begin with, over the customers who have it.
roots = frequent.alias("f").join(items.alias("i"), F.expr("f.g <=> i.g AND f.root = i.root"))
roots = roots.select("f.g", "f.root", "f.n", "f.least", "i.customer")
if ASKED["first"] is not None and not BY_VISITS:
    roots = roots.where(F.col("root").isin(ASKED["first"]) if ASKED["first"] else F.lit(False))
work = roots.alias("r").join(journeys.alias("j"), F.expr("r.g <=> j.g AND r.customer = j.customer"))
work = work.join(known.alias("k"), F.expr("r.g <=> k.g"))
work = work.select("r.g", "r.root", "r.n", "r.least", "j.visits", "k.known")

COLUMNS = (
    "g string, n long, support int, sequence array<string>, step_median array<double>, step_q25 array<double>, "
    "step_q75 array<double>, step_share array<double>, step_sizes array<double>"
)


def paths_of_root(within, by_visits, longest):
    def mine(key, table):
        import pyarrow as pa

        group, root = (each.as_py() for each in key)
        n, least = table.column("n")[0].as_py(), table.column("least")[0].as_py()
        frequent = set(table.column("known")[0].as_py())
        journeys = [
            [(visit["time"], set(visit["items"])) for visit in visits] for visits in table.column("visits").to_pylist()
        ]
        rows = [
            {"g": group, "n": n, **told(steps, count, counts, journeys, within)}
            for steps, count, counts in paths_from(root, journeys, frequent, least, longest, within, by_visits)
        ]
        numbers = pa.list_(pa.float64())
        schema = pa.schema(
            [("g", pa.string()), ("n", pa.int64()), ("support", pa.int32()), ("sequence", pa.list_(pa.string()))]
            + [(name, numbers) for name in ("step_median", "step_q25", "step_q75", "step_share", "step_sizes")]
        )
        return pa.Table.from_pylist(rows, schema)

    return mine


found = work.groupBy("g", "root").applyInArrow(paths_of_root(WITHIN, BY_VISITS, LONGEST), COLUMNS)

if ASKED["target"] != "all":

    def kept_of_group(same_count, hereditary):
        def keep(table):
            rows = list(
                zip(
                    table.column("sequence").to_pylist(),
                    table.column("step_sizes").to_pylist(),
                    table.column("support").to_pylist(),
                )
            )
            return table.take(not_superfluous(rows, same_count, hereditary))

        return keep

    found = found.groupBy("g").applyInArrow(kept_of_group(ASKED["target"] == "closed", HEREDITARY), COLUMNS)

found = found.where(F.size("sequence") <= (ASKED["maxLength"] or NO_LIMIT))
found = found.where(F.size("step_sizes") >= (ASKED["minSteps"] or 1))
for step, wanted in (
    (F.slice("sequence", 1, F.element_at("step_sizes", 1).cast("int")), ASKED["first"]),
    (F.expr("slice(sequence, -int(element_at(step_sizes, -1)), int(element_at(step_sizes, -1)))"), ASKED["last"]),
):
    if wanted is not None:
        found = found.where(F.arrays_overlap(step, F.array(*[F.lit(item) for item in wanted])) if wanted else F.lit(False))

# What goes beyond the limit goes with all that are as frequent.
as_frequent = Window.orderBy(F.desc("support")).rangeBetween(Window.unboundedPreceding, Window.currentRow)
found = found.withColumn("up_to_here", F.count(F.lit(1)).over(as_frequent)).where(F.col("up_to_here") <= ASKED["limit"])

result = found.select(
    F.col("g").alias("group_label"),
    "support",
    "sequence",
    "step_median",
    "step_q25",
    "step_q75",
    (F.col("support") / F.col("n")).alias("share"),
    "step_share",
    *(["step_sizes"] if BY_VISITS else []),
)

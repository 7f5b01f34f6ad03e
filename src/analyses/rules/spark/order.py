def with_q(rules, by):
    """Benjamini and Hochberg over all these rules of a group: the smallest share of false finds at which a rule is still found."""
    group = Window.partitionBy(*by)
    to_here = group.orderBy("p_value").rangeBetween(Window.unboundedPreceding, Window.currentRow)
    from_here = group.orderBy(F.desc("p_value")).rangeBetween(Window.unboundedPreceding, Window.currentRow)
    family, place = F.count(F.lit(1)).over(group), F.count(F.lit(1)).over(to_here)
    rules = rules.withColumn("q", F.col("p_value") * family.cast("double") / place.cast("double"))
    return rules.withColumn("q_value", F.least(F.lit(1.0), F.min("q").over(from_here))).drop("q")


found = with_q(rules, by)
if ASKED["metric"] == "q_value":
    found = found.where(F.col("q_value") <= ASKED["minThreshold"])
found = within_limit(found, ASKED["limit"])
primary = F.asc if ASKED["metric"] in ("p_value", "q_value") else F.desc
result = found.orderBy(*by, primary(ASKED["metric"]), "antecedents", "consequents").select(
    *by,
    "antecedents",
    "consequents",
    *METRICS,
    F.col("count").cast("int").alias("count"),
    "p_value",
    "q_value",
    "redundant",
)

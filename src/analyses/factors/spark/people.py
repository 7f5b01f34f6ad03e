for m, model in MODELS.items():
    popularity = model["popularity"]
    best = sorted(popularity, key=lambda item: (-popularity[item], item))
    model["heads"] = popular_list(popularity, RULES)
    model["order"] = [item for item in best if popularity[item] > 0 and allowed(item, RULES)]

histories = pairs.groupBy("g", "customer").agg(F.array_sort(F.collect_list(F.struct("item", "value", "time"))).alias("has"))
people = customers.alias("c").join(sizes.alias("s"), F.expr("c.g <=> s.g")).select("c.g", "c.customer", "s.m")
people = people.alias("p").join(histories.alias("h"), F.expr("p.g <=> h.g AND p.customer = h.customer"), "left")
people = people.select("p.g", "p.customer", "p.m", "h.has")

def lists_by_ease(models, rules, fallback, ridge):
    """For `applyInArrow`: one model is one task. What each item says of all others, in closed form, and lists from it."""
    def of_model(key, table):
        import numpy as np
        import pyarrow as pa

        rows = table.to_pylist()
        items = sorted({each["item"] for row in rows for each in row["has"] or []})
        if len(items) > 4096:
            raise ValueError(f"EASE compares each item with every other one: {len(items)} items are too many, 4096 the most")
        place = {item: at for at, item in enumerate(items)}
        gram = np.zeros((len(items), len(items)))
        for row in rows:
            own = [place[each["item"]] for each in row["has"] or []]
            gram[np.ix_(own, own)] += 1
        inverse = np.linalg.inv(gram + ridge * np.eye(len(items)))
        says = -inverse / np.diag(inverse)
        # Rounding lets items that are alike to the last but one bit be equals.
        says = np.where(np.abs(says) < 1e-10, 0.0, says.astype(np.float32).astype(np.float64))
        np.fill_diagonal(says, 0.0)
        for row in rows:
            scores = np.zeros(len(items))
            for each in row["has"] or []:
                scores += says[place[each["item"]]]
            row["speaks"] = [{"item": items[at], "score": float(scores[at])} for at in np.flatnonzero(scores > 0)]
        wanted = [row for row in rows if row["lists"]]
        schema = pa.schema(
            [(name, pa.string()) for name in ("g", "customer", "m")]
            + [("has", pa.list_(pa.struct([("item", pa.string())])))]
            + [("speaks", pa.list_(pa.struct([("item", pa.string()), ("score", pa.float64())])))]
        )
        batches = pa.Table.from_pylist(wanted, schema).to_batches()
        lists = rows_of_lists(lists_of_links, models, rules, fallback, False)(batches)
        return pa.Table.from_batches(list(lists), list_schema())

    return of_model


work = learners_of(people.select("g", "customer", "has")).alias("w").join(F.broadcast(sizes).alias("s"), F.expr("w.g <=> s.g"))
work = work.select("w.g", "w.customer", "w.m", "w.has", F.expr("w.m = s.m").alias("lists"))
result = work.groupBy("m").applyInArrow(lists_by_ease(MODELS, RULES, ASKED["fallback"], ASKED["ridge"]), LIST_COLUMNS)
